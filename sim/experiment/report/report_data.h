#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "experiment/compare/comparison.h"

namespace samspill {

// Curves that differ in some alternative, by position: those that a report draws.
std::vector<std::size_t> drawn_curves(const Comparison& comparison);

// Endpoints whose effects a report draws by group and region: what is judged by, and net benefit.
std::vector<std::size_t> drawn_endpoints(const Comparison& comparison);

// The numbers of a report's charts, as sim/experiment/report/report_page/charts.js reads them.
nlohmann::ordered_json chart_data(const Comparison& comparison, Language language);

}  // namespace samspill
