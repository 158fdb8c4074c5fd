"""Exit statuses and words: 0 done, 1 failed, 2 wrong input or arguments with nothing written."""
import re
import sqlite3

import cli

COMMANDS = ["run", "new", "check", "compare", "briefing", "export", "calibrate", "explain", "schema"]


class Words(cli.Case):
    def test_help_lists_every_command_and_the_statuses(self):
        text = self.done("--help", "--language", "en")
        self.assertEqual(re.findall(r"^  ([a-z]+) ", text, re.M), COMMANDS)
        self.assertIn("Status: 0 done, 1 failed or comparison refused, 2 wrong input", text)
        dutch = self.done("--help")
        self.assertIn("Status: 0 klaar, 1 mislukt of vergelijking geweigerd, 2 invoer", dutch)
        self.assertEqual(dutch, self.done("-h"))
        self.assertEqual(dutch, self.done("help"))

    def test_help_of_a_command_lists_its_options_whatever_else_is_missing(self):
        for command in COMMANDS:
            text = self.done(command, "--help")
            self.assertTrue(text.startswith(f"gebied {command}"), text)
            self.assertIn("--help", text)
            self.assertEqual(text, self.done("help", command))

    def test_version(self):
        self.assertRegex(self.done("--version"), r"^gebied \d+\.\d+\.\d+\n$")

    def test_without_a_command_the_help_and_status_2(self):
        ended = self.call()
        self.assertEqual(ended.returncode, cli.WRONG)
        self.assertEqual(ended.stdout, self.done("--help"))

    def test_an_unknown_command_is_refused_with_the_nearest_one(self):
        self.refused(cli.WRONG, "'compar' is not a command (did you mean 'compare'?)", "compar")
        self.refused(cli.WRONG, "'xyzzy' is not a command; 'gebied --help' lists them", "xyzzy")
        self.refused(cli.WRONG, "'' is not a command", "")
        self.refused(cli.WRONG, "'--nope' is not a command", "--nope")
        self.refused(cli.WRONG, "'compar' is not a command", "help", "compar")

    def test_arguments_that_are_wrong_are_refused_by_the_command_that_got_them(self):
        cases = [
            (["run"], "gebied run: needs a STUDY"),
            (["run", "a.yaml", "b.yaml"], "gebied run: takes one argument: a STUDY"),
            (["run", "--nope"], "gebied run: unrecognised option '--nope'"),
            (["run", cli.TINY, "-j", "many"], "gebied run: the argument ('many') for option '--threads' is invalid"),
            (["run", cli.TINY, "-j", "-1"], "gebied run: --threads is -1 (0 to 1024)"),
            (["run", cli.TINY, "-j", "2000"], "gebied run: --threads is 2000 (0 to 1024)"),
            (["run", cli.TINY, "-r", "0"], "gebied run: --replications is 0 (1 to 1000000)"),
            (["run", cli.TINY, "-r", "1000001"], "gebied run: --replications is 1000001 (1 to 1000000)"),
            (["run", cli.TINY, "-r", "99999999999999999999"], "gebied run: the argument ('99999999999999999999')"),
            (["run", cli.TINY, "--seed", "-1"], "gebied run: --seed is -1 (0 to 9223372036854775807)"),
            (["run", cli.TINY, "--seed", "1.5"], "gebied run: the argument ('1.5') for option '--seed' is invalid"),
            (["run", cli.TINY, "--seed", "1", "--seed", "2"], "gebied run: option '--seed' cannot be specified more"),
            (["run", cli.TINY, "--language", "fr"], "gebied run: --language is 'fr' (nl or en)"),
            (["run", cli.TINY, "-o"], "gebied run: the required argument for option '--output' is missing"),
            (["run", cli.TINY, "-o", ""], "gebied run: --output is empty (the name of a file)"),
            (["new"], "gebied new: needs the CODE or NAME of a region"),
            (["new", "Nergenshuizen"], "Nergenshuizen"),
            (["calibrate"], "gebied calibrate: needs a file of TARGETS"),
            (["calibrate", "x.yaml", "--seed", "1.5"], "gebied calibrate: the argument ('1.5')"),
            (["check"], "gebied check: needs a STUDY"),
            (["check", cli.TINY, "--language", "fr"], "gebied check: --language is 'fr' (nl or en)"),
            (["compare"], "gebied compare: needs a RESULT"),
            (["compare", "x", "--format", "xml"], "gebied compare: --format is 'xml' (text, csv or json)"),
            (["export", "-o", "x"], "gebied export: needs a RESULT"),
            (["schema", "extra"], "gebied schema: takes no argument, but got 'extra'"),
            (["explain", "a", "b"], "gebied explain: takes one argument"),
        ]
        for arguments, words in cases:
            with self.subTest(arguments=arguments):
                self.refused(cli.WRONG, words, *arguments)
        self.assertEqual(self.written(), [])

    def test_a_wrong_study_is_refused_with_file_line_and_column_and_nothing_is_written(self):
        study = self.folder / "wrong.yaml"
        study.write_text(f"extends: {self.local(cli.TINY)}\nyears: 0\nteem: {{solved: 2}}\n")
        before = self.written()
        for command in (["run"], ["run", "-o", "r.sqlite"], ["check"]):
            words = self.refused(cli.WRONG, f"{study}:2:8: years is 0 (a whole number from 1 to 100)", *command, study)
            self.assertIn(f"{study}:3:1: teem is not a known key (did you mean 'team'?)", words)
        self.refused(cli.WRONG, "nowhere.yaml: there is no such file", "run", "nowhere.yaml")
        self.refused(cli.WRONG, "a folder; a file is needed", "check", self.folder)
        self.assertEqual(self.written(), before)

    def test_what_a_result_does_not_have_is_refused_with_what_it_has(self):
        result = self.result()
        self.refused(cli.WRONG, "spant is not a measure of this result (did you mean spent?)",
                     "compare", result, "--measure", "spant")
        self.refused(cli.WRONG, "spent.wmoo is not a measure of this result (did you mean spent.wmo?)",
                     "compare", result, "-m", "spent.wmoo")
        self.refused(cli.WRONG, "--area is 'nort' (north, south)", "compare", result, "--area", "nort")

    def test_what_is_no_result_is_refused(self):
        text = self.folder / "thesis.txt"
        text.write_text("x" * 5000)
        for command in (["compare"], ["export", "-o", "out"]):
            self.refused(cli.FAILED, "is not a result of this program", *command, text)
            self.refused(cli.FAILED, "there is no such file", *command, "nowhere.sqlite")
            self.refused(cli.FAILED, "is not a file", *command, self.folder)
            self.refused(cli.FAILED, "is not a file", *command, "/dev/zero")
        self.assertEqual(self.written(), ["thesis.txt"])

    def test_check_says_the_load_in_both_languages_and_writes_nothing(self):
        dutch = self.done("check", cli.RICH)
        self.assertIn("rich.yaml is een geldige studie: 2 gebied(en), 4 scenario('s)", dutch)
        self.assertIn("WAARSCHUWING: dit team kan deze vraag nooit bedienen", dutch)
        english = self.done("check", cli.RICH, "--language", "en")
        self.assertIn("rich.yaml is a valid study: 2 area(s), 4 scenario(s)", english)
        self.assertIn("WARNING: this team can never serve this demand", english)
        self.assertIn("WARNING: streams.youth.budget does not cover expected demand", english)
        self.assertEqual(self.written(), [])

    def test_check_says_the_ceiling_and_where_the_hours_go(self):
        self.done("new", "WK019330", "--language", "en")
        said = self.done("check", "zwolle-holtenbroek.yaml", "--language", "en")
        ceiling = re.search(r"  ceiling: about ([\d,]+) euro a year, from tightness 1.30", said)
        self.assertTrue(ceiling, said)
        asked = int(re.search(r"is asked for ([\d,]+) hours", said)[1].replace(",", ""))
        parts = re.search(r"asked: ([\d,]+) hours of intake, ([\d,]+) of support, ([\d,]+) of case management beside a "
                          r"specialist, ([\d,]+) of bridging for who waits, ([\d,]+) of re-indication", said).groups()
        self.assertAlmostEqual(sum(int(part.replace(",", "")) for part in parts), asked, delta=30)
        self.assertNotIn("and also asked", said)
        (self.folder / "more.yaml").write_text(
            "extends: zwolle-holtenbroek.yaml\nstudy: more\nteam: {contact_hours: 2, enforcement_hours: 10}\n")
        more = self.done("check", "more.yaml", "--language", "en")
        self.assertIn("and also asked: 1,050 contact without a need, 520 enforcement\n", more)
        self.assertAlmostEqual(int(re.search(r"is asked for ([\d,]+) hours", more)[1].replace(",", "")) - asked,
                               2 * 10.03 * 52.1775 + 10 * 52.1775, delta=20)
        # What the run lays out is what check said.
        self.done("run", "zwolle-holtenbroek.yaml", "-r", "2", "-o", "r.sqlite")
        with sqlite3.connect(self.folder / "r.sqlite") as database:
            laid_out = database.execute("SELECT ceiling FROM yearly WHERE scenario = 'baseline' AND year = 2027").fetchone()[0]
        self.assertAlmostEqual(laid_out / 100, int(ceiling[1].replace(",", "")), delta=0.02 * laid_out / 100)

    def test_no_limit_is_never_a_number(self):
        study = self.folder / "free.yaml"
        for file in (cli.TINY, cli.TINY.parent / "sources.yaml"):
            (self.folder / file.name).write_bytes(file.read_bytes())
        study.write_text("extends: tiny.yaml\nstudy: free\nfinancing: {basis: unlimited}\n")
        self.assertIn("ceiling: no limit (basis: unlimited)", self.done("check", study, "--language", "en"))
        self.assertIn("plafond: geen grens", self.done("check", study))
        self.done("run", study)
        for options in (["--all"], ["--details"], ["--all", "--language", "en"], []):
            said = self.done("compare", "free.sqlite", *options)
            self.assertNotRegex(said, r"\d{1,3}([.,]000){3}")
        self.assertIn("no limit", self.done("compare", "free.sqlite", "--all", "--language", "en"))
        for measure in self.comparison("free.sqlite")["measures"]:
            for one in measure["scenarios"]:
                numbers = [one["mean"], one["p90"], one["difference"] and one["difference"]["mean"]]
                self.assertTrue(all(abs(number) < 1e11 for number in numbers if number is not None), measure["id"])
        self.assertNotRegex(self.done("compare", "free.sqlite", "--format", "csv"), r"(?<![\d.])\d{12}")

    def test_likely_mistakes_bring_what_to_write(self):
        for line, words in (("staff: {worker: {fte: +1}}", "the new value itself is needed, not a change"),
                            ("staff: {worker: {fte: '+1'}}", "a number without quotes is needed"),
                            ("staff: {worker: {fte: +10%}}", "the new value itself is needed, not a change"),
                            ("title: Zwolle: een proef", "a text with a colon needs quotes: 'Zwolle: een proef'"),
                            ("title: %minder", "a text that begins with % needs quotes: '%minder'"),
                            ("title: @zwolle", "a text that begins with @ needs quotes: '@zwolle'")):
            study = self.folder / "wrong.yaml"
            study.write_text(f"extends: {self.local(cli.TINY)}\n{line}\n")
            with self.subTest(line=line):
                self.refused(cli.WRONG, words, "check", study)

    def test_messages_are_dutch_unless_asked_otherwise(self):
        study = self.folder / "wrong.yaml"
        study.write_text(f"extends: {self.local(cli.TINY)}\nyears: 0\nteem: {{solved: 2}}\nteam: {{solved: 2}}\n")
        said = self.refused(cli.WRONG, "years is 0 (een heel getal van 1 tot en met 100)", "check", study, language="")
        self.assertIn("teem: deze sleutel bestaat niet (bedoelde je 'team'?)", said)
        self.assertIn("team.solved is 2 (aandeel van de hulpvragen: 0 tot 1)", said)
        self.assertEqual(said, self.refused(cli.WRONG, "", "check", study, "--language", "nl"))
        self.refused(cli.WRONG, "a whole number", "check", study, "--language=en", language="nl")
        self.refused(cli.WRONG, "gebied run: geef een STUDIE", "run", language="nl")
        self.refused(cli.FAILED, "x.sqlite: dit bestand bestaat niet", "compare", "x.sqlite", language="nl")
        self.refused(cli.WRONG, "'ron' is geen opdracht (bedoelde je 'run'?)", "ron", language="nl")
        self.assertIn("toekomsten (standaard: zoals in de studie)", self.done("run", "--help"))
        self.assertIn("number of futures (default: as in the study)", self.done("run", "--help", "--language", "en"))

    def test_run_prints_the_comparison_and_names_the_result(self):
        dutch = self.done("run", cli.TINY)
        self.assertTrue(dutch.startswith("Klein\nWerkt het?\n"))
        self.assertTrue(dutch.endswith("\nResultaat: tiny.sqlite\n"))
        self.assertEqual(self.written(), ["tiny.sqlite"])
        english = self.done("run", cli.TINY, "--language", "en")
        self.assertTrue(english.startswith("Tiny\nDoes it work?\n"))
        self.assertTrue(english.endswith("\nResult: tiny.sqlite\n"))
        self.assertEqual(english.rsplit("\n", 2)[0].strip(), self.done("compare", "tiny.sqlite", "--language", "en").strip())

    def test_quiet_when_not_a_terminal(self):
        ended = self.call("run", cli.RICH, "-r", "200")
        self.assertEqual(ended.returncode, cli.DONE)
        self.assertEqual(ended.stderr, "")
        self.assertNotIn("\r", ended.stdout)
        self.assertNotIn("\x1b", ended.stdout)

    def local(self, file):
        """A copy of a study and what it needs in the folder of the test; returns its name."""
        for name in (file.name, "sources.yaml"):
            (self.folder / name).write_bytes((file.parent / name).read_bytes())
        return file.name


if __name__ == "__main__":
    cli.main()
