#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "experiment/compare/comparison.h"
#include "experiment/compare/overtaking.h"

namespace samspill {

// Why an alternative that has the base's bits has them.
std::string equality_text(const Comparison& comparison, std::size_t alternative);

// Endpoints that a planner looks at first, by position: benefits, side effects and costs.
std::vector<std::size_t> headline_endpoints();

// Curves whose overtaking is told, by position.
std::vector<std::size_t> overtaking_curves();

// "overtakes the base in week 140, 2019-05-13 (95 % interval 120 to 170)".
std::string to_text(const Overtaking& overtaking);

// Tables of every alternative against the base: benefits, side effects and costs (with `all`, every
// endpoint), the primary and the net benefit by region and group, and when it overtakes (UTF-8).
std::string to_text(const Comparison& comparison, bool all);

}  // namespace samspill
