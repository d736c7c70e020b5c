#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// Who is there at the start of the burn-in, and who registers for the first time.
struct ResidentParams {
    By<GroupLabels> stock{{230, 8, 200, 12, 60}};
    double disability_stock = 58;
    By<GroupLabels> arrivals{{9.009, 3.031, 7.535, 1.556, 1.147}};
    double arrivals_seasonal = 0.1;
    int arrivals_peak = 2;
    double exit_rate = 0.0007;
    By<GroupLabels> stock_employed{{0.735, 0.58, 0.67, 0.46, 0.45}};
    double stock_lasting = 0.75;
    By<GroupLabels> stock_left{{0.175, 0.26, 0.205, 0.24, 0.22}};
    By<GroupLabels> stock_aap{{0.0139, 0.01489, 0.03575, 0.01986, 0.3078}};
    By<GroupLabels> stock_seeking{{0.05, 0.07, 0.035, 0.11, 0.02}};
};

}  // namespace samspill
