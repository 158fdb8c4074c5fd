"""Folders that cannot be written, disks that are full or fail, readers that go away: words and status 1,
nothing that was there is lost, and the same command goes on when the disk is well again."""
import os
import subprocess
import unittest

import cli

FAULT = os.environ.get("GEBIED_FAULT", "")  # the library of fault.cpp


class Places(cli.Case):
    def test_a_folder_that_is_not_there_is_named(self):
        self.refused(cli.WRONG, "no/such/r.sqlite cannot be made: there is no folder no/such",
                     "run", cli.TINY, "-o", "no/such/r.sqlite")
        self.assertEqual(self.written(), [])

    def test_a_folder_that_may_not_be_written_is_named_before_anything_is_simulated(self):
        self.result(cli.TINY, name="old.sqlite")
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        nobody = cli.as_nobody()
        begun = self.refused(cli.FAILED, "you may not write in the folder .", "run", cli.TINY, "-r", "1000000", **nobody)
        self.assertNotIn("system", begun)
        self.refused(cli.FAILED, "you may not write in the folder .", "run", cli.TINY, "-o", "old.sqlite", "-r", "9", **nobody)
        self.refused(cli.FAILED, "is not a folder and cannot be made one", "export", "old.sqlite", "-o", "out", **nobody)
        # Reading needs no permission to write.
        self.done("compare", "old.sqlite", **nobody)
        self.done("run", cli.TINY, "-o", "old.sqlite", **nobody)
        self.assertEqual(self.written(), ["old.sqlite"])

    def test_a_result_that_may_not_be_read_or_written(self):
        result = self.result(cli.TINY)
        nobody = cli.as_nobody()
        self.folder.chmod(0o777)
        result.chmod(0o444)
        self.done("compare", result, **nobody)
        self.refused(cli.FAILED, "result.sqlite may not be written; change its permissions",
                     "run", cli.TINY, "-o", result, "-r", "9", **nobody)
        result.chmod(0o000)
        self.refused(cli.FAILED, "result.sqlite cannot be opened", "compare", result, **nobody)
        self.refused(cli.FAILED, "result.sqlite cannot be opened", "run", cli.TINY, "-o", result, **nobody)

    def test_a_working_folder_that_is_gone(self):
        gone = self.folder / "gone"
        gone.mkdir()
        ended = subprocess.run(["sh", "-c", f'rmdir "{gone}" && exec "{cli.PROGRAM}" run "{cli.TINY}"'],
                               cwd=gone, capture_output=True, text=True)
        self.assertEqual(ended.returncode, cli.FAILED, ended.stderr)
        for fault in cli.FAULTS:
            self.assertNotIn(fault, ended.stderr)

    def test_output_that_does_not_arrive_is_a_failure_in_words(self):
        result = self.result(cli.TINY)
        for command in (["compare", result], ["compare", result, "--all"], ["schema"], ["--help"], ["--version"],
                        ["explain"], ["check", cli.TINY], ["run", cli.TINY, "-o", result],
                        ["export", result, "-o", "out"], ["run", "--help"]):
            with self.subTest(command=command), open("/dev/full", "w") as full:
                ended = self.call(*command, stdout=full, env=cli.ENGLISH)
                self.assertEqual(ended.returncode, cli.FAILED)
                self.assertRegex(ended.stderr, r"^gebied: .*[Nn]o space left on device\n$")

    def test_messages_that_do_not_arrive_change_no_status(self):
        with open("/dev/full", "w") as full:
            self.assertEqual(self.call("compar", stderr=full).returncode, cli.WRONG)
            self.assertEqual(self.call("run", "no.yaml", stderr=full).returncode, cli.WRONG)
            self.assertEqual(self.call("compare", "no.sqlite", stderr=full).returncode, cli.WRONG)
            self.assertEqual(self.call("run", cli.TINY, stderr=full, stdout=full).returncode, cli.FAILED)

    def test_closed_standard_streams(self):
        self.result(cli.TINY)
        for closed, expected in (("<&-", cli.DONE), (">&-", cli.FAILED), ("2>&-", cli.DONE)):
            for command in ("compare result.sqlite", f'run "{cli.TINY}" -o {len(closed)}{closed[0]}'.replace(">", "b").replace("<", "a"),
                            "export result.sqlite -o out"):
                ended = subprocess.run(["sh", "-c", f'exec "{cli.PROGRAM}" {command} {closed}'], cwd=self.folder,
                                       capture_output=True, text=True)
                self.assertEqual(ended.returncode, expected, f"{command} {closed}: {ended.stderr}")
                for fault in cli.FAULTS:
                    self.assertNotIn(fault, ended.stderr)

    def test_a_reader_that_goes_away_is_no_crash(self):
        result = self.result(cli.RICH)
        for command in ("compare result.sqlite --all", "schema", f'run "{cli.RICH}" -o result.sqlite', "explain"):
            ended = subprocess.run(
                ["bash", "-c", f'"{cli.PROGRAM}" {command} | head -n 1; echo "${{PIPESTATUS[0]}}"'], cwd=self.folder,
                capture_output=True, text=True)
            line, status = ended.stdout.rsplit("\n", 2)[0:2]
            self.assertTrue(line)
            self.assertIn(int(status), (cli.DONE, cli.FAILED, 141), ended.stderr)
            self.assertEqual(ended.stderr, "")
        self.assertEqual(cli.header(result, "state"), "complete")


