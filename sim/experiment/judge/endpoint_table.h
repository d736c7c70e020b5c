#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "experiment/judge/endpoints.h"
#include "model/observed/sums.h"

// The declaration of every endpoint, for endpoints.cpp alone.
namespace samspill {

// How an endpoint is worked out of what a run left behind, over the weeks of its window.
enum class Form : std::uint8_t {
    share_of_cohort,  // outcome in the last week in which the cohort is observed, by observed
    weeks_of_cohort,  // outcome summed over the weeks, by observed
    mean,             // of a stock or a level
    peak,             // of a stock or a level: its highest week
    yearly,           // a flow, a year
    total,            // a flow
    ratio,            // two sums over the weeks
};

// An indicator, a form and a window. Name, direction and meaning follow from them where they are not
// given: "pressure_peak" is "overdue meetings by caseload, highest week since the policy's first".
struct Endpoint {
    std::string_view name;  // without the window's ending
    std::string_view unit;
    EndpointKind kind;
    Form form;
    Window window;
    Quantity of, by;  // `by`: what a ratio is divided by
    Cohort cohort = no_cohort;
    Outcome outcome = Outcome::observed;
    double scale = 1.0;
    std::string_view meaning = {}, meaning_no = {};  // empty: the indicator's
};

// In the order of endpoints().
std::span<const Endpoint> endpoint_table();

}  // namespace samspill
