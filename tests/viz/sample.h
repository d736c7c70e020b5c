#pragma once

#include <memory>
#include <string>

#include "core/error.h"
#include "model/run.h"
#include "scenario/declared/scenario.h"
#include "scenario/files/read_scenario.h"
#include "viz/data/film.h"

// Real small runs as the window sees them.
namespace samspill::viz::test {

// Two regions of few offices in which a reform begins in week 10; about 5,000 persons.
inline Scenario sample_scenario(double intensity = 2.0, int weeks = 60)
{
    const std::string text = R"(
title = "Øvre ås and Nes"
[run]
weeks = )" + std::to_string(weeks) +
                             R"(
burn_in = 30
[observation]
from = -8
trajectory_share = 1
[[region]]
name = "Ås"
centre_positions = 0.3
[[region.office]]
name = "Øvre"
inhabitants = 6000
[[region.office]]
name = "Nedre"
inhabitants = 3000
[[region]]
name = "Nes"
centre_positions = 0.3
[[region.office]]
name = "Nes"
inhabitants = 4000
[[wave]]
week = 10
offices = "all"
intensity = )" + std::to_string(intensity) +
                             R"(
project_hours = 20
)";
    return parse_scenario(text, "sample");
}

inline Head head_of(const Scenario& scenario, int replicates)
{
    Head head;
    head.name = "sample";
    head.title = scenario.title;
    head.norwegian = scenario.norwegian;
    head.places = scenario.inputs.places;
    head.seed = scenario.seed;
    head.first_week = scenario.inputs.observation.from;
    head.weeks = scenario.inputs.weeks - head.first_week;
    for (int r = 0; r < replicates; ++r) head.replicates.push_back(std::uint32_t(r));
    for (const Wave& wave : scenario.inputs.waves) head.waves.push_back(wave.week);
    return head;
}

// One replicate with its counsellors.
inline std::shared_ptr<const Film> sample_film(const Scenario& scenario, const Head& head, std::uint32_t replicate = 0)
{
    return film_of(head, run_replicate(scenario.inputs, scenario.seed, replicate), -scenario.inputs.burn_in,
                   scenario.inputs.observation.trajectory_share);
}

}  // namespace samspill::viz::test
