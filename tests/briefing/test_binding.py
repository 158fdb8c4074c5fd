"""Every number in a briefing is a number of its result, computed again here; nothing in it claims more than
its interval allows."""
import math
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))
import cli  # noqa: E402
from cells import Cells  # noqa: E402
from page import METHOD, Page, printed  # noqa: E402

HOLTENBROEK = cli.SOURCE / "scenarios" / "studies" / "holtenbroek.yaml"
STUDIES = {
    "rich": (cli.RICH,),
    "one future": (cli.RICH, "--replications", "1"),
    "tiny": (cli.TINY,),
    "hostile names": (cli.STUDIES / "hostile_names.yaml",),
    "holtenbroek": (HOLTENBROEK, "--replications", "12"),
}
# Measures in euros; of all others decimals may be printed.
MONEY = {
    "ceiling", "spent_total", "overrun_total", "overrun_by_law", "cost_total", "stranded_end", "stranded_by_stream", "surplus",
    "cut_unrealised", "crisis_cost", "staff_cost", "spent", "overrun", "waiting_value_end", "product_spent",
    "spent_by_route", "cashable_cost", "payer_cost", "payer_cashable",
}


def loose_digits(page):
    return [words for words in page.loose if re.search(r"\d", words)]


class Binding(cli.Case):
    def briefings(self, study):
        """The briefing in both languages, and the cells of its result."""
        if study == "no scenario":
            alone = self.folder / "alone.yaml"
            alone.write_text(cli.RICH.read_text().partition("\nscenarios:\n")[0])
            result = self.result(alone)
        else:
            result = self.result(*STUDIES[study])
        cells = Cells(result, cli.PROGRAM)
        for language in ("nl", "en"):
            self.done("briefing", result, "-o", f"{language}.html", "--language", language)
            yield language, Page((self.folder / f"{language}.html").read_text()), cells

    def holds(self, study):
        for language, page, cells in self.briefings(study):
            with self.subTest(study=study, language=language):
                self.assertGreater(len(page.numbers), 50)
                self.assertEqual(loose_digits(page), [], "digits that are bound to nothing")
                self.assertLessEqual(set(page.fixed), METHOD, "numbers of the method that are not known")
                self.assertEqual([one for one, count in page.ids.items() if count > 1], [], "ids twice")
                for number in page.numbers:
                    self.number_holds(number, language, cells)

    def number_holds(self, number, language, cells):
        value = cells.value(number.cell)
        self.assertIsNotNone(value, number)
        if self.is_share(number):
            value = min(max(value, 0), 1)  # the law behind an interval knows no bounds; a share does
        self.assertTrue(math.isclose(value, number.value, rel_tol=1e-9, abs_tol=1e-7), (number, value))
        shown = printed(number, language)
        wanted = value / number.times
        half = cells.half_width(number.cell) / number.times
        if number.times in (0.1, 1 / 100) and number.text.isdigit() and not self.percentage(number):
            # So many of ten or a hundred: to the whole, so that the two parts add up.
            self.assertLessEqual(abs(shown - wanted), 0.5 + 1e-9, number)
        elif half == 0:
            decimals = len(number.text.partition("," if language == "nl" else ".")[2])
            self.assertLessEqual(abs(shown - wanted), 0.5 * 10.0**-decimals + 1e-9, number)
        else:
            # To the first digit of the half width; of a single future two digits; money never in cents.
            width = half if math.isfinite(half) else wanted / 10
            place = math.floor(math.log10(abs(width)) + 1e-12) if width else 0
            finest = 0 if self.is_money(number) else -4
            if "difference" in number.cell.split("|")[0] and math.isfinite(half):
                # So many digits that no end of the interval reads as 0.
                base = number.cell.rpartition("|")[0]
                for end in (cells.value(f"{base}|low"), cells.value(f"{base}|high")):
                    while place > finest and end and abs(end / number.times) < 0.5 * 10.0**place:
                        place -= 1
            place = max(0, place) if self.is_money(number) else place
            self.assertLessEqual(abs(shown - wanted), 0.5 * 10.0**place * (1 + 1e-9), number)
            self.assertTrue(math.isclose(shown / 10.0**place, round(shown / 10.0**place), abs_tol=1e-6), (number, place))
        if "difference" in number.cell.split("|")[0]:
            self.assertFalse(cells.holds_zero(number.cell), f"a direction that is not there: {number}")

    @staticmethod
    def percentage(number):
        """Tells 48% from 5 of ten: shares are printed per hundred and hold their own cell as a level."""
        return number.times == 0.01 and "often" not in number.cell and not number.cell.endswith("|other")

    @staticmethod
    def is_share(number):
        kind = number.cell.partition("|")[0]
        return number.times == 0.01 and kind in ("measure", "yearly", "area", "signpost")

    @staticmethod
    def is_money(number):
        kind, *rest = number.cell.split("|")
        return "euro" in rest or kind in ("overrun-of-a-year", "overrun-of-areas-apart") or (
            kind == "monthly" and rest[0] in ("spent", "committed", "free", "overrun")) or (
            kind in ("measure", "difference") and rest[0].partition(".")[0] in MONEY)

    def test_rich(self):
        self.holds("rich")

    def test_one_future(self):
        self.holds("one future")

    def test_no_scenario(self):
        self.holds("no scenario")

    def test_tiny(self):
        self.holds("tiny")

    def test_hostile_names(self):
        self.holds("hostile names")

    def test_holtenbroek(self):
        self.holds("holtenbroek")

    def test_a_loose_or_stale_number_is_noticed(self):
        """The tests above can fail: a number of another result, and a digit that is bound to nothing."""
        result = self.result(*STUDIES["rich"])
        cells = Cells(result, cli.PROGRAM)
        self.done("briefing", result, "-o", "x.html")
        markup = (self.folder / "x.html").read_text()
        self.assertEqual(loose_digits(Page(markup)), [])
        self.assertEqual(loose_digits(Page(markup.replace("<h2>", "<h2>7 ", 1))), ["7 Kernboodschap"])
        page = Page(markup)
        number = next(one for one in page.numbers if one.cell == "measure|budget_enough|baseline|mean")
        with self.assertRaises(AssertionError):
            self.number_holds(number._replace(value=number.value + 0.01), "nl", cells)
        with self.assertRaises(AssertionError):
            self.number_holds(number._replace(text="99"), "nl", cells)

    def test_units_and_numbers_of_the_assumptions_are_in_the_language_of_the_reader(self):
        for language, page, _ in self.briefings("holtenbroek"):
            text = (self.folder / f"{language}.html").read_text()
            english, dutch = re.search(r">4,690 households<", text), re.search(r">4\.690 huishoudens<", text)
            self.assertEqual((bool(dutch), bool(english)), (language == "nl", language == "en"))
            if language == "nl":
                self.assertNotRegex(text, r">[\d.,]+ (share of|hours per|euro per year|households)[^<]*<")

    def test_counts_add_up(self):
        """Fifty dots a scenario; so many of ten and the rest of the ten."""
        for _, page, cells in self.briefings("rich"):
            dots = [one for one in page.numbers if one.cell.startswith("dots|")]
            self.assertEqual(sum(one.value for one in dots), 50 * len(cells.scenarios))
            first = next(one for one in page.numbers if one.cell == "measure|budget_enough|baseline|mean" and one.times == 0.1)
            rest = next(one for one in page.numbers if one.cell == "measure|budget_enough|baseline|other")
            self.assertEqual(int(first.text) + int(rest.text), 10)

    def test_no_difference_has_one_sentence(self):
        """Where nothing is shown, nothing but the one sentence is said."""
        only = {"nl": "geen aantoonbaar verschil in dit model", "en": "no demonstrable difference in this model"}
        for language, page, cells in self.briefings("rich"):
            everything = " ".join(page.sentences)
            self.assertIn(only[language], everything)
            told = {one.cell.rpartition("|")[0] for one in page.numbers if one.cell.startswith("difference|")}
            for (measure, scenario), one in cells.measures.items():
                if one["difference"] and one["difference"]["verdict"] in ("no_difference", "identical"):
                    self.assertNotIn(f"difference|{measure}|{scenario}", told)

    def test_nothing_runs_and_nothing_is_fetched(self):
        for _, page, _ in self.briefings("hostile names"):
            for forbidden in ("script", "iframe", "link", "img", "object", "embed", "form"):
                self.assertEqual(page.elements[forbidden], 0, forbidden)
        markup = (self.folder / "nl.html").read_text()
        self.assertEqual(re.findall(r"""(?:src|href)=["'](?!#)[^"']*""", markup), [])
        self.assertEqual(re.findall(r"""\son\w+=["']""", re.sub(r">[^<]*<", "><", markup)), [])

    def test_the_same_result_gives_the_same_bytes(self):
        result = self.result(*STUDIES["rich"])
        for name in ("a", "b"):
            (self.folder / name).mkdir()
            self.done("briefing", result, "-o", f"{name}/x.html")
        self.assertEqual((self.folder / "a" / "x.html").read_bytes(), (self.folder / "b" / "x.html").read_bytes())


if __name__ == "__main__":
    cli.main()
