"""The page of levers says what its studies show. Every eighth study is run again; all with GEBIED_THOROUGH=1."""
import os
import pathlib
import re
import sys
import tempfile
import unittest

import yaml

SOURCE = pathlib.Path(os.environ["GEBIED_SOURCE"])
sys.path.insert(0, str(SOURCE / "docs" / "reference"))
import levers  # noqa: E402

PAGE = (SOURCE / "docs" / "reference" / "levers.md").read_text()
STUDIES = sorted((SOURCE / "scenarios" / "levers").glob("*.yaml"))


class Levers(unittest.TestCase):
    def test_every_study_asks_and_answers_in_two_languages(self):
        self.assertGreater(len(STUDIES), 30)
        for study in STUDIES:
            with self.subTest(study=study.name):
                tree = yaml.safe_load(study.read_text())
                for key in ("title", "question", "answer"):
                    self.assertEqual(set(tree[key]), {"nl", "en"})
                self.assertIn(f"## {tree['title']['en']}\n", PAGE)
                self.assertIn(f"**{tree['answer']['en']}**", PAGE)

    def test_what_the_page_says_is_what_the_program_finds(self):
        defaults = levers.flat(yaml.safe_load((SOURCE / "scenarios" / "netherlands.yaml").read_text()))
        chosen = STUDIES if os.environ.get("GEBIED_THOROUGH") else STUDIES[::8]
        with tempfile.TemporaryDirectory() as folder:
            for study in chosen:
                with self.subTest(study=study.name):
                    section = "\n".join(levers.section(study, defaults, pathlib.Path(folder)))
                    self.assertIn(section, PAGE, "python3 docs/reference/levers.py")

    def test_nearly_every_lever_moves_what_it_shows(self):
        # Where nothing moves, that is the answer of the study.
        still = [name for name in PAGE.split("\n## ")[1:] if not re.search(r"\([+-][\d.,]+ to ", name)]
        self.assertEqual([name.splitlines()[0] for name in still], ["No effect is exactly no difference"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
