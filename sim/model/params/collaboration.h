#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// What NAV office and career centre do together at each level of intensity, and what stands
// between them.
struct CollaborationParams {
    By<IntensityLabels> information{{0.15, 0.35, 0.65, 0.95}};
    By<IntensityLabels> referral_routine{{0.10, 0.50, 0.80, 0.95}};
    By<IntensityLabels> feedback_routine{{0.20, 0.55, 0.85, 0.98}};
    By<IntensityLabels> three_way{{0.0, 0.10, 0.50, 0.80}};
    By<IntensityLabels> coordination{{0.2, 0.6, 1.5, 3.0}};
    By<IntensityLabels> contacts{{0.02, 0.06, 0.15, 0.30}};
    By<IntensityLabels> cognitive_share{{1.0, 0.8, 0.55, 0.15}};
    By<IntensityLabels> organisational_removed{{0.0, 0.3, 0.6, 1.0}};
    By<IntensityLabels> seen_as_nav{{0.0, 0.05, 0.2, 0.8}};
    double cognitive = 0.65;
    double organisational = 0.6;
    double structural = 0.5;
    double structural_anchored = 0.5;
    double cognitive_rate = 0.02;
    double smoothed_by_tie = 0.5;
    double smoothed_by_anchor = 0.5;
    double perspective_gain = 0.6;
    double tie_gain = 0.15;
    double tie_half_life = 26;
    double anchor = 0.2;
    double anchor_gain = 0.01;
    double anchor_hours = 7.5;
    double anchor_half_life = 156;
    double rules_known = 0.3;
    double rules_gain = 0.005;
    double rules_half_life = 104;
};

}  // namespace samspill
