"""Every parameter is explained in both languages; a misspelled one brings the nearest."""
import re

import cli

SHIPPED = cli.SOURCE / "scenarios" / "studies" / "holtenbroek.yaml"


class Explain(cli.Case):
    def keys(self):
        return [line.split(": ")[0] for line in self.done("explain", "--language", "en").splitlines()]

    def test_without_a_key_every_parameter_is_listed_with_its_meaning(self):
        dutch, english = (self.done("explain", "--language", language).splitlines() for language in ("nl", "en"))
        keys = self.keys()
        self.assertGreater(len(keys), 100)
        self.assertEqual(len(set(keys)), len(keys))
        self.assertEqual([line.split(": ")[0] for line in dutch], keys)
        for line in dutch + english:
            self.assertRegex(line, r"^[a-z_]+(\.<[a-z_]+>)?\.[a-z0-9_]+: \S")
        same = [key for key, one, other in zip(keys, dutch, english) if one == other]
        self.assertEqual(same, [], "explained in one language only")

    def test_every_parameter_is_explained_in_both_languages(self):
        for key in self.keys():
            with self.subTest(key=key):
                dutch = self.done("explain", key, "--study", cli.TINY)
                english = self.done("explain", key, "--study", cli.TINY, "--language", "en")
                self.assertTrue(dutch.startswith(key + "\n"), dutch)
                for text, words in ((dutch, ("eenheid", "bereik", "neutraal")), (english, ("unit", "range", "neutral"))):
                    for word in words:
                        self.assertRegex(text, rf"(?m)^  {word}: \S")
                self.assertRegex(dutch, "een maatregel kan dit veranderen|hoort bij het lot")
                self.assertRegex(english, "a measure can change it|belongs to fate")

    def test_the_values_of_a_study_come_with_source_year_grade_and_place(self):
        text = self.done("explain", "team.solved", "--study", cli.TINY, "--language", "en")
        self.assertIn("  team.solved = 0.4 (0.3 .. 0.5)  [study-2020 2020; grade: literature]  tiny.yaml:29\n", text)
        text = self.done("explain", "products.guidance.tariff", "--study", cli.TINY)
        self.assertIn("  products.guidance.tariff = 4000", text)
        self.assertNotIn("youth_care", text)
        both = self.done("explain", "tariff", "--study", cli.TINY)
        self.assertIn("products.guidance.tariff = 4000", both)
        self.assertIn("products.youth_care.tariff = 9000", both)

    def test_a_misspelled_key_brings_the_nearest(self):
        for wrong, right in (("team.solvd", "team.solved"), ("tarif", "tariff"), ("products.guidance.tarif", "products.guidance.tariff"),
                             ("product.guidance.tariff", "products.guidance.tariff"), ("TARIFF", "tariff"),
                             ("finansing.regime", "financing.regime"), ("products.<product>.tarrif", "products.<product>.tariff")):
            with self.subTest(wrong=wrong):
                if wrong.isupper():
                    self.refused(cli.WRONG, f"'{wrong}' is not a parameter", "explain", wrong)
                else:
                    self.refused(cli.WRONG, f"'{wrong}' is not a parameter (did you mean '{right}'?)", "explain", wrong)
        for nonsense in ("", ".", "..", "a.b.c.d.e", "zzzzzzzzzzzzzzzzzzzzzz", "team", "x" * 5000):
            self.refused(cli.WRONG, "is not a parameter", "explain", nonsense)

    def test_a_study_that_is_wrong_is_refused_here_too(self):
        self.refused(cli.WRONG, "no.yaml: there is no such file", "explain", "team.solved", "--study", "no.yaml")

    def test_every_shipped_value_has_a_source_and_a_grade(self):
        if not SHIPPED.exists():
            self.skipTest("no study is shipped yet")
        for key in self.keys():
            text = self.done("explain", key, "--language", "en")
            for value in re.findall(r"(?m)^  \S+ = .*$", text):
                if "netherlands.yaml" in value:
                    self.assertRegex(value, r"\[.*; grade: (measured|derived|literature|expert|assumption)\]", key)


if __name__ == "__main__":
    cli.main()
