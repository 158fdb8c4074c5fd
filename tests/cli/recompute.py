#!/usr/bin/env python3
"""Computes the comparison of a result again, from its raw tables, with the standard library and nothing else,
and sets it beside what `gebied compare --format json` says. Works on any result:

    python3 tests/cli/recompute.py holtenbroek.sqlite [--program build/release/sim/cli/gebied]

Status 0 when every number agrees to one part in 10^9, else 1 with the numbers that do not."""
import argparse
import collections
import json
import math
import sqlite3
import subprocess
import sys

Wanted = collections.namedtuple("Wanted", "over under factor better")  # columns, columns or None, +1 up -1 down 0

# What is computed again: amounts, people, a ratio of sums, and every stream.
WANTED = {
    "spent_total": Wanted(["spent_total"], None, 0.01, 0),
    "overrun_total": Wanted(["overrun_total"], None, 0.01, -1),
    "cost_total": Wanted(["spent_total", "overrun_total"], None, 0.01, 0),
    "entitled_waited": Wanted(["entitled_waited"], None, 1, -1),
    "team_intake_wait": Wanted(["team_intake_wait"], ["team_intakes"], 1 / 86400, -1),
}
NUMBERS = ["mean", "low", "high", "standard_error"]


def incomplete_beta(a, b, x):
    """Regularised incomplete beta function, by its continued fraction (modified Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, 10000):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / (1 + step * d)
            c = 1 + step / c
            total *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * total


def root(f, low, high):
    """Where an increasing function becomes positive."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if f(middle) > 0 else (middle, high)
    return (low + high) / 2


def student(freedom):
    """The 97.5% quantile of Student's law."""
    tail = lambda t: incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
    return root(lambda t: 0.025 - tail(t), 0, 1e3)


def share(happened, count):
    """Share with the exact 95% interval of Clopper and Pearson."""
    if count == 0:
        return {"happened": 0, "count": 0, "share": 0, "low": 0, "high": 1}
    low = 0 if happened == 0 else root(lambda p: incomplete_beta(happened, count - happened + 1, p) - 0.025, 0, 1)
    high = 1 if happened == count else root(lambda p: incomplete_beta(happened + 1, count - happened, p) - 0.975, 0, 1)
    return {"happened": happened, "count": count, "share": happened / count, "low": low, "high": high}


def interval(mean, parts):
    """A mean with Student's interval from parts, one per future."""
    n = len(parts)
    centre = math.fsum(parts) / n
    error = math.sqrt(math.fsum((part - centre) ** 2 for part in parts) / (n - 1) / n)
    half = student(n - 1) * error
    return {"mean": mean, "low": mean - half, "high": mean + half, "standard_error": error}


