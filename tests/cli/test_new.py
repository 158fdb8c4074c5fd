"""A study of any region: asks nothing, overwrites nothing, says how well each figure is known, and runs."""
import json
import shutil

import cli
import jsonschema
import yaml


class New(cli.Case):
    def test_a_new_study_is_valid_and_runs(self):
        said = self.done("new", "Vlieland")
        self.assertIn("vlieland.yaml geschreven: GM0096 Vlieland", said)
        self.assertEqual(self.written(), ["study.schema.json", "vlieland.yaml"])
        self.assertIn("is een geldige studie", self.done("check", "vlieland.yaml"))
        shown = self.done("run", "vlieland.yaml", "-r", "2", "-o", "vlieland.sqlite")
        self.assertIn("meer generalisten, hetzelfde plafond", shown)

    def test_every_figure_says_how_well_it_is_known(self):
        said = self.done("new", "Ede-Veldhuizen", "--language", "en")
        lines = [line.split()[0] for line in said.splitlines() if line.startswith("  ")]
        self.assertEqual(set(lines), {"measured", "derived", "assumed"})
        self.assertRegex(said, r"measured +6,580  number of households")
        study = yaml.safe_load((self.folder / "ede-veldhuizen.yaml").read_text())
        area = study["areas"][0]
        self.assertEqual(area["households"]["number"]["grade"], "measured")
        self.assertEqual(area["staff"]["generalist"]["fte"]["grade"], "derived")

    def test_the_schema_beside_it_accepts_it(self):
        self.done("new", "WK019330")
        text = (self.folder / "zwolle-holtenbroek.yaml").read_text()
        self.assertTrue(text.startswith("# yaml-language-server: $schema=study.schema.json\n"))
        schema = json.loads((self.folder / "study.schema.json").read_text())
        # PyYAML makes days of dates; an editor sees texts.
        study = json.loads(json.dumps(yaml.safe_load(text), default=str))
        jsonschema.validate(study, schema)

    def test_names_need_no_quotes_and_no_accents(self):
        self.done("new", "utrecht", "west")
        self.done("new", "sudwest-fryslan")
        self.done("new", "den", "haag", "-o", "deep/er")
        self.assertTrue((self.folder / "utrecht-west.yaml").exists())
        self.assertTrue((self.folder / "sudwest-fryslan.yaml").exists())
        self.assertTrue((self.folder / "deep/er/s-gravenhage.yaml").exists())

    def test_a_whole_municipality_is_called_one_queue(self):
        said = self.done("new", "Vlieland", "--language", "en")
        self.assertIn("NOTE: this study makes one area of a whole municipality: one team with one queue", said)
        self.assertIn("docs/explanation/limits.md", said)
        text = (self.folder / "vlieland.yaml").read_text()
        self.assertIn("# NOTE: here a whole municipality is one area", text)
        self.assertIn("LET OP: deze studie maakt van een hele gemeente één gebied", self.done("new", "Heiloo"))
        self.assertNotIn("LET OP", self.done("new", "WK019330"))
        self.assertNotIn("LET OP", (self.folder / "zwolle-holtenbroek.yaml").read_text())

    def test_what_hard_and_statutory_mean_is_said(self):
        self.assertIn("statutory = de plicht gaat voor", self.done("new", "WK019330"))
        said = self.done("new", "WK022803", "--language", "en")
        self.assertIn("absolute = a hard ceiling: what does not fit is not given", said)

    def test_what_is_not_found_brings_the_nearest_with_their_codes(self):
        said = self.refused(cli.WRONG, "is not the code of a region in 2024 (there are WK034410 Vleuten-De Meern (Utrecht); "
                            "WK034409", "new", "WK034499")
        self.assertIn("WK034403 Overvecht (Utrecht)", said)
        self.refused(cli.WRONG, "'BU03440311' is the code of a neighbourhood (buurt); the smallest region here is the wijk "
                     "(did you mean WK034403 Overvecht (Utrecht)?)", "new", "BU03440311")
        self.refused(cli.WRONG, "did you mean GM0363 Amsterdam; WK0363AA (Amsterdam)", "new", "Amsterdam-Noord")

    def test_what_stands_there_stays(self):
        (self.folder / "zwolle.yaml").write_text("mine")
        (self.folder / "study.schema.json").write_text("mine too")
        self.refused(cli.WRONG, "'zwolle.yaml' is there already and stays as it is", "new", "Zwolle")
        self.done("new", "Heiloo")
        self.assertEqual((self.folder / "zwolle.yaml").read_text(), "mine")
        self.assertEqual((self.folder / "study.schema.json").read_text(), "mine too")

    def test_what_is_refused_leaves_nothing(self):
        for words, asked in [
            ("WK061307 (Albrandswaard) has no inhabitants in 2024", ["WK061307"]),
            ("did you mean WK019330 Holtenbroek (Zwolle)?", ["holtenbroec"]),
            ("is the name of 2 regions", ["binnenstad"]),
            ("is not the code of a region in 2024", ["WK999999"]),
            ("needs the CODE or NAME of a region", []),
            ("needs the CODE or NAME of a region", [""]),
            ("--language is 'fr' (nl or en)", ["Zwolle", "--language", "fr"]),
        ]:
            self.refused(cli.WRONG, words, "new", *asked)
        (self.folder / "file").write_text("")
        self.refused(cli.WRONG, "--output is 'file'", "new", "Zwolle", "-o", "file")
        self.assertEqual(self.written(), ["file"])

    def test_the_beginning_of_a_name_brings_that_name(self):
        self.refused(cli.WRONG, "(did you mean GM0820 Nuenen, Gerwen en Nederwetten?)", "new", "Nuenen")
        self.refused(cli.WRONG, "did you mean GM0193 Zwolle", "new", "Zwol")

    def test_the_smallest_post_is_not_called_that_of_the_nation(self):
        said = self.done("new", "WK194036", "--language", "en")  # 180 inhabitants
        posts = [line for line in said.splitlines() if "posts (" in line]
        self.assertEqual(len(posts), 4)
        for line in posts:
            self.assertRegex(line, r" 0\.3 fte .*: the smallest post; in proportion to the nation \([\d.]+ per 10,000 "
                                   r"inhabitants\) it would be 0\.[01]\d+\)")
        study = next(self.folder.glob("*.yaml")).read_text()
        self.assertNotRegex(study, r"fte: \{value: 0\.3, low")
        self.assertIn("# The smallest post more, paid from the same ceiling.", study)
        self.assertIn("# Two posts per 10,000 inhabitants more",
                      (self.done("new", "WK019330", "--language", "en"),
                       (self.folder / "zwolle-holtenbroek.yaml").read_text())[1])

    def test_a_folder_where_nothing_can_be_written_is_named(self):
        self.refused(cli.WRONG, "'/proc/self/zwolle.yaml'", "new", "Zwolle", "-o", "/proc/self")

    def test_a_program_that_is_installed_brings_its_regions(self):
        prefix = self.folder / "usr"
        (prefix / "bin").mkdir(parents=True)
        shutil.copy(cli.PROGRAM, prefix / "bin/gebied")
        shutil.copytree(cli.SOURCE / "scenarios", prefix / "share/gebied/scenarios")
        # One figure differs, so that it shows from where the program reads.
        csv = prefix / "share/gebied/scenarios/data/cbs-regions.csv"
        csv.write_text(csv.read_text().replace("GM0096,Vlieland,", "GM0096,Elders,"))
        program, cli.PROGRAM = cli.PROGRAM, prefix / "bin/gebied"
        try:
            self.assertIn("GM0096 Elders", self.done("new", "elders"))
            self.done("check", "elders.yaml")
        finally:
            cli.PROGRAM = program


if __name__ == "__main__":
    cli.main()
