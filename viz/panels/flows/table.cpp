#include "viz/panels/flows/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/csv.h"
#include "viz/state/outcomes.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

std::string cohort_table(const ViewState& state, const Shown& shown)
{
    Csv csv(header_of({world_word,
                       {"cohort", "kohort"},
                       {"weeks since the start", "uker siden starten"},
                       {"observed (persons)", "observert (personer)"},
                       {"in work (share)", "i arbeid (andel)"},
                       {"in education (share)", "i utdanning (andel)"},
                       {"on a benefit (share)", "med ytelse (andel)"},
                       {"lastingly in work by now (share)", "har vært varig i arbeid (andel)"}},
                      state.language));
    for (const Look& look : films_of(state, shown)) {
        if (!look.film->outcomes()) continue;
        const int cohort = cohort_of(state, shown);
        const CohortShares shares = shares_of(*look.film->outcomes(), cohort, state.group);
        for (std::size_t week = 0; week < shares.observed.size(); ++week) {
            csv.text(look.world)
                .text(cohort_name(cohort, look.film->head().episode_week, state.language))
                .number(double(week));
            csv.number(shares.observed[week]);
            for (const auto* line : {&shares.in_work, &shares.education, &shares.on_benefit, &shares.lasting})
                csv.number(double((*line)[week]));
            csv.end_row();
        }
    }
    return csv.str();
}

}  // namespace

std::string flows_table(const ViewState& state, const Shown& shown)
{
    if (shown.film[0] && shows_outcomes(state, *shown.film[0])) return cohort_table(state, shown);
    Csv csv(header_of({world_word,
                       {"from week", "fra uke"},
                       {"to week", "til uke"},
                       {"group", "gruppe"},
                       {"status before", "status før"},
                       {"status after", "status etter"},
                       {"persons", "personer"},
                       {"share of persons followed", "andel personer som følges"}},
                      state.language));
    for (const Look& look : films_of(state, shown)) {
        const Flows* flows = shown.flows[std::size_t(look.number)].get();
        if (!flows) continue;
        for (int from = 0; from <= n_statuses; ++from)
            for (int to = 0; to < n_statuses; ++to) {
                const double persons = flows->persons[std::size_t(from)][std::size_t(to)];
                if (persons == 0.0) continue;
                csv.text(look.world).number(flows->from).number(flows->to);
                csv.text(group_name(flows->group, state.language));
                csv.text(from == n_statuses ? std::string(Text{"not here yet", "ikke kommet ennå"}.in(state.language))
                                            : label_name(LabelAxis::status, from, state.language));
                csv.text(label_name(LabelAxis::status, to, state.language)).number(persons).number(flows->share);
                csv.end_row();
            }
    }
    return csv.str();
}

}  // namespace samspill::viz
