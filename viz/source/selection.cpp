#include "viz/source/selection.h"

#include <cmath>
#include <limits>

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

constexpr float no_number = std::numeric_limits<float>::quiet_NaN();

// The cells of a week that a selection adds up, and how.
struct Cells {
    const IndicatorInfo& indicator;
    int first_place, last_place;  // offices, or regions
    int first_group, last_group;  // 0, 1 where there are none
    int first_label, last_label;
    std::size_t groups, labels, places;  // of a week

    std::size_t index(int place, int group, int label) const
    {
        return (std::size_t(place) * groups + std::size_t(group)) * labels + std::size_t(label);
    }
};

Cells cells_of(const Places& places, const Selection& selection)
{
    const IndicatorInfo& indicator = info(selection.indicator);
    const bool by_region = indicator.extent == Extent::region, by_group = indicator.extent == Extent::office_group;
    std::pair<int, int> range = offices_of(places, selection.place);
    if (by_region) {
        range = {0, int(places.regions.size())};
        if (selection.place.kind == Place::Kind::region) range = {selection.place.index, selection.place.index + 1};
        if (selection.place.kind == Place::Kind::office) {
            const int region = region_of(places, selection.place.index);
            range = {region, region + 1};
        }
    }
    const std::size_t labels = indicator.labels == LabelAxis::none ? 1 : labels_of(indicator.labels).size();
    const std::size_t groups = by_group ? std::size_t(n_groups) : 1;
    const bool one_group = by_group && selection.group >= 0, one_label = labels > 1 && selection.label >= 0;
    return {indicator,
            range.first,
            range.second,
            one_group ? selection.group : 0,
            one_group ? selection.group + 1 : int(groups),
            one_label ? selection.label : 0,
            one_label ? selection.label + 1 : int(labels),
            groups,
            labels,
            by_region ? places.regions.size() : std::size_t(places.office_count())};
}

double sum_of(const Cells& cells, const float* week, int place)
{
    double sum = 0.0;
    for (int group = cells.first_group; group < cells.last_group; ++group)
        for (int label = cells.first_label; label < cells.last_label; ++label)
            sum += double(week[cells.index(place, group, label)]);
    return sum;
}

float value_in(const Series& series, const Cells& cells, int row)
{
    const std::size_t a_week = cells.places * cells.groups * cells.labels;
    const float* week = series.values[std::size_t(cells.indicator.id)].data() + std::size_t(row) * a_week;
    const bool mean = cells.indicator.measure == Measure::level;
    double sum = 0.0, weights = 0.0;
    for (int place = cells.first_place; place < cells.last_place; ++place) {
        double weight = 1.0;
        if (mean && cells.indicator.extent == Extent::office) {
            const auto& counsellors = series.values[std::size_t(Indicator::counsellors)];
            weight = double(counsellors[std::size_t(row) * cells.places + std::size_t(place)]);
            // One office has its level whether or not anybody works there.
            if (cells.last_place - cells.first_place == 1) weight = 1.0;
            if (weight == 0.0) continue;
        }
        const double value = sum_of(cells, week, place);
        if (std::isnan(value)) continue;
        sum += mean ? weight * value : value;
        weights += weight;
    }
    if (!mean) return float(sum);
    return weights > 0.0 ? float(sum / weights) : no_number;
}

}  // namespace

float value_of(const Series& series, const Places& places, const Selection& selection, int row)
{
    return value_in(series, cells_of(places, selection), row);
}

std::vector<float> line_of(const Series& series, const Places& places, const Selection& selection, int weeks)
{
    const Cells cells = cells_of(places, selection);
    std::vector<float> line(static_cast<std::size_t>(weeks));
    for (int row = 0; row < weeks; ++row) line[std::size_t(row)] = value_in(series, cells, row);
    return line;
}

}  // namespace samspill::viz
