#!/usr/bin/env python3
"""samspill calibrate as a user meets it: tables, files, exit codes, signals.

Usage: calibrate_command_test.py SAMSPILL
"""

import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

SAMSPILL = sys.argv.pop(1)

SCENARIO = """[run]
burn_in = 60
[[region]]
name = "North"
[[region.office]]
name = "Gol"
inhabitants = 4600
"""
CALIBRATION = """title = "A small one"
scenario = "s.toml"
[search]
replicates = 2
evaluations = 12
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
[[target]]
fact = "C1"
not_measured = "no trial"
value = 1
low = 1
high = 1
"""


def samspill(*arguments, **options):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


class CalibrateCommand(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "s.toml").write_text(SCENARIO)
        self.file = self.folder / "c.toml"
        self.file.write_text(CALIBRATION)

    def test_check_tells_every_target_and_fits_nothing(self):
        done = samspill("calibrate", self.file, "--check", "--replicates", 8)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"E14 +left_jobseekers_employed +0\.7000 +\[0\.6500, 0\.7500\] .* missed")
        self.assertIn("Of 1 fitted targets 0 are met", done.stdout)
        self.assertIn("C1 is not measured: no trial", done.stdout)
        self.assertNotIn("evaluations", done.stdout)

    def test_fitted_parameters_are_a_scenario_file_that_gives_the_same_answers(self):
        fitted = self.folder / "fitted.toml"
        done = samspill("calibrate", self.file, "-o", fitted, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        result = json.loads(done.stdout)
        self.assertLess(result["loss"], result["first_loss"])
        # The mean alone meets nothing: two replicates do not tell.
        first, second = result["targets"]
        self.assertEqual((first["verdict"], first["met"]), ("cannot be told", None))
        self.assertTrue(first["low"] <= first["simulated"] <= first["high"], first)
        self.assertEqual((second["verdict"], second["met"]), ("not measured", None))
        (self.folder / "s.toml").write_text('include = "fitted.toml"\n' + SCENARIO)
        check = json.loads(samspill("calibrate", self.file, "--check", "--json").stdout)
        self.assertEqual(check["targets"], result["targets"])

    def test_options_replace_what_the_file_says(self):
        done = samspill("calibrate", self.file, "--json", "--seed", 9, "--replicates", 1, "--evaluations", 2,
                        "--starts", 2, "--threads", 1)
        result = json.loads(done.stdout)
        self.assertEqual((result["seed"], result["replicates"], result["evaluations"]), (9, 1, 2))
        self.assertIsNone(result["targets"][0]["simulated_low"])  # one replicate: no interval

    def test_bad_input_ends_with_2_and_says_where(self):
        for text, change, part in (
            ("value = 0.7", "value = 7", "c.toml:11:1"),
            ("left_jobseekers_employed", "left_jobseekers_employd", 'did you mean "left_jobseekers_employed"'),
            ("s.toml", "none.toml", "none.toml"),
        ):
            self.file.write_text(CALIBRATION.replace(text, change))
            for command in (("calibrate", self.file), ("check", self.file)):
                done = samspill(*command)
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(part, done.stderr)
        self.file.write_text(CALIBRATION)
        for arguments, part in (
            (("calibrate",), "no calibration file"),
            (("calibrate", self.file, "--check", "-o", "x.toml"), "check"),
            (("calibrate", self.file, "-o", self.folder / "none" / "x.toml"), "none"),
            (("calibrate", self.file, "--set", "no.such=1"), "no.such"),
        ):
            done = samspill(*arguments, cwd=self.folder)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(part, done.stderr)

    def test_check_command_knows_a_calibration(self):
        done = samspill("check", self.file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("1 parameter, 2 targets, 1 of them measured", done.stdout)

    def test_an_interrupted_search_writes_the_best_so_far_and_says_so(self):
        fitted = self.folder / "fitted.toml"
        run = subprocess.Popen([SAMSPILL, "calibrate", self.file, "--evaluations", "1000000", "--starts", "1000",
                                "-o", fitted], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = run.stderr.readline()  # progress, after some evaluations
        self.assertRegex(said, r"^evaluation \d+ of 1000000, start \d+ of 1000, best loss ")
        run.send_signal(signal.SIGINT)
        out, errors = run.communicate(timeout=120)
        self.assertEqual(run.returncode, 1)
        self.assertIn("this is the best so far", errors)
        self.assertIn("left_jobseekers_employed", out)
        self.assertIn("(stopped early)", fitted.read_text())

    def test_statistics_are_listed_without_a_file(self):
        done = samspill("calibrate", "--statistics")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("left_jobseekers_employed [share]", done.stdout)
        names = [one["name"] for one in json.loads(samspill("calibrate", "--statistics", "--json").stdout)]
        self.assertIn("staff_load", names)


if __name__ == "__main__":
    unittest.main()
