#pragma once

#include <string>
#include <vector>

#include "core/digest.h"
#include "model/inputs/input_items.h"
#include "model/inputs/item_text.h"

// How far two sets of inputs have one past: what paired runs can share, and why they part.
namespace samspill {

// One thing that two sets of inputs have different.
struct Difference {
    std::string key;            // as in a scenario file: "jobs.offer_rate.young", "wave", "places"
    std::string before, after;  // the values as text; empty where there is none
    Week from;  // first week whose step it can change, the burn-in's first: the start as well; no_week: none
    std::vector<std::string> offices;  // where it acts first; empty: everywhere
};

// Everything that differs, in the order of declaration, waves, shocks and trial by week. Empty exactly
// when both hold the same in every member, so that they give the same bits.
std::vector<Difference> differences(const Inputs& before, const Inputs& after);

// The first week whose step can differ: until then both worlds are the same bits (tested for every
// parameter). no_week when nothing differs.
Week first_difference(const Inputs& a, const Inputs& b);

// All that decides the state at the start of `week`, in the order of declaration: equal exactly when
// first_difference is `week` or later. With no_week everything that the inputs hold.
std::vector<PastItem> past_items(const Inputs& inputs, Week week);

// Hash of the same (equal by chance 2^-128).
Digest history_digest(const Inputs& inputs, Week week);

// The same of everything that inputs hold after defaults, whether it acts or not: so that two programs with
// different defaults differ. As text and its differences: item_text.h.
std::vector<PastItem> effective_items(const Inputs& inputs);

// Hash of the same: the digest of the effective inputs that files carry.
Digest effective_digest(const Inputs& inputs);

// What inputs have in their past that a state of the start of `week` has not, or the other way round.
struct PastDifference {
    std::string key;
    std::string before, after;  // of the state, of the inputs; empty where there is none
    bool settled;               // the state holds what came of it: another value does nothing from here on
};
std::vector<PastDifference> differences_of_past(const std::vector<PastItem>& before, const Inputs& inputs, Week week);

}  // namespace samspill
