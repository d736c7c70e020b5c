#pragma once

#include <array>
#include <string_view>

#include "core/by.h"
#include "core/members.h"
#include "model/params/kinds.h"
#include "model/params/predictors.h"

namespace samspill {

// What offers of work depend on in a searcher: how many there are, in log rate, and how well they match. Matches have
// the middles of offers.
struct SearcherSeen {
    double qualification, health, coherence, motivation;
};
struct OfferPredictors {
    using Seen = SearcherSeen;
    static constexpr std::array rows{
        Predictor{"qualification", &Seen::qualification, 2.171, 0.45},
        Predictor{"health", &Seen::health, 1.5, 0.70},
        Predictor{"coherence", &Seen::coherence, 1.2, 0.50},
        Predictor{"motivation", &Seen::motivation, 0.8, 0.57},
    };
    static_assert(rows.size() == member_count<Seen>);
    static constexpr auto names = names_of(rows);
};
struct MatchPredictors {
    using Seen = SearcherSeen;
    static constexpr std::array rows{
        Predictor{"qualification", &Seen::qualification, 0.20},
        Predictor{"coherence", &Seen::coherence, 0.15},
        Predictor{"health", &Seen::health, 0.15},
    };
    static constexpr auto names = names_of(rows);
};
struct EffortLabels {
    static constexpr std::array<std::string_view, 9> names{"no_plan",   "fast_work", "work_training",
                                                           "supported", "education", "education_end",
                                                           "intro",     "recovery",  "sick_listed"};
};

// How offers of work reach users, how choosy users are, and how jobs end.
struct JobParams {
    By<GroupLabels> offer_rate{{0.1985, 0.1444, 0.2165, 0.01805, 0.09624}};
    By<OfferPredictors> offer_slope = defaults_of<OfferPredictors>(&Predictor<SearcherSeen>::slope);
    By<OfferPredictors> offer_middle = defaults_of<OfferPredictors>(&Predictor<SearcherSeen>::middle);
    By<EffortLabels> effort{{0.6, 1.0, 0.45, 1.0, 0.2, 0.6, 0.25, 0.15, 0.1}};
    double far_factor = 0.02;
    double aap_factor = 0.4;
    double supported_factor = 1.6;
    double supported_separation = 0.6;
    int supported_weeks = 26;
    int team_matures = 26;
    double match_middle = 0.5;
    By<MatchPredictors> match_slope = defaults_of<MatchPredictors>(&Predictor<SearcherSeen>::slope);
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
