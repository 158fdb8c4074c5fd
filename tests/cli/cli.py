"""What the tests of the program share: where it stands, how it is called, and a folder per test.

CTest sets GEBIED (the program) and GEBIED_SOURCE (the source tree). By hand:
    GEBIED=build/tests/sim/cli/gebied GEBIED_SOURCE=. python3 tests/cli/test_words.py
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("GEBIED_SOURCE", pathlib.Path(__file__).parents[2])).resolve()
PROGRAM = pathlib.Path(
    os.environ.get("GEBIED", SOURCE / "build" / "tests" / "sim" / "cli" / "gebied")
).resolve()
STUDIES = SOURCE / "tests" / "cli" / "studies"
TINY = SOURCE / "tests" / "hostile" / "base" / "tiny.yaml"
RICH = STUDIES / "rich.yaml"

DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 3

# Words that only a fault of ours brings; nothing that a user does may bring them.
FAULTS = ["fault in the program", "fout in het programma", "terminate called", "what():", "std::", "a promise inside"]


# Whoever reads English messages without asking for them each time; Dutch is the default.
ENGLISH = {**os.environ, "GEBIED_LANGUAGE": "en"}


class Case(unittest.TestCase):
    """A test with a folder of its own, in which the program runs."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gebied-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def call(self, *arguments, **options):
        """Runs the program to its end and returns its exit status, output and messages."""
        options.setdefault("cwd", self.folder)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        ended = subprocess.run(
            [PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, timeout=120, **options
        )
        for name in ("stdout", "stderr"):
            text = getattr(ended, name)
            setattr(ended, name, "" if text is None else text.decode())
        for fault in FAULTS:
            self.assertNotIn(fault, ended.stderr, f"gebied {' '.join(map(str, arguments))}")
        return ended

    def done(self, *arguments, **options):
        """Runs what must go well and returns its output; no word on standard error."""
        ended = self.call(*arguments, **options)
        self.assertEqual((ended.returncode, ended.stderr), (DONE, ""))
        return ended.stdout

    def refused(self, status, words, *arguments, language="en", **options):
        """Runs what must be refused: `words` in the message, nothing on standard output."""
        options.setdefault("env", {**ENGLISH, "GEBIED_LANGUAGE": language})
        ended = self.call(*arguments, **options)
        self.assertEqual(ended.returncode, status, ended.stderr)
        self.assertIn(words, ended.stderr)
        self.assertEqual(ended.stdout, "")
        return ended.stderr

    def result(self, study=TINY, *options, name="result.sqlite"):
        """A result of a study in the folder of the test."""
        self.done("run", study, "-o", name, *options)
        return self.folder / name

    def comparison(self, result, *options):
        """The comparison of a result as data."""
        return json.loads(self.done("compare", result, "--format", "json", *options))

    def written(self):
        """Names of everything in the folder of the test."""
        return sorted(path.name for path in self.folder.iterdir())


# What may differ between two runs of one study: when it ran, and the check over that.
MOMENT = {"created", "check"}


def content(result):
    """Everything in a result but the moment at which it was made, in one order: table -> rows."""
    connection = sqlite3.connect(f"file:{result}?mode=ro", uri=True)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {table: sorted(connection.execute(f'SELECT * FROM "{table}"')) for table in tables}
    finally:
        connection.close()
    found["study"] = [row for row in found["study"] if row[0] not in MOMENT]
    return found


def header(result, key):
    """A value of the table `study` of a result."""
    connection = sqlite3.connect(f"file:{result}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT value FROM study WHERE key = ?", [key]).fetchone()[0]
    finally:
        connection.close()


# With GEBIED_THOROUGH=1 tests go through everything of which they otherwise take a sample.
THOROUGH = bool(os.environ.get("GEBIED_THOROUGH"))


def sample(first, last, step):
    """Every `step`th of first..last, or all of them when asked to be thorough."""
    return range(first, last + 1, 1 if THOROUGH else step)


def as_nobody():
    """How to start the program as a user who may not write everywhere: subprocess options.

    The superuser may write everywhere, so that a folder without write permission proves nothing. In a home that is
    closed to others, such as /root, such a user cannot reach the program either: then the test is skipped in words."""
    if os.geteuid() != 0:
        return {}
    nobody = {"user": 65534, "group": 65534, "extra_groups": []}
    try:
        subprocess.run([PROGRAM, "--version"], stdin=subprocess.DEVNULL, capture_output=True, check=True, cwd="/", **nobody)
    except PermissionError:
        raise unittest.SkipTest(f"another user than the superuser cannot reach {PROGRAM}") from None
    return nobody


def main():
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
