#include "viz/data/rings.h"
#include "viz/panels/rings/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/csv.h"

namespace samspill::viz {

std::string rings_table(const ViewState& state, const Shown& shown)
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

}  // namespace samspill::viz
