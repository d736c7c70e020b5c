#include "viz/data/bridges.h"
#include "viz/panels/bridges/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/csv.h"

namespace samspill::viz {

std::string bridges_table(const ViewState& state, const Shown& shown)
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

}  // namespace samspill::viz
