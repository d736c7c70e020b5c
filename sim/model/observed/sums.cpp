#include "model/observed/sums.h"

#include <algorithm>
#include <cmath>

#include "core/special_numbers.h"

namespace samspill {

namespace {

// Who weighs the levels of offices; null for what is no level of an office.
const float* weights_of(const Series& series, const IndicatorInfo& about)
{
    if (about.measure != Measure::level || about.extent == Extent::region) return nullptr;
    const Indicator by = about.level_of == LevelOf::caseload ? Indicator::caseload : Indicator::counsellors;
    return series.values[std::size_t(by)].data();
}

}  // namespace

Pool& Pool::operator+=(const Pool& other)
{
    sum += other.sum;
    weight += other.weight;
    plain += other.plain;
    states += other.states;
    return *this;
}

double Pool::mean() const
{
    if (weight > 0.0) return sum / weight;
    return states > 0.0 ? plain / states : nan;
}

QuantitySeries::QuantitySeries(const Series& series, const Places& places, Quantity quantity)
    : about_(info(quantity.indicator)),
      regions_(&places),
      values_(series.values[std::size_t(quantity.indicator)].data()),
      weights_(weights_of(series, about_)),
      places_(about_.extent == Extent::region ? int(places.regions.size()) : places.office_count()),
      groups_(has_groups(quantity.indicator) ? n_groups : 1),
      labels_(std::max(int(labels_of(about_.labels).size()), 1)),
      first_label_(quantity.label < 0 || labels_ == 1 ? 0 : quantity.label),
      last_label_(quantity.label < 0 || labels_ == 1 ? labels_ : quantity.label + 1),
      left_out_(quantity.label < 0 && quantity.indicator == Indicator::persons ? int(Status::gone) : -1)
{
}

std::pair<int, int> QuantitySeries::range(std::size_t region) const
{
    if (region >= regions_->regions.size()) return {0, places_};
    if (about_.extent == Extent::region) return {int(region), int(region) + 1};
    int first = 0;
    for (std::size_t r = 0; r < region; ++r) first += int(regions_->regions[r].offices.size());
    return {first, first + int(regions_->regions[region].offices.size())};
}

Pool QuantitySeries::at(int row, int place, int group) const
{
    const std::size_t of_week = std::size_t(row) * std::size_t(places_) + std::size_t(place);
    const float* cell = values_ + (of_week * std::size_t(groups_) + std::size_t(group)) * std::size_t(labels_);
    double value = 0.0;
    for (int label = first_label_; label < last_label_; ++label)
        if (label != left_out_) value += double(cell[label]);
    if (!is_level()) return {.sum = value};
    if (std::isnan(value)) return {};
    const double weight = weights_ ? double(weights_[of_week]) : 1.0;
    Pool pool{.sum = weight * value, .weight = weight};
    if (about_.level_of == LevelOf::place) pool.plain = value, pool.states = 1.0;
    return pool;
}

Pool QuantitySeries::at(int row, int first, int last, int group) const
{
    const int first_group = group < 0 || groups_ == 1 ? 0 : group;
    const int last_group = group < 0 || groups_ == 1 ? groups_ : group + 1;
    Pool pool;
    for (int place = first; place < last; ++place)
        for (int g = first_group; g < last_group; ++g) pool += at(row, place, g);
    return pool;
}

}  // namespace samspill
