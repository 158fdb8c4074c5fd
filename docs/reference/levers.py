"""The page of levers: every study in scenarios/levers is run, and what it shows is written down.

    GEBIED=build/tests/sim/cli/gebied python3 docs/reference/levers.py [STUDY...]

writes docs/reference/levers.md; with names of studies only their sections are computed, the others stay as they are.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

SOURCE = pathlib.Path(os.environ.get("GEBIED_SOURCE", pathlib.Path(__file__).parents[2])).resolve()
PROGRAM = pathlib.Path(
    os.environ.get("GEBIED", SOURCE / "build" / "tests" / "sim" / "cli" / "gebied")).resolve()
LEVERS = SOURCE / "scenarios" / "levers"
PAGE = SOURCE / "docs" / "reference" / "levers.md"

HEAD = """# Levers

<!-- python3 docs/reference/levers.py -->

What a study can pull, and what it does in one shipped study each: on Holtenbroek unless the study says otherwise, 60 futures,
means over 2027 to 2032, measures from 2028. The first line of a study has its 95% interval behind it. *Neutral* changes not one bit (`tests/properties/levers.cpp`). *Effect*: difference with the first line of
that study, with its 95% interval of chance alone; *≈*: no demonstrable difference in this model. An effect that nobody has
measured is an assumption of the study: it says what would follow, not what is so.
"""


def flat(node, prefix=""):
    """Every value of a mapping by its full key; a value with its source stays whole."""
    if not isinstance(node, dict) or "value" in node:
        return {prefix: node}
    found = {}
    for key, value in node.items():
        if key not in ("title", "name"):
            found.update(flat(value, f"{prefix}.{key}" if prefix else str(key)))
    return found


def default_of(key, defaults):
    parts = key.split(".")
    for candidate in (key, ".".join([parts[0], "all", *parts[2:]])):
        if candidate in defaults:
            return defaults[candidate]
    entries = [value for name, value in defaults.items()
               if name.startswith(parts[0] + ".") and name.split(".")[2:] == parts[2:]]
    return entries[0] if entries else None


def short(value):
    """A value as a reader sees it: numbers without a needless point."""
    if isinstance(value, dict):
        return "by kind"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10000 else str(value)


def number(value, width):
    """As many decimals as the error leaves: two significant digits of the half width."""
    decimals = 0
    while width > 0 and width * 10 ** decimals < 9.5 and decimals < 4:
        decimals += 1
    return f"{value:+,.{decimals}f}"


def effect(difference, unit):
    if difference["verdict"] == "identical":
        return "= (exactly)"
    low, high, mean = difference["low"], difference["high"], difference["mean"]
    if difference["verdict"] == "no_difference":
        return "≈"
    width = (high - low) / 2
    factor = 100 if unit == "share" else 1
    return (f"{number(mean * factor, width * factor)} "
            f"({number(low * factor, width * factor)} to {number(high * factor, width * factor)})")


def level(summary, factor):
    """A mean with its 95% interval; alone when it is the same in every future."""
    low, high, mean = (summary[key] * factor for key in ("low", "high", "mean"))
    width = (high - low) / 2
    plain = [number(value, width).lstrip("+") for value in (mean, low, high)]
    return plain[0] if low == high else f"{plain[0]} ({plain[1]} to {plain[2]})"


def compared(study, folder):
    result = folder / f"{study.stem}.sqlite"
    subprocess.run([PROGRAM, "run", study, "-o", result], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    shows = yaml.safe_load(study.read_text())["shows"]
    text = subprocess.run([PROGRAM, "compare", result, "-m", shows, "--format", "json"], check=True,
                          stdout=subprocess.PIPE, text=True).stdout
    comparison = json.loads(text)
    return comparison, next(m for m in comparison["measures"] if m["id"] == shows)


def section(study, defaults, folder):
    """One lever: what it asks, which keys it pulls, and what came out."""
    tree = yaml.safe_load(study.read_text())
    comparison, found = compared(study, folder)
    unit = found["unit"]["en"]
    lines = [f"## {tree['title']['en']}", "", tree["question"]["en"], ""]
    if "answer" in tree:
        lines += [f"**{tree['answer']['en']}**", ""]
    keys = []
    for scenario in tree["scenarios"]:
        for change in scenario["measures"]:
            keys += [key for key in change["set"] if key not in keys]
    lines += ["| key | neutral or default | source |", "|---|---|---|"]
    for key in keys:
        value = default_of(key, defaults)
        sourced = isinstance(value, dict) and "value" in value
        source = "assumption" if not sourced else value.get("source") or value.get("grade")
        lines.append(f"| `{key}` | {short(value['value'] if sourced else value)} | {source} |")
    names = {s["id"]: s["en"] for s in comparison["scenarios"]}
    base = found["scenarios"][0]
    factor = 100 if unit == "share" else 1
    lines += ["", f"| scenario | {found['name']['en']}{' (%)' if factor == 100 else ', ' + unit} |", "|---|---|",
              f"| {names['baseline']} | {level(base, factor)} |"]
    for scenario in found["scenarios"][1:]:
        lines.append(f"| {names[scenario['scenario']]} | {effect(scenario['difference'], unit)} |")
    lines += ["", f"[scenarios/levers/{study.name}](../../scenarios/levers/{study.name})", ""]
    return lines


def sections_of(page):
    """The sections that a page has already, by the name of their study."""
    parts = re.split(r"^(?=## )", page, flags=re.M)[1:]
    return {re.search(r"^\[scenarios/levers/(\w[\w-]*)\.yaml\]", part, re.M)[1]: part.splitlines() for part in parts}


def page(only=()):
    """The whole page, or that page with the sections of some studies anew."""
    defaults = flat(yaml.safe_load((SOURCE / "scenarios" / "netherlands.yaml").read_text()))
    known = sections_of(PAGE.read_text(encoding="utf-8")) if only else {}
    lines = HEAD.splitlines() + [""]
    with tempfile.TemporaryDirectory() as folder:
        for study in sorted(LEVERS.glob("*.yaml")):
            anew = not only or study.stem in only or study.stem not in known
            lines += section(study, defaults, pathlib.Path(folder)) if anew else known[study.stem]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(sys.argv[1:]), encoding="utf-8")
