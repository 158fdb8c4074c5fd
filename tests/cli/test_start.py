"""sim/run from everywhere: through a link, with spaces in the path, as a user who may install nothing. The house
is a copy with a program and tools that only write down how they were called."""
import os
import pathlib
import shutil
import subprocess
import time

import cli

STUB = """#!/bin/sh
echo "$(basename "$0") $*" >> "{log}"
{more}
"""


class Start(cli.Case):
    def setUp(self):
        super().setUp()
        self.house = self.folder / "a house with spaces"
        (self.house / "sim").mkdir(parents=True)
        for name in ("run", "packages.sh", "packages.txt"):
            shutil.copy(cli.SOURCE / "sim" / name, self.house / "sim")
        self.tools = self.folder / "tools"
        self.tools.mkdir()
        self.log = self.folder / "log"
        self.log.touch()
        # What sim/run may use of the system; the rest does not exist.
        for tool in "sh cat cksum dirname readlink sed grep mkdir mktemp rm flock id env basename test echo".split():
            found = shutil.which(tool)
            if found:
                (self.tools / tool).symlink_to(found)
        self.stub("ninja")
        self.stub("cmake", 'touch "$4/build.ninja"; echo "CMAKE_HOME_DIRECTORY:INTERNAL=$3" > "$4/CMakeCache.txt"; exit 0')
        self.stub("dpkg-query", self.installed(self.wanted()))

    def wanted(self):
        lines = (cli.SOURCE / "sim" / "packages.txt").read_text().splitlines()
        return [line.split()[0] for line in lines if line and not line.startswith("#")]

    def installed(self, packages):
        return "printf '%s' '" + "".join(f"ii {package} " for package in packages) + "'"

    def stub(self, name, more=""):
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(STUB.format(log=self.log, more=more))
        path.chmod(0o755)

    def built(self):
        """The house has been built before, here."""
        build = self.house / "build" / "release"
        (build / "sim" / "cli").mkdir(parents=True)
        (build / "build.ninja").touch()
        (build / "CMakeCache.txt").write_text(f"CMAKE_HOME_DIRECTORY:INTERNAL={self.house.resolve()}\n")
        program = build / "sim" / "cli" / "gebied"
        program.write_text(f'#!/bin/sh\necho "gebied in $PWD"\nfor word do echo "<$word>"; done\nexit 3\n')
        program.chmod(0o755)

    def start(self, *arguments, command=None, **options):
        options.setdefault("cwd", self.folder)
        return subprocess.run(["sh", command or self.house / "sim" / "run", *arguments], capture_output=True, text=True,
                              env={"PATH": str(self.tools)}, timeout=60, **options)

    def calls(self):
        return self.log.read_text()

    def called(self):
        """The tools that were called, in their order."""
        return [line.split()[0] for line in self.calls().splitlines()]

    def test_arguments_and_status_are_those_of_the_program_in_the_folder_of_the_user(self):
        self.built()
        ended = self.start("run", "my study.yaml", "-o", "", "--title=a  b")
        self.assertEqual(ended.stderr, "")
        self.assertEqual(ended.stdout, f"gebied in {self.folder}\n<run>\n<my study.yaml>\n<-o>\n<>\n<--title=a  b>\n")
        self.assertEqual(ended.returncode, 3)

    def test_without_arguments_it_runs_the_shipped_study(self):
        self.built()
        study = self.house / "scenarios" / "studies" / "holtenbroek.yaml"
        ended = self.start()
        self.assertEqual((ended.stdout, ended.returncode), (f"gebied in {self.folder}\n<run>\n<{study}>\n", 3))
        program = self.house / "build" / "release" / "sim" / "cli" / "gebied"
        program.write_text('#!/bin/sh\necho "$*"\n')
        ended = self.start()
        self.assertEqual(ended.stdout, f"run {study}\nbriefing holtenbroek.sqlite -o holtenbroek.html\n")
        self.assertEqual(ended.returncode, 0)

    def test_it_works_through_links_and_from_other_folders(self):
        self.built()
        link = self.folder / "link to run"
        link.symlink_to(self.house / "sim" / "run")
        second = self.folder / "second"
        second.symlink_to("link to run")
        street = self.folder / "street"
        street.symlink_to(self.house)
        for command, folder in ((link, self.folder), (second, "/"), (street / "sim" / "run", "/"),
                                ("./sim/run", self.house), ("run", self.house / "sim"), ("../sim/run", self.house / "build")):
            with self.subTest(command=str(command)):
                ended = self.start("check", command=command, cwd=folder)
                self.assertEqual((ended.returncode, ended.stderr), (3, ""))
                self.assertTrue(ended.stdout.endswith("<check>\n"))
                self.assertNotIn("cmake", self.called())

    def test_the_second_start_asks_no_packages_and_configures_nothing(self):
        self.built()
        self.start("check")
        self.assertIn("dpkg-query", self.calls())
        self.log.write_text("")
        begin = time.monotonic()
        self.start("check")
        print(f"second start: {time.monotonic() - begin:.3f} s to the program, without ninja")
        self.assertEqual(self.calls(), f"ninja -C {self.house / 'build' / 'release'} gebied\n")

    def test_another_list_of_packages_is_asked_for_again(self):
        self.built()
        self.start("check")
        self.log.write_text("")
        with open(self.house / "sim" / "packages.txt", "a") as file:
            file.write("ccache # again\n")
        self.start("check")
        self.assertIn("dpkg-query", self.calls())

    def test_a_house_that_was_moved_is_configured_again(self):
        self.built()
        cache = self.house / "build" / "release" / "CMakeCache.txt"
        cache.write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/somewhere/else\n")
        self.start("check")
        self.assertIn("cmake --fresh", self.calls())

    def test_who_may_install_nothing_gets_the_one_command(self):
        self.built()
        self.stub("dpkg-query", self.installed([p for p in self.wanted() if p not in ("g++", "libtbb-dev")]))
        self.stub("id", "echo 1000")
        for sudo in (None, "exit 1"):
            with self.subTest(sudo=sudo):
                self.log.write_text("")
                if sudo:
                    self.stub("sudo", sudo)
                ended = self.start("check")
                self.assertEqual((ended.returncode, ended.stdout), (2, ""))
                lines = ended.stderr.splitlines()
                self.assertEqual(len(lines), 2)
                self.assertEqual(lines[1], "  sudo apt-get install --no-install-recommends g++ libtbb-dev")
                self.assertFalse({"apt-get", "ninja", "cmake"} & set(self.called()))
        # Once they are there it goes on.
        self.stub("dpkg-query", self.installed(self.wanted()))
        self.assertEqual(self.start("check").returncode, 3)

    def test_root_and_sudo_install_what_is_missing_and_nothing_else(self):
        self.built()
        self.stub("dpkg-query", self.installed([p for p in self.wanted() if p != "libtbb-dev"]))
        self.stub("apt-get")
        for user, tools in (("0", []), ("1000", ["sudo"])):
            with self.subTest(user=user):
                shutil.rmtree(self.house / "build", ignore_errors=True)
                self.built()
                self.log.write_text("")
                self.stub("id", f"echo {user}")
                for tool in tools:
                    self.stub(tool, '[ "$1" = -n ] && shift; [ "$1" = true ] || "$@"')
                ended = self.start("check")
                self.assertEqual(ended.stderr, "gebied: installing libtbb-dev\n")
                self.assertEqual(ended.returncode, 3)
                self.assertIn("apt-get update\n", self.calls())
                self.assertIn("apt-get install -y --no-install-recommends libtbb-dev\n", self.calls())

    def test_a_command_from_elsewhere_will_do_for_its_package(self):
        self.built()
        (self.house / "sim" / "packages.txt").write_text("first\nsecond stands-in\n")
        self.stub("dpkg-query", self.installed(["first"]))
        self.stub("stands-in")
        self.assertEqual(self.start("check").returncode, 3)
        self.assertNotIn("apt-get", self.called())
        (self.tools / "stands-in").unlink()
        (self.house / "sim" / "packages.txt").write_text("first\nsecond stands-in # again\n")
        self.stub("apt-get")
        self.stub("sudo", "exit 1")
        self.assertIn("second", self.start("check").stderr + self.calls())

    def test_what_cannot_be_installed_or_built_is_shown(self):
        self.built()
        self.stub("dpkg-query", self.installed(self.wanted()[1:]))
        self.stub("id", "echo 0")
        self.stub("apt-get", 'echo "E: no network" >&2; exit 100')
        ended = self.start("check")
        self.assertEqual((ended.returncode, ended.stdout), (2, ""))
        self.assertIn("E: no network", ended.stderr)
        self.assertIn("the packages above could not be installed", ended.stderr)
        self.stub("dpkg-query", self.installed(self.wanted()))
        self.stub("ninja", 'echo "error: in a file"; exit 1')
        ended = self.start("check")
        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn("error: in a file", ended.stderr)

    def test_elsewhere_than_on_debian_it_names_the_list(self):
        self.built()
        (self.tools / "dpkg-query").unlink()
        ended = self.start("check")
        self.assertEqual(ended.returncode, 2)
        self.assertIn("this is not Debian or a relative of it", ended.stderr)
        self.assertIn(str(self.house / "sim" / "packages.txt"), ended.stderr)

    def test_a_house_that_may_not_be_written_is_said_in_words(self):
        self.built()
        self.start("check")
        if os.geteuid() == 0:
            shutil.chown(self.house, 0, 0)
        for path in (self.folder, *self.folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o555)
        self.addCleanup(lambda: [path.chmod(0o755) for path in (self.folder, *self.folder.rglob("*"))
                                 if path.is_dir() and not path.is_symlink()])
        (self.house / "build" / "release" / "lock").chmod(0o444)
        ended = self.start("check", **cli.as_nobody())
        self.assertNotEqual(ended.returncode, 0)
        self.assertIn(str(self.house), ended.stderr)

    def test_ninja_finds_nothing_to_do_in_a_real_house(self):
        real = pathlib.Path(cli.PROGRAM).parents[2]
        if not (real / "build.ninja").exists() or not shutil.which("ninja"):
            self.skipTest("the program was not built with ninja")
        begin = time.monotonic()
        ended = subprocess.run(["ninja", "-C", str(real), "-n", "gebied"], capture_output=True, text=True)
        print(f"ninja without work: {time.monotonic() - begin:.3f} s; {ended.stdout.strip().splitlines()[-1:]}")


if __name__ == "__main__":
    cli.main()
