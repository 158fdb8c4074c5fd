"""The sentences of the briefing: the same in both languages, each used, none with a number of its own."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))
import cli  # noqa: E402

SOURCES = cli.SOURCE / "sim" / "report" / "briefing"
WORDS = {language: json.loads((SOURCES / f"words.{language}.json").read_text()) for language in ("nl", "en")}


class Words(cli.Case):
    def test_both_languages_have_the_same_keys_and_fill_in_the_same(self):
        self.assertEqual(list(WORDS["nl"]), list(WORDS["en"]))
        for key, sentence in WORDS["nl"].items():
            filled = [sorted(re.findall(r"\{(\w+)\}", words)) for words in (sentence, WORDS["en"][key])]
            self.assertEqual(*filled, key)

    def test_a_number_of_its_own_stands_between_brackets(self):
        for words in WORDS.values():
            for key, sentence in words.items():
                self.assertNotRegex(re.sub(r"\[\[.*?\]\]|\{\w+\}", "", sentence), r"\d", key)

    def test_every_sentence_is_used(self):
        text = "".join(path.read_text() for path in SOURCES.rglob("*.cpp"))
        literal = set(re.findall(r'"([a-z_]+(?:\.[a-z0-9_.]+)?)"', text))
        # Keys that are put together: `month.{}`, `{}.per`, `stress.{}`.
        patterns = [re.escape(one).replace(r"\{\}", "[a-z0-9_.]+") for one in re.findall(r'"([a-z_{}]+\.[a-z0-9_.{}]*\{\}[a-z0-9_.{}]*|\{\}\.[a-z_.{}]+)"', text)]
        for key in WORDS["nl"]:
            known = key in literal or any(re.fullmatch(pattern, key) for pattern in patterns)
            self.assertTrue(known, f"{key} is not used")


if __name__ == "__main__":
    cli.main()
