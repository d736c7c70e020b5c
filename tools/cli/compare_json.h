#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "experiment/compare/comparison.h"

namespace samspill::cli {

// A comparison for machines: every alternative's endpoints, with `all` for every region and group,
// else for all together, and the primary and the net benefit for every region and group. Numbers
// that cannot be had, and infinite ones, are null.
nlohmann::ordered_json json_of(const Comparison& comparison, bool all, const std::string& path, int threads,
                               double seconds);

}  // namespace samspill::cli
