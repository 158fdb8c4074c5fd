"""What is generated is current: pages of the reference and the schema that the shipped studies name.

    GEBIED=build/tests/sim/cli/gebied GEBIED_SOURCE=. python3 tests/docs/test_reference.py           compares
    GEBIED=build/tests/sim/cli/gebied GEBIED_SOURCE=. python3 tests/docs/test_reference.py --write   writes them anew
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(os.environ.get("GEBIED_SOURCE", pathlib.Path(__file__).parents[2])).resolve()
PROGRAM = pathlib.Path(
    os.environ.get("GEBIED", SOURCE / "build" / "tests" / "sim" / "cli" / "gebied")
).resolve()
REFERENCE = SOURCE / "docs" / "reference"
LISTS = {"parameters.md": "parameters", "measures.md": "measures", "result-columns.md": "columns"}


def printed(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def pages():
    """Every generated page and its text."""
    for page, about in LISTS.items():
        yield page, printed("explain", "--list", about, "--format", "markdown", "--language", "en")
    yield "study.schema.json", printed("schema")


class Reference(unittest.TestCase):
    def test_every_generated_page_is_current(self):
        for page, text in pages():
            with self.subTest(page=page):
                self.assertTrue((REFERENCE / page).read_text() == text,
                                f"docs/reference/{page} is not what the program prints: "
                                "python3 tests/docs/test_reference.py --write")

    def test_every_key_is_on_the_page(self):
        page = (REFERENCE / "parameters.md").read_text()
        keys = [line.split(": ")[0] for line in printed("explain", "--language", "en").splitlines()]
        self.assertGreater(len(keys), 100)
        for key in keys:
            self.assertIn(f"| `{key}` |", page)

    def test_every_parameter_stands_on_the_page_of_the_model(self):
        model = (SOURCE / "docs" / "explanation" / "model.md").read_text()
        keys = [line.split(": ")[0] for line in printed("explain", "--language", "en").splitlines()]
        last = [key.split(".")[-1] for key in keys]
        missing = [key for key, word in zip(keys, last)
                   if f"`{word}" not in model and f".{word}`" not in model]
        self.assertEqual(missing, [])

    def test_a_page_is_for_the_list_and_never_for_one_key(self):
        ended = subprocess.run([PROGRAM, "explain", "team.solved", "--format", "markdown", "--language", "en"],
                               stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, check=False)
        self.assertEqual((ended.returncode, ended.stdout), (2, ""))
        self.assertIn("leave out 'team.solved'", ended.stderr)

    def test_every_shipped_study_names_the_schema_where_it_stands(self):
        schema = (REFERENCE / "study.schema.json").resolve()
        json.loads(schema.read_text())
        studies = [file for file in (SOURCE / "scenarios").rglob("*.yaml")
                   if re.search(r"^(study|extends|households):", file.read_text(), re.M)]
        self.assertGreater(len(studies), 3)
        for study in studies:
            with self.subTest(study=study.name):
                first = study.read_text().split("\n", 1)[0]
                found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
                self.assertIsNotNone(found, f"{study}: {first}")
                self.assertEqual((study.parent / found.group(1)).resolve(), schema)


if __name__ == "__main__":
    if "--write" in sys.argv:
        for name, content in pages():
            (REFERENCE / name).write_text(content)
        sys.exit(0)
    unittest.main(verbosity=1)
