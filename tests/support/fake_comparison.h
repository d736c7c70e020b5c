#pragma once

#include <algorithm>
#include <vector>

#include "experiment/compare/comparison.h"
#include "support/fake_output.h"

namespace samspill::test {

// Scenarios "fake", "fake_2", ... without replicates; the alternatives have a shock that the base has not.
inline Comparison fake_comparison(int alternatives = 1, int weeks = 60)
{
    std::vector<Scenario> scenarios(std::size_t(alternatives) + 1, fake_scenario(2, 2, weeks, 30));
    for (std::size_t s = 1; s < scenarios.size(); ++s) {
        scenarios[s].name += "_" + std::to_string(s + 1);
        scenarios[s].inputs.shocks = {{5, -0.1 * double(s), 26.0, {"region 1"}}};
    }
    return make_comparison(std::move(scenarios), {});
}

// Adds a replicate whose endpoints are 0 and whose curves are 0, to be changed; gives its number.
inline std::size_t add_replicate(Comparison& comparison)
{
    for (std::size_t s = 0; s < comparison.runs.size(); ++s) {
        const Inputs& inputs = comparison.scenarios[s].inputs;
        const std::size_t regions = inputs.places.regions.size();
        ScenarioReplicate replicate{
            EndpointValues(regions), CurveValues(regions, 0, inputs.weeks), {s + 1, comparison.runs[s].size()}};
        std::ranges::fill(replicate.endpoints.values(), 0.0);
        for (std::size_t curve = 0; curve < curves().size(); ++curve)
            for (std::size_t place = 0; place <= regions; ++place)
                std::ranges::fill(replicate.curves.of(curve, place), 0.0f);
        comparison.runs[s].push_back(replicate);
    }
    return std::size_t(comparison.replicates()) - 1;
}

// The primary endpoint of everybody in one run.
inline double& primary_of(Comparison& comparison, std::size_t scenario, std::size_t replicate)
{
    return comparison.runs[scenario][replicate].endpoints.at(endpoint_index(primary_endpoint),
                                                             comparison.place_count() - 1, n_groups);
}

}  // namespace samspill::test
