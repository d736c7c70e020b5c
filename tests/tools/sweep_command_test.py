#!/usr/bin/env python3
"""samspill sweep as a user meets it: kill -9, going on, status, merge, and the file in xarray.

Usage: sweep_command_test.py SAMSPILL SCENARIOS
"""

import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import numpy as np
import xarray as xr

SAMSPILL, SCENARIOS = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))

SWEEP = f"""
title = "A test"
scenario = "{SCENARIOS}/hallingdal.toml"
set = ["places.scale=0.05", "run.weeks=60", "run.burn_in=26"]
[sweep]
replicates = 3
[[axis]]
key = "region.Hallingdal.centre_positions"
values = [0.5, 2]
[[axis]]
name = "policy"
values = [{{label = "none"}}, {{label = "coordination", set = ["status_quo.intensity=1"]}}]
[[axis]]
key = "guidance.attended"
range = [0.7, 0.9]
steps = 3
[record]
endpoints = ["registered", "referrals", "wait"]
by = ["region", "group"]
series = ["registered"]
"""


def samspill(*arguments, **options):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=200, **options)


class Sweep(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.sweep = self.folder / "test.toml"
        self.sweep.write_text(SWEEP, encoding="utf-8")
        self.out = self.folder / "out"

    def run_sweep(self, *arguments):
        done = samspill("sweep", "run", self.sweep, "-o", self.out, "--json", "--quiet", *arguments)
        return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr

    def status(self):
        return json.loads(samspill("sweep", "status", self.out, "--json").stdout)

    def test_goes_on_after_signals_and_ends_as_if_there_had_been_none(self):
        code, plain, errors = self.run_sweep("--threads", 1)
        self.assertEqual((code, plain["done"], plain["runs"]), (0, 36, 36), errors)
        self.out = self.folder / "again"
        for number, expected in ((signal.SIGTERM, 75), (signal.SIGKILL, -9), (signal.SIGINT, 75)):
            run = subprocess.Popen([SAMSPILL, "sweep", "run", self.sweep, "-o", self.out, "--threads", "1"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            before = self.size_of_hands()
            while self.size_of_hands() == before and run.poll() is None:
                time.sleep(0.005)
            time.sleep(0.05)
            run.send_signal(number)
            errors = run.communicate(timeout=60)[1]
            self.assertIn(run.returncode, (expected, 0))
            if run.returncode == 75:
                self.assertIn("samspill sweep run", errors)
        code, result, errors = self.run_sweep("--threads", 2)
        self.assertEqual((code, result["done"], result["failed"]), (0, 36, 0), errors)
        self.assertEqual(result["digest"], plain["digest"])
        # The folder stands for itself: it goes on without the file.
        self.sweep.unlink()
        done = samspill("sweep", "run", self.out, "--json", "--quiet")
        self.assertEqual((done.returncode, json.loads(done.stdout)["shard"]["done_now"]), (0, 0))

    def size_of_hands(self):
        return sum(hand.stat().st_mtime_ns for hand in self.out.glob("ledger/*.hand"))

    def test_a_grid_becomes_an_array_with_the_axes_as_coordinates(self):
        self.run_sweep("--shard", "1/2")
        done = samspill("sweep", "merge", self.out)
        self.assertEqual(done.returncode, 2)
        self.assertIn("missing", done.stderr)
        code, result, _ = self.run_sweep("--shard", "2/2")
        self.assertEqual(code, 0)
        done = samspill("sweep", "merge", self.out, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["digest"], result["digest"])
        with xr.open_dataset(self.out / "merged.h5", engine="h5netcdf") as data:
            axes = ("region_Hallingdal_centre_positions", "policy", "guidance_attended")
            self.assertEqual(data.referrals.dims, (*axes, "replicate", "place", "group"))
            self.assertEqual(data.series_registered.dims, (*axes, "replicate", "week", "place", "group"))
            np.testing.assert_allclose(data.guidance_attended, [0.7, 0.8, 0.9])
            self.assertEqual(list(data.policy.values), ["none", "coordination"])
            self.assertEqual(list(data.week.values), [0, 13, 26, 39, 52])
            self.assertEqual(data.attrs["filetype"], "samspill sweep")
            self.assertEqual(data.attrs["digest"], result["digest"])
            registered = data.series_registered.sel(place="all")
            np.testing.assert_allclose(registered.sel(group="all"), registered.drop_sel(group="all").sum("group"))
            self.assertFalse(np.isnan(data.registered.sel(group="all")).any())
            # One point by hand: the run file of the same scenario.
            path = self.folder / "run.h5"
            samspill("run", SCENARIOS / "hallingdal.toml", "-o", path, "--replicates", 3, "--weeks", 60, "--set",
                     "places.scale=0.05", "--set", "run.burn_in=26", "--set", "status_quo.intensity=1", "--set",
                     "region.Hallingdal.centre_positions=2", "--set", "guidance.attended=0.8")
            with xr.open_dataset(path, group="/series", engine="h5netcdf") as series:
                of_run = series.registered.sum(("office", "group")).sel(week=slice(13, 25)).mean("week")
                np.testing.assert_allclose(of_run, registered.sel(group="all", policy="coordination", week=13).isel(
                    {axes[0]: 1, axes[2]: 1}), rtol=1e-6)
        self.assertEqual(subprocess.run(["ncdump", "-h", self.out / "merged.h5"], stdout=subprocess.DEVNULL,
                                        check=False).returncode, 0)

    def test_other_designs_lie_along_points(self):
        self.sweep.write_text(SWEEP.replace("replicates = 3", 'design = "morris"\ntrajectories = 2\nreplicates = 1')
                              .replace("steps = 3", ""), encoding="utf-8")
        code, result, errors = self.run_sweep()
        self.assertEqual((code, result["points"]), (0, 8), errors)
        samspill("sweep", "merge", self.out, "-o", self.folder / "m.h5")
        with xr.open_dataset(self.folder / "m.h5", engine="h5netcdf") as data:
            self.assertEqual(data.referrals.dims, ("point", "replicate", "place", "group"))
            self.assertEqual(data.policy.dims, ("point",))
            self.assertIn("guidance_attended", data.coords)
            self.assertTrue(set(data.guidance_attended.values) <= {0.7, 0.7 + 0.2 / 3, 0.7 + 0.4 / 3, 0.9})

    def test_status_says_what_is_done_in_words_and_as_json(self):
        self.run_sweep("--shard", "2/3")
        status = self.status()
        self.assertEqual((status["runs"], status["done"], status["complete"]), (36, 12, False))
        self.assertIsNone(status["digest"])
        self.assertIn("12 done (33.3 %), 0 given up, 24 left", samspill("sweep", "status", self.out).stdout)

    def test_a_changed_sweep_and_bad_input_are_refused(self):
        self.run_sweep("--shard", "1/9")
        self.sweep.write_text(SWEEP.replace("steps = 3", "steps = 4"), encoding="utf-8")
        code, _, errors = self.run_sweep()
        self.assertEqual(code, 2)
        self.assertIn("`steps = 3` is now `steps = 4`", errors)
        for arguments, text in (
            (("run", self.folder / "none.toml"), "none.toml"),
            (("run", self.sweep, "--shard", "3/2"), "3/2"),
            (("status", self.folder), "no manifest"),
            (("merge", self.folder / "none"), "none"),
        ):
            done = samspill("sweep", *arguments, cwd=self.folder)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(text, done.stderr)

    def test_check_understands_sweeps(self):
        done = samspill("check", *sorted((SCENARIOS / "sweeps").glob("*.toml")))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("grid design over", done.stdout)
        self.sweep.write_text(SWEEP.replace("0.9]", "1.9]"), encoding="utf-8")
        done = samspill("check", self.sweep)
        self.assertEqual(done.returncode, 2)
        self.assertIn("test.toml:15:15: guidance.attended = 1.9", done.stderr)

    def test_the_small_shipped_sweep_runs(self):
        done = samspill("sweep", "run", SCENARIOS / "sweeps" / "small.toml", "-o", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("24 done (100.0 %)", done.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
