#!/usr/bin/env python3
"""How commands end that are ended, or that cannot say what they have to say: signals, kills, full and closed streams.

Usage: endings_test.py SAMSPILL SCENARIOS
"""

import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SAMSPILL, SCENARIOS = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
SCENARIO = SCENARIOS / "hallingdal.toml"
SMALL = ("--threads", 1, "--set", "places.scale=0.02", "--set", "run.burn_in=10", "--weeks", 12, "--quiet")
# Every one that asks a process to end, and lets it.
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGXCPU, signal.SIGALRM)
COUNTY = """[run]
burn_in = 60
[[region]]
name = "North"
[[region.office]]
name = "Gol"
inhabitants = 4600
"""
CALIBRATION = """scenario = "s.toml"
[search]
replicates = 2
evaluations = 60
starts = 2
[[parameter]]
key = "registration.left_to_job"
low = 0.002
high = 0.1
[[parameter]]
key = "jobs.supported_factor"
low = 1.0
high = 3.0
[[target]]
fact = "E14"
statistic = "left_jobseekers_employed"
value = 0.7
low = 0.65
high = 0.75
"""
SWEEP = """
title = "Small"
scenario = "{}"
set = ["places.scale=0.02", "run.weeks=20", "run.burn_in=10"]
[sweep]
replicates = 400
[[axis]]
key = "guidance.attended"
values = [0.7, 0.8, 0.9]
[record]
endpoints = ["registered"]
"""


class Folder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def samspill(self, *arguments, **options):
        return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=240,
                              cwd=self.folder, **options)

    def start(self, *arguments):
        child = subprocess.Popen([SAMSPILL, *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True)
        self.addCleanup(child.communicate)
        self.addCleanup(child.kill)
        return child

    def wait_until(self, child, there):
        while not there():
            self.assertIsNone(child.poll(), "it has ended before it was to be ended")
            time.sleep(0.005)

    def size_of(self, pattern):
        total = 0
        for path in self.folder.glob(pattern):
            try:
                total += path.stat().st_size
            except FileNotFoundError:
                pass
        return total

    def parts(self):
        return [str(path) for path in self.folder.rglob("*.part")]

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())


