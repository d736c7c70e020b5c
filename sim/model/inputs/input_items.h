#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/week.h"
#include "model/inputs/inputs.h"

namespace samspill {

// Later than every week of a run.
inline constexpr Week no_week = std::numeric_limits<Week>::max();

// One thing in the inputs, in words that distinguish it from all others, and when it acts.
struct InputItem {
    std::string key, text;  // as in a scenario file: "jobs.offer_rate.young", "office.Gol.tie", "wave"
    Week from = 0;          // first week whose step it can change; no_week: none
    bool at_start = false;  // decides how a world begins as well
    // States at the start of this week and later contain its effects, so another value no longer does
    // anything; no_week: it is used in every week.
    Week settled = no_week;
    std::vector<std::string> offices = {};  // where it acts first; empty: everywhere

    bool operator==(const InputItem&) const = default;
};

// Everything in the inputs, from the declared rows: parameters, settings, places, policies. Two
// inputs that differ in any member differ here (tests/laws/every_key_test.cpp).
std::vector<InputItem> items_of(const Inputs& inputs);

// A parameter that is itself a week: another value acts as long as either week is still to come.
inline constexpr std::string_view the_week_of_a_reform = "benefits.aap_reform_week";

// Is the parameter used when a world is made or in the burn-in, and never again (tested for every one)?
bool is_settled_by_week_1(std::string_view parameter);

}  // namespace samspill
