"""A run can be stopped, killed and gone on with, on any number of threads, and keeps what somebody has."""
import random
import shutil
import signal
import sqlite3
import subprocess
import time

import cli
import kills


class Runs(cli.Case):
    def start(self, *arguments, **options):
        return subprocess.Popen(
            [cli.PROGRAM, *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def stopped(self, signals, after, *arguments):
        """Starts a run, waits until its result is there, and stops it; status, output and messages."""
        process = self.start("run", cli.RICH, "-o", "r.sqlite", *arguments)
        deadline = time.monotonic() + 20
        while not (self.folder / "r.sqlite").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(after)
        for number in signals:
            process.send_signal(number)
        out, messages = process.communicate(timeout=60)
        return process.returncode, out, messages

    def test_an_interrupted_run_is_labelled_and_the_same_command_goes_on(self):
        # Asked again: as many as were done, which only makes it complete, and more.
        for number, more in ((signal.SIGINT, 0), (signal.SIGTERM, 10)):
            with self.subTest(signal=number):
                result = self.folder / "r.sqlite"
                result.unlink(missing_ok=True)
                status, out, messages = self.stopped([number], 0.6, "-r", "3000", "--language", "en")
                self.assertEqual(status, cli.INTERRUPTED, messages)
                self.assertRegex(messages, r"^Interrupted after \d+ of 3000 futures\. r\.sqlite is valid and labelled")
                self.assertRegex(out, r"\d+ futures of 3000 asked: NOT COMPLETE")
                self.assertEqual(cli.header(result, "state"), "interrupted")
                done = int(cli.header(result, "replications"))
                self.assertTrue(0 < done < 3000, done)
                self.assertRegex(self.done("compare", "r.sqlite"), rf"\n{done} toekomsten van 3000 gevraagd: NIET AF")
                comparison = self.comparison("r.sqlite")
                self.assertEqual((comparison["replications"], comparison["replications_asked"], comparison["state"]),
                                 (done, 3000, "interrupted"))
                asked = done + more  # fewer than at first, so that the test is short
                self.done("run", cli.RICH, "-o", "r.sqlite", "-r", asked)
                self.assertEqual(cli.header(result, "state"), "complete")
                whole = self.result(cli.RICH, "-r", asked, name=f"whole-{done}.sqlite")
                self.assertEqual(cli.content(result), cli.content(whole))

    def test_an_interrupt_before_the_first_future_ends_at_once_with_nothing_written(self):
        study = self.folder / "free.yaml"
        shutil.copy(cli.RICH, self.folder)
        study.write_text("extends: rich.yaml\nfinancing: {basis: tightness}\n"
                         "areas: [{id: north, households: {number: 60000, inhabitants: 130000}}]\n")
        before = self.written()
        process = self.start("run", study, "-j", "1")
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        out, messages = process.communicate(timeout=30)
        self.assertEqual((process.returncode, out), (cli.INTERRUPTED, ""))
        self.assertIn("onderbroken voor de eerste toekomst", messages)
        self.assertLess(time.monotonic() - begin, 1)
        self.assertEqual(self.written(), before)

    def test_a_second_interrupt_ends_at_once_and_leaves_a_valid_result(self):
        status, _, _ = self.stopped([signal.SIGINT, signal.SIGINT], 0.5, "-r", "3000")
        self.assertIn(status, (cli.INTERRUPTED, -signal.SIGINT))
        self.done("compare", "r.sqlite")

    def test_a_signal_that_is_to_be_ignored_is_ignored(self):
        result = self.folder / "r.sqlite"
        process = self.start("run", cli.RICH, "-o", result, "-r", "300",
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(0.05)
        process.communicate()
        self.assertEqual(process.returncode, cli.DONE)
        self.assertEqual(cli.header(result, "state"), "complete")

    def test_a_run_that_is_killed_goes_on_with_the_same_command(self):
        seed = random.randrange(10**9)
        print(f"kills with seed {seed}")
        kills.prove(self.folder, 10, random.Random(seed), replications=500)

    def test_threads_change_nothing(self):
        one = cli.content(self.result(cli.RICH, "-j", "1", name="1.sqlite"))
        for threads in (2, 3, 8):
            with self.subTest(threads=threads):
                self.assertEqual(cli.content(self.result(cli.RICH, "-j", threads, name=f"{threads}.sqlite")), one)

    def test_more_futures_later_are_the_same_as_at_once(self):
        self.result(cli.RICH, "-r", "7", name="grown.sqlite")
        grown = self.result(cli.RICH, "-r", "24", name="grown.sqlite")
        self.assertEqual(cli.content(grown), cli.content(self.result(cli.RICH, name="once.sqlite")))

    def test_fewer_futures_than_there_are_changes_nothing(self):
        result = self.result(cli.TINY)
        before = result.read_bytes()
        self.done("run", cli.TINY, "-o", result, "-r", "2")
        self.done("run", cli.TINY, "-o", result)
        self.assertEqual(result.read_bytes(), before)

    def test_a_result_of_something_else_is_not_written_over_unless_asked(self):
        result = self.result(cli.TINY)
        before = result.read_bytes()
        words = "holds the result of another study, or of this one before it was changed or with another seed"
        self.refused(cli.FAILED, words, "run", cli.RICH, "-o", result)
        self.refused(cli.FAILED, words, "run", cli.TINY, "-o", result, "--seed", "8")
        for name in ("tiny.yaml", "sources.yaml"):
            shutil.copy(cli.TINY.parent / name, self.folder)
        changed = self.folder / "tiny.yaml"
        changed.write_text(changed.read_text().replace("tariff: 4000", "tariff: 4001"))
        self.refused(cli.FAILED, words, "run", changed, "-o", result)
        self.assertEqual(result.read_bytes(), before)
        self.done("run", changed, "-o", result, "--replace")
        fresh = self.result(changed, name="fresh.sqlite")
        self.assertEqual(cli.content(result), cli.content(fresh))

    def test_an_amount_is_the_same_however_it_is_written(self):
        def counted(result):
            with sqlite3.connect(f"file:{result}?mode=ro", uri=True) as tables:
                return [tables.execute(f"SELECT * FROM {table}").fetchall() for table in ("yearly", "monthly")]
        before = counted(self.result(cli.TINY))
        shutil.copy(cli.TINY.parent / "sources.yaml", self.folder)
        for written in ("4000.00", "4.0e3", "{value: 4000}"):
            with self.subTest(written=written):
                study = self.folder / "tiny.yaml"
                study.write_text(cli.TINY.read_text().replace("tariff: 4000", f"tariff: {written}"))
                self.assertIn(f"tariff: {written}", study.read_text())
                self.assertEqual(counted(self.result(study, "--replace", name="other.sqlite")), before)

    def test_what_is_no_result_is_not_written_over_even_when_asked(self):
        thesis = self.folder / "thesis.txt"
        thesis.write_text("x" * 5000)
        damaged = self.result(cli.TINY)
        damaged.write_bytes(damaged.read_bytes()[:3000])
        for option in ([], ["--replace"]):
            self.refused(cli.FAILED, "thesis.txt is not a result of this program", "run", cli.TINY, "-o", thesis, *option)
            self.refused(cli.FAILED, "is not a file; choose another name", "run", cli.TINY, "-o", self.folder, *option)
            self.refused(cli.FAILED, "is not a file; choose another name", "run", cli.TINY, "-o", "/dev/full", *option)
        self.refused(cli.FAILED, "damaged", "run", cli.TINY, "-o", damaged)
        self.assertEqual(thesis.read_text(), "x" * 5000)
        self.assertEqual(damaged.stat().st_size, 3000)

    def test_an_empty_file_is_filled(self):
        whole = cli.content(self.result(cli.TINY))
        empty = self.folder / "empty.sqlite"
        empty.touch()
        self.done("run", cli.TINY, "-o", empty)
        self.assertEqual(cli.content(empty), whole)

    def test_two_runs_on_one_file_end_with_one_right_result(self):
        whole = cli.content(self.result(cli.RICH, "-r", "600", name="whole.sqlite"))
        both = [self.start("run", cli.RICH, "-o", "r.sqlite", "-r", "600") for _ in range(2)]
        ends = [process.communicate(timeout=120) + (process.returncode,) for process in both]
        for out, messages, status in ends:
            self.assertIn(status, (cli.DONE, cli.FAILED), messages)
            if status == cli.FAILED:
                self.assertIn("is in gebruik bij een ander", messages)
        self.assertIn(cli.DONE, [status for _, _, status in ends])
        self.assertEqual(cli.content(self.folder / "r.sqlite"), whole)


    def test_a_result_knows_its_build_and_goes_on_with_no_other(self):
        result = self.result()
        build = cli.header(result, "build")
        self.assertRegex(build, r"^(unknown|\S+)$")
        self.assertEqual(self.comparison(result)["build"], build)
        self.assertIn(f"build {build}", self.done("verify", result, "--language", "en"))


if __name__ == "__main__":
    cli.main()
