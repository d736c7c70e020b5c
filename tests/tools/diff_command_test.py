#!/usr/bin/env python3
"""samspill diff as a user meets it: two scenarios, one person's two lives, bad input.

Usage: diff_command_test.py SAMSPILL SCENARIO
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SAMSPILL, SCENARIO = sys.argv.pop(1), sys.argv.pop(1)

REFORM = """
include = "{base}"
[[wave]]
week = 26
offices = ["Gol"]
intensity = 2.0
"""


def diff(*arguments):
    return subprocess.run([SAMSPILL, "diff", *map(str, arguments)], capture_output=True, text=True, timeout=120)


class Diff(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.reform = pathlib.Path(temporary.name) / "reform.toml"
        self.reform.write_text(REFORM.format(base=pathlib.Path(SCENARIO).resolve()), encoding="utf-8")

    def test_says_plainly_when_two_scenarios_never_part(self):
        done = diff(SCENARIO, SCENARIO)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"never part: the same bits in all 260 weeks \(digest [0-9a-f]{32}\)")

    def test_says_where_and_why_they_part(self):
        done = diff(SCENARIO, self.reform)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("They part in week 26", done.stdout)
        self.assertIn("office Gol: next_wave", done.stdout)
        self.assertIn("why: no. 1 (wave)", done.stdout)

    def test_a_person_who_is_listed_has_two_lives(self):
        found = json.loads(diff(SCENARIO, self.reform, "--list", 3, "--json").stdout)
        self.assertEqual(len(found["lives"]), 3)
        person = found["lives"][0]["person"]
        self.assertIn("here they part", diff(SCENARIO, self.reform, "--person", person).stdout)
        lives = json.loads(diff(SCENARIO, self.reform, "--person", person, "--json").stdout)["person"]
        self.assertTrue(any(week["parted"] for week in lives["weeks"]))
        self.assertTrue(all(week["a"] == week["b"] for week in lives["weeks"] if week["week"] < 26))

    def test_the_same_for_any_number_of_threads(self):
        texts = {diff(SCENARIO, self.reform, "--threads", threads).stdout for threads in (1, 3)}
        self.assertEqual(len(texts), 1)

    def test_another_replicate_is_another_life(self):
        digests = {json.loads(diff(SCENARIO, SCENARIO, "--replicate", replicate, "--json").stdout)["a"]["digest"]
                   for replicate in (0, 1)}
        self.assertEqual(len(digests), 2)

    def test_bad_input_ends_with_2_and_says_what_is_wrong(self):
        for arguments, text in (
            ((SCENARIO,), "b is missing: scenario file to hold against it"),
            ((SCENARIO, "no-such-file.toml"), "no-such-file.toml"),
            ((SCENARIO, SCENARIO, "--person", 5), "--list N"),
            ((SCENARIO, SCENARIO, "--set", "no.such.key=1"), "no.such.key"),
        ):
            done = diff(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(text, done.stderr, arguments)
            self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main()