@unittest.skipUnless(FAULT, "needs the library of fault.cpp in GEBIED_FAULT")
class Faults(cli.Case):
    """Every call that changes a file fails once, one after the other."""

    def faulty(self, kind, at, *arguments, stays=""):
        environment = dict(cli.ENGLISH, LD_PRELOAD=FAULT, FAULT_UNDER=str(self.folder), FAULT_KIND=kind,
                           FAULT_AT=str(at), FAULT_STAYS=stays, FAULT_COUNT=str(self.folder / "count"))
        return self.call(*arguments, env=environment)

    def calls(self, *arguments):
        """How many calls there are when none fails."""
        self.assertEqual(self.faulty("", 0, *arguments).returncode, cli.DONE)
        return int((self.folder / "count").read_text())

    def look(self, result):
        """What a failure left: nothing, an empty file or a valid result that is labelled as it is."""
        if not result.exists():
            return
        ended = self.call("compare", result, "--format", "json")
        if ended.returncode == cli.FAILED and result.stat().st_size == 0:
            return
        self.assertEqual(ended.returncode, cli.DONE, ended.stderr)

    def every_fault(self, kind, command, result, expected, before, stays=""):
        """`before()` makes the folder ready; `command` writes `result`; its content must become `expected`."""
        before()
        calls = self.calls(*command)
        self.assertGreater(calls, 20)
        self.assertEqual(cli.content(result), expected)
        failed = 0
        self.offset = getattr(self, "offset", 0) % 6 + 1  # another sample every time
        for at in cli.sample(1 if cli.THOROUGH else self.offset, calls, 6):
            with self.subTest(kind=kind, at=at, of=calls, stays=stays):
                before()
                ended = self.faulty(kind, at, *command, stays=stays)
                if kind == "KILL":
                    self.assertEqual(ended.returncode, -9)
                elif kind == "SHORT":
                    self.assertEqual((ended.returncode, ended.stderr), (cli.DONE, ""))
                else:
                    self.assertIn(ended.returncode, (cli.DONE, cli.FAILED))
                    self.assertEqual(bool(ended.stderr), ended.returncode == cli.FAILED, ended.stderr)
                    self.assertNotIn("SQL", ended.stderr)
                failed += ended.returncode != cli.DONE
                self.look(result)
                self.done(*command)
                self.assertEqual(cli.content(result), expected)
        return failed

    def test_a_run_on_a_failing_disk_ends_in_words_and_goes_on_when_it_is_well(self):
        result = self.folder / "r.sqlite"
        command = ["run", cli.TINY, "-o", result, "-j", "1"]
        self.done(*command)
        expected = cli.content(result)

        def nothing():
            for path in self.folder.iterdir():
                path.unlink()

        for kind in ("ENOSPC", "EIO", "KILL", "SHORT"):
            failed = self.every_fault(kind, command, result, expected, nothing)
            self.assertEqual(failed > 5, kind != "SHORT")
        self.every_fault("ENOSPC", command, result, expected, nothing, stays="yes")

    def test_a_run_that_goes_on_loses_nothing_on_a_failing_disk(self):
        short = self.result(cli.TINY, "-r", "2", name="short.sqlite").read_bytes()
        result = self.folder / "r.sqlite"
        command = ["run", cli.TINY, "-o", result, "-r", "6", "-j", "1"]

        def two_futures():
            (self.folder / "r.sqlite-journal").unlink(missing_ok=True)
            result.write_bytes(short)

        two_futures()
        self.done(*command)
        expected = cli.content(result)
        for kind in ("ENOSPC", "EIO", "KILL"):
            self.every_fault(kind, command, result, expected, two_futures)

    def test_an_export_on_a_failing_disk_ends_in_words(self):
        self.result(cli.TINY)
        out = self.folder / "out"
        command = ["export", "result.sqlite", "-o", out]
        calls = self.calls(*command)
        self.assertGreater(calls, 20)
        for kind in ("ENOSPC", "EIO", "EROFS", "EDQUOT"):
            for at in cli.sample(1, calls, 2):
                with self.subTest(kind=kind, at=at):
                    ended = self.faulty(kind, at, *command, stays="yes")
                    self.assertEqual(ended.returncode, cli.FAILED)
                    self.assertRegex(ended.stderr, r"^gebied: .* cannot be written; is there room")


if __name__ == "__main__":
    cli.main()
