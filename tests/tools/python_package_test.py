#!/usr/bin/env python3
"""tools/python/samspill: opens what the program writes, refuses what it did not, draws what it says.

Usage: python_package_test.py SAMSPILL ROOT
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

import matplotlib

matplotlib.use("Agg")
import h5py
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

SAMSPILL, ROOT = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
PACKAGE = ROOT / "tools" / "python"
sys.path.insert(0, str(PACKAGE))

import samspill
from samspill.intervals import half_width, student_quantile


def make(command, path, scenarios, *arguments):
    done = subprocess.run([SAMSPILL, command, *(ROOT / "scenarios" / name for name in scenarios), "-o", path,
                           "--weeks", "70", "--set", 'places.regions=["Hallingdal"]', "--quiet", *map(str, arguments)],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def make_run(path, scenario, *arguments):
    make("run", path, [scenario], *arguments)


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        make_run(cls.folder / "base.h5", "intensity/0.toml", "--replicates", 4)
        make_run(cls.folder / "reform.h5", "reform/large_step.toml", "--replicates", 3)
        make_run(cls.folder / "one.h5", "reform/large_step.toml", "--replicates", 1, "--seed", 9)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def setUp(self):
        self.addCleanup(plt.close, "all")

    def open(self, name):
        run = samspill.open_run(self.folder / name)
        self.addCleanup(run.close)
        return run

    def changed(self, change):
        path = self.folder / "changed.h5"
        shutil.copy(self.folder / "base.h5", path)
        with h5py.File(path, "a", libver="latest") as file:
            change(file)
        return path

    def refused(self, path, *texts):
        with self.assertRaises(samspill.FormatError) as caught:
            samspill.open_run(path)
        for text in (str(path), *texts):
            self.assertIn(text, str(caught.exception))

    def test_a_run_has_its_attributes_and_groups(self):
        run = self.open("base.h5")
        self.assertEqual(run.attributes["filetype"], "samspill run")
        self.assertIsInstance(run.attributes["seed"], int)
        self.assertEqual(run.series.sizes["replicate"], 4)
        self.assertIn("registered_week_0", run.event_time.cohort.values)
        with h5py.File(run.path) as file:
            self.assertLess(set(run.groups), set(file))

    def test_groups_are_opened_when_they_are_asked_for(self):
        with unittest.mock.patch.object(xr, "open_dataset", wraps=xr.open_dataset) as opened:
            run = self.open("base.h5")
            self.assertIn("waits", run.groups)
            self.assertEqual(opened.call_count, 0)
            self.assertIs(run.series, run.groups["series"])
            self.assertEqual([call.kwargs["group"] for call in opened.call_args_list], ["/series"])
        with self.assertRaisesRegex(KeyError, "no group 'serie'; there are: .*series"):
            run.groups["serie"]

    def test_what_is_no_run_file_is_refused_by_its_name(self):
        text = self.folder / "text.h5"
        text.write_text("no file of ours")
        self.refused(text, "not an HDF5 file")
        with h5py.File(self.folder / "other.h5", "w") as file:
            file.attrs["title"] = "another program's"
        self.refused(self.folder / "other.h5", "samspill did not write")
        self.refused(self.changed(lambda file: file.attrs.create("filetype", np.bytes_("samspill sweep"))),
                     "'samspill sweep'", "expected a samspill run file")
        self.refused(self.changed(lambda file: file.attrs.create("format_version", np.int64(999))),
                     "format version 999", "reads version 2")
        with self.assertRaises(FileNotFoundError):
            samspill.open_run(self.folder / "none.h5")

    def test_links_and_numbers_kept_elsewhere_are_refused(self):
        def external(file):
            del file["series/registered"]
            file["series/registered"] = h5py.ExternalLink("elsewhere.h5", "/x")

        def virtual(file):
            layout = h5py.VirtualLayout(shape=(4,), dtype="f4")
            layout[...] = h5py.VirtualSource("elsewhere.h5", "x", shape=(4,))
            file["series"].create_virtual_dataset("stranger", layout)

        self.refused(self.changed(external), "/series/registered is a link")
        self.refused(self.changed(virtual), "/series/stranger keeps its numbers elsewhere")

    def test_totals_are_sums_shares_and_weighted_means(self):
        run = self.open("base.h5")
        series = run.series.load()
        registered = samspill.total(run.series, "registered", by="group", where={"office": "Gol"})
        self.assertEqual(set(registered.dims), {"replicate", "week", "group"})
        xr.testing.assert_equal(registered, series.registered.sel(office="Gol"))
        persons = run.event_time.sel(cohort="registered_week_0").sum(["region", "group"])
        share = samspill.total(run.event_time, "in_work", where={"cohort": "registered_week_0"})
        np.testing.assert_allclose(share.values, (persons.in_work / persons.observed).values)
        attitude = samspill.total(run.series, "attitude")
        by_hand = (series.attitude * series.counsellors).sum("office") / series.counsellors.sum("office")
        np.testing.assert_allclose(attitude.values, by_hand.values, rtol=1e-5)
        pressure = samspill.total(run.series, "pressure")  # a share of the caseload, which weighs it
        by_hand = (series.pressure * series.caseload).sum("office") / series.caseload.sum("office")
        np.testing.assert_allclose(pressure.values, by_hand.values, rtol=1e-5)
        known = samspill.total(run.series, "persons")
        by_hand = series.persons.drop_sel(status="gone").sum(["office", "group", "status"])
        np.testing.assert_allclose(known.values, by_hand.values)
        self.assertTrue((samspill.total(run.series, "persons", by="status").sum("status") > known).any())

    def test_unknown_names_come_with_the_known_ones(self):
        run = self.open("base.h5")
        for arguments, text in (
            ({"indicator": "registred"}, "registered"),
            ({"indicator": "registered", "by": "benefit"}, "office"),
            ({"indicator": "registered", "where": {"group": "old"}}, "young"),
        ):
            with self.assertRaises(KeyError) as caught:
                samspill.total(run.series, **arguments)
            self.assertIn(text, str(caught.exception))
        with self.assertRaisesRegex(KeyError, "registered_week_0"):
            samspill.total(run.event_time, "in_work")

    def test_a_fan_shows_the_mean_and_says_what_its_bands_are(self):
        run = self.open("base.h5")
        axes = samspill.plot_fan(run, "registered", by="group")
        self.assertEqual(axes.get_title(), "line: mean, bands: middle 50 % and 90 % of 4 replicates")
        self.assertEqual(len(axes.lines), 5)
        self.assertEqual(len(axes.collections), 10)
        expected = run.series.registered.sel(group="young").sum("office").mean("replicate")
        line = next(line for line in axes.lines if line.get_label() == "young")
        np.testing.assert_allclose(line.get_ydata(), expected.values)

    def test_one_replicate_has_no_band_and_says_so(self):
        axes = samspill.plot_fan(self.open("one.h5"), "registered")
        self.assertEqual(axes.get_title(), "one replicate")
        self.assertEqual(len(axes.collections), 0)

    def test_a_difference_pairs_replicates_and_has_an_interval(self):
        base, reform = self.open("base.h5"), self.open("reform.h5")
        axes = samspill.plot_difference(base, reform, "registered")
        self.assertIn("95 % interval (Student's t, 3 pairs)", axes.get_title())
        pairs = (reform.series.registered - base.series.registered).sum(["office", "group"])
        np.testing.assert_allclose(axes.lines[0].get_ydata(), pairs.mean("replicate").values)
        top = axes.collections[0].get_paths()[0].vertices[:, 1].max()
        width = 4.302652729749 * pairs.std("replicate", ddof=1) / 3**0.5
        self.assertAlmostEqual(top, float((pairs.mean("replicate") + width).max()), places=3)
        with self.assertRaisesRegex(ValueError, "not paired"):
            samspill.plot_difference(base, self.open("one.h5"), "registered")

    def test_a_comparison_gives_the_same_difference_as_its_runs(self):
        path = self.folder / "compared.h5"
        make("compare", path, ["intensity/0.toml", "reform/large_step.toml"], "--replicates", 3)
        with samspill.open_comparison(path) as compared:
            first, second = compared.scenarios
            axes = samspill.plot_difference(compared.curves(first), compared.curves(second), "registered")
            weeks = compared.groups["curves"].week.values
            with self.assertRaisesRegex(KeyError, second):
                compared.curves("unknown")
            self.assertEqual(compared.groups["differences"].sizes["alternative"], 1)
        pairs = (self.open("reform.h5").series.registered - self.open("base.h5").series.registered).sel(week=weeks)
        np.testing.assert_allclose(axes.lines[0].get_ydata(), pairs.sum(["office", "group"]).mean("replicate").values)

    def test_pictures_have_colours_in_them(self):
        axes = samspill.plot_fan(self.open("base.h5"), "registered", by="group")
        axes.figure.savefig(self.folder / "fan.png")
        pixels = plt.imread(self.folder / "fan.png")
        colours = {tuple(pixel) for pixel in (255 * pixels[..., :3]).round().astype(int).reshape(-1, 3)}
        self.assertIn((0, 114, 178), colours)  # the first group's line
        self.assertIn((213, 94, 0), colours)  # the last group's

    def test_a_folder_without_a_merged_file_says_how_to_make_it(self):
        with self.assertRaisesRegex(samspill.FormatError, "samspill sweep merge"):
            samspill.open_sweep(self.folder)
        with self.assertRaisesRegex(samspill.FormatError, "expected a samspill sweep file"):
            samspill.open_sweep(self.folder / "base.h5")


class Intervals(unittest.TestCase):
    def test_quantiles_are_those_of_the_tables(self):
        for degrees, expected in ((1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (29, 2.0452), (30, 2.0423)):
            self.assertAlmostEqual(student_quantile(0.975, degrees), expected, places=4)

    def test_missing_values_are_not_counted(self):
        values = xr.DataArray([[1.0, 2.0, 6.0, np.nan], [5.0, np.nan, np.nan, np.nan]], dims=("week", "replicate"))
        width = half_width(values)
        self.assertAlmostEqual(float(width[0]), 4.302652729749 * np.std([1, 2, 6], ddof=1) / 3**0.5)
        self.assertTrue(np.isnan(width[1]))


class TypeHints(unittest.TestCase):
    def test_hints_agree_with_the_code(self):
        if not shutil.which("mypy"):
            self.skipTest("mypy is not installed")
        with tempfile.TemporaryDirectory() as cache:
            done = subprocess.run(["mypy", "--cache-dir", cache, "--config-file", PACKAGE / "pyproject.toml",
                                   PACKAGE / "samspill"], capture_output=True, text=True, timeout=280)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
