#include "viz/data/selection.h"

#include <algorithm>

#include "model/observed/sums.h"

namespace samspill::viz {

bool same_places(const Places& a, const Places& b)
{
    const auto same_office = [](const OfficePlace& x, const OfficePlace& y) { return x.name == y.name; };
    return std::equal(a.regions.begin(), a.regions.end(), b.regions.begin(), b.regions.end(),
                      [&](const RegionPlace& x, const RegionPlace& y) {
                          return x.name == y.name && std::equal(x.offices.begin(), x.offices.end(), y.offices.begin(),
                                                                y.offices.end(), same_office);
                      });
}

std::string name_of(const Places& places, Place place)
{
    if (place.kind == Place::Kind::all) return "";
    if (place.kind == Place::Kind::region) return places.regions[std::size_t(place.index)].name;
    int office = place.index;
    for (const RegionPlace& region : places.regions) {
        if (office < int(region.offices.size())) return region.offices[std::size_t(office)].name;
        office -= int(region.offices.size());
    }
    return "";
}

int region_of(const Places& places, int office)
{
    for (std::size_t r = 0; r < places.regions.size(); ++r) {
        office -= int(places.regions[r].offices.size());
        if (office < 0) return int(r);
    }
    return -1;
}

std::pair<int, int> offices_of(const Places& places, Place place)
{
    if (place.kind == Place::Kind::all) return {0, places.office_count()};
    if (place.kind == Place::Kind::office) return {place.index, place.index + 1};
    int first = 0;
    for (int r = 0; r < place.index; ++r) first += int(places.regions[std::size_t(r)].offices.size());
    return {first, first + int(places.regions[std::size_t(place.index)].offices.size())};
}

namespace {

// The places of the quantity's own kind that a place is: offices, or regions.
std::pair<int, int> places_of(const QuantitySeries& quantity, const Places& places, Place place)
{
    if (quantity.about().extent != Extent::region) return offices_of(places, place);
    if (place.kind == Place::Kind::all) return {0, quantity.places()};
    const int region = place.kind == Place::Kind::region ? place.index : region_of(places, place.index);
    return {region, region + 1};
}

}  // namespace

float value_of(const Series& series, const Places& places, const Selection& selection, int row)
{
    const QuantitySeries quantity(series, places, {selection.indicator, selection.label});
    const auto [first, last] = places_of(quantity, places, selection.place);
    return float(quantity.number(quantity.at(row, first, last, selection.group)));
}

std::vector<float> line_of(const Series& series, const Places& places, const Selection& selection, int weeks)
{
    const QuantitySeries quantity(series, places, {selection.indicator, selection.label});
    const auto [first, last] = places_of(quantity, places, selection.place);
    std::vector<float> line(static_cast<std::size_t>(weeks));
    for (int row = 0; row < weeks; ++row)
        line[std::size_t(row)] = float(quantity.number(quantity.at(row, first, last, selection.group)));
    return line;
}

}  // namespace samspill::viz
