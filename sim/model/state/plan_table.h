#pragma once

#include <array>
#include <cstdint>

#include "model/params/kinds.h"

namespace samspill {

// Weeks employed after each plan that was chosen in a meeting while seeking, until the next one is
// chosen, by group, third of qualification and half of health: counted in the burn-in and frozen
// at week 0. What similar people have reached, as practice sees it (selection included).
struct PlanTable {
    static constexpr int thirds = 3, halves = 2;
    static constexpr int cells = n_groups * thirds * halves * n_plans;
    std::array<double, cells> employed_weeks{};
    std::array<double, cells> weeks{};

    // Expected weeks employed of the five years that follow; a prior of half a year's worth of
    // weeks at the common share keeps empty cells sane.
    double expected(int cell) const;
};
inline constexpr std::uint8_t no_plan_cell = 255;  // no plan has been chosen in a meeting yet

}  // namespace samspill
