#pragma once

#include <optional>
#include <vector>

#include "core/week.h"
#include "model/inputs/places.h"
#include "model/inputs/policies.h"
#include "model/params/params.h"

namespace samspill {

// What is kept of a run. Changes no result.
struct Observation {
    Week from = -52;                // first week of the weekly series
    Week episode_week = 52;         // week at which the cohort "open episodes" is taken (cohort_week.h)
    double trajectory_share = 0.0;  // share of persons whose whole life is recorded
    bool counsellors = true;        // every counsellor is recorded, week by week
};

// Everything that decides what a run computes, except seed and replicate.
struct Inputs {
    Params params;
    Places places;
    Targets status_quo;       // every office's targets until a wave reaches it
    std::vector<Wave> waves;  // in the order of their weeks
    Rollout rollout;
    std::vector<Shock> shocks;
    std::optional<Trial> trial;
    int burn_in = 208;  // weeks before week 0, under the status quo
    int weeks = 312;    // weeks from week 0 on
    Observation observation;
};

}  // namespace samspill
