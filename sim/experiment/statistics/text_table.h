#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/language.h"
#include "experiment/statistics/statistics.h"

// Tables in plain text (UTF-8).
namespace samspill {

// "1,234 ± 56", in Norwegian "1 234 ± 56", "1,234 ± ?" where there can be no interval; without the interval "1,234"; a
// dash where there is nothing.
std::string estimate_text(const Estimate& estimate, int decimals, bool interval, Language language = Language::en);

// Lines of equally many cells under each other: the first `left` columns to the left, the others to
// the right.
std::string aligned(const std::vector<std::vector<std::string>>& lines, std::size_t left);

}  // namespace samspill
