#!/usr/bin/env python3
"""Holds the layers of the house.

Reads the declarations `gebied_module(NAME DEPENDS ...)` in sim/*/CMakeLists.txt and every include of
`gebied/<module>/...` or `<module>/...` in include/gebied/<module> and sim/<module>, and complains about
- a file that includes a module that is neither its own nor declared by it, directly;
- a declared dependency that does not stand above the module in ORDER;
- a public header that shows a library of the ends (FOREIGN), or a private header of sim/;
- a module that is not in ORDER, or is declared nowhere.

Usage: layers.py ROOT | layers.py --self-test
Status: 0 when all holds; 1 with one line per complaint, `file:line: text`.
"""

import re
import sys
import tempfile
from pathlib import Path

ORDER = ["base", "statistics", "model", "population", "world", "experiment", "input", "results", "report", "cli"]
FOREIGN = re.compile(r"(yaml-cpp/|sqlite3|boost/program_options|(^|/)mpi)", re.IGNORECASE)
INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]')
DECLARATION = re.compile(r"gebied_module\s*\(\s*(\w+)([^)]*)\)")
KEYWORDS = {"DEPENDS", "HEADERS", "SOURCES", "PUBLIC", "PRIVATE"}


def without_comments(text):
    return re.sub(r"#.*", "", text)


def declared(root):
    """Module -> modules it says it depends on. The program links whole modules, so it may use them all."""
    found = {}
    for path in sorted((root / "sim").glob("*/CMakeLists.txt")):
        for name, rest in DECLARATION.findall(without_comments(path.read_text(encoding="utf-8"))):
            depends, reading = [], False
            for word in rest.split():
                if word in KEYWORDS:
                    reading = word == "DEPENDS"
                elif reading:
                    depends.append(word)
            found[name] = depends
    found.setdefault("cli", ORDER[: ORDER.index("cli")])
    return found


def module_of(included):
    """The module whose header this is, or None for anything from outside."""
    parts = included.split("/")
    if parts[0] == "gebied" and len(parts) > 2:
        return parts[1]
    if len(parts) > 1 and parts[0] in ORDER:
        return parts[0]
    return None


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in {".hpp", ".cpp", ".h", ".ipp"})


def complaints(root):
    depends = declared(root)
    for name, others in depends.items():
        where = f"sim/{name}/CMakeLists.txt:1"
        if name not in ORDER:
            yield f"{where}: module {name} has no place in the order of the layers"
            continue
        for other in others:
            if other not in ORDER:
                yield f"{where}: {name} depends on {other}, which has no place in the order of the layers"
            elif ORDER.index(other) >= ORDER.index(name):
                yield f"{where}: {name} depends on {other}, which does not stand above it"

    for public, base in ((True, root / "include" / "gebied"), (False, root / "sim")):
        for path in sources(base):
            name = path.relative_to(base).parts[0]
            if name not in depends:
                yield f"{path.relative_to(root)}:1: no gebied_module({name} ...) is declared"
                continue
            allowed = {name, *depends[name]}
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                where = f"{path.relative_to(root)}:{number}"
                included = match.group(1)
                other = module_of(included)
                if other is not None and other not in allowed:
                    yield f"{where}: {name} includes {included} without declaring {other}"
                if public and other is not None and not included.startswith("gebied/"):
                    yield f"{where}: a public header includes the private header {included}"
                if not public and other not in (None, name) and not included.startswith("gebied/"):
                    yield f"{where}: {included} is a private header of {other}"
                if public and FOREIGN.search(included):
                    yield f"{where}: {included} does not belong in a public header"


def self_test():
    """A small house in which everything is wrong once, and one thing is right."""
    files = {
        "sim/base/CMakeLists.txt": "gebied_module(base HEADERS money.hpp DEPENDS model)\n",
        "sim/model/CMakeLists.txt": "gebied_module(model  # rules\n    DEPENDS base\n    HEADERS model.hpp)\n",
        "sim/world/CMakeLists.txt": "gebied_module(world DEPENDS model SOURCES world.cpp)\n",
        "sim/attic/CMakeLists.txt": "gebied_module(attic DEPENDS base)\n",
        "sim/cli/main.cpp": '#include "gebied/world/world.hpp"\n#include "world/secret.hpp"\n',
        "sim/world/world.cpp": '#include "world/secret.hpp"\n#include <vector>\n#include "gebied/base/money.hpp"\n',
        "sim/shed/shed.cpp": "\n",
        "include/gebied/model/model.hpp": '#include "gebied/base/money.hpp"\n#include "model/secret.hpp"\n',
        "include/gebied/base/money.hpp": "#include <yaml-cpp/yaml.h>\n#include <sqlite3.h>\n"
        "#include <boost/program_options.hpp>\n#  include <mpi.h>\n#include <algorithm>\n",
    }
    expected = [
        "sim/attic/CMakeLists.txt:1: module attic has no place in the order of the layers",
        "sim/base/CMakeLists.txt:1: base depends on model, which does not stand above it",
        "include/gebied/base/money.hpp:1: yaml-cpp/yaml.h does not belong in a public header",
        "include/gebied/base/money.hpp:2: sqlite3.h does not belong in a public header",
        "include/gebied/base/money.hpp:3: boost/program_options.hpp does not belong in a public header",
        "include/gebied/base/money.hpp:4: mpi.h does not belong in a public header",
        "include/gebied/model/model.hpp:2: a public header includes the private header model/secret.hpp",
        "sim/cli/main.cpp:2: world/secret.hpp is a private header of world",
        "sim/shed/shed.cpp:1: no gebied_module(shed ...) is declared",
        "sim/world/world.cpp:3: world includes gebied/base/money.hpp without declaring base",
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        found = list(complaints(root))
    for line in sorted(set(found) ^ set(expected)):
        print("unexpected:" if line in found else "missed:", line)
    return 0 if sorted(found) == sorted(expected) else 1


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(arguments[0])
    if len(declared(root)) < len(ORDER):
        print(f"{root}: fewer modules are declared than the order has", file=sys.stderr)
        return 1
    found = list(complaints(root))
    print("\n".join(found) if found else "the layers hold")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