def quantile(values, share_below):
    """Between order statistics, rank 1 + (n - 1) p."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share_below
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


class Result:
    """The raw tables of a result."""

    def __init__(self, path):
        self.tables = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        facts = dict(self.tables.execute("SELECT key, value FROM study"))
        self.years = int(facts["end_year"]) - int(facts["start_year"])
        self.futures = int(facts["replications"])
        self.scenarios = self.ids("scenarios")
        self.areas = self.ids("areas")
        self.streams = [row[0] for row in self.tables.execute("SELECT id FROM names WHERE list = 'stream'")]

    def ids(self, table):
        return [row[0] for row in self.tables.execute(f"SELECT id FROM {table} ORDER BY position")]

    def sums(self, columns, scenario, area):
        """The sum of columns over years and areas, per future."""
        what = " + ".join(f'"{column}"' for column in columns)
        where, keys = ("AND area = ?", [area]) if area else ("", [])
        rows = self.tables.execute(
            f"SELECT sum({what}) FROM yearly WHERE scenario = ? AND replication <= ? {where} "
            "GROUP BY replication ORDER BY replication", [scenario, self.futures, *keys])
        return [row[0] for row in rows]

    def pairs(self, wanted, scenario, area):
        """What is counted and over how many, per future."""
        over = [wanted.factor * value for value in self.sums(wanted.over, scenario, area)]
        under = self.sums(wanted.under, scenario, area) if wanted.under else [self.years] * len(over)
        return over, under


def one(over, under):
    """A measure under one scenario: its summary, the value per future and the parts of its error."""
    if sum(under) == 0:
        return {"mean": None}, [], []
    ratio = math.fsum(over) / sum(under)
    mean_under = sum(under) / len(under)
    parts = [(y - ratio * x) / mean_under for y, x in zip(over, under)]
    each = [y / x if x else None for y, x in zip(over, under)]
    known = [value for value in each if value is not None]
    found = interval(ratio, parts)
    if len(known) < 2:
        found.update(low=None, high=None, standard_error=None)
    for name, below in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
        found[name] = quantile(known, below)
    return found, each, parts


def difference(wanted, now, then):
    """A scenario (`then`) against the baseline (`now`), future by future."""
    (first, before, parts_before), (second, after, parts_after) = now, then
    if first["mean"] is None or second["mean"] is None:
        return {"mean": None}
    mean = second["mean"] - first["mean"]
    found = interval(mean, [b - a for a, b in zip(parts_before, parts_after)])
    both = [(a, b) for a, b in zip(before, after) if a is not None and b is not None]
    up = wanted.better > 0 or (wanted.better == 0 and mean > 0)
    better = sum(b > a if up else b < a for a, b in both)
    found.update(better=share(better, len(both)), better_means="higher" if up else "lower")
    if before == after and parts_before == parts_after:
        found["verdict"] = "identical"
    elif found["low"] <= 0 <= found["high"]:
        found["verdict"] = "no_difference"
    elif wanted.better == 0:
        found["verdict"] = "higher" if mean > 0 else "lower"
    else:
        found["verdict"] = "better" if (mean > 0) == (wanted.better > 0) else "worse"
    return found


def recomputed(path, area=None):
    """Everything that is computed again: (measure, scenario) -> its numbers."""
    result = Result(path)
    wanted = dict(WANTED)
    wanted.update({f"spent.{stream}": Wanted([f"spent.{stream}"], None, 0.01, 0) for stream in result.streams})
    found = {}
    for measure, facts in wanted.items():
        under = {scenario: one(*result.pairs(facts, scenario, area)) for scenario in result.scenarios}
        baseline = under[result.scenarios[0]]
        for scenario in result.scenarios:
            summary = dict(under[scenario][0])
            summary["difference"] = (
                None if scenario == result.scenarios[0] else difference(facts, baseline, under[scenario]))
            found[measure, scenario] = summary
    return found


def deviations(mine, theirs, path=""):
    """Numbers and words that differ, as (where, mine, theirs); `mine` decides what is looked at."""
    if isinstance(mine, dict):
        if not isinstance(theirs, dict):
            return [(path, mine, theirs)]
        return [found for key in mine for found in deviations(mine[key], theirs.get(key), f"{path}.{key}")]
    if isinstance(mine, float) and isinstance(theirs, (int, float)):
        # A difference of large numbers keeps their rounding; a cent is 0.01.
        close = math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-6)
        return [] if close else [(path, mine, theirs)]
    return [] if mine == theirs else [(path, mine, theirs)]


def check(path, program, area=None):
    """What does not agree between the program and this file."""
    command = [program, "compare", path, "--format", "json"] + (["--area", area] if area else [])
    printed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    theirs = {(row["id"], one["scenario"]): one for row in printed["measures"] for one in row["scenarios"]}
    mine = recomputed(path, area)
    wrong = []
    for key, numbers in mine.items():
        wrong += deviations(numbers, theirs.get(key), "/".join(key))
    return mine, wrong


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("result")
    options.add_argument("--program", default="build/release/sim/cli/gebied")
    chosen = options.parse_args()
    areas = Result(chosen.result).areas
    count, wrong = 0, []
    for area in [None] + (areas if len(areas) > 1 else []):
        mine, differs = check(chosen.result, chosen.program, area)
        count += len(mine)
        wrong += [(area or "all areas", *found) for found in differs]
    for where in wrong:
        print("differs:", *where)
    print(f"{count} comparisons computed again, {len(wrong)} numbers differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
