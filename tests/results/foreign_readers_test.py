#!/usr/bin/env python3
"""Every kind of file that others read, held against what they can read: UDUNITS (units), R (32 bits), CF (dates).

Usage: foreign_readers_test.py SAMSPILL SCENARIOS
"""

import ctypes
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np
import xarray as xr

SAMSPILL, SCENARIOS = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
SMALL = ("places.scale=0.05", 'places.regions=["Hallingdal"]', "run.burn_in=10")


def samspill(*arguments):
    done = subprocess.run([SAMSPILL, *map(str, arguments)], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    return done.stdout


def small(*more):
    return [word for setting in (*SMALL, *more) for word in ("--set", setting)]


class Udunits:
    """The library itself (Debian: libudunits2-0), by its C interface."""

    ASCII = 0

    def __init__(self):
        self.library = ctypes.CDLL("libudunits2.so.0")
        self.library.ut_set_error_message_handler(ctypes.cast(self.library.ut_ignore, ctypes.c_void_p))
        self.library.ut_read_xml.restype = self.library.ut_parse.restype = ctypes.c_void_p
        self.library.ut_parse.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.system = self.library.ut_read_xml(None)
        assert self.system, "UDUNITS has no table of units: libudunits2-data is missing"

    def knows(self, unit):
        return bool(self.library.ut_parse(self.system, unit.encode("ascii"), self.ASCII))


def one_parameter_of_each_unit():
    found = {}
    for row in json.loads(samspill("params", "--json")):
        if row["kind"] == "parameter":
            found.setdefault(row["unit"] or "1", (row["key"], row["value"]))
    return found


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.temporary.name)
        run, compared = folder / "run.h5", folder / "compared.h5"
        samspill("run", SCENARIOS / "trials" / "supported_employment.toml", "-o", run, "--replicates", 2, "--weeks", 12,
                 "--seed", 4000000007, "--quiet", *small("observation.trajectory_share=0.5"))
        samspill("compare", SCENARIOS / "intensity" / "0.toml", SCENARIOS / "intensity" / "1.toml", "-o", compared,
                 "--replicates", 2, "--weeks", 12, "--seed", 4000000007, "--quiet", *small())
        cls.files = {"run": run, "comparison": compared}
        # A grid of one point: an axis for a parameter of each unit (files have at most 32 dimensions).
        cls.units = one_parameter_of_each_unit()
        axes = [f'[[axis]]\nkey = "{key}"\nvalues = [{value}]' for key, value in cls.units.values()]
        for number, begin in enumerate(range(0, len(axes), 25)):
            cls.files[f"sweep {number}"] = cls.sweep(folder / f"sweep{number}", axes[begin : begin + 25])

    @staticmethod
    def sweep(folder, axes):
        sets = ", ".join(json.dumps(setting) for setting in (*SMALL, "run.weeks=12", "run.seed=4000000007"))
        folder.with_suffix(".toml").write_text(
            f'title = "t"\nscenario = "{SCENARIOS}/hallingdal.toml"\nset = [{sets}]\n[sweep]\nreplicates = 2\n'
            + "\n".join(axes) + '\n[record]\nseries = ["registered", "earnings"]\nevery = 4\n',
            encoding="utf-8")
        samspill("sweep", "run", folder.with_suffix(".toml"), "-o", folder, "--quiet")
        samspill("sweep", "merge", folder)
        return folder / "merged.h5"

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def each(self, visit):
        """visit(file's kind, path within it, object) for the root, every group and every dataset."""
        for kind, path in self.files.items():
            with h5py.File(path) as file:
                visit(kind, "/", file)
                file.visititems(lambda name, thing, kind=kind: visit(kind, "/" + name, thing))

    def test_udunits_knows_every_unit(self):
        udunits, seen = Udunits(), set()
        self.assertFalse(udunits.knows("share") or udunits.knows("NOK"))  # or it would know anything

        def visit(kind, path, thing):
            if not isinstance(thing, h5py.Dataset) or thing.dtype.kind not in "if" or path == "/texts/byte":
                return
            self.assertIn("units", thing.attrs, f"{kind}: {path}")
            unit = thing.attrs["units"].decode()
            seen.add(thing.attrs.get("samspill_unit", b"").decode() or unit)
            self.assertTrue(udunits.knows(unit), f"{kind}: {path} has the unit {unit!r}")

        self.each(visit)
        self.assertLessEqual(set(self.units), seen)  # in our words nothing is lost
        self.assertLessEqual({"NOK", "million NOK", "share", "weeks/person", "days since 2016-09-05"}, seen)

    def test_r_reads_every_number_whole(self):
        # R's whole numbers have 32 bits, the lowest of which is NA; its others are exact up to 2^53.
        def check(kind, path, values):
            if values.dtype.kind in "iu":
                self.assertLessEqual(values.dtype.itemsize, 4, f"{kind}: {path}")
                self.assertFalse(values.dtype.kind == "u" and values.dtype.itemsize == 4, f"{kind}: {path}")
                self.assertFalse(bool(np.any(values == -(2**31))), f"{kind}: {path}")

        def visit(kind, path, thing):
            for name, value in thing.attrs.items():
                if not isinstance(value, h5py.Reference) and getattr(value, "dtype", np.dtype("O")).kind in "iu":
                    check(kind, f"{path}@{name}", value)
            if isinstance(thing, h5py.Dataset) and thing.dtype.kind in "iu":
                check(kind, path, thing[()])

        self.each(visit)
        for path in self.files.values():
            with h5py.File(path) as file:
                self.assertEqual(int(file.attrs["seed"]), 4000000007)

    def test_every_coordinate_of_weeks_has_its_mondays(self):
        found = set()

        def visit(kind, path, thing):
            if isinstance(thing, h5py.Dataset) and thing.attrs.get("CLASS") == b"DIMENSION_SCALE" and path.split("/")[-1] == "week":
                found.add((kind.split()[0], path))
                np.testing.assert_array_equal(thing.parent["date"][:], 7 * thing[:])

        self.each(visit)
        self.assertEqual(found, {("run", "/series/week"), ("run", "/counsellors/week"),
                                 ("comparison", "/curves/week"), ("sweep", "/week")})
        with xr.open_dataset(self.files["sweep 0"]) as merged:
            self.assertEqual(str(merged.series_registered.date.sel(week=0).values)[:10], "2016-09-05")
            self.assertNotIn("date", merged.registered.coords)

    def test_identities_in_parts_are_those_of_the_program(self):
        with h5py.File(self.files["run"]) as file:
            steps, keys = file["trajectories"], file["places/office_key"][:]
            persons = {((int(keys[office]) * 16 + int(group)) << 28) + int(number)
                       for office, group, number in zip(steps["office"], steps["group"], steps["number"])}
            self.assertGreater(len(persons), 20)
            there = file["counsellors/counsellor"][:] >= 0
            np.testing.assert_array_equal(there, file["counsellors/office"][:] >= 0)
            self.assertTrue(there.any())
        person = min(persons)
        scenario = SCENARIOS / "trials" / "supported_employment.toml"
        told = json.loads(samspill("diff", scenario, scenario, "--person", person, "--weeks", 12, "--seed", 4000000007,
                                   "--json", "--quiet", *small()))
        self.assertEqual(told["person"]["person"], str(person))


if __name__ == "__main__":
    unittest.main()
