#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// What change costs, and how practice follows plans.
struct ReformParams {
    double disruption = 0.25;
    double disruption_power = 1;
    double disruption_half_life = 26;
    double resistance = 0.4;
    double individual_change = 0.5;
    int flaws = 30;
    By<FlawAxisLabels> flaw_axis{{0.5, 0.25, 0.25}};
    double flaw_severity = 0.5;
    double flaw_reach = 0.7;
    double flaw_most = 0.5;
    double flaw_power = 2;
    double enactment = 0.05;
    double enactment_attitude = 3;
    double enactment_knowledge = 2;
    double habit = 0.02;
    double habit_half_life = 104;
    double after_half_life = 52;
};

}  // namespace samspill
