#!/usr/bin/env python3
"""The command line as a user meets it: help, exit codes, signals, full disks.

Usage: run_command_test.py SAMSPILL SCENARIO
"""

import json
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SAMSPILL, SCENARIO = sys.argv.pop(1), sys.argv.pop(1)


def samspill(*arguments, **options):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.path = self.folder / "run.h5"

    def names(self):
        return sorted(entry.name for entry in self.folder.iterdir())

    def test_help_has_examples_for_every_command(self):
        self.assertIn("Examples:", samspill("--help").stdout)
        for command in ("run", "compare", "check", "params", "info", "calibrate", "diff", "report"):
            done = samspill(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(f"samspill {command} ", done.stdout)

    def test_goes_on_from_saved_states_with_other_policies(self):
        small = ("--set", "places.scale=0.02", "--weeks", 12, "--replicates", 2, "--quiet", "--json")
        whole = json.loads(samspill("run", SCENARIO, *small, "-o", self.path, "--save-state", 5).stdout)
        states = self.folder / "run.week5.states.h5"
        again = samspill("run", SCENARIO, *small, "-o", self.folder / "again.h5", "--from", states)
        self.assertEqual(json.loads(again.stdout)["digest"], whole["digest"])
        self.assertIn("samspill states", samspill("info", states).stdout)
        self.assertEqual(json.loads(samspill("info", states, "--json").stdout)["week"], 5)

        other = ("--set", "jobs.offer_rate.jobseeker=0.9")
        refused = samspill("run", SCENARIO, *small, *other, "-o", self.folder / "other.h5", "--from", states)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("jobs.offer_rate.jobseeker", refused.stderr)
        self.assertIn("--other-past", refused.stderr)
        self.assertFalse((self.folder / "other.h5").exists())
        done = samspill("run", SCENARIO, *small, *other, "-o", self.folder / "other.h5", "--from", states, "--other-past")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(json.loads(done.stdout)["digest"], whole["digest"])

    def test_a_change_on_the_way_acts_or_is_refused_with_how_it_can_be_said(self):
        small = ("--set", "places.scale=0.02", "--weeks", 12, "--replicates", 2, "--quiet", "--json")
        whole = json.loads(samspill("run", SCENARIO, *small, "-o", self.path, "--save-state", 5).stdout)
        states = self.folder / "run.week5.states.h5"
        other = self.folder / "other.h5"

        def go_on(change, *options):
            return samspill("run", SCENARIO, *small, "--set", change, "-o", other, "--from", states, "--other-past", *options)

        done = go_on("region.Hallingdal.centre_positions=4", "--save-state", 8)
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads(done.stdout)
        self.assertNotEqual(told["digest"], whole["digest"])
        self.assertEqual(told["changed"]["week"], 5)
        self.assertIn("region.Hallingdal.centre_positions", told["changed"]["what"][0])
        self.assertEqual(json.loads(samspill("info", other, "--json").stdout)["changed"], told["changed"])
        # States of such a world are not those of the new scenario from the start.
        later = samspill("run", SCENARIO, *small, "--set", "region.Hallingdal.centre_positions=4", "-o",
                         self.folder / "later.h5", "--from", self.folder / "other.week8.states.h5")
        self.assertEqual(later.returncode, 2)
        self.assertIn("changed in week 5", later.stderr)
        other.unlink()

        for change in ("run.seed=7", "run.replicates=3"):
            done = samspill("run", SCENARIO, "--set", "places.scale=0.02", "--weeks", 12, "--quiet", "-o", other,
                            "--from", states, "--set", change)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn("--set " + change.split("=")[0], done.stderr)

        for change, remedy in (("office.Gol.job_specialists=6", "job_specialists_from"),
                               ("office.Gol.inhabitants=9000", "inflow"),
                               ("office.Gol.partners=[]", None),
                               ("status_quo.intensity=1", "[[wave]]"),
                               ("residents.stock.young=9", "from the start"),
                               ("observation.from=-3", "from the start")):
            done = go_on(change)
            if remedy is None and done.returncode == 0:
                other.unlink()
                continue  # the scenario has it already
            self.assertEqual(done.returncode, 2, f"{change}: {done.stdout}{done.stderr}")
            self.assertIn(change.split("=")[0], done.stderr)
            self.assertIn(remedy or "wave.partners", done.stderr)
            self.assertFalse(other.exists())

    def test_loses_nothing_when_it_is_killed_and_resumed(self):
        small = ("--set", "places.scale=2", "--replicates", 4, "--quiet", "--json", "--threads", 2)
        whole = json.loads(samspill("run", SCENARIO, *small, "-o", self.folder / "whole.h5").stdout)
        command = [SAMSPILL, "run", SCENARIO, *map(str, small), "-o", str(self.path), "--checkpoint-every", "13"]
        checkpoints = self.folder / "run.h5.checkpoints"
        for _ in range(4):
            child = subprocess.Popen(command + ["--resume"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            before = self.newest(checkpoints)
            until = time.monotonic() + 60
            while child.poll() is None and self.newest(checkpoints) == before and time.monotonic() < until:
                time.sleep(0.002)
            child.kill()
            child.wait()
        refused = subprocess.run(command, capture_output=True, text=True, timeout=60)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("--resume", refused.stderr)
        last = samspill("run", SCENARIO, *small[:-1], 1, "-o", self.path, "--resume")
        self.assertEqual(last.returncode, 0, last.stderr)
        self.assertEqual(json.loads(last.stdout)["digest"], whole["digest"])
        self.assertFalse(checkpoints.exists())

    @staticmethod
    def newest(folder):
        try:
            return max((entry.stat().st_mtime_ns for entry in folder.glob("replicate*.h5")), default=0)
        except OSError:
            return 0

    def test_says_what_is_wrong_with_saving_and_going_on(self):
        small = ("--set", "places.scale=0.02", "--weeks", 12, "--replicates", 1, "--quiet")
        for arguments, text in (
            (("--save-state", 12), ", 11] that are run"),
            (("--save-state", -300), "--save-state"),
            (("--from", "no-such-file.h5"), "no-such-file.h5"),
            (("--other-past",), "--from"),
        ):
            done = samspill("run", SCENARIO, *small, "-o", self.path, *arguments, cwd=self.folder)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(text, done.stderr)
        self.assertEqual(self.names(), [])

    def test_version_is_a_number(self):
        done = samspill("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^samspill \d+\.\d+\.\d+\n")  # the rest: identity_test.py

    def test_bad_input_ends_with_2_and_says_where(self):
        for arguments, text in (
            ((), "a command is missing; samspill --help lists them"),
            (("run",), "scenario"),
            (("run", "no-such-file.toml"), "no-such-file.toml"),
            (("run", SCENARIO, "--replicates", 0), "run.replicates"),
            (("run", SCENARIO, "--weeks", -3), "run.weeks"),
            (("run", SCENARIO, "--set", "no.such.key=1"), "no.such.key"),
            (("run", SCENARIO, "--replicates", 1, "-o", self.folder / "none" / "x.h5"), "none"),
            (("run", SCENARIO, "--replicates", 1, "-o", "/dev/null"), "/dev/null"),
            (("info", "no-such-file.h5"), "no-such-file.h5"),
            (("info", SCENARIO), "this is a scenario file"),
        ):
            done = samspill(*arguments, cwd=self.folder)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(text, done.stderr, arguments)
            self.assertEqual(done.stdout, "")
        self.assertEqual(self.names(), [])

    def test_the_file_is_named_after_the_scenario(self):
        done = samspill("run", SCENARIO, "--replicates", 1, "--weeks", 10, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.names(), [pathlib.Path(SCENARIO).stem + ".h5"])
        self.assertIn("one replicate: no interval", done.stdout)

    def test_json_is_all_of_standard_output(self):
        done = samspill("run", SCENARIO, "-o", self.path, "--replicates", 2, "--weeks", 10, "--seed", 5, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        result = json.loads(done.stdout)
        self.assertEqual((result["replicates"], result["seed"], result["weeks"]), (2, 5, 10))
        first = result["table"][0]
        self.assertEqual(list(first)[2:5], ["registered", "unemployed", "on_benefit"])
        self.assertLessEqual(first["registered"]["low"], first["registered"]["mean"])
        for row in result["table"]:  # an interval needs a variance
            for name in result["findings"]:
                if row[name]["low"] is not None:
                    self.assertLess(row[name]["low"], row[name]["high"], (row["region"], row["group"], name))

    def test_the_number_of_threads_changes_no_result(self):
        digests = set()
        for threads in (1, 2, 5):
            done = samspill("run", SCENARIO, "-o", self.path, "--replicates", 3, "--weeks", 10, "--json",
                            "--threads", threads)
            digests.add(json.loads(done.stdout)["digest"])
        self.assertEqual(len(digests), 1)

    def stopped(self, *signals):
        """Starts a long run, sends the signals once it has written something; its exit code and errors."""
        run = subprocess.Popen([SAMSPILL, "run", SCENARIO, "-o", self.path, "--replicates", "100000", "--json"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while sum(part.stat().st_size for part in self.folder.glob("*.part")) < 1_000_000:  # some replicates
            self.assertIsNone(run.poll())
            time.sleep(0.01)
        for number in signals:
            run.send_signal(number)
        errors = run.communicate(timeout=120)[1]
        return run.returncode, errors

    def test_an_interrupted_run_leaves_a_valid_file_and_says_how_to_go_on(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            code, errors = self.stopped(number)
            self.assertEqual(code, 1)
            self.assertIn("For all of them:\n  samspill run", errors)
            self.assertEqual(self.names(), ["run.h5"])
            info = json.loads(samspill("info", self.path, "--json").stdout)
            self.assertEqual(info["replicates_planned"], 100000)
            self.assertGreater(len(info["replicates"]), 0)
            numbers = [entry["replicate"] for entry in info["replicates"]]
            self.assertEqual(numbers, list(range(len(numbers))))
            self.path.unlink()

    def test_a_killed_run_leaves_nothing_under_the_real_name(self):
        code, _ = self.stopped(signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)
        self.assertFalse(self.path.exists())

    def test_a_full_disk_is_a_failure_with_path_and_cause_and_leaves_no_file(self):
        for kibibytes in (0, 16, 128):
            limit = kibibytes * 1024
            done = samspill("run", SCENARIO, "-o", self.path, "--replicates", 2, "--quiet",
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("run.h5: cannot write the run file", done.stderr)
            self.assertIn("File too large", done.stderr)
            self.assertEqual(self.names(), [])

    def test_a_table_that_cannot_be_written_is_a_failure(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([SAMSPILL, "run", SCENARIO, "-o", self.path, "--replicates", "1", "--weeks", "10"],
                                  stdout=full, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.names(), ["run.h5"])


if __name__ == "__main__":
    unittest.main()
