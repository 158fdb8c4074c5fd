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

    def test_several_keys_are_explained_one_after_the_other(self):
        both = self.done("explain", "team.solved", "informal.duration")
        self.assertEqual(both, self.done("explain", "team.solved") + self.done("explain", "informal.duration"))

    def test_a_key_without_its_item_brings_the_pattern(self):
        self.refused(cli.WRONG, "did you mean 'household_types.<type>.share'?", "explain", "household_types.share")

    def test_grades_notes_and_units_are_dutch_where_they_are_ours(self):
        said = self.done("explain", "team.solved", "--language", "nl")
        self.assertNotRegex(said, r"graad: (measured|derived|literature|expert|assumption)\b")
        self.assertRegex(said, r"graad: (gemeten|afgeleid|literatuur|deskundige|aanname)")
        dutch, english = (self.done("explain", "--list", "columns", "--language", l).splitlines() for l in ("nl", "en"))
        same = [one for one, other in zip(dutch, english)
                if one.rpartition("(")[2] == other.rpartition("(")[2] and one.rpartition("(")[2] not in ("cent)", "crises)")]
        self.assertEqual(same, [])

    def test_a_misspelled_key_brings_the_nearest(self):
        for wrong, right in (("team.solvd", "team.solved"), ("tarif", "tariff"), ("products.guidance.tarif", "products.guidance.tariff"),
                             ("product.guidance.tariff", "products.guidance.tariff"), 
                             ("finansing.regime", "financing.regime"), ("products.<product>.tarrif", "products.<product>.tariff")):
            with self.subTest(wrong=wrong):
                self.refused(cli.WRONG, f"'{wrong}' is not a parameter (did you mean '{right}'?)", "explain", wrong)
        for nonsense in ("", ".", "..", "a.b.c.d.e", "zzzzzzzzzzzzzzzzzzzzzz", "x" * 5000):
            self.refused(cli.WRONG, "is not a parameter", "explain", nonsense)

    def test_a_word_in_either_language_finds_the_rows_whose_meaning_holds_it(self):
        dutch = self.done("explain", "wachtlijst")
        self.assertIn("  team.queue_order: volgorde van de wachtlijst van het team\n", dutch)
        self.assertIn("team_queue_time: tijd in de wachtlijsten van het team (kolom van een resultaat)", dutch)
        english = self.done("explain", "WACHTLIJST", "--language", "en")
        self.assertIn("'WACHTLIJST' is not a key; the word stands in:\n  team.queue_order: ", english)
        self.assertIn("overrun_total: ", self.done("explain", "overschrijding", "--language", "en"))
        self.assertIn("(measure of a result", self.done("explain", "overschrijding", "--language", "en"))

    def test_what_is_shown_is_what_holds_in_each_area_and_scenario(self):
        study = self.folder / "own.yaml"
        for file in (cli.TINY, cli.TINY.parent / "sources.yaml"):
            (self.folder / file.name).write_bytes(file.read_bytes())
        study.write_text("""extends: tiny.yaml
study: own
baseline:
  set: {team.solved: {value: 0.45, grade: expert}}
scenarios:
  - id: more
    title: Meer
    measures:
      - {from: 2028-01-01, ramp_months: 6, areas: [south], set: {staff.worker.fte: {value: 5, source: study-2020, year: 2020, grade: literature}}}
areas:
  - {id: south, staff: {worker: {fte: {value: 3, source: study-2020, grade: measured, note: counted}}}}
""")
        said = self.done("explain", "staff.worker.fte", "--study", study, "--language", "en")
        self.assertIn("""  staff.worker.fte = 2  in North  tiny.yaml:32
  staff.worker.fte = 3  in Zuid  [study-2020; grade: measured]  own.yaml:11
    counted
    instead of 2  tiny.yaml:32
    from 2028-01-01, within 6 months in scenario more (Meer)  in Zuid: 5  [study-2020 2020; grade: literature]  own.yaml:9
""", said)
        said = self.done("explain", "team.solved", "--study", study)
        self.assertIn("  team.solved = 0.4 (0.3 .. 0.5)  [study-2020 2020; graad: literatuur]", said)
        self.assertIn("    vanaf 2027-01-01 in alle scenario's (baseline): 0.45  [graad: deskundige]  own.yaml:4\n", said)
        # A part that was set keeps the rest of its value, and the value shown is the whole.
        study.write_text("extends: tiny.yaml\nareas:\n  - {id: south, team: {case_hours: {acute: 4}}}\n")
        self.assertIn("  team.case_hours = {light: 0.5, serious: 1, acute: 4}  in Zuid  own.yaml:3\n",
                      self.done("explain", "team.case_hours", "--study", study))

    def test_a_source_that_is_not_there_leaves_no_hole(self):
        for key in self.keys():
            for language in ("nl", "en"):
                said = self.done("explain", key, "--study", cli.RICH, "--language", language)
                self.assertNotRegex(said, r"\[\s*;|\[\s*\]|;\s*\]|gra(de|ad): -", key)

    def test_a_study_that_is_wrong_is_refused_here_too(self):
        self.refused(cli.WRONG, "no.yaml: there is no such file", "explain", "team.solved", "--study", "no.yaml")

    def test_every_shipped_value_has_a_source_and_a_grade(self):
        if not SHIPPED.exists():
            self.skipTest("no study is shipped yet")
        for key in self.keys():
            text = self.done("explain", key, "--language", "en")
            for value in re.findall(r"(?m)^  \S+ = .*$", text):
                if "netherlands.yaml" in value:
                    self.assertRegex(value, r"\[.*; grade: (measured|derived|literature|expert|assumption)\]|\[grade: assumption\]", key)


if __name__ == "__main__":
    cli.main()
