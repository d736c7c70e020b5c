#pragma once

#include <limits>

namespace samspill {

// "There is no number": a value that is missing, undefined or not yet known.
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace samspill
