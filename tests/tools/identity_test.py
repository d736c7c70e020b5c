"""Two programs never make one result: tried with a copy of samspill that says another commit.

    identity_test.py SAMSPILL SOURCE
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

SAMSPILL, SOURCE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
SCENARIO = SOURCE / "scenarios/hallingdal.toml"
SMALL = ("--threads", 1, "--set", "places.scale=0.05", "--set", "run.burn_in=10", "--weeks", 12, "--quiet")
SWEEP = """title = "Two"
scenario = "{scenario}"
set = ["places.scale=0.05", "run.burn_in=10", "run.weeks=12"]
[sweep]
design = "grid"
replicates = 2
[[axis]]
key = "reform.disruption"
values = [0.1, 0.2]
[record]
endpoints = ["registered"]
"""


def call(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=120)


def parts_of(program):
    lines = call(program, "--version").stdout.splitlines()
    return {"version": lines[0].split()[1], **{line.split()[0]: line.split(maxsplit=1)[1] for line in lines[1:]}}


class Identity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.commit = parts_of(SAMSPILL)["commit"]
        cls.other_commit = ("0" if cls.commit[0] != "0" else "1") + cls.commit[1:]
        program = pathlib.Path(SAMSPILL).read_bytes()
        assert cls.commit.encode() in program
        cls.other = cls.folder / "samspill"
        cls.other.write_bytes(program.replace(cls.commit.encode(), cls.other_commit.encode()))
        cls.other.chmod(0o755)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def refused(self, *arguments):
        done = call(self.other, *arguments)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertRegex(done.stderr, f"commit( of samspill)?: {re.escape(self.commit)} there, {re.escape(self.other_commit)} here")
        return done.stderr

    def made(self, *arguments):
        done = call(SAMSPILL, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_version_says_commit_compiler_and_digests(self):
        parts = parts_of(SAMSPILL)
        self.assertEqual(sorted(parts), ["commit", "compiler", "inputs", "model", "version"])
        self.assertRegex(parts["commit"], r"^([0-9a-f]{40}(\+[0-9a-f]{12})?|unknown)$")
        for name in ("inputs", "model"):
            self.assertRegex(parts[name], r"^[0-9a-f]{32} \(")
        self.assertEqual(parts_of(self.other)["commit"], self.other_commit)

    def test_run_file_says_which_program_and_which_inputs(self):
        def info(name, *arguments):
            self.made("run", SCENARIO, *SMALL, "--replicates", 1, "-o", self.folder / name, *arguments)
            return json.loads(call(SAMSPILL, "info", self.folder / name, "--json").stdout)

        plain, parts = info("a.h5"), parts_of(SAMSPILL)
        for name in ("version", "commit", "compiler"):
            self.assertEqual(plain["provenance"][name], parts[name])
        self.assertEqual(plain["provenance"]["model"], parts["model"].split()[0])
        preset = next(p for p in plain["parameters"] if p["key"] == "reform.disruption")["default"]
        same = info("b.h5", "--set", f"reform.disruption={preset}")
        self.assertEqual(same["inputs"], plain["inputs"], "a default that is written out changes nothing")
        self.assertNotEqual(info("changed.h5", "--set", "reform.disruption=0.111")["inputs"], plain["inputs"])
        self.assertIn(parts["commit"], call(SAMSPILL, "info", self.folder / "a.h5").stdout)

    def test_sweep_is_neither_gone_on_with_nor_merged_by_another(self):
        sweep, place = self.folder / "two.toml", self.folder / "two"
        sweep.write_text(SWEEP.format(scenario=SCENARIO), encoding="utf-8")
        self.made("sweep", "run", sweep, "-o", place, "--shard", "1/2", "--threads", 1, "--quiet")
        self.assertIn("begin anew in another folder", self.refused("sweep", "run", place, "--shard", "2/2", "--quiet"))
        self.refused("sweep", "run", sweep, "-o", place, "--quiet")
        self.made("sweep", "run", place, "--quiet")
        self.refused("sweep", "merge", place)
        self.assertFalse((place / "merged.h5").exists())
        self.made("sweep", "merge", place)

    def test_states_are_not_gone_on_with_by_another(self):
        out = self.folder / "s.h5"
        self.made("run", SCENARIO, *SMALL, "--replicates", 1, "-o", out, "--save-state", 4)
        going_on = ("run", SCENARIO, *SMALL, "--from", self.folder / "s.week4.states.h5", "-o", self.folder / "t.h5")
        self.refused(*going_on)
        self.made(*going_on)

    def test_checkpoints_are_not_gone_on_with_by_another(self):
        out = self.folder / "long.h5"
        run = ("run", SCENARIO, *SMALL, "--replicates", 4000, "-o", out, "--checkpoint-every", 5)
        begun = subprocess.Popen([SAMSPILL, *map(str, run)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        place = self.folder / "long.h5.checkpoints"
        while begun.poll() is None and not list(place.glob("replicate-*.h5")):
            time.sleep(0.02)
        begun.kill()
        begun.wait()
        self.refused(*run, "--resume")

    def test_comparison_is_not_resumed_by_another(self):
        out = self.folder / "c.h5"
        pair = ("compare", SCENARIO, SOURCE / "scenarios/shock.toml", *SMALL, "--set", "places.regions=[\"Hallingdal\"]",
                "-o", out)
        self.made(*pair, "--replicates", 2)
        self.refused(*pair, "--replicates", 3, "--resume", out)
        self.made(*pair, "--replicates", 3, "--resume", out)


class SourceCommit(unittest.TestCase):
    """The script that finds the commit when samspill is built."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.source, self.output = self.folder / "source", self.folder / "commit.cpp"
        (self.source / "sim").mkdir(parents=True)
        (self.source / "sim/a.cpp").write_text("int a;\n")
        (self.source / "README.md").write_text("read me\n")

    def tearDown(self):
        self.temporary.cleanup()

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", self.source, *arguments],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def commit(self):
        subprocess.run(["cmake", f"-DSOURCE={self.source}", f"-DOUTPUT={self.output}", "-P",
                        SOURCE / "tools/cli/source_commit.cmake"], check=True)
        return re.search(r'= "(.*)";', self.output.read_text())[1]

    def test_without_git_it_is_unknown(self):
        self.assertEqual(self.commit(), "unknown")
        subprocess.run(["git", "init", "-q", self.folder], check=True)  # the repository of something else
        self.assertEqual(self.commit(), "unknown")

    def test_tells_changed_sources_apart_and_writes_only_what_is_new(self):
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "first")
        clean = self.commit()
        self.assertRegex(clean, r"^[0-9a-f]{40}$")
        os.utime(self.output, (1, 1))
        (self.source / "README.md").write_text("no part of the program\n")
        self.assertEqual(self.commit(), clean)
        self.assertEqual(self.output.stat().st_mtime, 1, "not written anew")
        found = {clean}
        for number in range(2):
            (self.source / "sim/a.cpp").write_text(f"int a = {number};\n")
            found.add(self.commit())
        (self.source / "sim/new.cpp").write_text("int b;\n")
        found.add(self.commit())
        self.assertEqual(len(found), 4)
        for commit in found - {clean}:
            self.assertRegex(commit, f"^{clean}" + r"\+[0-9a-f]{12}$")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "second")
        self.assertRegex(self.commit(), r"^[0-9a-f]{40}$")


if __name__ == "__main__":
    unittest.main()
