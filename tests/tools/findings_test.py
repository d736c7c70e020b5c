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
from findings_parts.comparison import DEFAULT, families_of, said
from findings_parts.document import MEASURES
from findings_parts.questions import NOT_FOR_DECIDING, QUESTIONS
from findings_parts.runs import Compared
from findings_parts.statistics import LEAST, Estimate, difference, estimate, student_quantile


def findings(*arguments):
    return subprocess.run(["/usr/bin/python3", SOURCE / "tools" / "findings.py", "--samspill", SAMSPILL,
                           *map(str, arguments)], capture_output=True, text=True, timeout=280)


class WithFolder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.scenarios = self.folder / "scenarios"


class Statistics(WithFolder):
    def test_quantiles_are_those_of_tables(self):
        for degrees, quantile in ((1, 12.706), (2, 4.303), (5, 2.571), (29, 2.045), (1000, 1.962)):
            self.assertAlmostEqual(student_quantile(0.975, degrees), quantile, delta=0.0006)
        self.assertAlmostEqual(student_quantile(0.995, 19), 2.861, delta=0.0006)

    def test_an_estimate_is_mean_and_interval_without_what_is_missing(self):
        found = estimate([1.0, 2.0, np.nan, 3.0])
        self.assertEqual((found.n, found.mean), (3, 2.0))
        self.assertAlmostEqual(found.half_width, 4.303 / np.sqrt(3), delta=0.001)
        self.assertEqual(estimate([np.nan]).n, 0)

    def test_a_verdict_needs_replicates_and_an_interval_a_variance(self):
        self.assertEqual([Estimate(mean, 1.0, 9).sign for mean in (-1.1, -0.9, 0.9, 1.1)], [-1, 0, 0, 1])
        self.assertEqual(Estimate(1.1, 1.0, LEAST - 1).verdict, "too_few")
        self.assertTrue(said(Estimate(1.1, 1.0, LEAST - 1)).startswith("too few"))
        self.assertEqual(estimate([0.0] * 9).verdict, "none_seen")
        self.assertFalse(estimate([3.0] * 9).has_interval)
        self.assertEqual(estimate([3.0] * LEAST).verdict, "higher")
        self.assertEqual(estimate([3.0] * LEAST, 0.99).verdict, "not_resolved")

    def test_the_rule_is_that_of_compare(self):
        path = self.folder / "c.h5"
        for replicates in (3, 8):
            subprocess.run([SAMSPILL, "compare", SOURCE / "scenarios" / "buskerud.toml",
                            SOURCE / "scenarios" / "subprojects.toml", "-o", path, "--replicates", str(replicates),
                            "--quiet", "--set", "places.scale=0.02", "--set", "run.burn_in=26", "--set", "run.weeks=80"],
                           check=True, stdout=subprocess.DEVNULL)
            with h5py.File(path) as file:
                self.assertEqual(file.attrs["least_replicates"], LEAST)
                found = file["differences"]
                words = file["differences/verdict"].attrs["flag_meanings"]
                words = (words.decode() if isinstance(words, bytes) else words).split()
                told = set()
                for e, name in enumerate(found["endpoint"].asstr()):
                    data = file["endpoints"][name]
                    for place in range(len(found["place"])):
                        for group in range(len(found["group"])) if data.ndim == 4 else (len(found["group"]) - 1,):
                            base, other = (data[s, :, place, group] if data.ndim == 4 else data[s, :, place]
                                           for s in (0, 1))
                            word = words[found["verdict"][0, e, place, group]]
                            if word in ("better", "worse"):
                                word = "higher" if found["mean"][0, e, place, group] > 0 else "lower"
                            self.assertEqual(difference(other, base).verdict, word, (name, place, group))
                            told.add(word)
            self.assertEqual(told - {"no_number"} == {"too_few"}, replicates == 3, told)


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


    def test_run_what_they_compare_with_the_same_chance(self):
        for question in QUESTIONS:
            for assumption in (DEFAULT, *question.assumptions):
                families = families_of(question, assumption)
                for first, second in question.contrasts:
                    self.assertTrue(any({first, second} <= {label for label, _ in family.runs} for family in families))
            labels = {label for family in families_of(question) for label, _ in family.runs}
            self.assertEqual(labels, set(question.runs))


class Command(WithFolder):
    def test_writes_document_picture_and_heads_and_finds_its_runs_again(self):
        shutil.copytree(SOURCE / "scenarios", self.scenarios)
        arguments = ("--quick", "--only", "after", "--scenarios", self.scenarios, "--keep", self.folder / "kept")
        done = findings(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        document = (self.scenarios / "FINDINGS.md").read_text(encoding="utf-8")
        self.assertIn("## What does the project's end undo?", document)
        self.assertIn("--quick", document)
        self.assertIn("too few", document)  # of two replicates nothing is told
        for words in ("higher", "lower", "for certain", "would take"):
            self.assertNotIn(f"**{words}", document)
            self.assertNotIn(words + " replicates", document)
        self.assertRegex(document, r"\d+ assumptions, of \d+ parameters")
        self.assertIn("Must not be used for: Deciding between reform in small steps and in one", document)
        self.assertTrue((self.scenarios / "findings.png").read_bytes().startswith(b"\x89PNG"))
        self.assertIn("\n# Findings (tools/findings.py, 2 replicates, seed 1; FINDINGS.md): against \"goes on\"",
                      (self.scenarios / "after" / "anchored.toml").read_text(encoding="utf-8"))
        self.assertEqual((self.scenarios / "shock.toml").read_text(), (SOURCE / "scenarios" / "shock.toml").read_text())
        files = {path: path.stat().st_mtime_ns for path in (self.folder / "kept").iterdir()}
        (self.scenarios / "FINDINGS.md").unlink()
        self.assertEqual(findings(*arguments).returncode, 0)
        self.assertEqual({path: path.stat().st_mtime_ns for path in (self.folder / "kept").iterdir()}, files)
        self.assertEqual((self.scenarios / "FINDINGS.md").read_text(encoding="utf-8"), document)

    def test_the_shipped_findings_claim_what_their_replicates_carry(self):
        shipped = (SOURCE / "scenarios" / "FINDINGS.md").read_text(encoding="utf-8")
        self.assertNotIn("for certain", shipped)
        self.assertNotRegex(shipped, r"would take about|the same under")
        for question in QUESTIONS:
            section = shipped.split(f"## {question.title}")[1].split("\n## ")[0]
            self.assertEqual("Must not be used for" in section, question.key in NOT_FOR_DECIDING, question.key)
        for words in ("highest week since the policy began", "in the policy's first two years", "in the last year"):
            self.assertIn(words, shipped)
        self.assertTrue({"pressure_during", "pressure_peak", "pressure_after"} <= set(MEASURES))

    def test_does_not_overwrite_the_shipped_findings_with_fewer(self):
        for arguments in (("--quick",), ("--only", "shock")):
            done = findings(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn("--scenarios", done.stderr)


if __name__ == "__main__":
    unittest.main()
