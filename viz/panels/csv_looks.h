#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
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

// The first three cells: world, week, date.
void begin_row(Csv& csv, const Look& look);

std::vector<std::string> header_of(std::initializer_list<Text> words, Language language);
std::string place_text(const Places& places, Place place, Language language);  // "all offices"
std::string_view words_of(std::string_view meaning, std::string_view meaning_no, Language language);

}  // namespace samspill::viz
