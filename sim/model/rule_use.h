#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/week.h"

namespace samspill {

struct Inputs;
struct ReferralRule;
struct Region;
struct User;

// How often one rule of referral came into play in a region, from week 0 on. Changes no result.
struct RuleUse {
    std::uint64_t rule = 0;     // key of the rule
    std::int64_t met = 0;       // users met, or due where they refer themselves, whose first rule it was
    std::int64_t referred = 0;  // referrals that came of it
};

// A rule of a scenario: where it stands, and what it says.
struct RuleOfScenario {
    int wave = -1;          // among the waves by week; -1: the status quo
    Week week = 0;          // of the wave
    int number = 0;         // in its list, from 0
    std::uint64_t key = 0;  // of wave, place in the list and what it says: equal in every region and replicate
    std::string name;       // "status quo, rule 1", "wave 2 (week 104), rule 3"
    std::string text;       // "kind criteria, mode individual, groups [young]"
};

// All rules of a scenario: those of the status quo, then wave by wave.
std::vector<RuleOfScenario> rules_in(const Inputs& inputs);

// Where the region counts for those rules of a list that concern an office, in their order; `wave` as above.
std::vector<std::uint32_t> rule_counters(Region& region, int wave, const std::string& office);

// What a rule of the user's office is counted in; null without a rule, and in the burn-in.
RuleUse* use_of(Region& region, const User& user, const ReferralRule* rule);

// Counts of all rules of a scenario over all regions, in the order of rules_in.
struct RuleCounts {
    std::vector<std::int32_t> met, referred;

    friend bool operator==(const RuleCounts&, const RuleCounts&) = default;
};
RuleCounts rule_counts(const std::vector<RuleOfScenario>& rules, std::span<const Region> regions);

}  // namespace samspill
