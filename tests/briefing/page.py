"""A briefing, taken apart: its bound numbers, its names, and the words that are bound to nothing."""
import collections
import html.parser
import re

# value: number in the cell; times: printed number x times = value; text: what a reader sees.
Number = collections.namedtuple("Number", "cell value times text")

# Numbers of the method that the sentences may hold: what they say is the same in every study.
METHOD = {
    "95%", "10", "100", "1", "9", "99", "31", "50", "80%", "90%", "18", "1.000", "1,000", "1.2",
    "6.1", "6.2", "6.3", "6.5", "6.71", "6.71a", "6.71b", "6.72", "6.74", "Random123", "Iv3", "2015", "2023", "100.000", "100,000", "46%", "43%", "38%",
}
VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "circle", "line", "path"}


class Page(html.parser.HTMLParser):
    """`numbers`, `fixed` (numbers of the method), `names` (words of the study), `loose` (all other words)."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.numbers, self.fixed, self.names, self.loose, self.sentences = [], [], [], [], []
        self.ids, self.elements, self.stack = collections.Counter(), collections.Counter(), []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements[tag] += 1
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        if tag in ("p", "li", "td", "figcaption"):
            self.sentences.append("")
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_startendtag(self, tag, attributes):
        self.elements[tag] += 1

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.sentences:
            self.sentences[-1] += data
        if not data.strip():
            return
        tags = [tag for tag, _ in self.stack]
        if any(tag in ("style", "head") for tag in tags) or "title" in tags or "desc" in tags:
            return  # the title and description of a picture repeat its bound title and note
        for tag, attributes in reversed(self.stack):
            if "data-cell" in attributes:
                value = attributes.get("value", attributes.get("data-value"))
                self.numbers.append(
                    Number(attributes["data-cell"], float(value), float(attributes.get("data-times", 1)), data))
                return
            if "data-fixed" in attributes:
                self.fixed.append(data)
                return
            if "data-name" in attributes or "data-tick" in attributes:
                self.names.append(data)
                return
        self.loose.append(data)


MONTHS = {
    month: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "January February March April May June July August September October November December",
    )
    for number, month in enumerate(names.split(), 1)
}


def printed(number, language):
    """The number that a reader reads, in the unit of print; a month by its number."""
    text = number.text.strip()
    if text in MONTHS:
        return MONTHS[text]
    plain = text.replace("−", "-").lstrip("+")
    plain = plain.replace(".", "").replace(",", ".") if language == "nl" else plain.replace(",", "")
    assert re.fullmatch(r"-?\d+(\.\d+)?", plain), number
    return float(plain)
