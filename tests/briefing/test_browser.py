"""A briefing in a real browser: nothing runs, nothing is fetched, everybody can read it, also on a telephone,
with a keyboard and on paper."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))
import cli  # noqa: E402

# Where npm put what drives the browser: a folder with node_modules and a copy of browser.mjs.
TOOLS = pathlib.Path(os.environ["GEBIED_BROWSER_TOOLS"])
HOLTENBROEK = cli.SOURCE / "scenarios" / "studies" / "holtenbroek.yaml"
EXTREMES = pathlib.Path(__file__).parent / "studies"


class Browser(cli.Case):
    def look(self, *files):
        ended = subprocess.run(["node", TOOLS / "browser.mjs", shutil.which("chromium"), *map(str, files)],
                               cwd=TOOLS, capture_output=True, text=True, timeout=280)
        self.assertEqual(ended.returncode, 0, ended.stderr[-2000:])
        return json.loads(ended.stdout)

    def reads_well(self, study, *options, languages=("nl", "en")):
        result = self.result(study, *options)
        files = [self.folder / f"{language}.html" for language in languages]
        for language, file in zip(languages, files):
            self.done("briefing", result, "-o", file.name, "--language", language)
        for file, found in self.look(*files).items():
            for what, wrong in found["wrong"].items():
                self.assertEqual(wrong, [], f"{pathlib.Path(file).name}: {what}")
            figures = found["figures"]
        return figures

    def test_holtenbroek(self):
        figures = self.reads_well(HOLTENBROEK, "--replications", "10")
        self.assertEqual(len(figures), 17)  # all but areas beside need: it has one area

    def test_several_areas(self):
        self.assertIn("areas-beside-need", self.reads_well(EXTREMES / "several_areas.yaml"))

    def test_everything_refused(self):
        self.assertIn("who-waits", self.reads_well(EXTREMES / "everything_refused.yaml", languages=("nl",)))

    def test_nothing_refused(self):
        self.assertIn("who-waits", self.reads_well(EXTREMES / "nothing_refused.yaml", languages=("nl",)))

    def test_long_names(self):
        self.assertIn("differences", self.reads_well(EXTREMES / "long_names.yaml", languages=("nl",)))

    def test_hostile_names(self):
        self.reads_well(cli.STUDIES / "hostile_names.yaml", languages=("nl",))

    def test_one_scenario(self):
        alone = self.folder / "alone.yaml"
        alone.write_text(cli.RICH.read_text().partition("\nscenarios:\n")[0])
        self.assertNotIn("differences", self.reads_well(alone, languages=("nl",)))

    def test_what_is_wrong_is_noticed(self):
        """A page with a script, a request, a grey text, a jump in headings and a wide table: each is seen."""
        (self.folder / "bad.html").write_text(
            "<!DOCTYPE html><html lang=nl><title>x</title><h1>a</h1><h3>b</h3><p style='color:#ccc'>grey</p>"
            "<img src='http://example.invalid/x.png' alt=''><div style='width:900px'>wide</div>"
            "<figure id=f><svg width=50 height=20 role=img aria-label=x><text x=45 y=10>outside</text></svg></figure>"
            "<script>console.log('runs')</script></html>")
        wrong = self.look(self.folder / "bad.html")[str(self.folder / "bad.html")]["wrong"]
        for what in ("console", "requests", "axe", "headings", "wide", "unreadable"):
            self.assertTrue(wrong[what], what)

    def test_pdf(self):
        result = self.result(cli.RICH)
        self.assertEqual(self.done("briefing", result, "-o", "x.pdf"), "x.pdf\n")
        facts = subprocess.run(["pdfinfo", self.folder / "x.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertRegex(facts, r"Tagged: +yes")
        self.assertRegex(facts, r"Page size: +59[45][.\d]* x 84[12][.\d]* pts \(A4\)")
        self.assertRegex(facts, r"Title: +Krap bij kas")
        pages = int(re.search(r"Pages: +(\d+)", facts)[1])
        for page in range(1, pages + 1):
            words = subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), self.folder / "x.pdf", "-"],
                                   capture_output=True, text=True, check=True).stdout
            self.assertIn(f"{page} / {pages}", words)
            self.assertGreater(len(words.split()), 20, f"page {page} is as good as empty")


class Missing(cli.Case):
    def without(self, *programs):
        """A PATH in which some programs are not there."""
        folder = self.folder / "bin"
        folder.mkdir()
        for program in {"node", "chromium"} - set(programs):
            (folder / program).symlink_to(shutil.which(program))
        return {**cli.ENGLISH, "PATH": str(folder)}

    def test_words_say_which_package(self):
        result = self.result(cli.TINY)
        ended = self.call("briefing", result, "-o", "x.html", env=self.without("node"))
        self.assertEqual(ended.returncode, cli.FAILED)
        self.assertIn("install the Debian package nodejs", ended.stderr)
        ended = self.call("briefing", result, "-o", "x.html", "--language", "nl", env={**os.environ, "PATH": str(self.folder / "bin")})
        self.assertIn("installeer het Debian-pakket nodejs", ended.stderr)
        shutil.rmtree(self.folder / "bin")
        ended = self.call("briefing", result, "-o", "x.pdf", env=self.without("chromium"))
        self.assertEqual(ended.returncode, cli.FAILED)
        self.assertIn("install the Debian package chromium", ended.stderr)
        self.assertEqual([one for one in self.written() if one.startswith("x.")], [])

    def test_other_endings(self):
        result = self.result(cli.TINY)
        self.refused(cli.WRONG, "ends in .html or .pdf", "briefing", result, "-o", "x.docx")
        self.refused(cli.FAILED, "No such file", "briefing", result, "-o", "nowhere/x.html")


if __name__ == "__main__":
    cli.main()
