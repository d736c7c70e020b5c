#pragma once

#include <compare>
#include <span>
#include <string>
#include <vector>

#include "model/inputs/places.h"
#include "model/observed/indicators.h"

namespace samspill::viz {

// Somewhere in the scenario: everywhere, a region, or an office (numbered through all regions).
struct Place {
    enum class Kind { all, region, office };
    Kind kind = Kind::all;
    int index = 0;

    auto operator<=>(const Place&) const = default;
};
inline Place region_place(int region) { return {Place::Kind::region, region}; }
inline Place office_place(int office) { return {Place::Kind::office, office}; }

// Have both the same regions and offices, so that places of one are places of the other?
bool same_places(const Places& a, const Places& b);

std::string name_of(const Places& places, Place place);  // "" for all
int region_of(const Places& places, int office);
// The offices of a place, as numbers [first, last).
std::pair<int, int> offices_of(const Places& places, Place place);

// One line of a run: what, where, of whom.
struct Selection {
    Indicator indicator = Indicator::lasting;
    Place place;
    int group = -1;  // -1: all
    int label = -1;  // -1: the sum over labels

    auto operator<=>(const Selection&) const = default;
};

// The selection's number in each of the weeks [0, weeks) of the series, summed as everywhere
// (model/observed/sums.h). NaN where there is no number (the attitude at an office without counsellors).
std::vector<float> line_of(const Series& series, const Places& places, const Selection& selection, int weeks);

// The same for one week. `row` counts from the series' first week.
float value_of(const Series& series, const Places& places, const Selection& selection, int row);

}  // namespace samspill::viz
