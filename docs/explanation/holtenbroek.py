#!/usr/bin/env python3
"""Writes the tables of results in docs/explanation/holtenbroek.md, as Markdown.

    gebied run scenarios/studies/holtenbroek.yaml -o holtenbroek.sqlite
    gebied compare holtenbroek.sqlite --format json | python3 docs/explanation/holtenbroek.py
    gebied compare holtenbroek.sqlite --reference absolute --format json |
        python3 docs/explanation/holtenbroek.py cut_gradual cut_at_once

The reference in means, the scenarios (all, or those named) as paired differences with it, each with its 95% interval and no
more digits than it carries.
"""
import json
import math
import sys

# measure, heading, factor
COLUMNS = [
    ("budget_enough", "budget enough (% of years)", 100),
    ("overrun_total", "overrun (1,000 euro a year)", 0.001),
    ("entitled_waited", "entitled, no money (households a year)", 1),
    ("interrupted", "help interrupted (trajectories a year)", 1),
    ("team_intake_wait", "wait for the team (days)", 1),
    ("unhelped_serious", "serious need, no help (households)", 1),
]

# Beside them where scenarios are named.
SPENDING = ("spent_total", "spending (1,000 euro a year)", 0.001)


def number(value, places, sign):
    text = f"{value:{'+' if sign else ''},.{places}f}"
    return text.replace("-", "−")


def cell(mean, low, high, factor, sign=False):
    if low == high:
        return "=" if sign else number(mean * factor, 0, False)
    half = (high - low) / 2 * factor
    places = max(0, -math.floor(math.log10(half)))
    return f"{number(mean * factor, places, sign)} ({number(low * factor, places, False)} to {number(high * factor, places, False)})"


def difference(scenario, factor):
    found = scenario["difference"]
    if found["verdict"] == "no_difference":
        return "≈"
    return cell(found["mean"], found["low"], found["high"], factor, sign=True)


def main():
    comparison = json.load(sys.stdin)
    rows = {measure["id"]: measure["scenarios"] for measure in comparison["measures"]}
    named = sys.argv[1:]
    unknown = set(named) - {scenario["id"] for scenario in comparison["scenarios"]}
    if unknown:
        sys.exit(f"holtenbroek.py: no such scenario: {', '.join(sorted(unknown))}")
    columns = COLUMNS + ([SPENDING] if named else [])
    titles = {scenario["id"]: scenario["en"] for scenario in comparison["scenarios"]}
    print(f"{comparison['replications']} futures, {comparison['start_year']} to {comparison['last_year']}, "
          f"seed {comparison['seed']}.\n")
    print("| | " + " | ".join(heading for _, heading, _ in columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for i, scenario in enumerate(rows[columns[0][0]]):
        if i > 0 and named and scenario["scenario"] not in named:
            continue
        cells = []
        for measure, _, factor in columns:
            row = rows[measure][i]
            cells.append(difference(row, factor) if row["difference"]
                         else cell(row["mean"], row["low"], row["high"], factor))
        name = titles[scenario["scenario"]]
        print(f"| {'**' + name + '**' if i == 0 else name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
