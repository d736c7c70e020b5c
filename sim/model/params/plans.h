#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// How user and counsellor choose a plan: a logit over the plans that are open to the user.
struct PlanParams {
    By<PlanLabels> attraction{{-2.0, 1.5, -2.2, -0.4, 1.5, 0.0}};
    double inertia = 1.5;
    double work_first = 1.0;
    double work_first_middle = 0.60;
    double work_first_spread = 0.20;
    double strategy = 1.0;
    double strategy_middle = 0.25;
    double strategy_spread = 0.25;
    double wish = 1.0;
    double wish_middle = 0.15;
    double wish_spread = 0.15;
    double health = 1.0;
    double health_middle = 0.60;
    double health_spread = 0.15;
    double expected_spread = 13;
    double start_rate = 0.15;
    double self_funding = 0.0015;
    int education_min_age = 19;
    double low_qualification = 0.35;
    double high_qualification = 0.60;
    double good_health = 0.60;
};

}  // namespace samspill