class Signals(Folder):
    def test_a_run_keeps_what_is_done(self):
        for number in ENDINGS:
            run = self.start("run", SCENARIO, "--quiet", "--threads", 2, "--replicates", 100000, "-o", "r.h5")
            self.wait_until(run, lambda: self.size_of("*.part") > 1_000_000)
            run.send_signal(number)
            errors = run.communicate(timeout=240)[1]
            self.assertEqual(run.returncode, 1, f"{number!r}: {errors}")
            self.assertIn("r.h5 holds ", errors)
            self.assertEqual(self.names(), ["r.h5"])
            self.assertGreater(len(json.loads(self.samspill("info", "r.h5", "--json").stdout)["replicates"]), 0)
            (self.folder / "r.h5").unlink()

    def test_a_comparison_keeps_what_is_done(self):
        for number in ENDINGS:
            run = self.start("compare", SCENARIO, SCENARIOS / "shock.toml", "--set", 'places.regions=["Hallingdal"]',
                             "--set", "places.scale=0.02", "--weeks", 20, "--set", "run.burn_in=10", "--threads", 2,
                             "--replicates", 100000, "-o", "c.h5", "--report", "c.html")
            said = run.stderr.readline()
            while not re.match(r"[1-9]\d* of ", said):
                self.assertNotEqual(said, "")
                said = run.stderr.readline()
            run.send_signal(number)
            errors = run.communicate(timeout=240)[1]
            self.assertEqual(run.returncode, 1, f"{number!r}: {errors}")
            self.assertEqual(self.names(), ["c.h5", "c.html"])
            for path in self.folder.iterdir():
                path.unlink()

    def test_a_sweep_keeps_what_is_done(self):
        (self.folder / "sweep.toml").write_text(SWEEP.format(SCENARIO))
        for number in ENDINGS:
            run = self.start("sweep", "run", "sweep.toml", "-o", f"out{number}", "--quiet", "--threads", 1, "--flush-every", 0)
            self.wait_until(run, lambda: list(self.folder.glob(f"out{number}/runs/*.h5")))
            run.send_signal(number)
            errors = run.communicate(timeout=240)[1]
            self.assertEqual(run.returncode, 75, f"{number!r}: {errors}")
            self.assertEqual(self.parts(), [])

    def test_diff_says_that_it_was_stopped(self):
        (self.folder / "other.toml").write_text(f'include = "{SCENARIO}"\n[params]\nguidance.attended = 0.5\n')
        for number in ENDINGS:
            run = self.start("diff", SCENARIO, "other.toml", "--weeks", 4000, "--set", "places.scale=20")
            self.assertRegex(run.stderr.readline(), r"^week -?\d+ of 4000$")
            run.send_signal(number)
            errors = run.communicate(timeout=240)[1]
            self.assertEqual(run.returncode, 1, errors)
            self.assertIn("stopped", errors)

    def test_nothing_stays_of_a_command_that_watches_for_no_signals(self):
        (self.folder / "sweep.toml").write_text(SWEEP.format(SCENARIO))
        self.assertEqual(self.samspill("sweep", "run", "sweep.toml", "-o", "s", "--quiet").returncode, 0)
        for number in ENDINGS:
            ended = False
            for _ in range(200):
                merge = subprocess.Popen([SAMSPILL, "sweep", "merge", "s"], cwd=self.folder, stdout=subprocess.DEVNULL)
                while merge.poll() is None and not self.parts():
                    pass
                merge.send_signal(number)
                ended = ended or merge.wait() == -number
                self.assertEqual(self.parts(), [])
                if ended:
                    break
            self.assertTrue(ended, "every merge was faster than its signal")

    def test_who_quits_leaves_nothing_but_his_core(self):
        run = subprocess.Popen([SAMSPILL, "run", SCENARIO, "--quiet", "--replicates", "100000", "-o", "r.h5"],
                               cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        self.wait_until(run, self.parts)
        run.send_signal(signal.SIGQUIT)
        self.assertEqual(run.wait(timeout=240), -signal.SIGQUIT)
        self.assertEqual(self.names(), [])

    def test_nohup_stays_nohup(self):
        run = subprocess.Popen([SAMSPILL, "run", SCENARIO, "--quiet", "--replicates", "6", "-o", "r.h5"],
                               cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        self.wait_until(run, self.parts)
        run.send_signal(signal.SIGHUP)
        self.assertEqual(run.communicate(timeout=240)[1], "")
        self.assertEqual(run.returncode, 0)

    def test_a_stopped_run_takes_nothing_from_a_whole_one(self):
        whole = ("run", SCENARIO, "--quiet", "--threads", 1, "--replicates", 30, "-o", "r.h5")
        self.assertEqual(self.samspill(*whole).returncode, 0)
        before = (self.folder / "r.h5").read_bytes()
        run = self.start(*whole)
        self.wait_until(run, lambda: self.size_of("*.part") > 500_000)
        run.send_signal(signal.SIGTERM)
        errors = run.communicate(timeout=240)[1]
        self.assertEqual(run.returncode, 1, errors)
        self.assertIn("holds 30 of 30 replicates", errors)
        self.assertEqual((self.folder / "r.h5").read_bytes(), before)
        self.assertEqual(self.parts(), [])


class Streams(Folder):
    def code_of(self, *arguments, **streams):
        return subprocess.run([SAMSPILL, *map(str, arguments)], cwd=self.folder, timeout=240, **streams).returncode

    def test_the_exit_code_is_the_commands_whatever_becomes_of_its_words(self):
        full, closed = open("/dev/full", "w"), os.pipe()
        self.addCleanup(full.close)
        os.close(closed[0])  # nobody reads
        self.addCleanup(os.close, closed[1])
        small = ("run", SCENARIO, *SMALL, "--replicates", 2)
        for errors in (full, closed[1]):
            for command, code in ((("check", "nosuch.toml"), 2), (("check", SCENARIO), 0), (("no-such-command",), 2),
                                  (("run", SCENARIO, "--weeks", -1), 2), (("info", "nosuch.h5"), 2),
                                  ((*small, "-o", "r.h5", "--force"), 0), ((*small[:-3], "--replicates", 3, "-o", "p.h5"), 0)):
                self.assertEqual(self.code_of(*command, stderr=errors, stdout=subprocess.DEVNULL), code, command)
                self.assertEqual(self.code_of(*command, stderr=errors, stdout=errors if code else subprocess.DEVNULL),
                                 code, command)
        self.assertIn("r.h5", self.names())

    def test_a_reader_who_has_seen_enough_is_no_failure(self):
        for command in (("params",), ("params", "--markdown"), ("params", "--json"), ("--help",), ("check", SCENARIO),
                        ("run", SCENARIO, *SMALL, "--replicates", 2), ("run", SCENARIO, *SMALL, "--replicates", 2, "--json")):
            child = subprocess.Popen([SAMSPILL, *map(str, command)], cwd=self.folder, stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, text=True)
            child.stdout.close()
            errors = child.stderr.read()
            child.stderr.close()
            self.assertEqual(child.wait(timeout=240), 0, (command, errors))
            self.assertNotIn("standard output", errors)

    def test_a_full_disk_behind_standard_output_is_a_failure(self):
        for command in (("params",), ("--help",), ("--version",), ("check", SCENARIO), ("check", SCENARIO, "--json"),
                        ("run", SCENARIO, *SMALL, "--replicates", 2)):
            with open("/dev/full", "w") as full:
                done = subprocess.run([SAMSPILL, *map(str, command)], cwd=self.folder, stdout=full,
                                      stderr=subprocess.PIPE, text=True, timeout=240)
            self.assertEqual(done.returncode, 1, command)
            self.assertIn("No space left on device", done.stderr)
        self.assertEqual(self.names(), ["hallingdal.h5"])  # the results are there all the same

    def test_streams_that_are_closed_do_not_become_the_results(self):
        small = [SAMSPILL, *map(str, ("run", SCENARIO, *SMALL, "--replicates", 2, "-o"))]

        def close(*streams):
            return lambda: [os.close(stream) for stream in streams]

        whole = subprocess.run([*small, "a.h5", "--json"], cwd=self.folder, capture_output=True, text=True, timeout=240)
        digest = json.loads(whole.stdout)["digest"]
        for number, (streams, code) in enumerate((((2,), 0), ((0, 2), 0), ((0, 1, 2), 1), ((1,), 1))):
            name = f"b{number}.h5"
            done = subprocess.run([*small, name], cwd=self.folder, preexec_fn=close(*streams), timeout=240,
                                  stdout=subprocess.DEVNULL if 1 not in streams else None)
            self.assertEqual(done.returncode, code, streams)
            self.assertEqual(json.loads(self.samspill("info", name, "--json").stdout)["digest"], digest)


class Calibrations(Folder):
    def setUp(self):
        super().setUp()
        (self.folder / "s.toml").write_text(COUNTY)
        (self.folder / "c.toml").write_text(CALIBRATION)
        self.command = ("calibrate", "c.toml", "--quiet", "--threads", 1, "-o", "fitted.toml")

    def kept(self):
        """Evaluations on the disk: the lines after the head's last."""
        for path in self.folder.glob("*.evaluations"):
            lines = path.read_text().splitlines()
            head = [number for number, line in enumerate(lines) if line.startswith("evaluations ") and "\t" not in line]
            return len(lines) - 1 - head[0] if head else 0
        return 0

    def end_by(self, number, *more):
        before = self.kept()
        run = self.start(*self.command, *more)
        self.wait_until(run, lambda: self.kept() >= before + 2)
        run.send_signal(number)
        errors = run.communicate(timeout=240)[1]
        return run.returncode, errors

    def test_go_on_to_the_same_bits_however_they_were_ended(self):
        whole = self.samspill(*self.command, "--json")
        self.assertEqual(whole.returncode, 0, whole.stderr)
        expected, result = (self.folder / "fitted.toml").read_bytes(), json.loads(whole.stdout)
        (self.folder / "fitted.toml").unlink()
        self.assertEqual(self.end_by(signal.SIGKILL)[0], -signal.SIGKILL)
        refused = self.samspill(*self.command)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("fitted.toml.evaluations: holds the evaluations", refused.stderr)
        self.assertIn("--resume", refused.stderr)
        other = self.samspill(*self.command, "--resume", "--seed", 7)
        self.assertEqual(other.returncode, 2)
        self.assertIn("seed: 1 there, 7 here", other.stderr)
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP):
            code, errors = self.end_by(number, "--resume")
            if number != signal.SIGKILL:
                self.assertEqual(code, 1, errors)
                self.assertIn("samspill calibrate c.toml -o fitted.toml --resume", errors)
                self.assertIn("(stopped early)", (self.folder / "fitted.toml").read_text())
        last = self.samspill(*self.command, "--resume", "--json")
        self.assertEqual(last.returncode, 0, last.stderr)
        self.assertIn("going on with fitted.toml.evaluations", last.stderr)
        self.assertEqual((self.folder / "fitted.toml").read_bytes(), expected)
        for key in ("loss", "first_loss", "penalty", "parameters", "targets", "evaluations"):
            self.assertEqual(json.loads(last.stdout)[key], result[key])
        self.assertEqual(self.names(), ["c.toml", "fitted.toml", "s.toml"])

    def test_a_stopped_search_takes_nothing_from_a_whole_one(self):
        self.assertEqual(self.samspill(*self.command).returncode, 0)
        before = (self.folder / "fitted.toml").read_bytes()
        code, errors = self.end_by(signal.SIGTERM)
        self.assertEqual(code, 1, errors)
        self.assertEqual((self.folder / "fitted.toml").read_bytes(), before)

    def test_without_a_file_of_parameters_they_go_on_too(self):
        self.command = ("calibrate", "c.toml", "--quiet", "--threads", 1)
        self.end_by(signal.SIGKILL)
        done = self.samspill(*self.command, "--resume")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("going on with c.evaluations", done.stderr)
        self.assertEqual(self.names(), ["c.toml", "s.toml"])


if __name__ == "__main__":
    unittest.main()
