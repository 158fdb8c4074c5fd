"""Exit statuses and words: 0 done, 1 failed, 2 wrong input or arguments with nothing written."""
import re

import cli

COMMANDS = ["run", "new", "check", "compare", "briefing", "export", "calibrate", "explain", "schema"]


class Words(cli.Case):
    def test_help_lists_every_command_and_the_statuses(self):
        text = self.done("--help")
        self.assertEqual(re.findall(r"^  ([a-z]+) ", text, re.M), COMMANDS)
        self.assertIn("Status: 0 done, 1 failed or comparison refused, 2 wrong input", text)
        self.assertEqual(text, self.done("-h"))
        self.assertEqual(text, self.done("help"))

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
            (["export", "x"], "gebied export: the option '--output' is required but missing"),
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
