#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/week.h"

namespace samspill {

struct Inputs;
struct ReferralRule;

// A rule of a scenario: its position, and what it says.
struct RuleOfScenario {
    int wave = -1;          // among the waves by week; -1: the status quo
    Week week = 0;          // of the wave
    int number = 0;         // in its list, from 0
    std::uint64_t key = 0;  // of wave, place in the list and what it says: equal in every region and replicate
    std::string name;       // "status quo, rule 1", "wave 2 (week 104), rule 3"
    std::string text;       // "kind criteria, mode individual, groups [young]"
};

// The rules of the status quo (-1) or of a wave that has rules.
const std::vector<ReferralRule>& rules_of(const Inputs& inputs, int wave);

// All rules of a scenario: those of the status quo, then wave by wave.
std::vector<RuleOfScenario> rules_in(const Inputs& inputs);

}  // namespace samspill
