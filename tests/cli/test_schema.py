"""The schema for editors: valid, accepts every study that is shipped, refuses what a schema can see."""
import json
import re

import jsonschema
import yaml

import cli
import yaml12

HOSTILE = cli.SOURCE / "tests" / "hostile"

# Hostile studies that are no YAML, or other YAML than an editor reads: the parser of the editor speaks.
NOT_YAML = """006-open-brace 007-tab-indent 010-nul-byte 012-latin1 013-overlong-utf8 014-surrogate
    019-two-documents 020-duplicate-key 021-duplicate-deep 025-alias-unknown 027-tags 028-key-is-list
    032-deep-open 033-unquoted-question 034-directive 035-colon-in-text 036-unclosed-quote 069-unclosed-single""".split()

# Hostile studies that one file and its values do not give away, and why.
UNSEEN = {
    "how it is written, which is gone once it is read": """008-lone-carriage-return 011-utf16 022-anchor-alias
        037-leading-zero 040-dutch-thousand""",
    "a number that is a rule and no range": "053-half-household 122-shapes",
    "what all files have together": "056-no-head 073-no-name-no-stream 075-nine-domains 062-before-1900",
    "another file": """083-source-unknown 088-bibliography-missing 089-bibliography-broken 090-extends-missing
        091-extends-itself 092-extends-circle 093-extends-folder 096-extends-many 097-extends-broken""",
    "what values mean together": """108-ramp-of-a-word 110-set-twice 111-measure-breaks-rule 112-too-many-stages
        113-shares-of-types-zero 114-referrals-above-one 115-from-team-above-one 116-solved-and-improved
        117-too-many-persons 118-too-much-money 119-endless-help 120-cascade-too-high 121-no-types
        124-too-many-events 127-area-twice-in-a-file 128-shares-of-types 129-persons-per-household
        130-crowded-households 131-nobody 132-law-of-no-time""",
}
UNSEEN_NAMES = [name for names in UNSEEN.values() for name in names.split()]


def is_valid_study(path):
    return path.with_suffix(".expected").read_text() == "valid\n"


class Schema(cli.Case):
    def setUp(self):
        super().setUp()
        self.schema = json.loads(self.done("schema"))
        self.validator = jsonschema.Draft7Validator(self.schema)

    def problems(self, path):
        return [f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in self.validator.iter_errors(yaml12.load(path))]

    def test_the_schema_is_a_schema_of_draft_7(self):
        self.assertEqual(self.schema["$schema"], "http://json-schema.org/draft-07/schema#")
        jsonschema.Draft7Validator.check_schema(self.schema)
        # And of nothing but draft 7: every word in it is one of that draft's.
        words = set(jsonschema.Draft7Validator.META_SCHEMA["properties"])
        self.assertLessEqual(set(self.words(self.schema)), words)
        for pattern in re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', json.dumps(self.schema)):
            re.compile(json.loads(f'"{pattern}"'))

    def words(self, schema):
        """The keywords of a schema, all the way down."""
        if not isinstance(schema, dict):
            return
        for word, value in schema.items():
            yield word
            if word in ("properties", "patternProperties", "definitions"):
                for one in value.values():
                    yield from self.words(one)
            elif word in ("anyOf", "oneOf", "allOf"):
                for one in value:
                    yield from self.words(one)
            elif word in ("items", "additionalProperties", "not"):
                yield from self.words(value)

    def test_every_valid_study_of_the_house_is_accepted(self):
        scenarios = cli.SOURCE / "scenarios"
        files = [*sorted((cli.SOURCE / "tests" / "theory").glob("*.yaml")), *sorted(cli.STUDIES.glob("*.yaml")), cli.TINY,
                 *(path for path in sorted(scenarios.rglob("*.yaml"))
                   if path.name != "sources.yaml" and path.parent.name != "calibration"),
                 *(path for path in sorted(HOSTILE.glob("*.yaml")) if is_valid_study(path) and path.stem not in NOT_YAML)]
        self.assertGreater(len(files), 10)
        for path in files:
            with self.subTest(file=str(path)):
                self.assertEqual(self.problems(path), [])

    def test_a_reader_of_yaml_1_1_reads_the_same_words(self):
        """Editors that check by the older YAML take on, off, yes and no for true and false."""
        def booleans(node):
            if isinstance(node, dict):
                return [b for value in node.values() for b in booleans(value)] + [k for k in node if isinstance(k, bool)]
            if isinstance(node, list):
                return [b for value in node for b in booleans(value)]
            return [node] if isinstance(node, bool) else []
        for path in sorted((cli.SOURCE / "scenarios").rglob("*.yaml")):
            with self.subTest(file=str(path)):
                self.assertEqual(booleans(yaml.safe_load(path.read_text())), [])

    def test_a_study_that_new_writes_is_accepted_and_its_schema_is_this_one(self):
        self.done("new", "WK019330", "-o", "mine")
        studies = sorted((self.folder / "mine").glob("*.yaml"))
        self.assertEqual(len(studies), 1)
        self.assertEqual(self.problems(studies[0]), [])
        schema = re.search(r"\$schema=(\S+)", studies[0].read_text())[1]
        self.assertEqual(json.loads((self.folder / "mine" / schema).read_text()), self.schema)

    def test_every_hostile_study_that_a_schema_can_see_is_refused(self):
        """A new hostile study must be seen, or get a place in one of the lists above."""
        studies = sorted(HOSTILE.glob("*.yaml"))
        self.assertLessEqual({*NOT_YAML, *UNSEEN_NAMES}, {path.stem for path in studies})
        seen = 0
        for path in studies:
            with self.subTest(study=path.stem):
                if path.stem in NOT_YAML:
                    with self.assertRaises((yaml.YAMLError, RecursionError, ValueError)):
                        yaml12.load(path)
                elif is_valid_study(path) or path.stem in UNSEEN_NAMES:
                    self.assertEqual(self.problems(path), [], "the schema sees it: take it off the list")
                else:
                    self.assertNotEqual(self.problems(path), [])
                    seen += 1
        self.assertGreater(seen, 50)

    def test_what_a_measure_may_set_is_what_explain_says(self):
        settable = self.schema["definitions"]["set"]["patternProperties"]
        for line in self.done("explain", "--language", "en").splitlines():
            key = line.split(": ")[0]
            text = self.done("explain", key, "--language", "en")
            named = re.sub(r"<[a-z_]+>", "some-thing", key)
            matches = [pattern for pattern in settable if re.search(pattern, named)]
            self.assertEqual(len(matches), int("a measure can change it" in text), key)

    def test_dates_stay_texts(self):
        study = self.folder / "study.yaml"
        study.write_text("start: 2027-01-01\nyears: 010\nseed: 1e3\ntitle: yes\nquestion: ~\n")
        self.assertEqual(yaml12.load(study),
                         {"start": "2027-01-01", "years": 10, "seed": 1000.0, "title": "yes", "question": None})


if __name__ == "__main__":
    cli.main()
