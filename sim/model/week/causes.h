#pragma once

#include "model/state/users.h"

// What can end a spell.
namespace samspill {

struct Region;

// Rate of losing the present job, 1/week.
double separation_rate(const Region& region, const User& user);

// Rate of dropping out of the present education, 1/week.
double dropout_rate(const Region& region, const User& user);

// Rates at which a user's spell can end, 1/week; zero where it does not apply.
struct Causes {
    double hire = 0.0, leave = 0.0, exit = 0.0, measure = 0.0, dropout = 0.0, recovery = 0.0;
    double separation = 0.0, sickness = 0.0, job_off_register = 0.0, search_again = 0.0;

    double others() const
    {
        return leave + exit + measure + dropout + recovery + separation + sickness + job_off_register + search_again;
    }
};
Causes causes_of(const Region& region, const User& user);

}  // namespace samspill
