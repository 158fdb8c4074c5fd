"""Every link from a page to a file of this repository leads to one, and to a heading that is there."""
import os
import pathlib
import re
import unittest

SOURCE = pathlib.Path(os.environ.get("GEBIED_SOURCE", pathlib.Path(__file__).parents[2])).resolve()
LINK = re.compile(r"\]\(([^)\s]+)\)")


def pages():
    return [*SOURCE.glob("*.md"), *(SOURCE / "docs").rglob("*.md"), *(SOURCE / "scenarios").rglob("*.md")]


def anchors(page):
    """The anchors of the headings, as GitHub and most readers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


class Links(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        self.assertGreater(len(pages()), 10)
        for page in pages():
            for link in LINK.findall(page.read_text()):
                if re.match(r"[a-z]+:", link):
                    continue
                path, _, anchor = link.partition("#")
                target = (page.parent / path).resolve() if path else page
                with self.subTest(page=str(page.relative_to(SOURCE)), link=link):
                    self.assertTrue(target.exists())
                    if anchor and target.suffix == ".md":
                        self.assertIn(anchor, anchors(target))

    def test_every_page_is_in_the_index(self):
        index = SOURCE / "docs" / "README.md"
        linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(index.read_text())}
        for page in (SOURCE / "docs").rglob("*.md"):
            if page.parent.name != "decisions" and page != index:
                self.assertIn(page.resolve(), linked, page.name)


if __name__ == "__main__":
    unittest.main(verbosity=1)
