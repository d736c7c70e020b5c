#pragma once

#include <string>
#include <vector>

#include "core/digest.h"
#include "model/inputs/input_items.h"
#include "model/inputs/item_text.h"

// How far two sets of inputs have the same past: what paired runs can share, and why they part.
namespace samspill {

// One thing in which two sets of inputs differ.
struct Difference {
    std::string key;            // as in a scenario file: "jobs.offer_rate.young", "wave", "places"
    std::string before, after;  // the values as text; empty where there is none
    Week from;  // first week whose step it can change, the burn-in's first: the start as well; no_week: none
    std::vector<std::string> offices;  // where it acts first; empty: everywhere
};

// Everything that differs, in the order of declaration; waves, shocks and trial by week. Empty if and
// only if both are the same in every member, so that they give the same bits.
std::vector<Difference> differences(const Inputs& before, const Inputs& after);

// The first week whose step can differ: until then both worlds are the same bits (tested for every
// parameter). no_week when nothing differs.
Week first_difference(const Inputs& a, const Inputs& b);

// Everything that decides the state at the start of `week`, in the order of declaration: equal if and only
// if first_difference is `week` or later. With no_week, everything in the inputs.
std::vector<PastItem> past_items(const Inputs& inputs, Week week);

// Hash of the same (equal by chance 2^-128).
Digest history_digest(const Inputs& inputs, Week week);

// The same for everything in the inputs after defaults, whether it acts or not, so that two programs with
// different defaults differ. As text and its differences: item_text.h.
std::vector<PastItem> effective_items(const Inputs& inputs);

// Hash of the same: the digest of the effective inputs that files carry.
Digest effective_digest(const Inputs& inputs);

// What the inputs have in their past and a state at the start of `week` has not, or the other way round.
struct PastDifference {
    std::string key;
    std::string before, after;  // of the state, of the inputs; empty where there is none
    bool settled;               // the state contains its effects: another value does nothing from here on
};
std::vector<PastDifference> differences_of_past(const std::vector<PastItem>& before, const Inputs& inputs, Week week);

}  // namespace samspill
