#pragma once

#include <array>
#include <string_view>

#include "core/by.h"

namespace samspill {

struct ReferralPredictorLabels {
    static constexpr std::array<std::string_view, 9> names{
        "knowledge", "routine", "attitude", "education_gap", "pressure", "gate", "distance", "criterion", "wait"};
};
struct AcceptPredictorLabels {
    static constexpr std::array<std::string_view, 4> names{"receptiveness", "motivation", "barrier", "seen_as_nav"};
};

// When a counsellor refers, and when the user says yes: two logits over centred predictors.
struct ReferralParams {
    double intercept = -7.069;
    By<ReferralPredictorLabels> slope{{1, 1, 1, -1, -1, -1, -1, 1, -1}};
    By<ReferralPredictorLabels> middle{{0.25, 0.22, 0.01, 0.48, 0.05, 0.10, 0.30, 0.08, 0.10}};
    By<ReferralPredictorLabels> spread{{0.15, 0.20, 0.46, 0.16, 0.10, 0.15, 0.20, 0.30, 0.15}};
    double furthest = 3;
    double accept_intercept = 0.6;
    By<AcceptPredictorLabels> accept_slope{{1, 1, -1, -1}};
    By<AcceptPredictorLabels> accept_middle{{0.80, 0.55, 0.45, 0.0}};
    By<AcceptPredictorLabels> accept_spread{{0.25, 0.16, 0.15, 0.20}};
    double gate = 0.8;
    double ad_hoc_salience = 0.08;
    double believed_orientation = 0.8;
    double true_orientation = 0.4;
    int pause = 26;
    double self_referral_rate = 0.004;
};

}  // namespace samspill
