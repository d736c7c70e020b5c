#include "model/params/plans.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const PlanParams*)
{
    using P = PlanParams;
    return std::tuple{
        Field{"attraction", &P::attraction, "logit", -20.0, 20.0,
              "what speaks for a plan when all else is in the middle",
              "hva som taler for en plan når alt annet er middels", assumed()},
        Field{"inertia", &P::inertia, "logit", 0.0, 20.0, "what speaks for the plan one already has",
              "hva som taler for planen man allerede har", assumed()},
        Field{"work_first", &P::work_first, "logit/sd", 0.0, 5.0,
              "counsellor's work-first weight: for fast work, against education",
              "veilederens arbeid-først-vekt: for raskt arbeid, mot utdanning", assumed()},
        Field{"work_first_middle", &P::work_first_middle, "0-1", 0.0, 1.0, "centre of the work-first weight",
              "midtpunkt for arbeid-først-vekten", assumed()},
        Field{"work_first_spread", &P::work_first_spread, "0-1", 0.01, 1.0, "spread of the work-first weight",
              "spredning i arbeid-først-vekten", assumed()},
        Field{"strategy", &P::strategy, "logit/sd", 0.0, 5.0, "office's strategy: for education, against fast work",
              "kontorets strategi: for utdanning, mot raskt arbeid", assumed()},
        Field{"strategy_middle", &P::strategy_middle, "0-1", 0.0, 1.0, "centre of the strategy",
              "midtpunkt for strategien", assumed()},
        Field{"strategy_spread", &P::strategy_spread, "0-1", 0.01, 1.0, "spread of the strategy",
              "spredning i strategien", assumed()},
        Field{"wish", &P::wish, "logit/sd", 0.0, 5.0,
              "user's own wish for education, times comprehensibility (user participation)",
              "brukerens eget ønske om utdanning, ganger begripelighet (brukermedvirkning)", assumed()},
        Field{"wish_middle", &P::wish_middle, "0-1", -1.0, 1.0, "aspiration above qualification that is neutral",
              "ambisjon over kvalifikasjon som er nøytral", assumed()},
        Field{"wish_spread", &P::wish_spread, "0-1", 0.01, 1.0, "spread of aspiration above qualification",
              "spredning i ambisjon over kvalifikasjon", assumed()},
        Field{"health", &P::health, "logit/sd", 0.0, 5.0, "poor health speaks for recovery",
              "dårlig helse taler for å bli frisk først", assumed()},
        Field{"health_middle", &P::health_middle, "0-1", 0.0, 1.0, "centre of health", "midtpunkt for helse",
              assumed()},
        Field{"health_spread", &P::health_spread, "0-1", 0.01, 1.0, "spread of health", "spredning i helse", assumed()},
        Field{"expected_spread", &P::expected_spread, "weeks", 0.1, 260.0,
              "difference in expected employed weeks that counts as one standard deviation (strategy `individual`)",
              "forskjell i forventede uker i arbeid som teller som ett standardavvik (strategien `individual`)",
              assumed()},
        Field{"start_rate", &P::start_rate, "1/week", 0.0, 10.0, "rate at which a planned measure begins",
              "rate for oppstart av planlagte tiltak", assumed()},
        Field{"self_funding", &P::self_funding, "1/week", 0.0, 1.0, "rate of beginning education without NAV",
              "rate for å begynne på utdanning uten NAV", assumed()},
        Field{"education_min_age", &P::education_min_age, "years", 16, 70, "youngest age for education funded by NAV",
              "laveste alder for utdanning betalt av NAV", assumed()},
        Field{"low_qualification", &P::low_qualification, "0-1", 0.0, 1.0,
              "end of the lowest third of qualification in the table of plans",
              "slutten på laveste tredel av kvalifikasjon i plantabellen", assumed()},
        Field{"high_qualification", &P::high_qualification, "0-1", 0.0, 1.0,
              "start of the highest third of qualification in the table of plans",
              "starten på høyeste tredel av kvalifikasjon i plantabellen", assumed()},
        Field{"good_health", &P::good_health, "0-1", 0.0, 1.0,
              "start of the better half of health in the table of plans",
              "starten på beste halvdel av helse i plantabellen", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, PlanParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
