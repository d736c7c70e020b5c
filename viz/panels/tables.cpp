#include "viz/panels/tables.h"

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

double value_at(const std::vector<float>& values, Week first, Week week)
{
    const int row = week - first;
    return row >= 0 && std::size_t(row) < values.size() ? double(values[std::size_t(row)]) : unknown;
}

std::pair<Week, Week> weeks_in_view(const ViewState& state, const Head& head)
{
    Week from = head.first_week, to = head.end_week() - 1;
    if (state.zoom_to > state.zoom_from) from = std::max(from, state.zoom_from), to = std::min(to, state.zoom_to);
    return {from, to};
}

std::vector<std::string> time_header(Language language)
{
    return language == Language::no ? std::vector<std::string>{"uke", "dato"}
                                    : std::vector<std::string>{"week", "date"};
}

void add_header(std::vector<std::string>& header, const std::string& name, Language language)
{
    const bool no = language == Language::no;
    header.push_back(name + (no ? ", snitt" : ", mean"));
    for (const char* part : {"50", "90"}) {
        header.push_back(name + ", " + part + (no ? " % lav" : " % low"));
        header.push_back(name + ", " + part + (no ? " % høy" : " % high"));
    }
}

void add_curve(Csv& csv, const Curve* curve, Week week)
{
    if (!curve) {
        for (int i = 0; i < 5; ++i) csv.number(unknown);
        return;
    }
    for (const auto* values : {&curve->mean, &curve->low50, &curve->high50, &curve->low90, &curve->high90})
        csv.number(value_at(*values, curve->first_week, week));
}

}  // namespace samspill::viz
