#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// Leaving NAV's register without a job, and coming back.
struct RegisterParams {
    By<GroupLabels> leave{{0.1436, 0.1059, 0.1817, 0.02246, 0.04542}};
    double leave_aap = 0.007067;
    double left_to_job = 0.01428;
    double left_slope = 2.559;
    double left_to_search = 0.001755;
    int employed_weeks = 4;
    int lasting_weeks = 52;
};

}  // namespace samspill
