#!/usr/bin/env python3
"""What every command that writes a file leaves alone: what it reads, other kinds of files, results of other inputs.

Usage: outputs_test.py SAMSPILL SCENARIOS
"""

import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

SAMSPILL, SCENARIOS = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
SMALL = ("--threads", 1, "--set", "places.scale=0.02", "--set", "run.burn_in=10", "--weeks", 12, "--quiet")
TWO = ("--replicates", 2)
SWEEP = """
title = "Small"
scenario = "s/hallingdal.toml"
set = ["places.scale=0.02", "run.weeks=12", "run.burn_in=10"]
[sweep]
replicates = 1
[[axis]]
key = "guidance.attended"
values = [0.7, 0.9]
[record]
endpoints = ["registered"]
"""
CALIBRATION = """scenario = "s/one.toml"
[search]
replicates = 1
evaluations = 3
starts = 1
[[parameter]]
key = "registration.left_to_job"
low = 0.002
high = 0.1
[[target]]
fact = "E14"
statistic = "left_jobseekers_employed"
value = 0.7
low = 0.65
high = 0.75
"""
ONE = """[run]
burn_in = 60
[[region]]
name = "North"
[[region.office]]
name = "Gol"
inhabitants = 4600
"""


class Folder(unittest.TestCase):
    """A folder with a copy of the scenarios in `s`; commands run in it."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        shutil.copytree(SCENARIOS, self.folder / "s")
        (self.folder / "s" / "one.toml").write_text(ONE)
        (self.folder / "sweep.toml").write_text(SWEEP)
        (self.folder / "c.toml").write_text(CALIBRATION)

    def samspill(self, *arguments, **options):
        return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                              cwd=self.folder, **options)

    def ok(self, *arguments):
        done = self.samspill(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def run_small(self, *arguments, scenario="s/hallingdal.toml"):
        return self.samspill("run", scenario, *SMALL, *arguments)

    def compare_small(self, *arguments):
        return self.samspill("compare", "s/hallingdal.toml", "s/intensity/0.toml", "--set",
                             'places.regions=["Hallingdal"]', *SMALL, *arguments)

    def refused(self, done, *words):
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

    def tree(self):
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}


class Guarded(Folder):
    def test_nothing_that_a_command_reads_is_overwritten(self):
        self.ok("run", "s/hallingdal.toml", *SMALL, *TWO, "-o", "r.h5", "--save-state", 5)
        self.assertEqual(self.compare_small(*TWO, "-o", "c.h5").returncode, 0)
        self.ok("sweep", "run", "sweep.toml", "-o", "sweep", "--quiet")
        batch = next((self.folder / "sweep" / "runs").glob("*.h5")).relative_to(self.folder)
        os.link(self.folder / "s/hallingdal.toml", self.folder / "hard.h5")
        (self.folder / "soft.h5").symlink_to("s/base.toml")  # which hallingdal.toml includes
        (self.folder / "fitted.toml").write_text("# Parameters fitted by samspill calibrate\n")
        (self.folder / "s/one.toml").write_text('include = "../fitted.toml"\n' + ONE)
        os.link(self.folder / "r.week5.states.h5", self.folder / "states.h5")
        before = self.tree()
        run = ("run", "s/hallingdal.toml", *SMALL, *TWO)
        for command in (
            (*run, "-o", "hard.h5"), (*run, "-o", "soft.h5"),
            (*run, "--from", "r.week5.states.h5", "-o", "states.h5"),
            ("sweep", "merge", "sweep", "-o", batch),
            ("calibrate", "c.toml", "-o", "fitted.toml"),
        ):
            for force in ((), ("--force",)):
                self.refused(self.samspill(*command, *force), "is read by this command")
        self.refused(self.samspill(*run, "-o", "s/hallingdal.toml", "--force"), "must end in .h5")
        self.refused(self.samspill("report", "c.h5", "-o", "c.h5", "--force"), "must end in .html")
        self.refused(self.samspill("calibrate", "c.toml", "-o", "c.toml", "--force"), "c.toml")
        # The base was forgotten: the page would take the place of a scenario.
        self.refused(self.samspill("compare", "--report", "s/hallingdal.toml", "s/shock.toml", "s/buskerud.toml"), ".html")
        self.assertEqual(self.tree(), before)

    def test_no_file_of_another_kind_is_replaced(self):
        self.ok("run", "s/hallingdal.toml", *SMALL, *TWO, "-o", "r.h5")
        (self.folder / "page.html").write_text("<h1>mine</h1>")
        (self.folder / "mine.toml").write_text('title = "mine"\n')
        (self.folder / "notes.h5").write_text("mine")
        (self.folder / "r.week5.states.h5").write_text("mine")
        self.ok("sweep", "run", "sweep.toml", "-o", "sweep", "--quiet")
        before = self.tree()
        for force in ((), ("--force",)):
            self.refused(self.compare_small("-o", "r.h5", *force), "is no comparison file (samspill run)")
            self.refused(self.compare_small("-o", "new.h5", "--report", "page.html", *force), "page.html")
            self.refused(self.run_small("-o", "notes.h5", *force), "is no run file")
            self.refused(self.samspill("sweep", "merge", "sweep", "-o", "r.h5", *force), "is no file of a merged sweep")
            self.refused(self.samspill("calibrate", "c.toml", "-o", "mine.toml", *force), "mine.toml")
        self.refused(self.run_small(*TWO, "-o", "r.h5", "--save-state", 5), "r.week5.states.h5")
        self.refused(self.samspill("sweep", "run", "sweep.toml", "-o", "r.h5"), "is not a folder")
        self.assertEqual(self.tree(), before)

    def test_results_of_other_inputs_are_replaced_when_forced_only(self):
        self.assertEqual(self.run_small(*TWO, "-o", "r.h5").returncode, 0)
        self.assertEqual(self.compare_small(*TWO, "-o", "c.h5", "--report", "c.html").returncode, 0)
        self.ok("sweep", "run", "sweep.toml", "-o", "sweep", "--quiet")
        self.ok("sweep", "merge", "sweep", "-o", "m.h5")
        (self.folder / "sweep.toml").write_text(SWEEP.replace("0.9", "0.8"))
        self.ok("sweep", "run", "sweep.toml", "-o", "other", "--quiet")
        self.ok("calibrate", "c.toml", "-o", "fitted.toml")
        before = self.tree()
        commands = [lambda *force: self.run_small(*TWO, "-o", "r.h5", "--seed", 9, *force),
                    lambda *force: self.run_small(*TWO, "-o", "r.h5", scenario="s/shock.toml", *force),
                    lambda *force: self.compare_small(*TWO, "-o", "c.h5", "--seed", 9, *force),
                    lambda *force: self.compare_small(*TWO, "-o", "new.h5", "--report", "c.html", "--seed", 9, *force),
                    lambda *force: self.samspill("sweep", "merge", "other", "-o", "m.h5", *force),
                    lambda *force: self.samspill("calibrate", "c.toml", "-o", "fitted.toml", "--seed", 9, *force)]
        for command in commands:
            self.refused(command(), "holds the results of other inputs", "--force")
        self.assertEqual(self.tree(), before)
        for command in commands:
            done = command("--force")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("is replaced, as --force says", done.stderr)

    def test_the_same_inputs_again_are_told_and_allowed(self):
        commands = [lambda: self.run_small(*TWO, "-o", "r.h5", "--save-state", 5),
                    lambda: self.compare_small(*TWO, "-o", "c.h5", "--report", "c.html"),
                    lambda: self.samspill("report", "c.h5", "-o", "page.html"),
                    lambda: self.samspill("sweep", "merge", "sweep"),
                    lambda: self.samspill("calibrate", "c.toml", "-o", "fitted.toml")]
        self.ok("sweep", "run", "sweep.toml", "-o", "sweep", "--quiet")
        for command in commands:
            self.assertEqual(command().returncode, 0)
            again = command()
            self.assertEqual(again.returncode, 0, again.stderr)
            self.assertIn("the same inputs already", again.stderr)
        # How a run was made is not what it is of.
        self.ok("run", "s/hallingdal.toml", "--threads", 2, *SMALL[2:], *TWO, "-o", "r.h5")

    def test_fewer_results_of_the_same_inputs_do_not_replace_more(self):
        self.assertEqual(self.run_small("--replicates", 4, "-o", "r.h5").returncode, 0)
        before = self.tree()
        self.refused(self.run_small("--replicates", 3, "-o", "r.h5"), "more results of the same inputs")
        self.assertEqual(self.tree(), before)
        self.assertEqual(self.run_small("--replicates", 5, "-o", "r.h5").returncode, 0)

    def test_two_scenarios_of_one_stem_do_not_share_the_default_name(self):
        first = self.run_small(*TWO, scenario="s/strategy/education_first.toml")
        self.assertEqual(first.returncode, 0, first.stderr)
        before = self.tree()
        self.refused(self.run_small(*TWO, scenario="s/trials/education_first.toml"), "education_first.h5", "other inputs")
        self.assertEqual(self.tree(), before)

    def test_states_of_another_past_are_other_inputs(self):
        self.assertEqual(self.run_small(*TWO, "-o", "a.h5", "--save-state", 5).returncode, 0)
        self.assertEqual(self.run_small(*TWO, "-o", "b.h5", "--save-state", 5, "--set",
                                        "jobs.offer_rate.jobseeker=0.9").returncode, 0)
        go_on = ("--from", "a.week5.states.h5", "-o", "c.h5")
        self.assertEqual(self.run_small(*TWO, *go_on).returncode, 0)
        other = ("--from", "b.week5.states.h5", "--other-past", "-o", "c.h5")
        self.refused(self.run_small(*TWO, *other), "other inputs")
        self.assertEqual(self.run_small(*TWO, *other, "--force").returncode, 0)
        self.refused(self.run_small(*TWO, *go_on), "other inputs")

    def test_permissions_of_what_is_replaced_are_kept(self):
        self.assertEqual(self.run_small(*TWO, "-o", "r.h5").returncode, 0)
        path = self.folder / "r.h5"
        path.chmod(0o640)
        self.assertEqual(self.run_small(*TWO, "-o", "r.h5").returncode, 0)
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)
        path.chmod(0o440)
        self.refused(self.run_small(*TWO, "-o", "r.h5"), "write-protected")

    def start_long(self, output):
        run = subprocess.Popen([SAMSPILL, "run", "s/hallingdal.toml", "--quiet", "--threads", "1", "--replicates",
                                "100000", "-o", output], cwd=self.folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        self.addCleanup(run.wait)
        self.addCleanup(run.kill)
        while not list(self.folder.glob("*.part")):
            self.assertIsNone(run.poll())
            time.sleep(0.01)
        return run

    def test_of_two_runs_at_once_with_one_name_the_second_is_refused(self):
        run = self.start_long("r.h5")
        (self.folder / "link.h5").symlink_to("r.h5")
        for name in ("r.h5", "s/../r.h5", "link.h5", self.folder / "r.h5"):
            self.refused(self.run_small(*TWO, "-o", name), "is being written by process", str(run.pid))
        self.assertEqual(self.run_small(*TWO, "-o", "other.h5").returncode, 0)
        # A dead one stands in nobody's way, and what it left goes.
        run.kill()
        run.wait()
        self.assertEqual(len(list(self.folder.glob("*.part"))), 1)
        self.assertEqual(self.run_small(*TWO, "-o", "r.h5").returncode, 0)
        self.assertEqual(list(self.folder.glob("*.part")), [])

    def test_many_at_once_do_not_mix(self):
        runs = [subprocess.Popen([SAMSPILL, "run", "s/hallingdal.toml", *map(str, SMALL), "--replicates", "2", "--seed",
                                  str(seed), "-o", "r.h5"], cwd=self.folder, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True) for seed in range(1, 7)]
        said = [(run.communicate(timeout=120)[1], run.returncode) for run in runs]
        winners = [text for text, code in said if code == 0]
        self.assertEqual(len(winners), 1, said)
        self.assertEqual({code for _, code in said}, {0, 2}, said)


if __name__ == "__main__":
    unittest.main()
