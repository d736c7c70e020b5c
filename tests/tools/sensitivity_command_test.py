#!/usr/bin/env python3
"""samspill sensitivity from finished and unfinished sweeps; open_sweep of tools/python on one of them.

Usage: sensitivity_command_test.py SAMSPILL ROOT
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np

SAMSPILL, ROOT = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(ROOT / "tools" / "python"))

import samspill as reader

# 60 weeks of Hallingdal. Of two axes one does nothing: there is no reform to cost hours.
SWEEP = """\
title = "Small {design}"
scenario = "{root}/scenarios/hallingdal.toml"
set = ["run.weeks=60", "run.burn_in=20"]
[sweep]
design = "{design}"
replicates = 2
{size}
[[axis]]
name = "offers"
key = "jobs.offer_rate.sick_listed"
range = [0.002, 0.2]
{steps}
[[axis]]
name = "cost"
key = "reform.disruption"
range = [0.0, 0.4]
{steps}
[record]
endpoints = ["in_work_share", "hires"]
"""


def samspill(*arguments):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=240)


class Sensitivity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.sweep("saltelli", "samples = 16")
        cls.sweep("morris", "trajectories = 8")
        cls.sweep("grid", "", "steps = 2")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def sweep(cls, design, size, steps=""):
        path = cls.folder / f"{design}.toml"
        path.write_text(SWEEP.format(design=design, root=ROOT, size=size, steps=steps))
        done = samspill("sweep", "run", path, "-o", cls.folder / design, "--quiet")
        assert done.returncode == 0, done.stderr

    def result(self, design, *arguments):
        done = samspill("sensitivity", self.folder / design, "--endpoint", "hires", "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_axes_are_sorted_by_importance_and_one_that_does_nothing_is_told(self):
        for design, importance in (("saltelli", "total"), ("morris", "mu_star")):
            result = self.result(design)
            axes = result["endpoints"][0]["axes"]
            self.assertEqual([axis["axis"] for axis in axes], ["offers", "cost"])
            self.assertTrue(axes[0]["distinguishable_from_0"], axes[0])
            self.assertFalse(axes[1]["distinguishable_from_0"], axes[1])
            self.assertLessEqual(axes[0][importance]["low"], axes[0][importance]["value"])
            self.assertEqual(axes[1][importance]["value"], 0.0)
            self.assertEqual(result["done"], result["runs"])
            table = samspill("sensitivity", self.folder / design, "--endpoint", "hires").stdout
            self.assertIn("not distinguishable from 0: cost\n", table)

    def test_the_effect_of_a_morris_axis_is_that_of_its_runs(self):
        merged = self.folder / "morris.h5"
        done = samspill("sweep", "merge", self.folder / "morris", "-o", merged)
        self.assertEqual(done.returncode, 0, done.stderr)
        with reader.open_sweep(merged) as sweep:
            self.assertEqual(sweep.attrs["filetype"], "samspill sweep")
            hires = sweep.hires.mean("replicate").values.reshape(8, 3)
            offers = sweep.offers.values.reshape(8, 3)
        moved = np.diff(offers) != 0
        effects = (np.diff(hires)[moved] / np.diff(offers)[moved]) * (0.2 - 0.002)
        axis = self.result("morris")["endpoints"][0]["axes"][0]
        self.assertAlmostEqual(axis["mu"], effects.mean(), places=6)
        self.assertAlmostEqual(axis["mu_star"]["value"], np.abs(effects).mean(), places=6)
        self.assertAlmostEqual(axis["sigma"], effects.std(ddof=1), places=6)

    def test_a_merged_grid_opens_with_its_axes_as_dimensions(self):
        folder = self.folder / "grid"
        with self.assertRaisesRegex(reader.FormatError, "samspill sweep merge"):
            reader.open_sweep(folder)
        self.assertEqual(samspill("sweep", "merge", folder).returncode, 0)
        with reader.open_sweep(folder) as sweep:
            self.assertEqual(sweep.hires.dims[:3], ("offers", "cost", "replicate"))
            self.assertEqual(list(sweep.cost.values), [0.0, 0.4])

    def test_designs_that_tell_nothing_and_unknown_endpoints_are_refused(self):
        for design, endpoint, texts in (("grid", "hires", ("grid", "saltelli", "morris")),
                                        ("morris", "hire", ("hires",)), ("morris", "lasting_share", ("in_work_share",))):
            done = samspill("sensitivity", self.folder / design, "--endpoint", endpoint)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertEqual(done.stdout, "")
            for text in texts:
                self.assertIn(text, done.stderr)

    def test_an_unfinished_sweep_is_judged_by_what_is_done(self):
        path = self.folder / "part"
        done = samspill("sweep", "run", self.folder / "morris.toml", "-o", path, "--shard", "1/2", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = samspill("sensitivity", path, "--endpoint", "hires")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("of 48 runs are done", done.stderr)


if __name__ == "__main__":
    unittest.main()
