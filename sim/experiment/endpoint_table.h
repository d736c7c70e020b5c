#pragma once

#include <cstdint>
#include <span>

#include "experiment/endpoints.h"
#include "experiment/quantity.h"

// The declaration of every endpoint, for endpoints.cpp alone.
namespace samspill {

// How an endpoint is worked out of what a run left behind.
enum class Form : std::uint8_t {
    share_of_cohort,  // outcome in the last week in which the cohort is observed, by observed
    weeks_of_cohort,  // outcome summed over the weeks, by observed
    mean,             // of a stock over the last 52 weeks, summed over offices
    yearly,           // a flow over the weeks from 0 on, a year
    total,            // a flow over the weeks from 0 on
    flow_ratio,       // two flows, both over the weeks from 0 on
    level,            // over the last 52 weeks, a mean weighted by another indicator (or two stocks' ratio)
};

struct Endpoint {
    EndpointInfo info;
    Form form;
    Quantity of, by;  // `by`: what a ratio is divided by, what a level is weighted with
    Cohort cohort;
    Outcome outcome;
    double scale = 1.0;
};

// In the order of endpoints(). `info.by_group` is left to those who know the indicators' extents.
std::span<const Endpoint> endpoint_table();

}  // namespace samspill
