#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/inputs/rules.h"
#include "model/observed/indicators.h"

namespace samspill {

struct ReferralRule;
struct Region;
struct User;

// How often one rule of referral came into play in a region, from week 0 on. Changes no result.
struct RuleUse {
    std::uint64_t rule = 0;     // key of the rule
    std::int64_t met = 0;       // users met, or due where they refer themselves, whose first rule it was
    std::int64_t referred = 0;  // referrals that came of it
};

// Where the region counts for those rules of a list that concern an office, in their order; `wave` as above.
std::vector<std::uint32_t> rule_counters(Region& region, int wave, const std::string& office);

// What a rule of the user's office is counted in; null without a rule, and in the burn-in.
RuleUse* use_of(Region& region, const User& user, const ReferralRule* rule);

// How often each rule came into play over all regions, in the order of rules_in.
RuleCounts rule_counts(const std::vector<RuleOfScenario>& rules, std::span<const Region> regions);

}  // namespace samspill
