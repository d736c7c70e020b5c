#!/usr/bin/env python3
"""samspill compare as a user meets it: tables, JSON, files for xarray, precision, signals, resuming.

Usage: compare_command_test.py SAMSPILL
"""

import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

import numpy as np
import xarray as xr

SAMSPILL = sys.argv.pop(1)

BASE = """title = "As it is"
[run]
burn_in = 40
weeks = 60
replicates = 4
seed = 5
[observation]
from = -10
episode_week = 4
[[region]]
name = "North"
[[region.office]]
name = "Gol"
inhabitants = 1500
"""
OFFERS = BASE.replace("As it is", "More offers") + "[params.jobs.offer_rate]\njobseeker = 0.6\n"


def samspill(*arguments, **options):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


class CompareCommand(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.base = self.write("base", BASE)
        self.offers = self.write("offers", OFFERS)
        self.path = self.folder / "c.h5"

    def write(self, name, text):
        path = self.folder / f"{name}.toml"
        path.write_text(text)
        return path

    def compare(self, *arguments, alternatives=None):
        return samspill("compare", self.base, *(alternatives or [self.offers]), *arguments, cwd=self.folder)

    def result(self, *arguments, **options):
        done = self.compare("--json", "--force", "-o", self.path, *arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_table_names_the_null_alternative_and_what_differs(self):
        done = self.compare("-o", self.path, "--replicates", 8)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Null alternative: base: As it is", done.stdout)
        self.assertRegex(done.stdout, r"\n  in_work_share +share +8–59 +better ")
        for heading in ("Benefits", "Side effects", "Costs", "weeks", "correlation", "variance reduction"):
            self.assertIn(heading, done.stdout)
        self.assertRegex(done.stdout, r"\nnet_benefit: .*(overtakes|ahead of) the base")
        self.assertRegex(done.stderr, r"2 scenarios x 8 replicates: about \d+:\d\d on \d+ thread")
        # What no interval holds, and what the answers must not be used for.
        self.assertRegex(done.stdout, r"\d+ assumptions, of \d+ parameters")
        self.assertIn("Must not be used for: Deciding between reform in small steps and in one", done.stdout)
        # No replicates are promised that would make a verdict of what was seen.
        for words in ("to resolve", "would take", "needed"):
            self.assertNotIn(words, done.stdout)
        self.assertNotIn("educations_started", done.stdout)
        self.assertIn("educations_started", self.compare("--all").stdout)
        self.assertTrue((self.folder / "base_compared.h5").exists())

    def test_equal_scenarios_are_said_to_be_equal(self):
        same = self.write("same", BASE.replace("As it is", "The same"))
        result = self.result(alternatives=[same, self.offers])
        self.assertEqual([one["equals_base"] for one in result["alternatives"]], [True, False])
        for endpoint in result["alternatives"][0]["endpoints"].values():
            self.assertIn(endpoint["difference"], (0, None))
        self.assertAlmostEqual(result["confidence_each"], 0.975)
        done = self.compare("-o", self.path, "--force", alternatives=[same])
        self.assertIn("is equal to base: nothing differs that could change a result", done.stdout)

    def test_two_replicates_give_no_verdict_and_no_interval_of_nothing(self):
        result = self.result("--replicates", 2)
        self.assertEqual(result["least_replicates_for_a_verdict"], 6)
        alternative = result["alternatives"][0]
        for found in [*alternative["endpoints"].values(), *alternative["by_region_and_group"]]:
            self.assertIn(found["verdict"], ("too few", "no number"))
            self.assertFalse(found["resolved"])
            if found["low"] is not None:
                self.assertLess(found["low"], found["high"])
            self.assertNotIn("replicates_to_resolve", found)
        self.assertEqual({one["kind"] for one in alternative["overtaking"].values()} - {"equal"}, {"not_resolved"})

    def test_endpoints_say_their_window(self):
        found = self.result()["alternatives"][0]["endpoints"]
        weeks = {name: (one["window"], one["weeks"]) for name, one in found.items()}
        self.assertEqual(weeks["pressure_during"], ("during", [4, 59]))
        self.assertEqual(weeks["pressure_peak"], ("policy", [4, 59]))
        self.assertEqual(weeks["pressure_after"], ("after", None))
        self.assertEqual(weeks["registered"], ("last_year", [8, 59]))
        self.assertEqual(found["pressure_after"]["verdict"], "no number")
        endpoints = xr.open_dataset(self.path, group="/endpoints")
        for name, (window, span) in weeks.items():
            attributes = endpoints[name].attrs
            self.assertEqual((attributes["window"], attributes["better"]), (window, found[name]["better"]))
            if span:
                self.assertEqual([attributes["first_week"], attributes["last_week"]], span)

    def test_numbers_are_those_of_the_paired_runs(self):
        result = self.result()
        runs = xr.open_dataset(self.path, group="/endpoints")
        values = runs.employed_weeks.sel(place="all", group="all")
        base, offers = (values.sel(scenario=name).values for name in ("base", "offers"))
        found = result["alternatives"][0]["endpoints"]["employed_weeks"]
        self.assertAlmostEqual(found["difference"], np.mean(offers - base))
        half = 3.182446 * np.std(offers - base, ddof=1) / 2
        self.assertAlmostEqual(found["high"] - found["low"], 2 * half, places=5)
        self.assertAlmostEqual(found["correlation"], np.corrcoef(base, offers)[0, 1])
        reduction = (np.var(base) + np.var(offers)) / np.var(offers - base)
        self.assertAlmostEqual(found["variance_reduction"], reduction)
        single = self.folder / "run.h5"
        self.assertEqual(samspill("run", self.offers, "-o", single, "--quiet").returncode, 0)
        hires = xr.open_dataset(single, group="/series").hires.sel(week=slice(0, None)).sum(["week", "office", "group"])
        np.testing.assert_allclose(runs.hires.sel(scenario="offers", place="all", group="all") * 60 / 52, hires)

    def test_xarray_opens_every_group_with_named_dimensions(self):
        result = self.result()
        curves = xr.open_dataset(self.path, group="/curves")
        self.assertEqual(curves.net_benefit.dims, ("scenario", "replicate", "place", "week"))
        self.assertEqual((curves.week.values[0], curves.week.values[-1]), (-10, 59))
        self.assertEqual(curves.net_benefit.attrs["samspill_unit"], "million NOK")
        differences = xr.open_dataset(self.path, group="/differences")
        one = differences.sel(alternative="offers", endpoint="hires", place="all", group="all")
        hires = result["alternatives"][0]["endpoints"]["hires"]
        self.assertEqual([float(one[name]) for name in ("mean", "low", "high")],
                         [hires[name] for name in ("difference", "low", "high")])
        words = differences.verdict.attrs["flag_meanings"].split()
        self.assertEqual(words[int(one.verdict)].replace("_", " "), hires["verdict"])
        scenarios = xr.open_dataset(self.path, group="/scenarios")
        self.assertEqual(str(scenarios.text.sel(scenario="offers").values), OFFERS)

    def test_threads_change_no_result_and_set_applies_to_all(self):
        one, two = (self.result("--threads", n, "--set", "jobs.reservation=0.3") for n in (1, 3))
        self.assertEqual(one["digest"], two["digest"])
        self.assertNotEqual(one["digest"], self.result()["digest"])
        runs = xr.open_dataset(self.path, group="/runs")
        self.assertEqual(runs.digest_of_run.shape, (2, 4))

    def test_precision_adds_replicates_and_has_a_floor_and_a_limit(self):
        self.assertEqual(self.result("--precision", 10)["replicates"], 30)
        loose = self.result("--precision", 0.8, "--endpoint", "employed_weeks")
        found = loose["alternatives"][0]["endpoints"]["employed_weeks"]
        self.assertLessEqual((found["high"] - found["low"]) / 2, 0.8)
        done = self.compare("--precision", 1e-6, "--max-replicates", 33, "-o", self.path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"lasting_share of offers: the half width is .* after 33 replicates")

    def test_resuming_gives_the_same_bits_as_one_go(self):
        whole = self.result("--replicates", 6)
        bytes_of_whole = [xr.open_dataset(self.path, group="/" + group).load() for group in ("endpoints", "curves")]
        self.result("--replicates", 2)
        done = self.compare("--replicates", 6, "--resume", self.path, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        resumed = json.loads(done.stdout)
        self.assertEqual((resumed["digest"], resumed["alternatives"]), (whole["digest"], whole["alternatives"]))
        for group, before in zip(("endpoints", "curves"), bytes_of_whole):
            xr.testing.assert_identical(xr.open_dataset(self.path, group="/" + group).load(), before)
        self.assertIn("2 of them there already", done.stderr)

    def test_an_interrupted_comparison_holds_what_was_done_and_can_go_on(self):
        arguments = ["compare", self.base, self.offers, "-o", self.path, "--replicates", "100000", "--json"]
        run = subprocess.Popen([SAMSPILL, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True)
        said = run.stderr.readline()
        while not re.match(r"[1-9]\d* of 100000 replicates", said):  # progress: some are done
            said = run.stderr.readline()
            self.assertTrue(said)
        run.send_signal(signal.SIGINT)
        out, errors = run.communicate(timeout=120)
        self.assertEqual(run.returncode, 1)
        done = json.loads(out)["replicates"]
        self.assertGreater(done, 0)
        self.assertIn(f"holds {done} of 100000 replicates", errors)
        self.assertIn(f"--resume {self.path} --replicates 100000", errors)
        again = self.compare("--replicates", done + 1, "--resume", self.path, "--json")
        self.assertEqual(json.loads(again.stdout)["replicates"], done + 1)

    def test_bad_input_ends_with_2_and_says_what_to_do(self):
        longer = self.write("longer", BASE.replace("weeks = 60", "weeks = 61"))
        other = self.write("other", BASE.replace("Gol", "Ål"))
        self.result("--replicates", 2)
        for arguments, alternatives, part in (
            ((), [longer], "base and longer: cannot be compared: run.weeks is 60 and 61; --weeks"),
            ((), [other], "office 1 of region North is Gol and Ål"),
            (("--endpoint", "lasting_shares"), None, "did you mean lasting_share?"),
            (("--precision", 0), None, "precision"),
            (("--precision", 1, "--replicates", 3), None, "replicates"),
            (("--set", "no.such=1"), None, "no.such"),
            (("-o", self.folder / "none" / "x.h5"), None, "none"),
            (("--resume", self.folder / "none.h5"), None, "there is no such file"),
            (("--resume", self.base), None, "a comparison file (.h5) is needed"),
            (("--resume", self.path, "--seed", 6), None, "its seed is 5 and not 6"),
            (("--resume", self.path), [self.offers, self.base], "it has 2 scenarios and not 3"),
            ((), ["none.toml"], "none.toml"),
        ):
            done = self.compare(*arguments, alternatives=alternatives)
            self.assertEqual(done.returncode, 2, (arguments, done.stderr))
            self.assertIn(part, done.stderr)
            self.assertEqual(done.stdout, "")
        self.assertEqual(samspill("compare", self.base).returncode, 2)  # no alternative


if __name__ == "__main__":
    unittest.main()
