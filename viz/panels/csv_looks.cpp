#include "viz/panels/csv_looks.h"

#include <algorithm>

#include "viz/state/timeline.h"

namespace samspill::viz {

std::vector<Look> films_of(const ViewState& state, const Shown& shown)
{
    std::vector<Look> films;
    for (const NamedWorld& world : worlds_on_screen(shown, state.language)) {
        const Film* film = world.world < 2 ? shown.film[std::size_t(world.world)].get() : nullptr;
        if (!film || film->ready() == 0) continue;
        const int row = std::clamp(week_of(state) - film->head().first_week, 0, film->ready() - 1);
        films.push_back({film, world.world, world.name, row, film->head().first_week + row});
    }
    return films;
}

void begin_row(Csv& csv, const Look& look) { csv.text(look.world).number(look.week).text(date_text(look.week)); }

std::vector<std::string> header_of(std::initializer_list<Text> words, Language language)
{
    std::vector<std::string> header;
    for (const Text& text : words) header.emplace_back(text.in(language));
    return header;
}

std::string place_text(const Places& places, Place place, Language language)
{
    const std::string name = name_of(places, place);
    return name.empty() ? Text{"all offices", "alle kontorer"}.in(language) : name;
}

std::string_view words_of(std::string_view meaning, std::string_view meaning_no, Language language)
{
    return language == Language::no && !meaning_no.empty() ? meaning_no : meaning;
}

}  // namespace samspill::viz
