#!/usr/bin/env python3
"""What is written on the command line: numbers, dates, empty values, names that are not known, other kinds of files.

Usage: options_command_test.py SAMSPILL SCENARIOS
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SAMSPILL, SCENARIOS = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1)).resolve()
HALLINGDAL = SCENARIOS / "hallingdal.toml"
SMALL = ("--set", "places.scale=0.02", "--set", "run.burn_in=4", "--weeks", 4, "--replicates", 1, "--quiet")
VIEWER = pathlib.Path(SAMSPILL).with_name("samspill-view").exists()
COMMANDS = ("run", "compare", "check", "params", "info", "calibrate", "diff", "report", "sensitivity", "sweep",
            "sweep run", "sweep status", "sweep merge", "sweep submit", *(("view",) if VIEWER else ()))


class Options(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def samspill(self, *arguments):
        return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                              cwd=self.folder)

    def run_small(self, *arguments, output="a.h5"):
        return self.samspill("run", HALLINGDAL, *SMALL, "--json", "-o", output, *arguments)

    def refused(self, done, *words):
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(list(self.folder.glob("*.h5")), [])

    def test_zeros_in_front_are_no_other_base(self):
        for number, option in enumerate((("--seed", "010"), ("--set", "run.seed=010"), ("--seed", "0xa"), ("--seed", "+10"),
                                         ("--seed", "1e1"), ("--set", "run.seed=1_0"))):
            done = self.run_small(*option, output=f"{number}.h5")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout)["seed"], 10, option)
        self.assertEqual(json.loads(self.run_small("--seed", "08").stdout)["seed"], 8)

    def test_an_empty_value_is_refused_with_the_option(self):
        for option in ("--seed", "--weeks", "--replicates", "--threads", "--save-state", "--from", "-o",
                       "--checkpoint-every", "--set"):
            done = self.samspill("run", HALLINGDAL, "--quiet", option, "")
            self.refused(done, option.replace("-o", "output"), "empty")
        for option in ("--seed=", "--output=", "--weeks="):
            self.refused(self.samspill("run", HALLINGDAL, option, "--quiet"), option[:-1], "is empty")
        self.refused(self.samspill("run", "", *SMALL), "empty")
        self.refused(self.samspill("compare", HALLINGDAL, HALLINGDAL, "--precision", ""), "--precision", "is empty")
        self.refused(self.samspill("compare", HALLINGDAL, HALLINGDAL, "--endpoint", ""), "--endpoint", "is empty")
        self.refused(self.samspill("sweep", "run", SCENARIOS / "sweeps/small.toml", "--shard", ""), "--shard", "is empty")

    def test_a_number_has_one_range_and_one_message(self):
        said = self.run_small("--seed", "4294967296")
        self.refused(said, "--seed: run.seed = 4294967296 is outside [0, 4294967295]")
        by_key = self.run_small("--set", "run.seed=4294967296")
        self.assertEqual(said.stderr.removeprefix("--seed: "), by_key.stderr.removeprefix("--set run.seed: "))
        self.refused(self.run_small("--threads", "4097"), "--threads = 4097 is outside [0, 4096]")
        self.refused(self.run_small("--threads", "two"), '--threads is "two", a text; it needs a whole number in [0, 4096]')
        self.refused(self.samspill("run", HALLINGDAL, "--quiet", "--weeks", "1.5"), "run.weeks = 1.5 weeks is not a whole number")
        self.refused(self.samspill("run", HALLINGDAL, "--quiet", "--weeks", "1 000"), "did you mean 1000?")
        for value in ("nan", "inf", "-1", "0"):
            self.refused(self.samspill("compare", HALLINGDAL, HALLINGDAL, "--precision", value), "--precision")
            if VIEWER:
                self.refused(self.samspill("view", HALLINGDAL, "--screenshot", "a.png", "--scale", value), "--scale")
        self.refused(self.samspill("compare", HALLINGDAL, HALLINGDAL, "--precision", "0,005"), "did you mean 0.005?")
        self.refused(self.samspill("diff", HALLINGDAL, HALLINGDAL, "--person", "-1"), "--person")

    def test_persons_are_counted_in_whole_numbers(self):
        self.refused(self.run_small("--set", "office.Gol.inhabitants=4.600"), "did you mean 4600?")
        self.refused(self.run_small("--set", "office.Gol.inhabitants=4.000"), "write 4 or 4000")
        self.refused(self.run_small("--set", "office.Gol.inhabitants=4 600"), "did you mean 4600?")
        self.assertEqual(self.run_small("--set", "office.Gol.inhabitants=4600.0").returncode, 0)

    def test_a_week_may_be_a_date(self):
        done = self.run_small("--save-state", "2016-09-20")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "a.week2.states.h5").exists())
        done = self.run_small("--save-state", "20.09.2016", output="b.h5")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean 2016-09-20?", done.stderr)

    def test_help_ends_with_its_line_and_names_the_program(self):
        for command in ("", *COMMANDS):
            done = self.samspill(*command.split(), "--help")
            self.assertEqual(done.returncode, 0, command)
            self.assertTrue(done.stdout.endswith("\n") and not done.stdout.endswith("\n\n"), command)
            self.assertNotIn(str(pathlib.Path(SAMSPILL).parent), done.stdout, command)
            self.assertIn(f"Usage: samspill {command}".rstrip(), done.stdout, command)
        self.assertRegex(self.samspill("--version").stdout, r"(?s)\Asamspill \d.*[^\n]\n\Z")

    def test_a_typing_error_gets_what_was_meant(self):
        for arguments, meant in ((("rnu", HALLINGDAL), "did you mean run?"),
                                 (("run", HALLINGDAL, "--replicate", "2"), "did you mean --replicates?"),
                                 (("run", HALLINGDAL, "--sede=2"), "did you mean --seed?"),
                                 (("run", HALLINGDAL, "-seed", "2"), "did you mean --seed?"),
                                 (("sweep", "statsu", "x"), "did you mean status?"),
                                 (("compare", HALLINGDAL, HALLINGDAL, "--precison", "1"), "did you mean --precision?"),
                                 (("run", HALLINGDAL, "--xylophone"), "samspill run --help lists them")):
            self.refused(self.samspill(*arguments), meant)

    def test_whole_numbers_are_printed_whole(self):
        self.assertEqual(self.run_small("--save-state", "1").returncode, 0)
        for file in ("a.h5", "a.week1.states.h5"):
            self.assertNotRegex(self.samspill("info", file).stdout, r"(?m)^(weeks|seed|week|burn_in) .*\d\.0\b")
            self.assertIsNone(re.search(r'"[^"]*": \d+\.0,?\n', self.samspill("info", file, "--json").stdout))
        self.assertIsNone(re.search(r": \d+\.0,?\n", self.samspill("check", HALLINGDAL, "--json").stdout))

    def test_a_file_of_another_kind_is_called_what_it_is(self):
        self.assertEqual(self.run_small("--save-state", "1").returncode, 0)
        compared = self.samspill("compare", HALLINGDAL, HALLINGDAL, "--set", "places.scale=0.02", "--weeks", 54,
                                 "--set", "run.burn_in=4", "--replicates", 2, "--quiet", "-o", "c.h5")
        self.assertEqual(compared.returncode, 0, compared.stderr)
        self.assertEqual(self.samspill("report", "c.h5", "-o", "c.html").returncode, 0)
        for command in (("run",), ("check",), ("compare", HALLINGDAL), ("diff", HALLINGDAL), ("calibrate",),
                        ("sweep", "run"), ("params", "--scenario")):
            for file, what in (("a.h5", "this is a run file"), ("c.h5", "this is a comparison file"),
                               ("a.week1.states.h5", "this is a file of states"), ("c.html", "this is a page (HTML)")):
                done = self.samspill(*command, file)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(what, done.stderr)
                self.assertIn(file, done.stderr)
        for command, file, what in ((("info",), HALLINGDAL, "this is a scenario file"),
                                    (("report", "-o", "x.html"), HALLINGDAL, "this is a scenario file"),
                                    (("report", "-o", "x.html"), "a.h5", "this is a run file"),
                                    (("run", HALLINGDAL, "--from"), "a.h5", "this is a run file"),
                                    (("run",), SCENARIOS / "calibration.toml", "this is a calibration file"),
                                    (("run",), SCENARIOS / "sweeps/small.toml", "this is a sweep file"),
                                    (("calibrate",), HALLINGDAL, "this is a scenario file"),
                                    (("sweep", "run"), HALLINGDAL, "this is a scenario file")):
            done = self.samspill(*command, file)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(what, done.stderr)

    def test_what_acts_on_nobody_is_said(self):
        arguments = ("check", SCENARIOS / "reform/piecemeal.toml")
        self.assertNotIn("acts on nobody", self.samspill(*arguments).stdout)
        scenario = self.folder / "west.toml"
        scenario.write_text(f'include = "{SCENARIOS}/reform/piecemeal.toml"\n[places]\nregions = ["Kongsberg"]\n'
                            '[[status_quo.rule]]\nkind = "criteria"\nmin_age = 150\n[[status_quo.rule]]\n', encoding="utf-8")
        said = self.samspill("check", scenario)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("acts on nobody:", said.stdout)
        self.assertIn("wave reaches nobody", said.stdout)
        done = self.samspill("run", scenario, *SMALL, "-o", "text.h5")
        self.assertIn("acts on nobody:", done.stdout)
        self.assertIn("never fired: status quo, rule 1: min_age 150, kind criteria", done.stdout)
        rules = json.loads(self.samspill("run", scenario, *SMALL, "-o", "json.h5", "--json").stdout)["rules"]
        self.assertEqual(rules[0]["idle"], "never fired")
        self.assertGreater(rules[1]["users_met"]["mean"], 0)

    def test_a_sweep_is_what_its_set_makes_of_it(self):
        sweep = self.folder / "s.toml"
        sweep.write_text(f'scenario = "{HALLINGDAL}"\nset = ["run.weeks=4", "run.burn_in=4"]\n[[axis]]\n'
                         'key = "guidance.attended"\nvalues = [0.8, 0.9]\n[record]\nendpoints = ["registered"]\n',
                         encoding="utf-8")
        begun = ("sweep", "run", sweep, "-o", "s", "--quiet", "--set", "places.scale=0.02", "--set", "observation.from=-4")
        self.assertEqual(self.samspill(*begun).returncode, 0)
        self.assertEqual(self.samspill(*begun).returncode, 0, "the same again goes on")
        self.assertEqual(self.samspill("sweep", "run", "s", "--quiet").returncode, 0, "the folder knows its --set")
        other = self.samspill("sweep", "run", sweep, "-o", "s", "--quiet", "--set", "places.scale=0.03")
        self.assertEqual(other.returncode, 2)
        self.assertIn("places.scale=0.02", other.stderr)
        self.assertIn("places.scale=0.03", other.stderr)
        self.assertEqual(self.samspill("sweep", "run", "s", "--set", "places.scale=0.03").returncode, 2)
        self.assertEqual(self.samspill("sweep", "run", sweep, "-o", "s", "--quiet").returncode, 2)
        for text, said in (("guidance.attended=1", "the axis"), ("run.replicates=3", "[sweep] replicates")):
            done = self.samspill("sweep", "run", sweep, "-o", "t", "--set", text)
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr)
        self.assertEqual(self.samspill("sweep", "submit", sweep, "-o", "u", "--dry-run", "--set", "nonsense=1").returncode, 2)


if __name__ == "__main__":
    unittest.main()
