#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/identity.h"
#include "core/week.h"
#include "model/inputs/places.h"
#include "scenario/declared/about.h"

namespace samspill::viz {

// What a run is of: known as soon as it is opened.
struct Head : About {
    About norwegian;   // empty where the scenario gives none
    std::string name;  // of the scenario, short
    std::string path;  // of the file or scenario
    Places places;
    std::uint32_t seed = 1;
    Week first_week = 0;  // of the series
    int weeks = 0;        // of the series, from first_week on; the last is end_week() - 1
    std::vector<std::uint32_t> replicates;
    bool live = false;
    std::string scenario_text;
    Identity program;  // that made the file
    std::vector<std::string> overrides;
    std::optional<Week> episode_week;  // in which the cohort of open episodes is taken, when known
    std::vector<Week> waves;           // weeks in which a wave of the rollout begins, when known

    Week end_week() const { return first_week + weeks; }
};

}  // namespace samspill::viz
