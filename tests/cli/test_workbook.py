"""A workbook and CSV with decimal commas, read back by programs that others use (LibreOffice, openpyxl, R, Python's csv)
and compared with the result to the cent."""
import csv
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import time
import zipfile

import cli
import openpyxl

HOSTILE = cli.STUDIES / "hostile_names.yaml"
MONEY = ("ceiling", "spent_total", "overrun_total", "stranded_end", "surplus", "cut_unrealised")
COUNTS = ("budget_enough", "entitled_waited", "interrupted", "first_shortage_day", "users", "team_intakes")
TABLES = {
    "nl": ["Vergelijking", "Per jaar", "Per maand", "Per toekomst", "Scenario's", "Wijzigingen", "Parameters", "Bronnen",
           "Plafonds", "Uitkomstmaten", "Kolommen", "Studie"],
    "en": ["Comparison", "Per year", "Per month", "Per future", "Scenarios", "Changes", "Parameters", "Sources",
           "Ceilings", "Measures", "Columns", "Study"],
}
PAGES = {"nl": ["Omslag", "Overzicht", "Grafieken"], "en": ["Cover", "Overview", "Charts"]}
DATA = {"nl": "Grafiekdata", "en": "Chart data"}


class Workbook(cli.Case):
    def workbook(self, *options, name="result.xlsx", language="en"):
        self.assertEqual(self.done("export", "result.sqlite", "-o", name, "--language", language, *options), f"{name}\n")
        return openpyxl.load_workbook(self.folder / name)

    def stored(self, query, *values):
        connection = sqlite3.connect(self.folder / "result.sqlite")
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(query, values)]
        finally:
            connection.close()

    def names(self):
        """Id -> English name, of scenarios and of areas."""
        return ({row["id"]: row["title_en"] or row["id"] for row in self.stored("SELECT id, title_en FROM scenarios")},
                {row["id"]: row["name_en"] or row["id"] for row in self.stored("SELECT id, name_en FROM areas")})

    @staticmethod
    def rows(sheet):
        """The rows of a table by the id in the head of each column: the word in front of its unit."""
        heads = [re.sub(r"^.*\n(\S+) \(.*\)$", r"\1", str(cell.value), flags=re.S) for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2, values_only=True):
            yield dict(zip(heads, row))

    def expected_futures(self):
        """What every future says, as in the store: (scenario, area, future, year) -> column -> value in the workbook."""
        scenarios, areas = self.names()
        columns = [row["name"] for row in self.stored("SELECT name FROM columns WHERE in_table = 'yearly'")]
        shown = [name for name in (*MONEY, *COUNTS) if name in columns]
        self.assertGreater(len(shown), 9)
        return {(scenarios[row["scenario"]], areas[row["area"]], row["replication"], row["year"]):
                {name: row[name] / 100 if name in MONEY else row[name] for name in shown}
                for row in self.stored("SELECT * FROM yearly")}

    def test_every_future_is_in_it_to_the_cent(self):
        self.result(cli.RICH, "-r", "5")
        found = {(row["scenario"], row["area"], row["future"], row["year"]): row for row in self.rows(self.workbook()["Per future"])}
        expected = self.expected_futures()
        self.assertEqual(set(found), set(expected))
        for key, values in expected.items():
            for name, value in values.items():
                self.assertEqual(found[key][name], value, f"{name} in {key}")

    def test_means_are_the_sums_of_the_store_over_the_futures(self):
        self.result(cli.RICH, "-r", "5")
        scenarios, areas = self.names()
        book = self.workbook()
        columns = self.stored("SELECT name, unit FROM columns WHERE in_table = 'yearly'")
        factor = {"cent": 0.01, "cent-day": 0.01, "minutes": 1 / 60}
        found = {(row["scenario"], row["area"], row["year"]): row for row in self.rows(book["Per year"])}
        sums = ", ".join(f'sum("{column["name"]}") AS "{column["name"]}"' for column in columns)
        compared = 0
        for row in self.stored(f"SELECT scenario, area, year, {sums} FROM yearly GROUP BY scenario, area, year"):
            there = found[scenarios[row["scenario"]], areas[row["area"]], row["year"]]
            for column in columns:
                unit = column["unit"]
                times = 1 / 86400 if unit.endswith("-seconds") else factor.get(unit, 1)
                self.assertAlmostEqual(there[column["name"]] or 0, row[column["name"]] / 5 * times,
                                       delta=0.001 + 1e-9 * abs(row[column["name"]]), msg=column["name"])
                compared += 1
        self.assertGreater(compared, 1000)
        months = {(row["scenario"], row["area"], row["year"], row["month"]): row for row in self.rows(book["Per month"])}
        for row in self.stored("SELECT scenario, area, year, month, sum(spent) AS spent, sum(waiting_team) AS waiting_team "
                               "FROM monthly GROUP BY scenario, area, year, month"):
            there = months[scenarios[row["scenario"]], areas[row["area"]], row["year"], row["month"]]
            self.assertAlmostEqual(there["spent"], row["spent"] / 500, places=2)
            self.assertAlmostEqual(there["waiting_team"], row["waiting_team"] / 5, places=6)

    def test_the_comparison_is_that_of_compare(self):
        self.result(cli.RICH)
        found = {(row["id of the measure"], row["id of the scenario"], row["area"]): row
                 for row in self.rows(self.workbook()["Comparison"])}
        _, areas = self.names()
        for area, options in (("all together", []), *((name, ["--area", key]) for key, name in areas.items())):
            for measure in self.comparison("result.sqlite", *options)["measures"]:
                for one in measure["scenarios"]:
                    row = found[measure["id"], one["scenario"], area]
                    pairs = [("mean", one["mean"]), ("mean, low (95%)", one["low"]), ("mean, high (95%)", one["high"]),
                             ("in 1 of 10 below", one["p10"]), ("median of futures", one["p50"]), ("in 1 of 10 above", one["p90"])]
                    if one["difference"]:
                        pairs += [("difference", one["difference"]["mean"]), ("difference, low (95%)", one["difference"]["low"]),
                                  ("difference, high (95%)", one["difference"]["high"])]
                        self.assertEqual(row["verdict"], {"no_difference": "no demonstrable difference", "unknown": "cannot be said"}
                                         .get(one["difference"]["verdict"], one["difference"]["verdict"]))
                    for head, value in pairs:
                        if value is None:
                            self.assertIsNone(row[head], f"{head} of {measure['id']}")
                        else:
                            # A workbook keeps 16 or 17 digits, as the file format has it.
                            self.assertAlmostEqual(row[head], value, delta=1e-12 * max(1, abs(value)))

    def test_parameters_come_with_source_and_grade(self):
        self.result(cli.TINY)
        found = {row["parameter"]: row for row in self.rows(self.workbook()["Parameters"])}
        stored = self.stored("SELECT * FROM parameters")
        self.assertEqual(set(found), {row["path"] for row in stored})
        for row in stored:
            there = found[row["path"]]
            for head, key in (("value", "value"), ("low", "low"), ("high", "high"), ("source", "source"), ("year", "year"),
                              ("grade", "grade"), ("note", "note"), ("file", "file"), ("line", "line"), ("unit", "unit")):
                written = "" if there[head] is None else there[head]
                same = str(written) == str(row[key]) or (str(row[key]).strip() and isinstance(written, (int, float))
                                                         and float(row[key]) == written)
                self.assertTrue(same, f"{head} of {row['path']}: {written!r} for {row[key]!r}")
        solved = found["team.solved"]
        self.assertEqual((solved["value"], solved["source"], solved["grade"]), (0.4, "study-2020", "literature"))

    def test_sheets_are_made_for_reading_in_both_languages(self):
        self.result(cli.RICH)
        for language in ("nl", "en"):
            book = self.workbook(name=f"{language}.xlsx", language=language)
            self.assertEqual(book.sheetnames, [*PAGES[language], *TABLES[language], DATA[language]])
            for name in TABLES[language]:
                sheet = book[name]
                self.assertTrue(sheet.freeze_panes, name)
                if sheet.max_row > 1:
                    self.assertTrue(sheet.auto_filter.ref, name)
                for cell in sheet[1]:
                    self.assertTrue(cell.value and cell.font.bold, f"{name}: {cell.coordinate}")
                    self.assertGreaterEqual(sheet.column_dimensions[cell.column_letter].width, 8, f"{name}: {cell.coordinate}")
            formats = {cell.number_format for row in book[TABLES[language][0]].iter_rows(min_row=2) for cell in row}
            self.assertTrue(any(("[$€-413]" if language == "nl" else "[$€-809]") in one for one in formats), formats)
            self.assertIn("0.0%", formats)
            heads = [cell.value for cell in book[TABLES[language][1]][1]]
            self.assertTrue(all(re.search(r"\(.+\)$", head) for head in heads[3:]), "units in the heads")
            # A small chart per scenario, and bars with intervals; each with words for who does not see it.
            scenarios = self.comparison("result.sqlite")["scenarios"]
            with zipfile.ZipFile(self.folder / f"{language}.xlsx") as parts:
                charts = [part for part in parts.namelist() if part.startswith("xl/charts/chart")]
                self.assertEqual(len(charts), len(scenarios) + 4)
                texts = [parts.read(part).decode() for part in charts]
                self.assertEqual(sum("<c:barChart>" in text for text in texts), 4)
                self.assertTrue(any("<c:errBars>" in text for text in texts if "<c:barChart>" in text))
                self.assertEqual(sum("<c:lineChart>" in text for text in texts), len(scenarios))
                drawing = parts.read("xl/drawings/drawing1.xml").decode()
                self.assertEqual(len(re.findall(r'<xdr:cNvPr [^>]*descr="[^"]+"', drawing)), len(charts))

    def test_the_cover_says_how_to_make_it_again(self):
        self.result(cli.TINY, "--seed", "9223372036854775807")
        cover = self.workbook()["Cover"]
        text = "\n".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None)
        self.assertIn("gebied run tiny.yaml -r 4 --seed 9223372036854775807 -o result.sqlite", text)
        self.assertIn("gebied export result.sqlite -o result.xlsx --language en", text)
        self.assertIn(cli.header(self.folder / "result.sqlite", "hash"), text)
        # Its commands do what it says, from the text on the sheet Study.
        again = self.folder / "again"
        again.mkdir()
        shutil.copy(cli.TINY.parent / "sources.yaml", again)
        study = openpyxl.load_workbook(self.folder / "result.xlsx")["Study"]
        (again / "tiny.yaml").write_text("".join(f"{row[1] or ''}\n" for row in study.iter_rows(min_row=2, values_only=True)))
        self.assertEqual((again / "tiny.yaml").read_bytes(), cli.TINY.read_bytes())
        self.done("run", "tiny.yaml", "-r", "4", "--seed", "9223372036854775807", "-o", "result.sqlite", cwd=again)
        self.assertEqual(cli.content(again / "result.sqlite"), cli.content(self.folder / "result.sqlite"))

    def test_an_unfinished_result_says_so_on_the_cover(self):
        self.result(cli.RICH, "-r", "2")
        process = subprocess.Popen([cli.PROGRAM, "run", cli.RICH, "-r", "3000", "-o", "result.sqlite"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), cli.INTERRUPTED)
        done = cli.header(self.folder / "result.sqlite", "replications")
        cover = [cell.value for row in self.workbook()["Cover"].iter_rows() for cell in row]
        self.assertIn(f"{done} of 3000 asked: NOT COMPLETE", cover)

    def test_one_future_and_one_scenario_have_a_workbook_too(self):
        for file in (cli.TINY, cli.TINY.parent / "sources.yaml"):
            (self.folder / file.name).write_bytes(file.read_bytes())
        text = cli.TINY.read_text()
        (self.folder / "alone.yaml").write_text(text[:text.index("scenarios:")].replace("study: tiny", "study: alone"))
        for study, options, charts in ((cli.TINY, ["-r", "1"], 0), (self.folder / "alone.yaml", [], 0), (cli.TINY, [], 4)):
            self.result(study, *options, "--replace")
            book = self.workbook()
            self.assertEqual(book.sheetnames[:3], PAGES["en"])
            with zipfile.ZipFile(self.folder / "result.xlsx") as parts:
                bars = [part for part in parts.namelist() if part.startswith("xl/charts/chart")
                        and "<c:barChart>" in parts.read(part).decode()]
            self.assertEqual(len(bars), charts, (study, options))

    def test_text_is_never_a_formula_and_nothing_is_no_number(self):
        study = self.folder / "notes.yaml"
        for name in ("rich.yaml", "hostile_names.yaml"):
            (self.folder / name).write_bytes((cli.STUDIES / name).read_bytes())
        study.write_text("extends: rich.yaml\nteam: {improved: {value: 0.2, note: '=HYPERLINK(\"http://x\")'}, "
                         "solved: {value: 0.4, note: '@SUM(A1)'}}\n")
        for file, options in ((study, ["-r", "1"]), (HOSTILE, []), (cli.TINY, ["--seed", "3"])):
            self.result(file, *options, "--replace")
            book = self.workbook()
            with zipfile.ZipFile(self.folder / "result.xlsx") as parts:
                for part in parts.namelist():
                    if re.match(r"xl/worksheets/sheet\d+\.xml", part):
                        text = parts.read(part).decode()
                        self.assertNotRegex(text, r"<f[ >/]", part)
                        self.assertNotRegex(text, r"<v>-?(nan|inf)", part)
                        self.assertNotIn('t="e"', text)
            kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
            self.assertLessEqual(kinds, {"s", "n", "d"})
        self.result(study, "-r", "1", "--replace")
        notes = {row["parameter"]: row["note"] for row in self.rows(self.workbook()["Parameters"])}
        self.assertEqual(notes["team.improved"], "=HYPERLINK(\"http://x\")")
        self.assertEqual(notes["team.solved"], "@SUM(A1)")

    def test_no_limit_is_an_empty_cell_and_never_a_trillion(self):
        study = self.folder / "free.yaml"
        for file in (cli.TINY, cli.TINY.parent / "sources.yaml"):
            (self.folder / file.name).write_bytes(file.read_bytes())
        study.write_text("extends: tiny.yaml\nstudy: free\nfinancing: {basis: unlimited}\n")
        self.result(study)
        for sheet in self.workbook():
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, float):
                        self.assertLess(abs(cell.value), 1e11, f"{sheet.title}!{cell.coordinate}")

    def test_the_same_result_gives_the_same_bytes(self):
        self.result(cli.TINY)
        self.workbook()
        first = (self.folder / "result.xlsx").read_bytes()
        self.workbook()
        self.assertEqual((self.folder / "result.xlsx").read_bytes(), first)
        self.assertEqual(self.written(), ["result.sqlite", "result.xlsx"])

    def test_what_cannot_be_written_is_said_and_nothing_is_left(self):
        self.result(cli.TINY)
        self.refused(cli.FAILED, "none/x.xlsx cannot be written", "export", "result.sqlite", "-o", "none/x.xlsx")
        self.refused(cli.WRONG, "--decimal is for CSV", "export", "result.sqlite", "-o", "x.xlsx", "--decimal", "comma")
        self.refused(cli.WRONG, "--decimal is 'x' (point or comma)", "export", "result.sqlite", "--decimal", "x")
        (self.folder / "kept.xlsx").mkdir()
        self.refused(cli.FAILED, "kept.xlsx cannot be written", "export", "result.sqlite", "-o", "kept.xlsx")
        self.assertEqual(self.written(), ["kept.xlsx", "result.sqlite"])

    def test_libreoffice_reads_every_future_to_the_cent(self):
        self.result(cli.RICH, "-r", "5")
        self.workbook()
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1",
                        "--outdir", "sheets", "result.xlsx"], cwd=self.folder, check=True, timeout=120,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(self.folder / "sheets" / "result-Per future.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        heads = [re.sub(r"^.*\n(\S+) \(.*\)$", r"\1", head, flags=re.S) for head in rows[0]]
        found = {}
        for row in rows[1:]:
            one = dict(zip(heads, row))
            found[one["scenario"], one["area"], int(one["future"]), int(one["year"])] = one
        expected = self.expected_futures()
        self.assertEqual(set(found), set(expected))
        for key, values in expected.items():
            for name, value in values.items():
                self.assertEqual(round(100 * float(found[key][name])), round(100 * value), f"{name} in {key}")


class DecimalComma(cli.Case):
    def exports(self):
        self.result(cli.RICH, "-r", "5")
        self.done("export", "result.sqlite", "-o", "point")
        self.done("export", "result.sqlite", "-o", "comma", "--decimal", "comma")

    def test_it_holds_the_same_numbers(self):
        self.exports()
        package = json.loads((self.folder / "comma" / "datapackage.json").read_text())
        for resource in package["resources"]:
            self.assertEqual(resource["dialect"], {"delimiter": ";"})
            types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            for field in resource["schema"]["fields"]:
                self.assertEqual(field.get("decimalChar"), "," if field["type"] == "number" else None)
            tables = []
            for folder, form in (("point", {"delimiter": ",", "encoding": "utf-8"}),
                                 ("comma", {"delimiter": ";", "encoding": "utf-8-sig"})):
                path = self.folder / folder / resource["path"]
                with open(path, encoding=form["encoding"], newline="") as file:
                    tables.append(list(csv.DictReader(file, delimiter=form["delimiter"], strict=True)))
            self.assertTrue((self.folder / "comma" / resource["path"]).read_bytes().startswith(b"\xef\xbb\xbf"))
            self.assertEqual(len(tables[0]), len(tables[1]))
            for one, other in zip(*tables):
                for name, value in one.items():
                    written = other[name].replace(",", ".") if types[name] == "number" else other[name]
                    self.assertEqual(written, value, f"{name} in {resource['path']}")

    def test_r_reads_both_ways_of_writing(self):
        self.exports()
        (self.folder / "read.R").write_text("""
point <- read.csv("point/measures.csv")
comma <- read.csv2("comma/measures.csv", fileEncoding = "UTF-8-BOM")
stopifnot(identical(dim(point), dim(comma)), isTRUE(all.equal(point$value, comma$value, tolerance = 0)))
yearly <- read.csv("point/yearly.csv")
spent <- subset(yearly, counter == "spent_total" & item == "")
cat(sprintf("%.0f\\n", sum(spent$value)))
""")
        ended = subprocess.run(["Rscript", "--vanilla", "read.R"], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        with sqlite3.connect(self.folder / "result.sqlite") as database:
            self.assertEqual(int(ended.stdout), database.execute("SELECT sum(spent_total) FROM yearly").fetchone()[0])


if __name__ == "__main__":
    cli.main()
