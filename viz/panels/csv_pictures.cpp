#include <limits>

#include "viz/data/bridges.h"
#include "viz/data/rings.h"
#include "viz/panels/csv_looks.h"
#include "viz/panels/csv_parts.h"
#include "viz/state/continuum.h"
#include "viz/state/csv.h"
#include "viz/state/outcomes.h"
#include "viz/state/timeline.h"

// Panels of one week.
namespace samspill::viz {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::string rings_csv(const ViewState& state, const Shown& shown)
{
    std::vector<std::string> header = header_of({world_word, week_word, date_word, office_word}, state.language);
    for (int ring = 0; ring < n_rings; ++ring)
        header.push_back(label_name(LabelAxis::ring, ring, state.language) +
                         Text{" (counsellors)", " (veiledere)"}.in(state.language));
    Csv csv(header);
    for (const Look& look : films_of(state, shown)) {
        const Places& places = look.film->head().places;
        const auto [first, last] = offices_of(places, state.place);
        for (int office = first; office < last; ++office) {
            begin_row(csv, look);
            csv.text(name_of(places, office_place(office)));
            for (int ring = 0; ring < n_rings; ++ring)
                csv.number(double(value_of(look.film->series(), places,
                                           {Indicator::rings, office_place(office), -1, ring}, look.row)));
            csv.end_row();
        }
    }
    return csv.str();
}

std::string bridges_csv(const ViewState& state, const Shown& shown)
{
    std::vector<std::string> header = header_of(
        {world_word,
         week_word,
         date_word,
         {"place", "sted"},
         {"geographic distance (0-1)", "geografisk avstand (0-1)"},
         {"cognitive distance (0-1)", "kognitiv avstand (0-1)"},
         {"organisational distance (0-1)", "organisatorisk avstand (0-1)"},
         {"structural distance (0-1)", "strukturell avstand (0-1)"},
         {"tie (0-1)", "kjennskap (0-1)"},
         {"anchor (0-1)", "forankring (0-1)"},
         {"friction (0-1)", "friksjon (0-1)"},
         {"perspective gain (factor)", "perspektivgevinst (faktor)"},
         {"registered (persons)", "registrerte (personer)"},
         {"waiting (persons)", "venter (personer)"},
         {"capacity of the region's centre (sessions a week)", "kapasitet ved regionens senter (timer i uken)"}},
        state.language);
    for (int kind = 0; kind < n_traffic; ++kind)
        header.push_back(std::string(meaning_of(info(indicator_of(Traffic(kind))), state.language)) +
                         Text{" (in the week)", " (i uken)"}.in(state.language));
    header.emplace_back(Text{"last weeks that are summed", "siste uker som summeres"}.in(state.language));
    for (int kind = 0; kind < n_traffic; ++kind)
        header.push_back(std::string(meaning_of(info(indicator_of(Traffic(kind))), state.language)) +
                         Text{" (in the last weeks)", " (i de siste ukene)"}.in(state.language));
    Csv csv(header);
    for (const Look& look : films_of(state, shown)) {
        const Places& places = look.film->head().places;
        for (const Place place : bridges_shown(places, state.place)) {
            const Bridge bridge = bridge_of(*look.film, place, look.row);
            begin_row(csv, look);
            csv.text(place_text(places, place, state.language));
            for (const double distance : bridge.distance) csv.number(distance);
            const double registered =
                double(value_of(look.film->series(), places, {Indicator::registered, place, -1, -1}, look.row));
            for (const double value : {bridge.tie, bridge.anchor, bridge.friction, bridge.perspective, registered,
                                       bridge.waiting, bridge.capacity})
                csv.number(value);
            for (const double value : bridge.week) csv.number(value);
            csv.number(bridge.quarter_weeks);
            for (const double value : bridge.quarter) csv.number(value);
            csv.end_row();
        }
    }
    return csv.str();
}

namespace {

std::string cohort_csv(const ViewState& state, const Shown& shown)
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

std::string flows_csv(const ViewState& state, const Shown& shown)
{
    if (shown.film[0] && shows_outcomes(state, *shown.film[0])) return cohort_csv(state, shown);
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

std::string continuum_csv(const ViewState& state, const Shown& shown)
{
    Csv csv(header_of({world_word,
                       week_word,
                       date_word,
                       office_word,
                       {"intensity asked for (0-3)", "intensitet som kreves (0-3)"},
                       {"enacted intensity (0-3)", "intensitet i praksis (0-3)"},
                       {"planned at the start (0-3)", "planlagt ved starten (0-3)"},
                       {"enacted at the start (0-3)", "i praksis ved starten (0-3)"},
                       {"counsellors known one by one", "veiledere som er kjent én for én"},
                       {"lowest enacted of a counsellor (0-3)", "lavest i praksis hos en veileder (0-3)"},
                       {"highest enacted of a counsellor (0-3)", "høyest i praksis hos en veileder (0-3)"}},
                      state.language));
    const auto films = films_of(state, shown);
    if (films.empty()) return csv.str();
    const std::vector<int> order =
        continuum_order(*films[0].film, state.place, state.continuum_order, double(films[0].week));
    for (const Look& look : films)
        for (const int office : order) {
            const OfficeOnContinuum there = office_on_continuum(*look.film, office, double(look.week));
            begin_row(csv, look);
            csv.text(name_of(look.film->head().places, office_place(office)));
            csv.number(there.planned).number(there.enacted).number(there.planned_then).number(there.enacted_then);
            csv.number(double(there.practice.size()));
            csv.number(there.practice.empty() ? none : double(there.practice.front()));
            csv.number(there.practice.empty() ? none : double(there.practice.back()));
            csv.end_row();
        }
    return csv.str();
}

}  // namespace samspill::viz
