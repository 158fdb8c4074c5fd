"""The shipped targets, from the outside: the page, the words, the statuses, and the numbers once more.

By hand: GEBIED=build/tests/sim/cli/gebied GEBIED_SOURCE=. python3 tests/studies/calibrate.py
"""
import csv
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

os.environ["GEBIED_LANGUAGE"] = "en"  # the language of messages; pages say their own
SOURCE = pathlib.Path(os.environ.get("GEBIED_SOURCE", pathlib.Path(__file__).parents[2])).resolve()
PROGRAM = pathlib.Path(
    os.environ.get("GEBIED", SOURCE / "build" / "tests" / "sim" / "cli" / "gebied")
).resolve()
TARGETS = SOURCE / "scenarios" / "calibration" / "targets.yaml"
BASE = SOURCE / "tests" / "hostile" / "base"

OWN = """\
title: {nl: Eigen cijfers, en: Own figures}
bibliography: sources.yaml
studies: {north: {study: tiny.yaml, area: north}}
targets:
  started:
    title: started
    unit: per 1,000 inhabitants
    measure: [product_starts.guidance, product_starts.youth_care]
    per: inhabitants
    times: 1000
    published: {value: 12, low: 1, high: 1000, unit: per year, source: study-2020, year: 2020}
    conversion: [{over: 2, note: halves}]
    use: fitted
  far:
    title: far
    unit: households
    measure: users
    published: {value: 1, low: 1, high: 1, unit: households, source: study-2020, year: 2020}
    use: reported
"""


class Calibrate(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gebied-calibrate-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        for name in ("tiny.yaml", "sources.yaml"):
            shutil.copy(BASE / name, self.folder / name)
        (self.folder / "own.yaml").write_text(OWN)

    def call(self, *arguments):
        return subprocess.run(
            [PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True, timeout=250
        )

    def test_the_shipped_targets_give_a_page_with_a_row_for_every_figure(self):
        ended = self.call("calibrate", TARGETS, "-r", "4", "-o", "page.md")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(ended.stdout, "")
        page = (self.folder / "page.md").read_text()
        self.assertIn(f"    gebied calibrate {TARGETS} -r 4 --language en -o page.md\n", page)
        rows = [line for line in page.splitlines() if re.match(r"\| .* \| (fitted|reported) \|", line)]
        self.assertGreaterEqual(len(rows), 16)
        self.assertFalse([row for row in rows if "cannot be said" in row])
        unexplained = page.count("**not explained.**")
        self.assertEqual(len(ended.stderr.splitlines()), unexplained)

    def test_threads_change_no_byte_and_language_changes_words(self):
        one = self.call("calibrate", "own.yaml", "-r", "6", "-j", "1")
        two = self.call("calibrate", "own.yaml", "-r", "6", "-j", "2")
        self.assertEqual((one.returncode, one.stdout), (0, two.stdout))
        dutch = self.call("calibrate", "own.yaml", "-r", "6", "--language", "nl").stdout
        self.assertIn("# Kalibratie: Eigen cijfers", dutch)
        self.assertIn("**niet verklaard.**", dutch)
        other = self.call("calibrate", "own.yaml", "-r", "6", "--seed", "8").stdout
        self.assertNotEqual(one.stdout, other)

    def test_a_figure_is_that_of_the_result_of_the_same_study(self):
        page = self.call("calibrate", "own.yaml", "-r", "5").stdout
        row = next(line for line in page.splitlines() if line.startswith("| started ("))
        shown = float(row.split("|")[2].split("(")[0])
        self.assertIn("| 6.00 (0.50 to 500.00) |", row)
        self.assertEqual(self.call("run", "tiny.yaml", "-r", "5", "-o", "tiny.sqlite").returncode, 0)
        ended = self.call("export", "tiny.sqlite", "-o", "tables")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        with open(self.folder / "tables" / "yearly.csv", newline="") as file:
            found = [
                float(line["value"])
                for line in csv.DictReader(file)
                if line["scenario"] == "baseline"
                and line["area"] == "north"
                and line["counter"] == "product_starts"
            ]
        self.assertEqual(len(found), 5 * 2 * 2)  # futures, years, products
        by_hand = 1000 * sum(found) / (5 * 2) / 200  # per year, 200 inhabitants
        self.assertAlmostEqual(shown, by_hand, delta=0.6)

    def test_own_figures_extend_the_shipped_ones_from_anywhere(self):
        (self.folder / "more.yaml").write_text(
            "extends: calibration/targets.yaml\n"
            "title: More\n"
            "targets:\n"
            "  users: {why: other, published: {value: 99, low: 98, high: 100, unit: percent, source: law, year: 2024}}\n"
        )
        ended = self.call("calibrate", "more.yaml", "-r", "2")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        row = next(line for line in ended.stdout.splitlines() if line.startswith("| households with an individual"))
        self.assertIn("| 99 (98 to 100) |", row)
        self.assertIn("## Holtenbroek", ended.stdout)

    def test_wrong_input_and_arguments(self):
        for words, arguments in [
            ("needs a file of TARGETS", ["calibrate"]),
            ("there is no such file", ["calibrate", "none.yaml"]),
            ("--replications is 1 (2 to 1000000)", ["calibrate", "own.yaml", "-r", "1"]),
            ("--threads is -1", ["calibrate", "own.yaml", "-j", "-1"]),
            ("--language is 'fr'", ["calibrate", "own.yaml", "--language", "fr"]),
            ("targets is missing", ["calibrate", "tiny.yaml"]),
        ]:
            ended = self.call(*arguments, "-o", "page.md") if "own.yaml" in arguments else self.call(*arguments)
            self.assertEqual(ended.returncode, 2, (arguments, ended.stderr))
            self.assertIn(words, ended.stderr)
            self.assertFalse((self.folder / "page.md").exists())

    def test_a_page_that_cannot_be_written_is_said(self):
        ended = self.call("calibrate", "own.yaml", "-r", "2", "-o", "none/page.md")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("none/page.md cannot be written", ended.stderr)


if __name__ == "__main__":
    unittest.main()
