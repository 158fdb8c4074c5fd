"""One comparison, five ways: text = csv = json = what a few lines of Python compute again from the raw tables."""
import csv
import io
import json
import math
import re
import sqlite3

import jsonschema

import cli
import recompute

SCHEMA = json.loads((cli.SOURCE / "docs" / "reference" / "compare.schema.json").read_text())
NUMBER = re.compile(r"[−~+]*\d[\d,.]*\d|[−~+]*\d")


def number_of(text, language):
    """A printed number and the largest unit in which it can have been rounded."""
    plain = text.lstrip("~+").replace("−", "-")
    plain = plain.replace(",", "") if language == "en" else plain.replace(".", "").replace(",", ".")
    whole, _, decimals = plain.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(plain), 10.0 ** (-len(decimals) if decimals else zeros)


class Compare(cli.Case):
    def near(self, printed, value, language, where, beside=None):
        """`printed` is `value`, rounded. A zero was rounded as the number `beside` it."""
        shown, unit = number_of(printed, language)
        if shown == 0.0 and beside is not None:
            unit = max(unit, number_of(beside, language)[1])
        self.assertLessEqual(abs(shown - value), unit / 2 * (1 + 1e-9), f"{where}: {printed} for {value}")
        return shown

    def test_json_is_what_its_schema_says_for_every_state_of_a_result(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        valid = jsonschema.Draft7Validator(SCHEMA)
        self.result(cli.RICH, name="rich.sqlite")
        self.result(cli.RICH, "-r", "1", name="one.sqlite")
        self.result(cli.TINY, "--seed", "9223372036854775807", name="tiny.sqlite")
        for name, options in (("rich.sqlite", []), ("rich.sqlite", ["--area", "south"]), ("one.sqlite", []),
                              ("rich.sqlite", ["-m", "spent"]), ("rich.sqlite", ["--from", "2028", "--reference", "pooled"]), ("tiny.sqlite", [])):
            with self.subTest(result=name, options=options):
                found = self.comparison(name, *options)
                self.assertEqual(list(valid.iter_errors(found)), [])
        self.assertEqual(self.comparison("tiny.sqlite")["seed"], "9223372036854775807")
        broken = self.comparison("rich.sqlite")
        broken["measures"][0]["scenarios"][1]["difference"]["verdict"] = "cheaper"
        self.assertFalse(valid.is_valid(broken))

    def test_some_years_are_those_years_alone(self):
        result = self.result(cli.RICH)
        whole = self.comparison(result)
        first, last = whole["start_year"], whole["last_year"]
        self.assertEqual((whole["reported_start_year"], whole["reported_last_year"]), (first, last))
        with sqlite3.connect(result) as database:
            def mean(scenario, column, years):
                return database.execute(
                    f"SELECT sum({column}) FROM yearly WHERE scenario = ? AND year BETWEEN ? AND ?",
                    (scenario, *years)).fetchone()[0] / whole["replications"] / (years[1] - years[0] + 1)
            for years in ((first, first), (last, last), (first, last)):
                found = self.comparison(result, "--from", years[0], "--until", years[1])
                self.assertEqual((found["start_year"], found["last_year"]), years)
                self.assertEqual((found["reported_start_year"], found["reported_last_year"]), (first, last))
                for measure in found["measures"]:
                    if measure["id"] in ("spent_total", "overrun_total", "entitled_waited"):
                        factor = 0.01 if measure["unit"]["en"].startswith("euro") else 1
                        for one in measure["scenarios"]:
                            self.assertAlmostEqual(one["mean"], factor * mean(one["scenario"], measure["id"], years), places=6)
        self.assertEqual(self.comparison(result, "--from", first, "--until", last), whole)
        self.assertEqual(self.comparison(result, "--from", first), whole)
        rows = list(csv.DictReader(io.StringIO(self.done("compare", result, "--format", "csv", "--until", first))))
        self.assertEqual({(row["first_year"], row["last_year"]) for row in rows}, {(str(first), str(first))})
        text = self.done("compare", result, "--from", last, "--language", "en")
        self.assertIn(f"{last} to {last}", text)
        self.assertIn(f"These years only; the study is about {first} to {last}", text)
        for option, year in (("--from", first - 1), ("--until", last + 1), ("--from", last + 1)):
            self.refused(cli.WRONG, f"{option} is {year} ({first} to {last})", "compare", result, option, year)
        self.refused(cli.WRONG, f"--from is {last} ({first} to {first}, the year of --until, or before)",
                     "compare", result, "--from", last, "--until", first)

    def test_another_reference_turns_every_difference(self):
        result = self.result(cli.RICH)
        usual = self.comparison(result)
        ids = [scenario["id"] for scenario in usual["scenarios"]]
        differs = {one: sum(measure["scenarios"][i]["difference"]["verdict"] != "identical" for measure in usual["measures"])
                   for i, one in enumerate(ids) if i > 0}
        other = max(differs, key=differs.get)
        found = self.comparison(result, "--reference", other)
        self.assertEqual((usual["reference"]["id"], found["reference"]["id"]), (ids[0], other))
        self.assertEqual([scenario["id"] for scenario in found["scenarios"]], [other, *(one for one in ids if one != other)])
        opposite = {"better": "worse", "worse": "better", "higher": "lower", "lower": "higher"}
        turned = 0
        for before, after in zip(usual["measures"], found["measures"]):
            self.assertIsNone(after["scenarios"][0]["difference"])
            there = next(one for one in before["scenarios"] if one["scenario"] == other)["difference"]
            back = next(one for one in after["scenarios"] if one["scenario"] == ids[0])["difference"]
            self.assertEqual(back["verdict"], opposite.get(there["verdict"], there["verdict"]), before["id"])
            if there["mean"] is not None:
                self.assertAlmostEqual(back["mean"], -there["mean"], places=6)
                turned += there["mean"] != 0
        self.assertGreater(turned, 3)
        self.assertEqual(self.comparison(result, "--reference", ids[0]), usual)
        rows = list(csv.DictReader(io.StringIO(self.done("compare", result, "--format", "csv", "--reference", other))))
        self.assertEqual({row["baseline"] for row in rows if row["scenario"] != other}, {other})
        name = next(scenario["en"] for scenario in usual["scenarios"] if scenario["id"] == other)
        text = self.done("compare", result, "--reference", other, "--language", "en")
        self.assertIn(f"Compared with the scenario: {name}\n", text)
        self.assertIn(f"the difference with the scenario {name}", text)
        self.assertNotIn("the difference with the baseline", text)
        self.refused(cli.WRONG, f"--reference is 'x' ({', '.join(ids)})", "compare", result, "--reference", "x")

    def test_csv_holds_the_numbers_of_json(self):
        self.result(cli.RICH)
        for options in ([], ["--area", "north"], ["-m", "spent.wmo"]):
            found = self.comparison("result.sqlite", *options)
            text = self.done("compare", "result.sqlite", "--format", "csv", *options)
            rows = list(csv.DictReader(io.StringIO(text)))
            self.assertNotIn("\r", text)
            self.assertEqual(len(rows), sum(len(measure["scenarios"]) for measure in found["measures"]))
            rows = iter(rows)
            for measure in found["measures"]:
                for scenario in measure["scenarios"]:
                    row = next(rows)
                    self.assertEqual((row["measure"], row["item"]), (measure["measure"], measure["item"]))
                    self.assertEqual((row["meaning_nl"], row["meaning_en"]), (measure["name"]["nl"], measure["name"]["en"]))
                    self.assertEqual(row["scenario"], scenario["scenario"])
                    self.assertEqual(int(row["replications"]), found["replications"])
                    pairs = [("mean", "mean"), ("mean_low", "low"), ("mean_high", "high"), ("p10", "p10"),
                             ("p50", "p50"), ("p90", "p90"), ("standard_error", "standard_error")]
                    self.same(row, scenario, pairs)
                    difference = scenario["difference"]
                    if difference is None:
                        self.assertEqual((row["difference"], row["verdict"], row["baseline"]), ("", "", ""))
                        continue
                    self.assertEqual((row["verdict"], row["better_means"], row["baseline"]),
                                     (difference["verdict"], difference["better_means"], "baseline"))
                    self.same(row, difference, [("difference", "mean"), ("difference_low", "low"),
                                                ("difference_high", "high"), ("difference_standard_error", "standard_error")])
                    self.same(row, difference["better"], [("better", "happened"), ("better_of", "count"),
                                                          ("better_share", "share"), ("better_low", "low"), ("better_high", "high")])

    def same(self, row, found, pairs):
        """Cells of a row are numbers of a comparison, to the last bit; an empty cell is null."""
        for cell, key in pairs:
            self.assertEqual(None if row[cell] == "" else float(row[cell]), found[key], f"{cell} of {row['measure']}")

    def test_text_holds_the_numbers_of_json_rounded(self):
        self.result(cli.RICH)
        found = self.comparison("result.sqlite")
        for language in ("nl", "en"):
            text = self.done("compare", "result.sqlite", "--all", "--language", language)
            tables = text.split("\n\n")[1:]
            self.assertEqual(len(tables), len(found["scenarios"]) - 1)
            for table, scenario in zip(tables, found["scenarios"][1:]):
                lines = table.rstrip("\n").split("\n")
                self.assertTrue(lines[0].startswith(scenario[language]), lines[0])
                self.assertEqual(len(lines), 2 + 2 * len(found["measures"]))
                named = {lines[i].strip(): lines[i + 1] for i in range(2, len(lines), 2)}
                for measure in found["measures"]:
                    self.row(named, measure, scenario["id"], language)

    def row(self, named, measure, scenario, language):
        """One measure under one scenario, as a reader sees it."""
        share = measure["unit"]["en"] == "share"
        title = measure["name"][language] + ("" if share else f" ({measure['unit'][language]})")
        cells = re.split(r"  +", named[title].strip())
        self.assertEqual(len(cells), 3, named[title])
        scale = 100 if share else 1
        summaries = {one["scenario"]: one for one in measure["scenarios"]}
        where = f"{measure['id']}, {scenario}, {language}"
        # Money is never printed in cents.
        slack = 0.5 if measure["unit"]["en"].startswith("euro") else 0.005
        self.summary(cells[0], summaries["baseline"], scale, slack, language, where)
        self.summary(cells[1], summaries[scenario], scale, slack, language, where)
        self.difference(cells[2], summaries[scenario]["difference"], scale, language, where)

    def summary(self, cell, found, scale, slack, language, where):
        if found["mean"] is None:
            self.assertEqual(cell, "–")
            return
        mean, bracket = re.fullmatch(r"([^(]+?)(?: \((.*)\))?", cell).groups()
        numbers = NUMBER.findall(mean)
        ends = [found["low"], found["high"]]
        if len(numbers) == 2:
            for printed, end in zip(numbers, ends):
                self.near(printed, scale * end, language, where)
        else:
            shown = self.near(numbers[0], scale * found["mean"], language, where)
            inside = scale * ends[0] - slack <= shown <= scale * ends[1] + slack
            self.assertTrue(inside, f"{where}: {cell} outside {ends}")
        if bracket:
            low_high = NUMBER.findall(bracket)
            for printed, end in zip(low_high, [found["p10"], found["p90"]]):
                self.near(printed, scale * end, language, where, beside=low_high[-1])

    def difference(self, cell, found, scale, language, where):
        words = {
            "identical": ("gelijk", "identical"), "no_difference": ("geen aantoonbaar verschil", "no demonstrable difference"),
            "better": ("beter", "better"), "worse": ("slechter", "worse"), "higher": ("hoger", "higher"),
            "lower": ("lager", "lower"), "unknown": ("niet te zeggen", "cannot be said"),
        }[found["verdict"]][language == "en"]
        self.assertTrue(cell.startswith(words), f"{where}: {cell} for {found['verdict']}")
        numbers = NUMBER.findall(cell.split(";")[0])
        if found["verdict"] in ("identical", "unknown"):
            self.assertEqual(cell, words)
            return
        expected = [found["low"], found["high"]] if found["verdict"] == "no_difference" else [found["mean"], found["low"], found["high"]]
        self.assertLessEqual(len(numbers), len(expected), where)
        for printed, value in zip(numbers, expected):
            self.near(printed, scale * value, language, where)
        if ";" in cell:
            self.often(cell.split(";")[1], found["better"], where)

    def often(self, text, better, where):
        """`in about 8 of 10 futures` is what happened in so many of so many."""
        of = re.search(r"(\d+) (?:van de|of) (\d+)", text)
        share = better["share"]
        if not of:
            self.assertIn(share, (0, 1), f"{where}: {text}")
        elif re.search("meer dan|more than", text):
            self.assertTrue(int(of[1]) / int(of[2]) < share < 1, f"{where}: {text} for {share}")
        elif re.search("minder dan|fewer than", text):
            self.assertTrue(0 < share < int(of[1]) / int(of[2]), f"{where}: {text} for {share}")
        else:
            self.assertLessEqual(abs(int(of[1]) / int(of[2]) - share), 0.5 / int(of[2]) + 1e-12, f"{where}: {text} for {share}")

    def test_a_comparison_computed_again_from_the_raw_tables_is_the_same(self):
        for study in (cli.RICH, cli.TINY):
            result = self.result(study, name=f"{study.stem}.sqlite")
            for area in (None, "north", "south"):
                mine, wrong = recompute.check(result, cli.PROGRAM, area)
                self.assertEqual(wrong, [])
                self.assertEqual(len(mine), len(recompute.Result(result).scenarios) * 7)
        rich = recompute.recomputed(self.folder / "rich.sqlite")
        # It looked at something: shortage, overrun and waits occur, and verdicts of every kind.
        self.assertGreater(rich["entitled_waited", "baseline"]["mean"], 1)
        self.assertGreater(rich["overrun_total", "duty"]["mean"], 1)
        self.assertGreater(rich["team_intake_wait", "slowly"]["mean"], 1)
        verdicts = {found["difference"]["verdict"] for found in rich.values() if found["difference"]}
        self.assertLessEqual({"identical", "better", "worse", "higher"}, verdicts)

    def test_the_recomputation_sees_a_wrong_number(self):
        result = self.result(cli.RICH)
        mine = recompute.recomputed(result)
        for key in ("mean", "low", "p10"):
            other = json.loads(json.dumps(mine["spent_total", "pooled"]))
            other[key] *= 1 + 1e-7
            self.assertEqual([path for path, _, _ in recompute.deviations(mine["spent_total", "pooled"], other)], [f".{key}"])
        # Quantiles of Student's law from a table (Abramowitz and Stegun, 26.10).
        for freedom, factor in ((1, 12.706), (2, 4.303), (5, 2.571), (30, 2.042), (120, 1.980)):
            self.assertAlmostEqual(recompute.student(freedom), factor, places=3)

    def test_whoever_reads_a_result_changes_no_byte_of_it(self):
        result = self.result(cli.RICH)
        before = result.read_bytes()
        for reading in (["compare", result], ["compare", result, "--all", "--format", "csv"],
                        ["compare", result, "--risk"], ["export", result, "-o", "tables"],
                        ["export", result, "-o", "book.xlsx"]):
            with self.subTest(command=reading):
                self.done(*reading)
                self.assertEqual(result.read_bytes(), before)
        self.assertEqual([name for name in self.written() if name.startswith("result")], ["result.sqlite"])

    def test_a_scenario_that_changes_nothing_differs_by_exactly_nothing(self):
        self.result(cli.RICH)
        for measure in self.comparison("result.sqlite")["measures"]:
            baseline, same = measure["scenarios"][:2]
            self.assertEqual(same["scenario"], "same")
            if baseline["mean"] is None:
                continue
            self.assertEqual([same[key] for key in ("mean", "low", "high", "p10", "p90")],
                             [baseline[key] for key in ("mean", "low", "high", "p10", "p90")])
            self.assertEqual([same["difference"][key] for key in ("mean", "low", "high")], [0, 0, 0])
            self.assertEqual(same["difference"]["verdict"], "identical")

    def test_no_amount_of_money_stands_alone(self):
        self.result(cli.RICH)
        for measure in ("spent_total", "spent.wmo", "ceiling", "surplus"):
            ids = [row["id"] for row in self.comparison("result.sqlite", "-m", measure)["measures"]]
            self.assertLessEqual({measure, "overrun_total", "entitled_waited"}, set(ids))
            text = self.done("compare", "result.sqlite", "-m", measure, "--language", "en")
            self.assertIn("households entitled to help that went without", text)
            self.assertIn("overrun beside the ceiling", text)

    def test_what_cannot_be_known_is_not_a_number(self):
        self.result(cli.RICH, "-r", "1")
        found = self.comparison("result.sqlite")
        for measure in found["measures"]:
            for scenario in measure["scenarios"]:
                self.assertIsNone(scenario["low"])
                if scenario["difference"] and scenario["difference"]["verdict"] not in ("identical", "unknown"):
                    self.assertEqual(scenario["difference"]["verdict"], "no_difference")
        text = self.done("compare", "result.sqlite", "--language", "en")
        self.assertIn("A single future: nothing can be said about differences", text)
        self.assertFalse(any(word in text for word in ("nan", "inf ")))
        for row in csv.reader(io.StringIO(self.done("compare", "result.sqlite", "--format", "csv"))):
            self.assertFalse({"nan", "inf", "-inf"} & set(row))

    def test_numbers_are_finite_or_null(self):
        self.result(cli.TINY)
        text = self.done("compare", "result.sqlite", "--format", "json")

        def refuse(word):
            raise AssertionError(f"{word} in JSON")

        def walk(value):
            if isinstance(value, float):
                self.assertTrue(math.isfinite(value))
            for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
                walk(one)

        walk(json.loads(text, parse_constant=refuse))


if __name__ == "__main__":
    cli.main()
