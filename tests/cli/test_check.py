"""The load beforehand: what cannot be is named, where it is (baseline, date, scenario) and by its key."""
import re

import cli


AMOUNTS = "studies/holtenbroek.yaml"
# One scenario of its own in place of those of the study; it asks for nothing new.
ALONE = "scenarios: [{id: other, title: {nl: a, en: b}, measures: [{from: 2030-01-01, set: {staff.access.fte: 4}}]}]"


class Check(cli.Case):
    def said(self, text, base="areas/zwolle-holtenbroek.yaml", language="en"):
        """What check says of a study on `base`; AMOUNTS has a ceiling in euros, the other by tightness."""
        study = self.folder / "study.yaml"
        study.write_text(f"extends: {base}\nstudy: x\ntitle: {{nl: Een, en: One}}\n{text}\n")
        return self.done("check", "study.yaml", "--language", language)

    def warnings(self, text, **options):
        return [line for line in self.said(text, **options).splitlines() if "WARNING" in line]

    def test_what_the_area_gives_has_no_warning(self):
        self.assertEqual(self.warnings(""), [])

    def test_a_baseline_without_a_team_names_the_posts(self):
        said = self.said("baseline: {set: {staff.generalist.fte: 0, staff.access.fte: 0}}")
        self.assertIn("has 0 direct hours: there is not one hour\n", said)
        self.assertIn("WARNING: this team can never serve this demand", said)
        self.assertIn("The team has no direct hours (staff.access.fte, staff.generalist.fte).", said)

    def test_no_percentage_that_says_nothing(self):
        said = self.said("team: {intake_hours: 700}")
        self.assertRegex(said, r"direct hours: more than \d\d times what there is\n")
        self.assertRegex(said, r"Most of it is intake: [\d,]+ hours \(team\.intake_hours\)\.")
        dutch = self.said("team: {intake_hours: 700}", language="nl")
        self.assertRegex(dutch, r"Het meeste is intake: [\d.]+ uur \(team\.intake_hours\)\.")
        for text in (said, dutch):
            self.assertNotRegex(text, r"\d{4,} %|\d[.,]\d{3} %")

    def test_a_budget_that_is_too_small_is_seen_in_the_baseline_however_it_is_written(self):
        words = "WARNING: streams.wmo_guidance.budget does not cover expected demand"
        for change in ("streams.wmo_guidance.budget: 100000", "streams.wmo_guidance.shift: -1600000"):
            said = self.said(ALONE + "\nbaseline: {set: {%s}}" % change, base=AMOUNTS)
            self.assertIn(words, said, change)
        said = self.said("baseline: {set: {streams.wmo_guidance.shift: -1400000}}")
        self.assertIn(words, said, "by tightness")

    def test_a_budget_that_becomes_too_small_is_seen_with_its_date(self):
        found = self.warnings(
            ALONE + "\nbaseline: {measures: [{from: 2029-01-01, set: {streams.wmo_guidance.budget: 100000}}]}", base=AMOUNTS)
        self.assertEqual(len(found), 1, found)
        self.assertRegex(found[0], r"the baseline from 2029-01-01, Holtenbroek: WARNING: streams\.wmo_guidance\.budget: ")

    def test_a_ceiling_below_posts_and_fixed_lines_is_seen(self):
        for change in ("financing.ceiling: 1000000", "financing.ceiling_factor: 0.1"):
            found = self.warnings(ALONE + "\nbaseline: {set: {%s}}" % change, base=AMOUNTS)
            self.assertEqual(len(found), 1, found)
            self.assertRegex(found[0], r"posts and fixed lines cost [\d,]+ euro a year and the ceiling is [\d,]+: posts are cut")
            self.assertIn("the ceiling from financing.ceiling and ceiling_factor", found[0])
        found = self.warnings(ALONE + "\nbaseline: {set: {staff.generalist.cost_per_fte: 2000000}}", base=AMOUNTS)
        self.assertIn("Most of it comes from staff.generalist.fte x cost_per_fte", found[0])

    def test_a_ceiling_that_leaves_too_little_for_streams_is_seen(self):
        found = self.warnings("baseline: {set: {financing.ceiling_factor: 0.3}}")
        self.assertTrue(any("streams.youth_care.budget does not cover" in line for line in found), found)

    def test_places_that_are_not_there_are_seen(self):
        found = self.warnings("products: {all: {places: 0}}")
        self.assertTrue(any(re.search(r"products\.guidance\.places is 0 and \d+ places are expected", line)
                            for line in found), found)

    def test_a_scenario_that_cannot_be_is_named_with_its_date_and_only_once(self):
        found = self.warnings(
            "scenarios: [{id: nobody, title: {nl: a, en: b}, measures: ["
            "{from: 2029-01-01, set: {staff.generalist.fte: 0, staff.access.fte: 0}},"
            "{from: 2030-01-01, set: {staff.community_worker.fte: 0.5}}]},"
            "{id: other, title: {nl: a, en: b}, measures: [{from: 2028-01-01, set: {staff.access.fte: 4}}]}]")
        self.assertEqual(len(found), 1, found)
        self.assertRegex(found[0], r"^  nobody from 2029-01-01, Holtenbroek: WARNING: this team can never serve")

    def test_what_stands_in_the_baseline_is_not_said_again_by_scenarios(self):
        found = self.warnings(
            "team: {intake_hours: 70}\n"
            "scenarios: [{id: more, title: {nl: a, en: b}, measures: [{from: 2028-01-01, set: {staff.access.fte: 2}}]}]")
        self.assertEqual(len(found), 1, found)

    def test_demand_of_a_scenario_is_lived_too(self):
        found = self.warnings(
            "scenarios: [{id: slow, title: {nl: a, en: b}, measures: [{from: 2028-01-01, set: {team.intake_hours: 300}}]}]")
        self.assertRegex(found[0], r"^  slow from 2028-01-01, .*Most of it is intake: [\d,]+ hours \(team\.intake_hours\)")

    def test_a_small_area_is_judged_alike_whatever_the_seed(self):
        self.done("new", "Schiermonnikoog", "-o", ".")
        text = (self.folder / "schiermonnikoog.yaml").read_text()
        ratios = []
        for seed in range(1, 9):
            (self.folder / "one.yaml").write_text(re.sub(r"^seed: .*$", f"seed: {seed}", text, flags=re.M))
            said = self.done("check", "one.yaml", "--language", "en")
            ratio, low, high = map(int, re.search(r"direct hours: (\d+) % \((\d+) to (\d+) %\)", said).groups())
            self.assertLess(low, ratio)
            self.assertLess(ratio, high)
            words = "can never serve" if low > 100 else "can probably never serve" if ratio > 100 else "at the edge"
            self.assertIn(words, said.replace("100 %", ""))
            ratios.append(ratio)
        self.assertLess(max(ratios) - min(ratios), 15, ratios)

    def test_a_shift_below_nothing_is_refused_with_its_place_also_by_tightness(self):
        (self.folder / "study.yaml").write_text(
            f"extends: {AMOUNTS}\nstudy: x\n{ALONE}\n"
            "baseline: {set: {streams.wmo_guidance.shift: -9000000}}\n")
        for command in (["check"], ["run", "-r", "1"]):
            words = self.refused(cli.WRONG, "study.yaml:4:", *command, "study.yaml")
            self.assertIn("streams.wmo_guidance.shift is -9000000", words)
        self.done("new", "Schiermonnikoog", "-o", ".")
        (self.folder / "study.yaml").write_text(
            "extends: schiermonnikoog.yaml\nstudy: x\n"
            "baseline: {set: {streams.wmo_guidance.shift: -9000000}}\n")
        for command in (["check"], ["run", "-r", "1"]):
            words = self.refused(cli.WRONG, "study.yaml:3:", *command, "study.yaml")
            self.assertIn("the amount from tightness for GM0088 is", words)
            self.assertEqual(words.count("\n"), 1, words)
            dutch = self.refused(cli.WRONG, "study.yaml:3:", *command, "study.yaml", language="nl")
            self.assertIn("het bedrag uit krapte voor GM0088 is", dutch)

    def test_a_large_area_has_a_ceiling_too(self):
        self.done("new", "Zwolle", "-o", ".")
        self.assertRegex(self.done("check", "zwolle.yaml", "--language", "en"),
                         r"ceiling: roughly [\d,]{10,} euro a year: what is expected below")


if __name__ == "__main__":
    cli.main()
