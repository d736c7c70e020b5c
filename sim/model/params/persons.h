#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// What people are like when they first register. Spreads are standard deviations of normal
// numbers that are clipped to 0..1.
struct PersonParams {
    By<GroupLabels> compulsory{{0.30, 0.55, 0.30, 0.60, 0.45}};
    By<GroupLabels> tertiary{{0.22, 0.06, 0.24, 0.15, 0.10}};
    double qualification_spread = 0.08;
    By<GroupLabels> health{{0.75, 0.72, 0.60, 0.72, 0.48}};
    double health_spread = 0.12;
    By<GroupLabels> stability{{0.65, 0.50, 0.62, 0.50, 0.48}};
    double stability_spread = 0.15;
    By<GroupLabels> motivation{{0.60, 0.50, 0.55, 0.62, 0.45}};
    double motivation_spread = 0.15;
    double coherence = 0.50;
    double coherence_spread = 0.15;
    double aspiration_above = 0.15;
    double aspiration_spread = 0.15;
    double realism = 0.50;
    double trust = 0.55;
    double trait_spread = 0.15;
    By<GroupLabels> barrier{{0.40, 0.45, 0.45, 0.55, 0.50}};
    By<GroupLabels> age_min{{19, 18, 22, 18, 20}};
    By<GroupLabels> age_max{{58, 27, 62, 50, 60}};
    double women = 0.50;
    By<GroupLabels> repeated_absence{{0.05, 0.05, 0.15, 0.05, 0.15}};
    double consent = 0.80;
    double frailty_variance = 1.0 / 3.0;
    double slow_share = 0.03792;
    double slow_factor = 0.08;
};

}  // namespace samspill
