#!/usr/bin/env python3
"""The version stands in CMakeLists.txt; where other tools want it once more it is the same.

Usage: release_test.py SAMSPILL ROOT
"""

import pathlib
import re
import subprocess
import sys
import unittest

SAMSPILL, ROOT = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))


def found(path, pattern):
    return re.search(pattern, (ROOT / path).read_text(encoding="utf-8"), re.M)[1]


class Version(unittest.TestCase):
    def test_is_the_same_everywhere(self):
        version = found("CMakeLists.txt", r"^project\(samspill VERSION (\S+)")
        self.assertEqual(found("tools/python/pyproject.toml", r'^version = "(.*)"'), version)
        self.assertEqual(found("CITATION.cff", r"^version: (.*)"), version)
        self.assertEqual(found("CHANGELOG.md", r"^## (\S+)"), version)
        told = subprocess.run([SAMSPILL, "--version"], capture_output=True, text=True, check=True).stdout
        self.assertIn(version, told.split())


if __name__ == "__main__":
    unittest.main()
