"""Who bears the risk: the rows add up to the variance, and are what Python computes again from the raw tables."""
import csv
import io
import json
import sqlite3
import statistics

import cli

BEARERS = ["municipality", "city", "provider", "team", "resident"]
OUTPUT = """
study: output
title: {nl: betaalvorm, en: payment}
question: {nl: 'Wie draagt het risico?', en: 'Who bears the risk?'}
extends: studies/holtenbroek.yaml
replications: 40
scenarios:
  - id: output
    title: {nl: outputgericht, en: output}
    measures: [{from: 2028-01-01, set: {products.youth_ambulant.payment: output}}]
  - id: contribution
    title: {nl: eigen bijdrage, en: own contribution}
    measures: [{from: 2028-01-01, set: {products.youth_ambulant.own_contribution: 2000}}]
"""


def parts_of(row):
    """What each bearer pays in one row of the table of years, in cents."""
    def total(counter):
        return sum(row[c] for c in row.keys() if c == counter or c.startswith(counter + "."))

    paid = total("product_spent") + total("task_sums")
    city = total("city_paid")
    own = total("own_contributions")
    minute = total("staff_cost") / total("minutes_capacity") if total("minutes_capacity") else 0.0
    return {
        "municipality": total("spent_total") + total("overrun_total"),
        "city": city + total("outside_ceiling"),
        "provider": total("product_worth") - paid - city - own,
        "team": total("minutes_overload") * minute,
        "resident": own,
    }


class Risk(cli.Case):
    def tables(self, name):
        return {t["scenario"]: t for t in json.loads(self.done("compare", name, "--risk", "--format", "json"))}

    def again(self, name, scenario):
        """Covariance of every part with the whole, in euro squared, per year and then averaged."""
        rows = sqlite3.connect(self.folder / name)
        rows.row_factory = sqlite3.Row
        years = {}
        for row in rows.execute("SELECT * FROM yearly WHERE scenario = ?", (scenario,)):
            parts = parts_of(row)
            future = years.setdefault(row["year"], {}).setdefault(row["replication"], dict.fromkeys(BEARERS, 0.0))
            for bearer in BEARERS:
                future[bearer] += parts[bearer] / 100
        found = dict.fromkeys(BEARERS, 0.0)
        for futures in years.values():
            whole = [sum(parts.values()) for parts in futures.values()]
            for bearer in BEARERS:
                own = [parts[bearer] for parts in futures.values()]
                found[bearer] += statistics.covariance(own, whole) / len(years)
        return found

    def test_the_rows_add_up_to_the_variance_and_are_computed_again(self):
        study = self.folder / "output.yaml"
        study.write_text(OUTPUT)
        self.done("run", study, "-r", "12", "-o", "output.sqlite")
        tables = self.tables("output.sqlite")
        self.assertIn("output", tables)
        for name, table in tables.items():
            variances = {row["bearer"]: row["variance"] for row in table["rows"]}
            self.assertAlmostEqual(table["spread"]["mean"] ** 2 / table["variance"], 1.0, places=9)
            self.assertLess(table["spread"]["low"], table["spread"]["mean"])
            self.assertEqual(list(variances), BEARERS)
            self.assertAlmostEqual(sum(variances.values()) / table["variance"], 1.0, places=9)
            self.assertAlmostEqual(sum(row["share"]["mean"] for row in table["rows"]), 1.0, places=9)
            again = self.again("output.sqlite", name)
            for bearer in BEARERS:
                self.assertAlmostEqual(variances[bearer] / table["variance"], again[bearer] / table["variance"], places=6)
        amounts = {n: {r["bearer"]: r["amount"]["mean"] for r in t["rows"]} for n, t in tables.items()}
        self.assertLess(abs(amounts["baseline"]["provider"]), 100.0)  # paid for the time that help takes: all of it
        self.assertGreater(abs(amounts["output"]["provider"]), 10_000.0)
        self.assertEqual(amounts["baseline"]["resident"], 0.0)
        self.assertGreater(amounts["contribution"]["resident"], 10_000.0)

    def test_text_csv_and_json_say_the_same(self):
        self.result(cli.RICH, name="rich.sqlite")
        tables = self.tables("rich.sqlite")
        rows = list(csv.DictReader(io.StringIO(self.done("compare", "rich.sqlite", "--risk", "--format", "csv"))))
        self.assertEqual(len(rows), len(tables) * len(BEARERS))
        for row in rows:
            found = next(r for r in tables[row["scenario"]]["rows"] if r["bearer"] == row["bearer"])
            self.assertEqual(float(row["variance"]), found["variance"])
            self.assertEqual(float(row["amount"]), found["amount"]["mean"])
        for language, word in (("nl", "aanbieder"), ("en", "provider")):
            text = self.done("compare", "rich.sqlite", "--risk", "--language", language)
            self.assertEqual(text.count(word + ":"), len(tables))


if __name__ == "__main__":
    cli.main()
