#!/usr/bin/env python3
"""Runs the main study with a few futures and computes its comparison again (tests/cli/recompute.py)."""
import os
import subprocess
import sys
import tempfile

root = os.environ["GEBIED_ROOT"]
program = os.environ["GEBIED"]
with tempfile.TemporaryDirectory() as folder:
    result = os.path.join(folder, "holtenbroek.sqlite")
    study = os.path.join(root, "scenarios", "studies", "holtenbroek.yaml")
    subprocess.run([program, "run", study, "-r", "12", "-o", result], check=True, stdout=subprocess.DEVNULL)
    again = [sys.executable, os.path.join(root, "tests", "cli", "recompute.py"), result, "--program", program]
    sys.exit(subprocess.run(again, check=False).returncode)
