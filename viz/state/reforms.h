#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "model/observed/indicators.h"
#include "viz/state/words.h"

namespace samspill::viz {

// Something that participants of a workshop say beforehand: will there be less, as much or more of it
// in the second world than in the first, at the end?
struct Prediction {
    Indicator judged_by;
    bool summed;  // over all weeks from week 0 on; else the mean of the last year
    Text question;
};

// Two ways of doing it that can be run side by side: shipped scenarios.
struct Reform {
    std::string_view first, second;  // files, relative to the folder of scenarios
    Text title, first_name, second_name, question;
    std::array<Prediction, 3> predictions;
};

std::span<const Reform> reforms();
const Reform& piecemeal_against_large_step();  // the first of them

// Where a shipped scenario is.
std::string scenario_path(std::string_view relative);

}  // namespace samspill::viz
