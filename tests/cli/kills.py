#!/usr/bin/env python3
"""Kills a run at random instants, again and again; the same command must go on every time and end with the
content of a run that nobody disturbed.

    python3 tests/cli/kills.py --kills 1000     the long proof; a second per kill
CTest does a few kills (test_runs.py)."""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import cli


def command(result, replications, threads):
    return [cli.PROGRAM, "run", cli.RICH, "-o", result, "-r", str(replications), "-j", str(threads)]


def run_quietly(words):
    """Runs to the end; returns the seconds that it took."""
    begin = time.monotonic()
    ended = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    if (ended.returncode, ended.stderr) != (cli.DONE, b""):
        raise AssertionError(f"status {ended.returncode}: {ended.stderr.decode()}")
    return time.monotonic() - begin


def killed(words, after):
    """Starts and kills after so many seconds; whether it was still running then."""
    process = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


def futures_in(result):
    """Futures in what a kill left; it is no file, an empty one or a valid, labelled result."""
    if not result.exists():
        return 0
    ended = subprocess.run([cli.PROGRAM, "compare", result, "--format", "json"], capture_output=True)
    if ended.returncode == cli.FAILED and result.stat().st_size == 0:
        return 0
    if ended.returncode != cli.DONE:
        raise AssertionError(f"after a kill: status {ended.returncode}: {ended.stderr.decode()}")
    found = json.loads(ended.stdout)
    complete = found["replications"] == found["replications_asked"]
    if found["state"] != "running" and not (complete and found["state"] == "complete"):
        raise AssertionError(f"{found['replications']} futures, called {found['state']}")
    return found["replications"]


def prove(folder, kills, chance, replications=600, say=lambda words: None):
    """Kills `kills` times. A chain of kills ends when a run comes to its end; then the next begins."""
    whole = folder / "whole.sqlite"
    seconds = run_quietly(command(whole, replications, 2))
    expected = cli.content(whole)
    say(f"{replications} futures undisturbed: {seconds:.1f} s")
    done = chains = resumed = 0
    while done < kills:
        chains += 1
        result = folder / f"killed-{chains}.sqlite"
        alive = True
        while alive and done < kills:
            # Half of the kills fall while the file is made and looked at, the rest anywhere.
            after = chance.uniform(0, 0.05) if chance.random() < 0.5 else chance.uniform(0, 1.2 * seconds)
            alive = killed(command(result, replications, chance.choice([1, 2, 3])), after)
            done += alive
            futures = futures_in(result)
            resumed += alive and 0 < futures < replications
        run_quietly(command(result, replications, 2))
        if cli.content(result) != expected:
            raise AssertionError(f"chain {chains} ended with other content; kept in {result}")
        result.unlink()
        say(f"{done} kills, {chains} chains, {resumed} times with some of the futures kept")
    return resumed


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--seed", type=int, default=random.randrange(10**9))
    chosen = options.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gebied-kills-"))
    prove(folder, chosen.kills, random.Random(chosen.seed), say=lambda words: print(words, flush=True))
    (folder / "whole.sqlite").unlink()
    folder.rmdir()
    print("every chain of kills ended with the content of an undisturbed run")


if __name__ == "__main__":
    sys.exit(main())
