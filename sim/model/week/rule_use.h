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
struct RuleUse;
struct User;

// Where the region counts for those rules of a list that concern an office, in their order; `wave` as in
// RuleOfScenario.
std::vector<std::uint32_t> rule_counters(Region& region, int wave, const std::string& office);

// The counter of a rule of the user's office; null without a rule, and in the burn-in.
RuleUse* use_of(Region& region, const User& user, const ReferralRule* rule);

// How often each rule came into play over all regions, in the order of rules_in.
RuleCounts rule_counts(const std::vector<RuleOfScenario>& rules, std::span<const Region> regions);

}  // namespace samspill
