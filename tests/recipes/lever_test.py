"""Follows the recipe for a lever (sim/README.md, "How to add") on a scratch copy.

Usage: lever_test.py ROOT BUILD
"""

import pathlib
import re
import sys
import unittest

from scratch import Scratch

ROOT, BUILD = sys.argv[1:3]
del sys.argv[1:3]

# What goes over every lever by its row, and the mechanism.
CONSUMERS = (
    "sim/model/inputs/check_inputs.cpp",
    "sim/model/world_state.cpp",
    "sim/model/week/reform.cpp",
    "sim/model/week/accounts.cpp",
    "sim/scenario/declared/reference.cpp",
    "sim/scenario/declared/read_policies.cpp",
    "viz/draft/policy_parts.cpp",
    "viz/draft/sheet.cpp",
    "viz/state/setting_words.cpp",
)

MEMBER = ("sim/model/inputs/levers.h",
          "    std::uint8_t partners = 0;  // bit per Partner that has been asked to join",
          "    Lever<double> group_offers = at_start<form>(0.0);  // share of guidance that is offered in groups, 0..1\n")
ROW = ("sim/model/inputs/setting_lists.h",
       '        Setting{"anchoring", &S::anchoring, "1", 0, 10,',
       '        Setting{"group_offers", &S::group_offers, "1", 0, 1, "share of guidance that is offered in groups",\n'
       '                "andel av veiledningen som tilbys i grupper"},\n')
MECHANISM = ("sim/model/week/accounts.cpp", "office.targets.project_hours", "office.targets.group_offers + ")

PROGRAM = r"""
#include <cstdio>

#include "model/inputs/row_text.h"

using namespace samspill;

int main()
{
    Wave wave;
    wave.group_offers = 0.5;
    Targets targets;
    input::take_over(targets, wave.of_offices());
    std::printf("%s\n%g %d\n", input::changes_text(wave).c_str(), targets.group_offers, changes_offices(wave));
}
"""


class Lever(unittest.TestCase):
    def setUp(self):
        self.scratch = Scratch(ROOT, BUILD)
        self.addCleanup(self.scratch.close)

    def add(self, file, before, what):
        self.scratch.replace(file, before, what + before)

    def test_a_member_without_its_row_does_not_compile(self):
        self.add(*MEMBER)
        self.assertIn("a lever of offices has no row", self.scratch.mistakes("sim/model/inputs/check_inputs.cpp"))

    def test_a_member_and_a_row_are_a_lever(self):
        for change in (MEMBER, ROW, MECHANISM):
            self.add(*change)
        touched = self.scratch.touched()
        self.assertLessEqual(len(touched), 3, touched)
        document = pathlib.Path(ROOT, "sim/README.md").read_text(encoding="utf-8")
        recipe = re.search(r"\*\*A lever.*?\n\n", document, re.S).group()
        for file in touched[:2]:
            self.assertIn(file.removeprefix("sim/"), recipe)
        for source in CONSUMERS:
            if source.startswith("sim/") or pathlib.Path(ROOT, source) in self.scratch.commands:  # with the viewer
                self.assertEqual(self.scratch.mistakes(source), "", source)
        said = self.scratch.run(PROGRAM, "sim/model/inputs/check_inputs.cpp", ["-lfmt"]).splitlines()
        self.assertEqual(said, ["group_offers 0.5", "0.5 1"])


if __name__ == "__main__":
    unittest.main()
