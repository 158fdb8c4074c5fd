"""The value of a cell of a briefing, by another way than the program's: from `gebied compare --format json` and
from the tables of the result, with the standard library. docs/reference/briefing-cells.md says what cells mean."""
import json
import math
import pathlib
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))
import recompute  # noqa: E402

PER = {"count": 1, "share": 1, "euro": 100, "days": 86400, "hours": 60, "household_years": 31556952}
STARTS = [1, 32, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335]
NEVER = 400


def month_of(day):
    return sum(day >= start for start in STARTS)


class Cells:
    def __init__(self, result, program):
        printed = subprocess.run([program, "compare", result, "--format", "json"], capture_output=True, check=True)
        self.measures = {
            (row["id"], one["scenario"]): one
            for row in json.loads(printed.stdout)["measures"] for one in row["scenarios"]
        }
        self.tables = sqlite3.connect(f"file:{result}?mode=ro", uri=True)
        self.study = dict(self.tables.execute("SELECT key, value FROM study"))
        self.futures = int(self.study["replications"])
        self.years = range(int(self.study["start_year"]), int(self.study["end_year"]))
        self.columns = [row[0] for row in self.tables.execute("SELECT name FROM columns WHERE in_table = 'yearly'")]
        self.scenarios = [row[0] for row in self.tables.execute("SELECT id FROM scenarios ORDER BY position")]
        self.known = {}

    def value(self, cell):
        if cell not in self.known:
            kind, *rest = cell.split("|")
            self.known[cell] = getattr(self, "of_" + kind.replace("-", "_"))(*rest)
        return self.known[cell]

    def half_width(self, cell):
        """Half the 95% interval behind a cell; 0 where nothing is uncertain about it."""
        base, _, statistic = cell.rpartition("|")
        if base.startswith(("overrun-of-a-year", "overrun-of-areas-apart")):
            low, high = self.value(f"{base}|low"), self.value(f"{base}|high")
            return math.inf if low is None or high is None else (high - low) / 2
        if statistic not in ("mean", "low", "high", "other", "-mean", "-low", "-high"):
            return 0.0
        low, high = self.value(f"{base}|low"), self.value(f"{base}|high")
        return math.inf if low is None or high is None else (high - low) / 2

    def holds_zero(self, cell):
        base = cell.rpartition("|")[0]
        return self.value(f"{base}|low") <= 0 <= self.value(f"{base}|high")

    @staticmethod
    def pick(numbers, statistic):
        if statistic == "other":
            return 1 - numbers["mean"]
        value = numbers[statistic.lstrip("-")]
        return -value if statistic.startswith("-") else value

    def of_measure(self, measure, scenario, statistic):
        return self.pick(self.measures[measure, scenario], statistic)

    def of_difference(self, measure, scenario, statistic):
        return self.pick(self.measures[measure, scenario]["difference"], statistic)

    def per_future(self, names, scenario, year, area=None):
        named = [column for name in names for column in self.columns
                 if column == name or (name.endswith(".*") and column.startswith(name[:-1]))]
        what = " + ".join(f'"{column}"' for column in named)
        where, keys = "", [scenario, self.futures]
        until = year.startswith("until-")
        for clause, given in (("year <= ?" if until else "year = ?", None if year == "all" else int(year[-4:])),
                              ("area = ?", area)):
            if given is not None:
                where += f" AND {clause}"
                keys.append(given)
        return [row[0] for row in self.tables.execute(
            f"SELECT sum({what}) FROM yearly WHERE scenario = ? AND replication <= ?{where} "
            "GROUP BY replication ORDER BY replication", keys)]

    def sum(self, unit, expression, scenario, year, area=None):
        """Numerators and denominators per future, in the unit of the cell."""
        upper, _, lower = expression.partition("/")
        first, *minus = upper.split("-")
        over = self.per_future(first.split("+"), scenario, year, area)
        if minus:
            less = self.per_future(minus, scenario, year, area)
            over = [a - b for a, b in zip(over, less)]
        if lower:
            under = self.per_future(lower.split("+"), scenario, year, area)
        else:
            under = [1 if year != "all" else len(self.years)] * len(over)
        return [value / PER[unit] for value in over], under

    @staticmethod
    def interval(over, under):
        if sum(under) == 0:
            return {"mean": None, "low": None, "high": None}
        if len(over) < 2:
            return {"mean": over[0] / under[0], "low": None, "high": None}
        ratio = math.fsum(over) / sum(under)
        middle = sum(under) / len(under)
        return recompute.interval(ratio, [(y - ratio * x) / middle for y, x in zip(over, under)])

    def of_yearly(self, unit, expression, scenario, year, statistic):
        return self.pick(self.interval(*self.sum(unit, expression, scenario, year)), statistic)

    def of_yearly_difference(self, unit, expression, scenario, year, statistic):
        now, under = self.sum(unit, expression, self.scenarios[0], year)
        then, _ = self.sum(unit, expression, scenario, year)
        return self.pick(self.interval([b - a for a, b in zip(now, then)], under), statistic)

    def of_area(self, unit, expression, area, statistic):
        return self.pick(self.interval(*self.sum(unit, expression, self.scenarios[0], "all", area)), statistic)

    def of_monthly(self, series, scenario, month, statistic):
        where, keys = ("", []) if month == "all" else (" AND month = ?", [int(month)])
        unit = 100 if series in ("spent", "committed", "free", "overrun") else 1
        rows = self.tables.execute(
            f"SELECT sum({series}) FROM monthly WHERE scenario = ? AND replication <= ?{where} "
            "GROUP BY replication ORDER BY replication", [scenario, self.futures, *keys])
        over = [row[0] / unit for row in rows]
        return self.pick(self.interval(over, [len(self.years) * (12 if month == "all" else 1)] * len(over)), statistic)

    def days(self, scenario):
        rows = self.tables.execute(
            "SELECT first_shortage_day FROM yearly WHERE scenario = ? AND replication <= ?", [scenario, self.futures])
        return sorted(day or NEVER for day, in rows)

    def of_dots(self, column, scenario, month):
        assert column == "first_shortage_day"
        days = self.days(scenario)
        at = [days[(2 * dot + 1) * len(days) // 100] for dot in range(50)]
        return sum(day == NEVER if month == "never" else day != NEVER and month_of(day) == int(month) for day in at)

    def of_shortage_month(self, scenario):
        short = [day for day in self.days(scenario) if day != NEVER]
        return month_of(short[(len(short) - 1) // 2])

    def of_overrun_of_a_year(self, scenario, certainty, statistic):
        rows = self.tables.execute(
            "SELECT sum(overrun_total) / 100.0 FROM yearly WHERE scenario = ? AND replication <= ? "
            "GROUP BY replication, year", [scenario, self.futures])
        return self.quantile_of_years([row[0] for row in rows], certainty, statistic)

    def of_overrun_of_areas_apart(self, scenario, certainty, statistic):
        """The same of each area by itself, added up."""
        of_areas = []
        for area, in self.tables.execute("SELECT id FROM areas").fetchall():
            rows = self.tables.execute(
                "SELECT overrun_total / 100.0 FROM yearly WHERE scenario = ? AND replication <= ? AND area = ?",
                [scenario, self.futures, area])
            of_areas.append(self.quantile_of_years([row[0] for row in rows], certainty, statistic))
        return None if None in of_areas else sum(of_areas)

    def quantile_of_years(self, years, certainty, statistic):
        years = sorted(years)
        p = int(certainty) / 100
        if statistic == "value":
            return years[math.ceil(p * len(years) - 1e-9) - 1]
        # Ranks of the order statistics that hold the quantile with 95%, of as many values as there are futures.
        n = self.futures
        below = lambda rank: sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(rank))
        if statistic == "low":
            rank = max((r for r in range(0, n + 1) if below(r) <= 0.025), default=0)
        else:
            rank = min((r for r in range(1, n + 2) if 1 - below(r) <= 0.025), default=n + 1)
        return None if rank < 1 or rank > n else years[math.ceil(rank / n * len(years)) - 1]

    def of_verdicts(self, measure, verdict):
        return sum(self.measures[measure, one]["difference"]["verdict"] == verdict for one in self.scenarios[1:])

    def of_scenarios_with(self, which, unit, expressions):
        """Scenarios in which anything of these is demonstrably higher (or lower) than now."""
        found = 0
        for scenario in self.scenarios[1:]:
            ends = [[self.of_yearly_difference(unit, one, scenario, "all", end) for end in ("low", "high")]
                    for one in expressions.split(";")]
            found += any(low > 0 if which == "higher" else high < 0 for low, high in ends)
        return found

    def of_difference_per(self, unit, expression, cost, scenario, statistic):
        """Difference over difference in cost, per 100,000 euros more or less; by the delta method."""
        def change(unit, expression):
            now, _ = self.sum(unit, expression, self.scenarios[0], "all")
            then, _ = self.sum(unit, expression, scenario, "all")
            return [b - a for a, b in zip(now, then)]
        over, euros = change(unit, expression), change("euro", cost)
        under = [one / math.copysign(100_000, sum(euros)) for one in euros]
        return self.pick(self.interval(over, under), statistic)

    def of_signpost(self, month, which, statistic):
        """Of the half of all years with least (most) free money at the end of a month: the share that ran short."""
        rows = self.tables.execute(
            "SELECT m.free, m.replication, m.area, m.year, y.budget_enough = 0 FROM monthly m JOIN yearly y "
            "USING (scenario, replication, area, year) WHERE scenario = ? AND month = ? AND replication <= ?",
            [self.scenarios[0], int(month), self.futures])
        areas = [row[0] for row in self.tables.execute("SELECT id FROM areas ORDER BY position")]
        years = sorted((free, replication, areas.index(area), year, was_short) for free, replication, area, year, was_short in rows)
        half = len(years) // 2
        over, under = [0] * self.futures, [0] * self.futures
        for _, replication, _, _, was_short in years[:half] if which == "least" else years[len(years) - half:]:
            over[replication - 1] += was_short
            under[replication - 1] += 1
        return self.pick(self.interval(over, under), statistic)

    def of_scenarios_with_cost(self, year, which):
        found = 0
        for scenario in self.scenarios[1:]:
            low, high = (self.of_yearly_difference("euro", "spent_total+overrun_total", scenario, year, end)
                         for end in ("low", "high"))
            found += low > 0 if which == "higher" else high < 0
        return found

    def of_parameters(self, grade):
        if grade == "all":
            return self.tables.execute("SELECT count(*) FROM parameters").fetchone()[0]
        return self.tables.execute("SELECT count(*) FROM parameters WHERE grade = ?", [grade if grade != "none" else ""]).fetchone()[0]

    def of_study(self, key):
        if key == "last_year":
            return self.years[-1]
        if key == "areas":
            return self.tables.execute("SELECT count(*) FROM areas").fetchone()[0]
        return int(self.study[key])

    def of_year(self, year):
        return int(year)
