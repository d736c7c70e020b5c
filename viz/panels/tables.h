#pragma once

#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "viz/data/shown.h"
#include "viz/state/csv.h"
#include "viz/state/view_state.h"

// What the tables of several panels have in common.
namespace samspill::viz {

// A film on screen with what people call its world, the week on screen, and its row in the film.
struct Look {
    const Film* film;
    int number;         // of the world
    std::string world;  // as people call it
    int row;
    Week week;
};
std::vector<Look> films_of(const ViewState& state, const Shown& shown);

inline constexpr Text world_word{"world", "verden"}, week_word{"week", "uke"}, date_word{"date", "dato"},
    office_word{"office", "kontor"};

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();  // an empty cell

// Of a line that begins in week `first`; unknown outside it.
double value_at(const std::vector<float>& values, Week first, Week week);

// Rows over time: the first and the last week in view, the header's first two cells, and the five of a curve with its
// bands (null: empty).
std::pair<Week, Week> weeks_in_view(const ViewState& state, const Head& head);
std::vector<std::string> time_header(Language language);
void add_header(std::vector<std::string>& header, const std::string& name, Language language);
void add_curve(Csv& csv, const Curve* curve, Week week);

// The first three cells: world, week, date.
void begin_row(Csv& csv, const Look& look);

std::vector<std::string> header_of(std::initializer_list<Text> words, Language language);
std::string place_text(const Places& places, Place place, Language language);  // "all offices"
std::string_view words_of(std::string_view meaning, std::string_view meaning_no, Language language);

}  // namespace samspill::viz
