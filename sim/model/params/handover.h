#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// What becomes of a user's wish when guidance ends.
struct HandoverParams {
    By<WishLabels> conflict{{0.7, 0.25, 0.03}};
    double less_by_information = 0.6;
    double less_by_rules = 0.5;
    double less_by_realism = 0.5;
    double partner_feedback = 0.3;
    double conflict_motivation = 0.10;
    double conflict_trust = 0.10;
    double conflict_attitude = 0.05;
    double agreement_motivation = 0.05;
    double agreement_meaningfulness = 0.05;
    double hours = 0.5;
    double conflict_hours = 2;
};

}  // namespace samspill
