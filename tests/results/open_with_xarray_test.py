#!/usr/bin/env python3
"""A run file, made by the program itself, as scientists open it: xarray, h5py, ncdump.

Usage: open_with_xarray_test.py SAMSPILL SCENARIO
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import h5py
import matplotlib.image
import numpy as np
import xarray as xr

SAMSPILL, SCENARIO = sys.argv.pop(1), sys.argv.pop(1)


def samspill(*arguments):
    return subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=120)


class RunFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name, "run.h5")
        done = samspill("run", SCENARIO, "-o", cls.path, "--replicates", 3, "--weeks", 60, "--json", "--quiet")
        assert done.returncode == 0, done.stderr
        cls.table = json.loads(done.stdout)
        cls.info = json.loads(samspill("info", cls.path, "--json").stdout)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def series(self):
        return xr.open_dataset(self.path, group="/series")

    def test_xarray_names_dimensions_and_coordinates(self):
        series = self.series()
        self.assertEqual(series.persons.dims, ("replicate", "week", "office", "group", "status"))
        self.assertEqual(list(series.replicate.values), [0, 1, 2])
        self.assertEqual([o["office"] for o in self.info["offices"]], list(series.office.values))
        self.assertIn("jobseeker", series.group.values)
        self.assertEqual(str(series.date.sel(week=0).values)[:10], "2016-09-05")

    def test_every_indicator_has_unit_meaning_and_numbers(self):
        groups = {name: xr.open_dataset(self.path, group="/" + name) for name in ("series", "event_time", "waits", "rules")}
        self.assertEqual(set(groups), {variable["group"] for variable in self.info["variables"]})
        for variable in self.info["variables"]:
            data = groups[variable["group"]][variable["name"]]
            self.assertEqual(list(data.dims), ["replicate", *variable["axes"]])
            self.assertEqual(list(data.shape), [3, *variable["shape"]])
            self.assertEqual(data.attrs.get("samspill_unit", data.attrs["units"]), variable["unit"])
            self.assertTrue(data.attrs["long_name"])
            self.assertIn(data.dtype, (np.float32, np.int32), variable["name"])  # no unit was taken for a time
            self.assertFalse(bool(data.isnull().any()), variable["name"])
        self.assertGreater(float(groups["series"].persons.isel(week=-1).sum()), 0)

    def test_h5py_and_xarray_read_equal_numbers(self):
        series = self.series()
        with h5py.File(self.path) as file:
            for name in series.data_vars:
                np.testing.assert_array_equal(file["series"][name][:], series[name].values)
            self.assertEqual(file["series/persons"].dims[4][0][:].astype(str).tolist(), list(series.status.values))

    def test_the_programs_table_is_the_files_numbers(self):
        series = self.series()
        known = series.persons.isel(week=-1).sel(status=series.status != "gone").sum(["office", "status"])
        in_work = series.in_work.isel(week=-1).sum("office")
        rows = {row["group"]: row for row in self.table["table"] if row["region"] == self.table["table"][-1]["region"]}
        for group in series.group.values:
            self.assertAlmostEqual(rows[group]["persons"]["mean"], float(known.sel(group=group).mean()), places=3)
            self.assertAlmostEqual(rows[group]["in_work"]["mean"], float(in_work.sel(group=group).mean()), places=3)

    def test_parameters_and_places_are_tables(self):
        parameters = xr.open_dataset(self.path, group="/parameters")
        self.assertEqual(parameters.sizes["parameter"], len(self.info["parameters"]))
        self.assertTrue(bool((parameters.value >= parameters.low).all() & (parameters.value <= parameters.high).all()))
        places = xr.open_dataset(self.path, group="/places")
        self.assertTrue(set(places.region_of_office.values) <= set(places.region.values))

    def test_ncdump_reads_the_header(self):
        ncdump = shutil.which("ncdump")
        self.assertIsNotNone(ncdump, "netcdf-bin is missing")
        done = subprocess.run([ncdump, "-h", self.path], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("float persons(replicate, week, office, group, status) ;", done.stdout)

    def test_two_equal_runs_differ_only_in_provenance(self):
        other = self.path.with_name("other.h5")
        self.assertEqual(samspill("run", SCENARIO, "-o", other, "--replicates", 3, "--weeks", 60, "--threads", 1,
                                  "--quiet").returncode, 0)
        with h5py.File(self.path) as a, h5py.File(other) as b:
            names = []
            a.visit(names.append)
            self.assertEqual(dict(a.attrs), dict(b.attrs))
            for name in names:
                if not name.startswith("provenance") and isinstance(a[name], h5py.Dataset):
                    np.testing.assert_array_equal(a[name][()], b[name][()], err_msg=name)
            self.assertNotEqual(dict(a["provenance"].attrs), dict(b["provenance"].attrs))


class Trial(unittest.TestCase):
    def test_arms_are_a_named_dimension_and_the_table_is_the_files_numbers(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "trial.h5")
            scenario = pathlib.Path(SCENARIO).with_name("trials") / "supported_employment.toml"
            done = samspill("run", scenario, "-o", path, "--replicates", 2, "--weeks", 110, "--json", "--quiet",
                            "--set", 'places.regions=["Hallingdal"]')
            self.assertEqual(done.returncode, 0, done.stderr)
            table = json.loads(done.stdout)["trial"]["table"]
            trial = xr.open_dataset(path, group="/trial")
            self.assertEqual(trial.observed.dims, ("replicate", "arm", "region", "group", "weeks_since"))
            self.assertEqual(list(trial.arm.values), ["ordinary", "job specialist"])
            persons = trial.sel(weeks_since=52).sum(["region", "group"])
            share = (100 * persons.in_work / persons.observed).mean("replicate")
            rows = {(row["arm"], row["difference_from_first"]): row for row in table if row["weeks"] == 52}
            for arm in trial.arm.values:
                self.assertAlmostEqual(rows[arm, False]["in_work"]["mean"], float(share.sel(arm=arm)), places=6)
            self.assertAlmostEqual(rows["job specialist", True]["in_work"]["mean"],
                                   float(share.sel(arm="job specialist") - share.sel(arm="ordinary")), places=6)
            observed = trial.observed.sum(["region", "group"])
            self.assertTrue(bool((observed.diff("weeks_since") <= 0).all()))
            trial.close()


class Refusals(unittest.TestCase):
    """Files that would lead a careless reader elsewhere."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name, "run.h5")
        done = samspill("run", SCENARIO, "-o", self.path, "--replicates", 1, "--weeks", 10, "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)

    def refused(self, text):
        done = samspill("info", self.path)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn(text, done.stderr)
        self.assertIn(str(self.path), done.stderr)

    def test_an_external_link(self):
        with h5py.File(self.path, "a", libver="latest") as file:
            del file["series/persons"]
            file["series/persons"] = h5py.ExternalLink("/etc/other.h5", "/x")
        self.refused("link")

    def test_a_soft_link(self):
        with h5py.File(self.path, "a", libver="latest") as file:
            file.move("waits", "elsewhere")
            file["waits"] = h5py.SoftLink("/elsewhere")
        self.refused("link")

    def test_a_virtual_dataset(self):
        with h5py.File(self.path, "a", libver="latest") as file:
            shape = file["series/persons"].shape
            del file["series/persons"]
            layout = h5py.VirtualLayout(shape=shape, dtype="f4")
            layout[...] = h5py.VirtualSource("other.h5", "x", shape=shape)
            file["series"].create_virtual_dataset("persons", layout)
        self.refused("virtual")

    def test_another_filter(self):
        with h5py.File(self.path, "a", libver="latest") as file:
            shape = file["series/persons"].shape
            del file["series/persons"]
            file["series"].create_dataset("persons", shape=shape, dtype="f4", compression="lzf")
        self.refused("filter")

    def test_a_size_that_does_not_fit(self):
        with h5py.File(self.path, "a", libver="latest") as file:
            shape = list(file["series/persons"].shape)
            del file["series/persons"]
            shape[1] = 10**9
            file["series"].create_dataset("persons", shape=shape, dtype="f4", chunks=(1, 64, *shape[2:]))
        self.refused("series/persons")

    def test_weeks_beyond_all_bounds(self):
        with h5py.File(self.path, "a", libver="latest") as file:
            file.attrs["weeks"] = np.int64(2**40)
        self.refused("weeks")

    def test_the_picture_of_a_run_is_drawn(self):
        picture = pathlib.Path(self.folder.name, "run.png")
        script = pathlib.Path(__file__).resolve().parents[2] / "tools" / "plot_run.py"
        done = subprocess.run([sys.executable, script, self.path, picture], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        pixels = matplotlib.image.imread(picture)
        self.assertGreater(pixels.shape[1], 800)
        colours = {tuple(pixel) for pixel in (255 * pixels[..., :3]).astype(int).reshape(-1, 3)[::7]}
        self.assertIn((0, 114, 178), colours)  # the first group's line
        self.assertGreater(len(colours), 50)


if __name__ == "__main__":
    unittest.main()
