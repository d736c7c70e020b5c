#pragma once

#include <array>
#include <vector>

#include "core/draw.h"
#include "model/inputs/inputs.h"
#include "model/inputs/rules.h"
#include "model/state/beta_quantile.h"
#include "model/state/flaws.h"

namespace samspill {

// What all regions of a run share and nothing changes: the inputs, the names of the streams, and
// numbers that are computed once from the parameters.
struct Setting {
    Setting(const Inputs& inputs, Stream stream);
    // The same; tables are copied from `like` where they would come out the same.
    Setting(const Inputs& inputs, const Setting& like);

    const Inputs& inputs;
    const Params& params;
    Stream stream;
    BetaQuantile match_quantile;
    std::array<double, 1024> fading;           // 2^(-weeks / half-life) of motivation and coherence
    std::array<double, 1024> stability_decay;  // exp(-rate weeks)
    std::array<double, 1024> stability_noise;  // standard deviation after so many weeks
    std::vector<Flaw> flaws;                   // of the reform's design
    std::vector<RuleOfScenario> rules;         // all of the scenario's
    // The share that a week leaves of something that fades with a half-life:
    double disruption_left, habit_left, tie_left, anchor_left, rules_left, knowledge_left, ownership_left;

    Week first_week() const { return -inputs.burn_in; }
    Week end_week() const { return inputs.weeks; }

private:
    void work_out_rates();
    void work_out_tables();
};

}  // namespace samspill
