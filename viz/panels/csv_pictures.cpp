#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "viz/panels/csv_parts.h"
#include "viz/source/bridges.h"
#include "viz/source/rings.h"
#include "viz/state/continuum.h"
#include "viz/state/csv.h"
#include "viz/state/outcomes.h"
#include "viz/state/side_effects.h"
#include "viz/state/timeline.h"

// Panels of one week.
namespace samspill::viz {

namespace {

// The films on screen with what people call them, the week on screen, and its row in each.
struct Look {
    const Film* film;
    std::string world;
    int row;
    Week week;
};
std::vector<Look> films_of(const ViewState& state, const Shown& shown)
{
    std::vector<Look> films;
    for (const NamedWorld& world : worlds_on_screen(shown, state.language)) {
        const Film* film = world.world < 2 ? shown.film[std::size_t(world.world)].get() : nullptr;
        if (!film || film->ready() == 0) continue;
        const int row = std::clamp(week_of(state) - film->head().first_week, 0, film->ready() - 1);
        films.push_back({film, world.name, row, film->head().first_week + row});
    }
    return films;
}

std::string place_text(const Places& places, Place place, Language language)
{
    const std::string name = name_of(places, place);
    return name.empty() ? Text{"all offices", "alle kontorer"}.in(language) : name;
}

using Words = std::initializer_list<Text>;
std::vector<std::string> header_of(const Words& words, Language language)
{
    std::vector<std::string> header;
    for (const Text& text : words) header.emplace_back(text.in(language));
    return header;
}

constexpr Text world_word{"world", "verden"}, week_word{"week", "uke"}, date_word{"date", "dato"},
    office_word{"office", "kontor"};

void begin_row(Csv& csv, const Look& look) { csv.text(look.world).number(look.week).text(date_text(look.week)); }

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
         {"waiting (persons)", "venter (personer)"},
         {"capacity of the region's centre (sessions a week)", "kapasitet ved regionens senter (timer i uken)"}},
        state.language);
    for (int kind = 0; kind < n_traffic; ++kind)
        header.push_back(std::string(meaning_of(info(indicator_of(Traffic(kind))), state.language)) +
                         Text{" (in the week)", " (i uken)"}.in(state.language));
    Csv csv(header);
    for (const Look& look : films_of(state, shown)) {
        const Places& places = look.film->head().places;
        for (const Place place : bridges_shown(places, state.place)) {
            const Bridge bridge = bridge_of(*look.film, place, look.row);
            begin_row(csv, look);
            csv.text(place_text(places, place, state.language));
            for (const double distance : bridge.distance) csv.number(distance);
            for (const double value : {bridge.tie, bridge.anchor, bridge.friction, bridge.waiting, bridge.capacity})
                csv.number(value);
            for (const double value : bridge.week) csv.number(value);
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
        const CohortShares shares = shares_of(*look.film->outcomes(), state.cohort, state.group);
        for (std::size_t week = 0; week < shares.observed.size(); ++week) {
            csv.text(look.world).text(cohort_name(state.cohort, state.language)).number(double(week));
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
    if (state.outcomes) return cohort_csv(state, shown);
    Csv csv(header_of({world_word,
                       {"from week", "fra uke"},
                       {"to week", "til uke"},
                       {"group", "gruppe"},
                       {"status before", "status før"},
                       {"status after", "status etter"},
                       {"persons", "personer"},
                       {"share of persons followed", "andel personer som følges"}},
                      state.language));
    const auto films = films_of(state, shown);
    for (std::size_t world = 0; world < std::min<std::size_t>(films.size(), 2); ++world) {
        const Flows* flows = shown.flows[world].get();
        if (!flows) continue;
        for (int from = 0; from <= n_statuses; ++from)
            for (int to = 0; to < n_statuses; ++to) {
                const double persons = flows->persons[std::size_t(from)][std::size_t(to)];
                if (persons == 0.0) continue;
                csv.text(films[world].world).number(flows->from).number(flows->to);
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
                       {"planned intensity (0-3)", "planlagt intensitet (0-3)"},
                       {"enacted intensity (0-3)", "intensitet i praksis (0-3)"},
                       {"planned at the start (0-3)", "planlagt ved starten (0-3)"},
                       {"enacted at the start (0-3)", "i praksis ved starten (0-3)"}},
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
            csv.end_row();
        }
    return csv.str();
}

std::string side_effects_csv(const ViewState& state, const Shown& shown)
{
    Csv csv(header_of({world_word,
                       week_word,
                       date_word,
                       {"place", "sted"},
                       {"effect", "virkning"},
                       {"gain or side effect", "gevinst eller bivirkning"},
                       {"unit", "enhet"},
                       {"at the start", "ved starten"},
                       {"now", "nå"},
                       {"sum since the start", "sum siden starten"},
                       {"replicates", "kjøringer"}},
                      state.language));
    const auto films = films_of(state, shown);
    for (std::size_t world = 0; world < films.size(); ++world) {
        const Look& look = films[world];
        const int counted = effect_replicates(shown, state.place, look.row);
        for (const SideEffect& effect : side_effects()) {
            const std::vector<float> line = effect_line(effect, shown, state.place, int(world), counted > 1);
            const int start = start_week(*look.film) - look.film->head().first_week;
            const EffectNumbers numbers = effect_numbers(effect, line, start, look.row);
            begin_row(csv, look);
            csv.text(place_text(look.film->head().places, state.place, state.language));
            csv.text(effect.title.in(state.language));
            csv.text(effect.gain ? Text{"gain", "gevinst"}.in(state.language)
                                 : Text{"side effect", "bivirkning"}.in(state.language));
            csv.text(effect.unit.in(state.language)).number(numbers.start).number(numbers.now);
            csv.number(has_sum(effect) ? numbers.sum : std::numeric_limits<double>::quiet_NaN());
            csv.number(std::max(counted, 1));
            csv.end_row();
        }
    }
    return csv.str();
}

}  // namespace samspill::viz
