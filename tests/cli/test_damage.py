"""A damaged result is refused in words or read right: never a crash, never another number."""
import sqlite3

import cli


class Damage(cli.Case):
    def setUp(self):
        super().setUp()
        self.whole = self.result(cli.TINY).read_bytes()
        self.damaged = self.folder / "damaged.sqlite"
        self.damaged.write_bytes(self.whole)
        self.commands = [["compare", self.damaged, "--format", "json"], ["export", self.damaged, "-o", "out"]]
        self.right = [self.answer(command) for command in self.commands]

    def answer(self, command):
        """What a command gives: what it printed and, for an export, every file."""
        out = self.done(*command)
        if command[0] != "export":
            return out
        return {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()}

    def look(self, command, right):
        """Whether the damage was noticed; when it was not, the answer must be that of the whole result."""
        ended = self.call(*command, env=cli.ENGLISH)
        if ended.returncode == cli.DONE:
            self.assertEqual(self.answer(command), right)
            return False
        self.assertEqual(ended.returncode, cli.FAILED, ended.stderr)
        self.assertRegex(ended.stderr, r"^gebied: .*(damaged|is not a result|another version|cannot be opened)")
        self.assertEqual(len(ended.stderr.strip().split("\n")), 1, ended.stderr)
        self.assertEqual(ended.stdout, "")
        return True

    def test_a_result_of_any_length_but_its_own(self):
        lengths = [*cli.sample(0, len(self.whole) - 1, 4099), 1, 99, 100, 4095, 4096, len(self.whole) - 1]
        for length in lengths:
            with self.subTest(length=length):
                self.damaged.write_bytes(self.whole[:length])
                self.assertTrue(self.look(self.commands[0], self.right[0]))

    def test_a_result_with_one_byte_changed(self):
        noticed = 0
        # The header byte by byte, and a sample of the rest; 4093 is prime, so that every place in a page comes.
        places = [*range(0, 100, 1 if cli.THOROUGH else 3), *cli.sample(100, len(self.whole) - 1, 1499)]
        for at in places:
            for change in (0xFF, 0x01) if cli.THOROUGH else (0x01,):
                with self.subTest(at=at, change=change):
                    damaged = bytearray(self.whole)
                    damaged[at] ^= change
                    self.damaged.write_bytes(damaged)
                    noticed += self.look(self.commands[0], self.right[0])
        self.assertGreater(noticed, len(places) // 4)

    def test_verify_says_whether_a_result_is_whole(self):
        result = self.result(name="whole.sqlite")
        self.assertRegex(self.done("verify", result, "--language", "en"),
                         r"whole\.sqlite is whole: [\d,]+ rows of 4 futures are as they were written \(study [0-9a-f]{16}, seed 7, ")
        for table, column in (("yearly", "deaths"), ("monthly", "spent"), ("checkpoints", "events")):
            with sqlite3.connect(result) as database:
                database.execute(f'UPDATE {table} SET "{column}" = "{column}" + 1 WHERE replication = 2 AND scenario = \'pooled\'')
            self.refused(cli.FAILED, "is not as it was written", "verify", result)
            dutch = self.refused(cli.FAILED, "is niet zoals hij geschreven is", "verify", result, language="nl")
            self.assertNotRegex(dutch, r"\b(row|table|written|replication)\b")
            with sqlite3.connect(result) as database:
                database.execute(f'UPDATE {table} SET "{column}" = "{column}" - 1 WHERE replication = 2 AND scenario = \'pooled\'')
            self.done("verify", result)

    def test_an_export_of_a_result_with_one_byte_changed(self):
        for at in cli.sample(0, len(self.whole) - 1, 9973):
            with self.subTest(at=at):
                damaged = bytearray(self.whole)
                damaged[at] ^= 0x10
                self.damaged.write_bytes(damaged)
                self.look(self.commands[1], self.right[1])

    def test_every_digit_of_every_table_is_guarded(self):
        """What a byte cannot tell: another number, row or word in a table that is otherwise in order."""
        import sqlite3

        changes = [
            "UPDATE yearly SET spent_total = spent_total + 1 WHERE replication = 2 AND scenario = 'pooled' AND area = 'south' AND year = 2028",
            "UPDATE yearly SET replication = 9 WHERE replication = 3",
            "DELETE FROM yearly WHERE replication = 3",
            "UPDATE study SET value = '9' WHERE key = 'seed'",
            "UPDATE study SET value = '3' WHERE key = 'replications'",
            "UPDATE study SET value = 'Groot' WHERE key = 'title_nl'",
            "UPDATE scenarios SET regime = 'statutory'",
            "UPDATE areas SET name_nl = 'Oost' WHERE id = 'north'",
            "UPDATE names SET nl = 'ander' WHERE id = 'wmo'",
            "UPDATE columns SET counter = 'ceiling' WHERE counter = 'spent_total'",
            "DELETE FROM scenarios WHERE position = 2",
            "UPDATE parameters SET value = '1' WHERE position = 3",
        ]
        for change in changes:
            with self.subTest(change=change):
                self.damaged.write_bytes(self.whole)
                connection = sqlite3.connect(self.damaged)
                connection.execute(change)
                self.assertGreater(connection.total_changes, 0)
                connection.commit()
                connection.close()
                for command, right in zip(self.commands, self.right):
                    self.assertTrue(self.look(command, right))
        self.damaged.write_bytes(self.whole)
        connection = sqlite3.connect(self.damaged)
        connection.execute("UPDATE monthly SET free = free + 1 WHERE replication = 1 AND month = 3")
        connection.commit()
        connection.close()
        self.assertTrue(self.look(self.commands[1], self.right[1]))

    def test_a_result_of_another_version_is_refused(self):
        import sqlite3

        connection = sqlite3.connect(self.damaged)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        self.refused(cli.FAILED, "is a result of another version of this program (tables version 99", "compare", self.damaged)
        self.refused(cli.FAILED, "is a result of another version", "run", cli.TINY, "-o", self.damaged)


if __name__ == "__main__":
    cli.main()
