"""Follows the recipe for a lever (sim/README.md, "How to add") on a scratch copy.

Usage: lever_test.py ROOT BUILD LIBRARY...
"""

import re
import sys
import unittest

from scratch import Scratch

ROOT, BUILD, *LIBRARIES = sys.argv[1:]
del sys.argv[1:]

# What goes over every lever by its row, and the mechanism.
CONSUMERS = (
    "sim/model/inputs/policies.cpp",
    "sim/model/saved_state.cpp",
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
#include "scenario/declared/read_declared.h"
#include "scenario/text/toml_text.h"

using namespace samspill;

int main()
{
    input::Mistakes mistakes;
    Wave wave;
    const auto read = [&](const char* text) {
        const input::Value value = input::parse_override_value(text, nullptr);
        input::TableReader reader(*value.as<input::Table>(), value.place, "wave", mistakes);
        input::read_declared(reader, {}, wave);
    };
    read("{week = 3, group_offers = 0.5}");
    Targets targets;
    input::take_over(targets, wave.of_offices());
    std::printf("%s\n%g %d\n", input::changes_text(wave).c_str(), targets.group_offers, changes_offices(wave));
    read("{week = 3, group_offers = 1.5}");
    try {
        mistakes.raise();
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
    }
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
        self.assertIn("a lever of offices has no row", self.scratch.mistakes("sim/model/inputs/policies.cpp"))

    def test_a_member_and_a_row_are_a_lever(self):
        for change in (MEMBER, ROW, MECHANISM):
            self.add(*change)
        touched = self.scratch.touched()
        self.assertLessEqual(len(touched), 3, touched)
        document = open(f"{ROOT}/sim/README.md", encoding="utf-8").read()
        recipe = re.search(r"\*\*A lever.*?\n\n", document, re.S).group()
        for file in touched[:2]:
            self.assertIn(file.removeprefix("sim/"), recipe)
        for source in CONSUMERS:
            if f"{ROOT}/{source}" in self.scratch.commands:  # the viewer is not part of every build
                self.assertEqual(self.scratch.mistakes(source), "", source)
        said = self.scratch.run(PROGRAM, "sim/scenario/declared/read_policies.cpp", LIBRARIES).splitlines()
        self.assertEqual(said[:2], ["group_offers 0.5", "0.5 1"])
        self.assertIn("wave.group_offers = 1.5 is outside [0, 1]", said[2])


if __name__ == "__main__":
    unittest.main()
