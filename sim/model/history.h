#pragma once

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "model/inputs.h"

// How far two sets of inputs have one past: what paired runs can share, and why they part.
namespace samspill {

// Later than every week of a run.
inline constexpr Week no_week = std::numeric_limits<Week>::max();

// A rule of referral in words that tell it from every other.
std::string rule_text(const ReferralRule& rule);

// One thing that two sets of inputs have different.
struct Difference {
    std::string key;                   // as in a scenario file: "jobs.offer_rate.young", "wave", "places"
    std::string before, after;         // the values as text; empty where there is none
    Week from;                         // first week whose step it can change; the burn-in's first: the start as well
    std::vector<std::string> offices;  // where it acts first; empty: everywhere
};

// Everything that differs and can change a result, in the order of declaration, waves, shocks and
// trial by week. Empty exactly when both give the same bits.
std::vector<Difference> differences(const Inputs& before, const Inputs& after);

// The first week whose step can differ: until then both worlds are the same bits (tested for every
// parameter). no_week when nothing differs.
Week first_difference(const Inputs& a, const Inputs& b);

// Key and value of one thing that decides a past.
using PastItem = std::pair<std::string, std::string>;

// All that decides the state at the start of `week`, in the order of declaration: equal exactly when
// first_difference is `week` or later.
std::vector<PastItem> past_items(const Inputs& inputs, Week week);

// Hash of the same (equal by chance 2^-128).
Digest history_digest(const Inputs& inputs, Week week);

}  // namespace samspill
