#pragma once

#include <array>

#include "core/by.h"
#include "core/members.h"
#include "model/params/predictors.h"

namespace samspill {

// What a counsellor refers by.
struct ReferralSeen {
    double knowledge, routine, attitude, education_gap, pressure, gate, distance, criterion, wait;
};
struct ReferralPredictors {
    using Seen = ReferralSeen;
    static constexpr std::array rows{
        Predictor{"knowledge", &Seen::knowledge, 1.0, 0.25, 0.15},
        Predictor{"routine", &Seen::routine, 1.0, 0.22, 0.20},
        Predictor{"attitude", &Seen::attitude, 1.0, 0.01, 0.46},
        Predictor{"education_gap", &Seen::education_gap, -1.0, 0.48, 0.16},
        Predictor{"pressure", &Seen::pressure, -1.0, 0.05, 0.10},
        Predictor{"gate", &Seen::gate, -1.0, 0.10, 0.15},
        Predictor{"distance", &Seen::distance, -1.0, 0.30, 0.20},
        Predictor{"criterion", &Seen::criterion, 1.0, 0.08, 0.30},
        Predictor{"wait", &Seen::wait, -1.0, 0.10, 0.15},
    };
    static_assert(rows.size() == member_count<Seen>);
    static constexpr auto names = names_of(rows);
};

// What a user says yes or no by.
struct AcceptSeen {
    double receptiveness, motivation, barrier, seen_as_nav;
};
struct AcceptPredictors {
    using Seen = AcceptSeen;
    static constexpr std::array rows{
        Predictor{"receptiveness", &Seen::receptiveness, 1.0, 0.80, 0.25},
        Predictor{"motivation", &Seen::motivation, 1.0, 0.55, 0.16},
        Predictor{"barrier", &Seen::barrier, -1.0, 0.45, 0.15},
        Predictor{"seen_as_nav", &Seen::seen_as_nav, -1.0, 0.0, 0.20},
    };
    static_assert(rows.size() == member_count<Seen>);
    static constexpr auto names = names_of(rows);
};

// When a counsellor refers, and when the user says yes: two logits over centred predictors.
struct ReferralParams {
    double intercept = -7.069;
    By<ReferralPredictors> slope = defaults_of<ReferralPredictors>(&Predictor<ReferralSeen>::slope);
    By<ReferralPredictors> middle = defaults_of<ReferralPredictors>(&Predictor<ReferralSeen>::middle);
    By<ReferralPredictors> spread = defaults_of<ReferralPredictors>(&Predictor<ReferralSeen>::spread);
    double furthest = 3;
    double accept_intercept = 0.6;
    By<AcceptPredictors> accept_slope = defaults_of<AcceptPredictors>(&Predictor<AcceptSeen>::slope);
    By<AcceptPredictors> accept_middle = defaults_of<AcceptPredictors>(&Predictor<AcceptSeen>::middle);
    By<AcceptPredictors> accept_spread = defaults_of<AcceptPredictors>(&Predictor<AcceptSeen>::spread);
    double gate = 0.8;
    double ad_hoc_salience = 0.08;
    double believed_orientation = 0.8;
    double true_orientation = 0.4;
    int pause = 26;
    double self_referral_rate = 0.004;
};

}  // namespace samspill
