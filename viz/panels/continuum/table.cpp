#include "viz/panels/continuum/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/continuum.h"
#include "viz/state/csv.h"

namespace samspill::viz {

std::string continuum_table(const ViewState& state, const Shown& shown)
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
            csv.number(there.practice.empty() ? unknown : double(there.practice.front()));
            csv.number(there.practice.empty() ? unknown : double(there.practice.back()));
            csv.end_row();
        }
    return csv.str();
}

}  // namespace samspill::viz
