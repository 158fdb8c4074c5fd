#!/usr/bin/env python3
"""Draws docs/images/holtenbroek.svg from a result, with nothing but the standard library.

    gebied run scenarios/studies/holtenbroek.yaml -o holtenbroek.sqlite
    python3 docs/images/holtenbroek.py holtenbroek.sqlite > docs/images/holtenbroek.svg

Left: the share of years in which the budget was enough. Right: households that were entitled to help in a year
and went without for lack of money. Dots are means over the futures, lines their 95% intervals (chance only).
"""
import html
import sqlite3
import statistics
import sys

WIDTH, ROW, TOP, LABELS, PANEL, GAP = 980, 30, 96, 300, 270, 50
INK, SOFT, LINE, STATUTORY, ABSOLUTE = "#222", "#666", "#ddd", "#0b6e8a", "#b0491a"


def interval(values):
    """Mean and half width of Student's 95% interval (expansion of its quantile in 1 / degrees of freedom)."""
    n = len(values)
    z = 1.959964
    t = z + (z**3 + z) / (4 * (n - 1)) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * (n - 1) ** 2)
    return statistics.fmean(values), t * statistics.stdev(values) / n**0.5


def per_future(database, scenario, column):
    """Mean per reported year of each future."""
    return [
        row[0]
        for row in database.execute(
            f'SELECT avg("{column}") FROM yearly WHERE scenario = ? AND year >= '
            "(SELECT CAST(value AS INTEGER) FROM study WHERE key = 'start_year') "
            "GROUP BY replication ORDER BY replication",
            (scenario,),
        )
    ]


def round_up(value):
    for step in (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if value <= step * 5:
            return step, -(-value // step) * step
    return value, value


def text(x, y, words, size=13, anchor="start", colour=INK, weight="normal"):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{colour}" font-weight="{weight}">{html.escape(words)}</text>'
    )


def panel(left, title, rows, step, most, suffix):
    """One column of dots with their intervals on a common scale."""
    bottom = TOP + ROW * len(rows)
    out = [text(left, TOP - 30, title, 13, weight="bold")]
    tick = 0
    while tick <= most:
        x = left + PANEL * tick / most
        out.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{bottom}" stroke="{LINE}"/>')
        out.append(text(x, TOP - 12, f"{tick:g}{suffix}", 11, "middle", SOFT))
        tick += step
    for i, (mean, half, colour) in enumerate(rows):
        y = TOP + ROW * (i + 0.5)
        x = left + PANEL * mean / most
        low = left + PANEL * max(0.0, mean - half) / most
        high = left + PANEL * min(most, mean + half) / most
        out.append(f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="4" stroke-opacity="0.45"/>')
        out.append(f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{colour}"/>')
    return out


def main(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    study = dict(database.execute("SELECT key, value FROM study"))
    enough, waited, labels = [], [], []
    for scenario, title, regime in database.execute(
        "SELECT id, title_en, regime FROM scenarios ORDER BY position"
    ):
        colour = ABSOLUTE if "absolute" in regime else STATUTORY
        mean, half = interval(per_future(database, scenario, "budget_enough"))
        enough.append((100 * mean, 100 * half, colour))
        waited.append((*interval(per_future(database, scenario, "entitled_waited")), colour))
        labels.append((title, colour))
    step, most = round_up(max(mean + half for mean, half, _ in waited))
    height = TOP + ROW * len(labels) + 62
    first, second = LABELS + 24, LABELS + 24 + PANEL + GAP
    last_year = int(study["end_year"]) - 1
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="Helvetica, Arial, sans-serif">',
        f"<title>{html.escape(study['title_en'])}: is the budget enough, and who goes without?</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        text(16, 28, f"{study['title_en']}, {study['start_year']}-{last_year}", 17, weight="bold"),
    ]
    for i, (title, colour) in enumerate(labels):
        out.append(text(LABELS, TOP + ROW * (i + 0.5) + 4, title, 12, "end", colour))
    out += panel(first, "years in which the budget was enough", enough, 20, 100, "%")
    out += panel(second, "households a year entitled, but no money", waited, step, most, "")
    foot = TOP + ROW * len(labels) + 24
    out.append(text(16, foot, "blue: the duty goes on and what does not fit is overrun", 12, colour=STATUTORY))
    out.append(text(360, foot, "orange: from 2028 the ceiling is hard and what does not fit is not given", 12, colour=ABSOLUTE))
    out.append(
        text(16, foot + 20, f"Means of {study['replications']} futures, seed {study['seed']}; lines: 95% interval of the mean. "
             "Chance only: the assumptions are held fixed.", 11, colour=SOFT)
    )
    out.append("</svg>")
    print("\n".join(out))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: holtenbroek.py RESULT.sqlite > holtenbroek.svg")
    main(sys.argv[1])
