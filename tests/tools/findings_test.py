#!/usr/bin/env python3
"""tools/findings.py on a very small scale: what it writes, what it finds again, and its statistics.

Usage: findings_test.py SAMSPILL SOURCE_FOLDER
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SAMSPILL, SOURCE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(SOURCE / "tools"))
sys.dont_write_bytecode = True

import h5py
import numpy as np

from findings_parts import headers
from findings_parts.measures import reduce_file
from findings_parts.questions import QUESTIONS
from findings_parts.statistics import Estimate, estimate, student_975


def findings(*arguments):
    return subprocess.run(["/usr/bin/python3", SOURCE / "tools" / "findings.py", "--samspill", SAMSPILL,
                           *map(str, arguments)], capture_output=True, text=True, timeout=280)


class WithFolder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.scenarios = self.folder / "scenarios"


class Statistics(unittest.TestCase):
    def test_quantiles_are_those_of_tables(self):
        for degrees, quantile in ((1, 12.706), (2, 4.303), (5, 2.571), (29, 2.045), (1000, 1.962)):
            self.assertAlmostEqual(student_975(degrees), quantile, delta=0.0006)

    def test_an_estimate_is_mean_and_interval_without_what_is_missing(self):
        found = estimate([1.0, 2.0, np.nan, 3.0])
        self.assertEqual((found.n, found.mean), (3, 2.0))
        self.assertAlmostEqual(found.half_width, 4.303 / np.sqrt(3), delta=0.001)
        self.assertEqual(estimate([np.nan]).n, 0)

    def test_resolved_means_that_the_interval_leaves_out_0(self):
        self.assertEqual([Estimate(mean, 1.0, 9).sign for mean in (-1.1, -0.9, 0.9, 1.1)], [-1, 0, 0, 1])
        self.assertAlmostEqual(Estimate(0.5, 1.0, 9).replicates_needed, 36)


class Headers(WithFolder):
    def test_only_the_findings_block_is_replaced(self):
        path = self.folder / "x.toml"
        rest = '#\n# A note.\n\ntitle = "# Findings: not here"\n'
        path.write_text("# A.\n# Findings: old\n#   more of it\n" + rest, encoding="utf-8")
        for text in ("first " * 40, "second " * 60):
            headers.write(path, "a test", text.strip())
            written = path.read_text(encoding="utf-8")
            self.assertTrue(written.startswith("# A.\n# Findings (a test): " + text[:20]))
            self.assertTrue(written.endswith(rest))
            self.assertEqual(written.count(text.split()[0]), len(text.split()))
            self.assertLessEqual(max(map(len, written.split("\n"))), 100)


class Questions(unittest.TestCase):
    def test_ask_about_scenarios_that_are_shipped_and_about_all_of_them(self):
        asked = {run.scenario for question in QUESTIONS for run in question.runs.values()}
        shipped = {str(path.relative_to(SOURCE / "scenarios").with_suffix(""))
                   for path in (SOURCE / "scenarios").rglob("*.toml")}
        apart = {"base", "calibration", "hallingdal", "norway", "verification/employment_chain"}
        trials = {name for name in shipped if name.startswith("trials/")}  # which compare their own arms
        sweeps = {name for name in shipped if name.startswith("sweeps/")}
        self.assertEqual(asked, shipped - apart - trials - sweeps)


class Measures(WithFolder):
    def test_regions_add_up_and_are_those_of_the_file(self):
        path = self.folder / "run.h5"
        subprocess.run([SAMSPILL, "run", SOURCE / "scenarios" / "subprojects.toml", "-o", path, "--replicates", "2",
                        "--quiet", "--set", "places.scale=0.02", "--set", "run.burn_in=26"], check=True,
                       stdout=subprocess.DEVNULL)
        kept = reduce_file(path)
        with h5py.File(path) as file:
            self.assertEqual(kept.places, [*file["places/region"].asstr(), "all"])
            after = file["series/week"][:] >= 52
            sessions = file["series/first_sessions"][:][:, after].sum(axis=(1, 2, 3))
        np.testing.assert_array_equal(kept.measures["first_sessions"][:, -1], sessions)
        self.assertGreater(sessions.min(), 0)
        for name in ("first_sessions", "lasting", "work_weeks", "net_benefit", "defeats"):
            np.testing.assert_allclose(kept.measures[name][:, :-1].sum(axis=1), kept.measures[name][:, -1], rtol=1e-9)
        for name, values in kept.measures.items():
            self.assertEqual(values.shape, (2, 5), name)
        self.assertEqual(kept.curves["cohort_in_work"].shape, (2, 312 - 52))
        np.testing.assert_allclose(kept.curves["cohort_in_work"].sum(axis=1), kept.measures["employed_weeks"][:, -1])


class Command(WithFolder):
    def test_writes_document_picture_and_heads_and_finds_its_runs_again(self):
        shutil.copytree(SOURCE / "scenarios", self.scenarios)
        arguments = ("--quick", "--only", "after", "--scenarios", self.scenarios, "--keep", self.folder / "kept")
        done = findings(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        document = (self.scenarios / "FINDINGS.md").read_text(encoding="utf-8")
        self.assertIn("## What does the project's end undo?", document)
        self.assertIn("--quick", document)
        self.assertIn("not resolved", document)
        self.assertTrue((self.scenarios / "findings.png").read_bytes().startswith(b"\x89PNG"))
        self.assertIn("\n# Findings (tools/findings.py, 2 replicates, seed 1; FINDINGS.md): against \"goes on\"",
                      (self.scenarios / "after" / "anchored.toml").read_text(encoding="utf-8"))
        self.assertEqual((self.scenarios / "shock.toml").read_text(), (SOURCE / "scenarios" / "shock.toml").read_text())
        files = {path: path.stat().st_mtime_ns for path in (self.folder / "kept").iterdir()}
        (self.scenarios / "FINDINGS.md").unlink()
        self.assertEqual(findings(*arguments).returncode, 0)
        self.assertEqual({path: path.stat().st_mtime_ns for path in (self.folder / "kept").iterdir()}, files)
        self.assertEqual((self.scenarios / "FINDINGS.md").read_text(encoding="utf-8"), document)

    def test_does_not_overwrite_the_shipped_findings_with_fewer(self):
        for arguments in (("--quick",), ("--only", "shock")):
            done = findings(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn("--scenarios", done.stderr)


if __name__ == "__main__":
    unittest.main()
