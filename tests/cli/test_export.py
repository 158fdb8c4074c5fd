"""Every number of an export is the number in the result, its files are as its Table Schema says, and no cell
is run by a spreadsheet."""
import collections
import csv
import datetime
import json
import re
import sqlite3

import cli

HOSTILE = cli.STUDIES / "hostile_names.yaml"
TYPES = {
    "string": str,
    "integer": int,
    "number": float,
    "year": lambda text: int(re.fullmatch(r"\d{4}", text)[0]),
    "date": datetime.date.fromisoformat,
}


class Export(cli.Case):
    def exported(self, study, *options):
        self.result(study, *options)
        printed = self.done("export", "result.sqlite", "-o", "out/tables")
        folder = self.folder / "out" / "tables"
        self.assertEqual(sorted(printed.splitlines()), sorted(f"out/tables/{path.name}" for path in folder.iterdir()))
        package = json.loads((folder / "datapackage.json").read_text())
        tables = {resource["name"]: self.table(folder, resource) for resource in package["resources"]}
        self.assertEqual({path.name for path in folder.iterdir()},
                         {resource["path"] for resource in package["resources"]} | {"datapackage.json"})
        return package, tables

    def table(self, folder, resource):
        """The rows of a file, every cell read as its schema says."""
        schema = resource["schema"]
        with open(folder / resource["path"], encoding=resource["encoding"], newline="") as file:
            reader = csv.reader(file, strict=True)
            self.assertEqual(next(reader), [field["name"] for field in schema["fields"]], resource["path"])
            rows = []
            for cells in reader:
                self.assertEqual(len(cells), len(schema["fields"]))
                row = {}
                for cell, field in zip(cells, schema["fields"]):
                    missing = cell in schema["missingValues"] and field["type"] != "string"
                    row[field["name"]] = None if missing else TYPES[field["type"]](cell)
                rows.append(row)
        for field in schema["fields"]:
            self.assertTrue(field["description"], field)
        key = schema.get("primaryKey")
        if key:
            counts = collections.Counter(tuple(row[name] for name in key) for row in rows)
            self.assertEqual([one for one, count in counts.items() if count > 1], [], resource["path"])
        return rows

    def stored(self, query, *values):
        connection = sqlite3.connect(self.folder / "result.sqlite")
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(query, values)]
        finally:
            connection.close()

    def test_every_number_is_the_number_in_the_result(self):
        package, tables = self.exported(cli.RICH, "-r", "5")
        columns = {row["name"]: (row["counter"], row["item"])
                   for row in self.stored("SELECT * FROM columns WHERE in_table = 'yearly'")}
        expected = {}
        for row in self.stored("SELECT * FROM yearly"):
            for name, (counter, item) in columns.items():
                expected[row["scenario"], row["area"], row["replication"], row["year"], counter, item] = row[name]
        found = {(row["scenario"], row["area"], row["replication"], row["year"], row["counter"], row["item"]): row["value"]
                 for row in tables["yearly"]}
        self.assertEqual(found, expected)
        self.assertGreater(len({value for value in found.values()}), 500)
        series = [row["name"] for row in self.stored("SELECT name FROM columns WHERE in_table = 'monthly'")]
        expected = {(row["scenario"], row["area"], row["replication"], row["year"], row["month"], name): row[name]
                    for row in self.stored("SELECT * FROM monthly") for name in series}
        found = {(row["scenario"], row["area"], row["replication"], row["year"], row["month"], row["series"]): row["value"]
                 for row in tables["monthly"]}
        self.assertEqual(found, expected)
        self.assertEqual({row["counter"] for row in tables["yearly"]} | set(series),
                         {row["counter"] for row in tables["counters"]})
        self.assertEqual((package["study"], package["replications"], package["state"]), ("rich", 5, "complete"))
        self.assertEqual(package["study_hash"], cli.header(self.folder / "result.sqlite", "hash"))

    def test_measures_and_comparison_are_those_of_compare(self):
        _, tables = self.exported(cli.RICH, "-r", "5")
        for area in ("", "north", "south"):
            options = ["--area", area] if area else []
            for measure in self.comparison("result.sqlite", *options)["measures"]:
                rows = [row for row in tables["comparison"]
                        if (row["measure"], row["item"], row["area"]) == (measure["measure"], measure["item"], area)]
                self.assertEqual([row["scenario"] for row in rows], [one["scenario"] for one in measure["scenarios"]])
                for row, one in zip(rows, measure["scenarios"]):
                    self.assertEqual((row["mean"], row["p10"], row["p90"]), (one["mean"], one["p10"], one["p90"]))
                    each = [value for value in tables["measures"] if value["measure"] == measure["measure"]
                            and (value["item"], value["area"], value["scenario"]) == (measure["item"], area, one["scenario"])]
                    self.assertEqual([value["replication"] for value in each], [1, 2, 3, 4, 5])
                    counted = sum(value["denominator"] for value in each)
                    if counted:
                        mean = sum(value["numerator"] for value in each) / counted
                        self.assertAlmostEqual(mean, one["mean"], delta=1e-9 * max(1, abs(mean)))

    def test_lists_are_those_of_the_result(self):
        _, tables = self.exported(cli.TINY)
        for table, query in (("scenarios", "SELECT id AS scenario, title_nl, title_en, regime, ceiling, differs_from FROM scenarios"),
                             ("areas", "SELECT id AS area, name_nl, name_en FROM areas"),
                             ("changes", 'SELECT scenario, "from", ramp_months, path AS parameter, value FROM measures_set'),
                             ("parameters", "SELECT path AS parameter, value, unit, low, high, source, grade, file, line FROM parameters"),
                             ("sources", "SELECT key AS source, title, publisher, year, address, licence, note FROM sources")):
            stored = self.stored(query + " ORDER BY position")
            self.assertGreater(len(stored), 0)
            for row, found in zip(stored, tables[table], strict=True):
                for key, value in row.items():
                    shown = "" if found[key] is None else str(found[key])
                    self.assertEqual(shown.removeprefix("'"), str(value), f"{table}.{key}")

    def test_no_cell_is_run_by_a_spreadsheet(self):
        package, tables = self.exported(HOSTILE)
        for name, rows in tables.items():
            for row in rows:
                for field, cell in row.items():
                    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
                        self.assertRegex(cell, r"^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$", f"{name}.{field}")
        names = {row["area"]: row for row in tables["areas"]}
        self.assertEqual(names["north"]["name_nl"], "Noord, 'n \"Oost\"")
        self.assertEqual(names["north"]["name_en"], "€ ëàü 日本 😀")
        texts = {row["meaning_en"] for row in tables["comparison"]}
        self.assertTrue(any("Wmo =cmd" in text for text in texts))
        self.assertEqual(package["title"], "<script>alert(1)</script>")
        # The text for a terminal keeps a row a row, whatever the names hold.
        lines = self.done("compare", "result.sqlite", "--all", "--language", "en").split("\n\n")[1].rstrip("\n").split("\n")
        self.assertEqual(len(lines), 2 + 2 * len(self.comparison("result.sqlite")["measures"]))

    def test_values_that_begin_as_a_formula_get_an_apostrophe(self):
        """Only a damaged or foreign result can hold them in a name; the notes of a study can."""
        study = self.folder / "notes.yaml"
        for name in ("rich.yaml", "hostile_names.yaml"):
            (self.folder / name).write_bytes((cli.STUDIES / name).read_bytes())
        study.write_text("extends: rich.yaml\nteam: {improved: {value: 0.2, note: '=HYPERLINK(\"http://x\")'}, "
                         "solved: {value: 0.4, note: '@SUM(A1)'}}\n")
        _, tables = self.exported(study, "-r", "1")
        notes = {row["parameter"]: row["note"] for row in tables["parameters"]}
        self.assertEqual(notes["team.improved"], "'=HYPERLINK(\"http://x\")")
        self.assertEqual(notes["team.solved"], "'@SUM(A1)")

    def test_an_unfinished_result_is_exported_with_its_label(self):
        self.result(cli.RICH, "-r", "3")
        package, tables = self.exported(cli.RICH, "-r", "4")
        self.assertEqual(package["replications"], 4)
        self.assertEqual({row["replication"] for row in tables["yearly"]}, {1, 2, 3, 4})

    def test_without_a_folder_the_files_come_beside_the_result(self):
        (self.folder / "deep").mkdir()
        self.result(cli.TINY, "-r", "1", name="deep/own.sqlite")
        printed = self.done("export", "deep/own.sqlite")
        self.assertIn("deep/own-csv/yearly.csv\n", printed)
        self.assertTrue((self.folder / "deep/own-csv/datapackage.json").exists())

    def test_a_file_in_the_place_of_the_folder_is_refused(self):
        self.result(cli.TINY)
        (self.folder / "file").write_text("kept")
        self.refused(cli.FAILED, "file is not a folder and cannot be made one", "export", "result.sqlite", "-o", "file")
        self.refused(cli.FAILED, "is not a folder", "export", "result.sqlite", "-o", "file/below")
        self.refused(cli.FAILED, "is not a folder", "export", "result.sqlite", "-o", "")
        self.assertEqual((self.folder / "file").read_text(), "kept")


    def test_a_file_of_a_kind_that_is_not_written_is_refused(self):
        self.result()
        for name in ("a.pdf", "a.csv", "a.xls"):
            self.refused(cli.WRONG, f"--output is '{name}' (a folder for CSV, or a file that ends in .xlsx)",
                         "export", "result.sqlite", "-o", name)
        self.assertEqual(self.written(), ["result.sqlite"])
        self.done("export", "result.sqlite", "-o", "a.pdf/")
        self.done("export", "result.sqlite", "-o", "of.2027")


if __name__ == "__main__":
    cli.main()
