#!/usr/bin/env python3
"""What `cmake --install` and CPack make, away from the checkout: in another place than it was installed to.

Usage: install_test.py CMAKE BUILD SOURCE [Installed|Packages]
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD, SOURCE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
CPACK = pathlib.Path(CMAKE).with_name("cpack")
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("SAMSPILL_")}
SMALLER = ("--set", 'places.regions=["Hallingdal"]', "--weeks", "208", "--replicates", "4", "--quiet", "--json")


def call(*command, folder=None, **more):
    done = subprocess.run([str(word) for word in command], cwd=folder, env=PLAIN | more, capture_output=True, text=True,
                          timeout=280)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


class Tree(unittest.TestCase):
    """An installed tree (cls.tree) and an empty folder (cls.empty)."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.empty = cls.folder / "empty"
        cls.empty.mkdir()
        cls.tree = cls.install()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def samspill(self, *arguments, folder=None):
        return call(self.tree / "bin" / "samspill", *arguments, folder=folder or self.empty)

    def names_no_folder_of_the_build(self):
        for path in sorted(self.tree.rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                for where in (BUILD, SOURCE, self.folder / "first"):
                    self.assertNotIn(os.fsencode(where), content, f"{path} names {where}")

    def runs_what_ships(self):
        self.samspill("run", "hallingdal", "--weeks", 5, "--replicates", 1, "--set", "places.scale=0.05", "--quiet")
        self.assertTrue((self.empty / "hallingdal.h5").exists())
        for name in ("hallingdal.toml", "reform/piecemeal", "reform/piecemeal.toml", "sweeps/small"):
            self.samspill("check", name)


class Installed(Tree):
    @classmethod
    def install(cls):
        call(CMAKE, "--install", BUILD, "--prefix", cls.folder / "first")
        return (cls.folder / "first").rename(cls.folder / "moved elsewhere")

    def test_no_file_names_the_build(self):
        self.names_no_folder_of_the_build()

    def test_scenarios_that_ship_are_found_by_name(self):
        self.runs_what_ships()
        told = self.samspill("scenarios", "--names").split()
        self.assertEqual(told, sorted(path.relative_to(SOURCE / "scenarios").as_posix()
                                      for path in (SOURCE / "scenarios").rglob("*.toml")))
        self.assertRegex(self.samspill("scenarios"), r"(?m)^hallingdal\.toml +Hallingdal, status quo$")

    def test_a_file_of_ones_own_goes_first(self):
        own = self.folder / "own"
        own.mkdir()
        (own / "hallingdal.toml").write_text('title = "none"\nno_such_key = 1\n')
        done = subprocess.run([self.tree / "bin" / "samspill", "check", "hallingdal.toml"], cwd=own, env=PLAIN,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("hallingdal.toml:2", done.stderr)

    def test_what_is_nowhere_is_told(self):
        done = subprocess.run([self.tree / "bin" / "samspill", "run", "hallingdall"], cwd=self.empty, env=PLAIN,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("hallingdall: there is no such file", done.stderr)

    def test_another_project_builds_with_it_and_gets_the_same_numbers(self):
        client = self.folder / "client"
        call(CMAKE, "-S", SOURCE / "tools" / "example_client", "-B", client, "-DCMAKE_BUILD_TYPE=Release",
             f"-DCMAKE_PREFIX_PATH={self.tree}")
        call(CMAKE, "--build", client)
        told = call(client / "example_client", folder=self.empty)
        self.assertRegex(told, r"^lasting work, collaboration less coexistence: [+-]0\.\d{4} \(-?0\.\d{4} to -?0\.\d{4}\)\n")
        compared = json.loads(self.samspill("compare", "intensity/0", "intensity/2", *SMALLER))
        self.assertEqual(re.search(r"digest (\w+)", told)[1], compared["digest"])
        main = (SOURCE / "tools" / "example_client" / "main.cpp").read_text(encoding="utf-8")
        self.assertLessEqual(len(main.splitlines()), 40)

    def test_the_man_page_has_every_command_and_option(self):
        page = (self.tree / "share" / "man" / "man1" / "samspill.1").read_text(encoding="utf-8")
        plain = page.replace("\\-", "-")
        commands = re.findall(r"(?m)^  ([a-z]+) ", self.samspill("--help").split("Subcommands:")[1].split("\n\n")[0])
        self.assertIn("run", commands)
        for command in commands:
            self.assertIn(f'.SS "samspill {command}"', plain)
            if command == "view":  # a program of its own, with a page of its own
                continue
            for option in re.findall(r"(?m)^ .*?(--[a-z-]+)", self.samspill(command, "--help")):
                self.assertIn(f"\\fB{option}\\fR", plain, command)
        viewers = self.tree / "share" / "man" / "man1" / "samspill-view.1"
        self.assertEqual(viewers.exists(), (self.tree / "bin" / "samspill-view").exists())
        if viewers.exists():
            self.assertIn("\\-\\-screenshot", viewers.read_text(encoding="utf-8"))
        if shutil.which("man"):
            done = subprocess.run(["man", "--warnings", "-l", self.tree / "share/man/man1/samspill.1"], text=True,
                                  env=PLAIN | {"LC_ALL": "C.UTF-8", "MANPAGER": "cat"}, capture_output=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("SYNOPSIS", done.stdout)

    def completed(self, *words):
        script = self.tree / "share" / "bash-completion" / "completions" / "samspill"
        told = call("bash", "-c", 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _samspill; '
                    'printf "%s\\n" "${COMPREPLY[@]}"', script, self.tree / "bin" / "samspill", *words,
                    folder=self.empty)
        return told.split()

    def test_bash_completes_commands_options_values_and_scenarios(self):
        self.assertEqual(self.completed("sw"), ["sweep"])
        self.assertEqual(self.completed("sweep", "m"), ["merge"])
        self.assertIn("--replicates", self.completed("run", "--re"))
        self.assertNotIn("--endpoint", self.completed("run", "--"))
        self.assertIn("--endpoint", self.completed("compare", "--"))
        self.assertEqual(self.completed("completions", "f"), ["fish"])
        self.assertIn("hallingdal.toml", self.completed("params", "--scenario", "h"))
        if (self.tree / "bin" / "samspill-view").exists():
            self.assertIn("--screenshot", self.completed("view", "--s"))
        self.assertEqual(self.completed("run", "reform/p"), ["reform/piecemeal.toml"])

    def test_shells_understand_their_completions(self):
        share = self.tree / "share"
        for shell, path in (("bash", "bash-completion/completions/samspill"), ("zsh", "zsh/vendor-completions/_samspill"),
                            ("fish", "fish/vendor_completions.d/samspill.fish")):
            self.assertIn("--replicates" if shell != "fish" else "-l replicates", (share / path).read_text())
            if shutil.which(shell):
                call(shell, "-n", share / path)


class Packages(Tree):
    @classmethod
    def install(cls):
        call(CPACK, "-G", "DEB", "-B", cls.folder / "packages", folder=BUILD)
        cls.packages = {path.name.split("_")[0]: path for path in (cls.folder / "packages").glob("*.deb")}
        root = cls.folder / "root"
        for package in cls.packages.values():
            call("dpkg-deb", "-x", package, root)
        return root / "usr"

    def field(self, package, name):
        return call("dpkg-deb", "-f", self.packages[package], name).strip()

    def test_there_are_a_program_and_a_library(self):
        self.assertLessEqual({"samspill", "libsamspill-dev"}, set(self.packages))
        for package in self.packages:
            self.assertTrue((self.tree / "share" / "doc" / package / "copyright").exists(), package)

    def test_they_need_the_libraries_that_are_linked(self):
        needed = self.field("samspill", "Depends")
        for library in ("libc6", "libhdf5", "libtbb", "libfmt", "libnlopt"):
            self.assertIn(library, needed)
        for viewers in ("libglfw", "libopengl", "libegl"):
            self.assertNotIn(viewers, needed)
        if "samspill-view" in self.packages:
            self.assertIn("libglfw", self.field("samspill-view", "Depends"))

    def test_no_file_names_the_build(self):
        self.names_no_folder_of_the_build()

    def test_what_is_unpacked_runs(self):
        self.runs_what_ships()


if __name__ == "__main__":
    unittest.main()
