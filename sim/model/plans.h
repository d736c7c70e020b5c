#pragma once

#include <array>

#include "model/users.h"

namespace samspill {

struct Region;
struct Counsellor;

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

// The cell of a user for a plan.
int plan_cell(const Region& region, const User& user, Plan plan);
inline constexpr std::uint8_t no_plan_cell = 255;  // no plan has been chosen in a meeting yet

// Counts the weeks since the user was last marked to the cell of her plan; in the burn-in only.
// To be called before her plan or her being in work changes.
void mark_plan(Region& region, Row row);

// Can the plan be carried out when a trial forces it, now or when a job specialist has room?
bool can_be_carried_out(const Region& region, const User& user, Plan plan);

// May NAV pay for this user's ordinary education?
bool education_is_funded(const Region& region, const User& user);

// Chooses the plan in a meeting. Returns it; the caller sets it.
Plan choose_plan(Region& region, Row row, const Counsellor& counsellor);

}  // namespace samspill
