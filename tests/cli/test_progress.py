"""With a terminal a run shows how far it is, how long it takes and how sure the main difference is."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

import cli

LINE = {
    "en": re.compile(r"future (\d+) of (\d+), left (\d+:\d\d)(?:; cost (\S+): (\S+) ± (\S+) euro/year)?"),
    "nl": re.compile(r"toekomst (\d+) van (\d+), nog (\d+:\d\d)(?:; kosten (\S+): (\S+) ± (\S+) euro/jaar)?"),
}


class Progress(cli.Case):
    def on_terminal(self, *arguments, stop_after=None, columns=0, environment=None):
        """Runs with standard error on a terminal; status, output and what the terminal got."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        with open(self.folder / "out", "wb") as out:
            process = subprocess.Popen([cli.PROGRAM, *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
                                       stdout=out, stderr=theirs, env=environment)
        os.close(theirs)
        begin = time.monotonic()
        seen = b""
        while True:
            if stop_after and time.monotonic() - begin > stop_after:
                process.send_signal(signal.SIGINT)
                stop_after = None
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    seen += os.read(ours, 65536)
                except OSError:  # the other end is closed
                    break
            elif process.poll() is not None:
                break
        os.close(ours)
        return process.wait(60), (self.folder / "out").read_text(), seen.decode()

    def test_it_counts_says_the_time_left_and_narrows(self):
        for language, settling in (("en", "settling the ceiling..."), ("nl", "plafond bepalen...")):
            status, out, seen = self.on_terminal("run", cli.RICH, "-o", f"{language}.sqlite", "-r", "600", "--language", language)
            self.assertEqual(status, cli.DONE)
            self.assertTrue(seen.startswith(settling), seen[:80])
            shown = LINE[language].findall(seen)
            self.assertGreater(len(shown), 3, seen)
            counts = [int(count) for count, *_ in shown]
            self.assertEqual(counts, sorted(counts))
            self.assertEqual({total for _, total, *_ in shown}, {"600"})
            # The first scenario that differs is watched; `same` does not.
            self.assertEqual({watched for *_, watched, _, _ in shown if watched}, {"pooled"})
            mark = "," if language == "en" else "."
            widths = [float(width.replace(mark, "")) for *_, width in shown if width]
            self.assertLess(widths[-1], max(widths))
            # Each line replaces the one before, and the last is taken away.
            self.assertEqual(seen.count("\n"), 0)
            self.assertTrue(seen.endswith("\r\x1b[K"), repr(seen[-40:]))
            self.assertNotIn("\x1b", out)

    def test_an_interrupt_takes_the_line_away_before_it_speaks(self):
        status, _, seen = self.on_terminal("run", cli.RICH, "-r", "5000", "--language", "en", stop_after=1)
        self.assertEqual(status, cli.INTERRUPTED)
        self.assertRegex(seen, r"\r\x1b\[KInterrupted after \d+ of 5000 futures")

    def test_a_failure_takes_the_line_away_before_it_speaks(self):
        environment = dict(os.environ, LD_PRELOAD=os.environ.get("GEBIED_FAULT", ""), FAULT_UNDER=str(self.folder),
                           FAULT_KIND="ENOSPC", FAULT_AT="80", FAULT_STAYS="yes")
        if not environment["LD_PRELOAD"]:
            self.skipTest("needs the library of fault.cpp in GEBIED_FAULT")
        status, out, seen = self.on_terminal("run", cli.RICH, "-r", "5000", "--language", "en", environment=environment)
        self.assertEqual((status, out), (cli.FAILED, ""))
        self.assertRegex(seen, r"\r\x1b\[Kgebied: .*the disk is full; free some space and run the same command again")

    def test_a_narrow_terminal_gets_a_line_that_fits(self):
        _, _, seen = self.on_terminal("run", cli.RICH, "-r", "300", columns=40)
        lines = [line for line in re.split(r"\r\x1b\[K", seen) if "toekomst" in line]
        self.assertGreater(len(lines), 2)
        self.assertLess(max(map(len, lines)), 40)
        self.assertGreater(max(map(len, lines)), 35)

    def test_nothing_is_shown_when_nothing_has_to_be_done(self):
        self.result(cli.TINY)
        self.assertEqual(self.on_terminal("run", cli.TINY, "-o", "result.sqlite")[2], "")
        self.assertEqual(self.on_terminal("compare", "result.sqlite")[2], "")


if __name__ == "__main__":
    cli.main()
