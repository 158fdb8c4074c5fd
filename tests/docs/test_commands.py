"""Runs every ```sh block of the pages below, in the order of the page and in one empty folder per page.

`gebied` is on PATH. A block that fails, or that says anything about a fault in the program, fails the page.
By hand: GEBIED=build/tests/sim/cli/gebied GEBIED_SOURCE=. python3 tests/docs/test_commands.py
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("GEBIED_SOURCE", pathlib.Path(__file__).parents[2])).resolve()
PROGRAM = pathlib.Path(
    os.environ.get("GEBIED", SOURCE / "build" / "tests" / "sim" / "cli" / "gebied")
).resolve()
PAGES = ["docs/tutorial/first-study.md", "docs/how-to/write-a-scenario.md", "docs/how-to/read-a-result.md",
         "docs/how-to/calibrate-on-your-own-figures.md",
         "docs/how-to/read-results-in-R-Python-Excel-PowerBI.md",
         "docs/tutorial/first-briefing.md", "docs/how-to/brief-a-council.md"]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)
SECONDS = 60


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gebied-docs-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "gebied").symlink_to(PROGRAM)
        self.environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}

    def run_page(self, page):
        blocks = BLOCK.findall((SOURCE / page).read_text())
        self.assertTrue(blocks, f"{page} has no commands")
        work = self.folder / "work"
        work.mkdir()
        for number, block in enumerate(blocks, 1):
            ended = subprocess.run(
                ["sh", "-eu", "-c", block], cwd=work, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS, text=True,
            )
            self.assertEqual(ended.returncode, 0, f"{page}, block {number}:\n{block}\n{ended.stdout}")
            self.assertNotIn("fault in the program", ended.stdout)

    def test_a_block_that_fails_is_noticed(self):
        self.assertEqual(BLOCK.findall("```sh\nfalse\n```\n```yaml\nx\n```\n"), ["false\n"])
        ended = subprocess.run(["sh", "-eu", "-c", "gebied no-such-command\ntrue"], env=self.environment,
                               stderr=subprocess.DEVNULL, check=False)
        self.assertNotEqual(ended.returncode, 0)


def add_page(page):
    name = "test_" + re.sub(r"\W", "_", page)
    setattr(Commands, name, lambda self: self.run_page(page))


for a_page in PAGES:
    add_page(a_page)

if __name__ == "__main__":
    unittest.main(verbosity=1)
