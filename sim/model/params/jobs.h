#pragma once

#include <array>
#include <string_view>

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

struct OfferPredictorLabels {
    static constexpr std::array<std::string_view, 4> names{"qualification", "health", "coherence", "motivation"};
};
struct MatchPredictorLabels {
    static constexpr std::array<std::string_view, 3> names{"qualification", "coherence", "health"};
};
struct EffortLabels {
    static constexpr std::array<std::string_view, 9> names{"no_plan",   "fast_work", "work_training",
                                                           "supported", "education", "education_end",
                                                           "intro",     "recovery",  "sick_listed"};
};

// How offers of work reach users, how choosy users are, and how jobs end.
struct JobParams {
    By<GroupLabels> offer_rate{{0.1985, 0.1444, 0.2165, 0.01805, 0.09624}};
    By<OfferPredictorLabels> offer_slope{{2.171, 1.5, 1.2, 0.8}};
    By<OfferPredictorLabels> offer_middle{{0.45, 0.70, 0.50, 0.57}};
    By<EffortLabels> effort{{0.6, 1.0, 0.45, 1.0, 0.2, 0.6, 0.25, 0.15, 0.1}};
    double far_factor = 0.02;
    double aap_factor = 0.4;
    double supported_factor = 1.6;
    double supported_separation = 0.6;
    int supported_weeks = 26;
    int team_matures = 26;
    double match_middle = 0.5;
    By<MatchPredictorLabels> match_slope{{0.20, 0.15, 0.15}};
    double match_concentration = 8;
    double reservation = 0.4;
    double reservation_work_first = 0.2;
    double reservation_exhaustion = 0.2;
    double reservation_comprehension = 0.3;
    int exhaustion_weeks = 26;
    double separation_rate = 0.00263;
    double separation_match = 3;
    double separation_health = 1;
    double mean_match = 0.60;
    double learning = 0.0008;
    double defeat_motivation = 0.10;
    double defeat_manageability = 0.10;
    double defeat_stability = 0.08;
    int defeat_weeks = 26;
};

}  // namespace samspill
