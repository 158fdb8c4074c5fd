#!/usr/bin/env python3
"""Takes one picture out of a briefing, to stand alone: python3 picture.py BRIEFING.html ID > ID.svg"""
import pathlib
import re
import sys

page, picture = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]
found = re.search(rf'<figure id="{re.escape(picture)}">.*?(<svg .*?</svg>)', page, re.S)
if not found:
    known = ", ".join(re.findall(r'<figure id="([^"]*)"', page))
    sys.exit(f"there is no picture {picture} in {sys.argv[1]} ({known})")
# White paper below it, also where a reader's screen is dark.
print(found[1].replace("<svg ", '<svg style="background:#fff" ', 1))
