#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace samspill {

// How the points of a sweep lie in the space of its axes (experiment/sweep/design.h makes them).
enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol, saltelli, morris };
struct DesignLabels {
    static constexpr std::array<std::string_view, 5> names{"grid", "latin_hypercube", "sobol", "saltelli", "morris"};
};

}  // namespace samspill
