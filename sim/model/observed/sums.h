#pragma once

#include <cstddef>
#include <utility>

#include "model/inputs/places.h"
#include "model/observed/indicators.h"

namespace samspill {

// An indicator, summed over its labels (for persons, without those who are gone), or one of its labels.
struct Quantity {
    Indicator indicator;
    int label = -1;
};

inline bool has_groups(Indicator indicator) { return info(indicator).extent == Extent::office_group; }
// Whether more of it is better: for one status of persons, this depends on the status.
inline Better better_of(Quantity quantity)
{
    const bool one_status = quantity.indicator == Indicator::persons && quantity.label >= 0;
    return one_status ? better_of(Status(quantity.label)) : info(quantity.indicator).better;
}

// Numbers of a series that are combined over weeks, places and groups. Counts and flows add up,
// levels become a weighted mean (LevelOf).
struct Pool {
    double sum = 0.0;     // of levels: times their weights
    double weight = 0.0;  // of levels
    double plain = 0.0;   // states of places, unweighted: for when there is nobody to weight them by
    double states = 0.0;  // how many

    Pool& operator+=(const Pool& other);
    double mean() const;  // of levels; NaN if there is no number
};

// The only way to sum a series: every table, curve, endpoint and picture reads it through this.
// The series and the places must outlive it.
class QuantitySeries {
public:
    QuantitySeries(const Series& series, const Places& places, Quantity quantity);

    const IndicatorInfo& about() const { return about_; }
    int places() const { return places_; }  // offices, or regions for indicators of regions
    int groups() const { return groups_; }  // 1 if there are none
    bool is_level() const { return about_.measure == Measure::level; }
    // The places [first, last) of a region; of all regions if `region` is their number.
    std::pair<int, int> range(std::size_t region) const;

    // One week (row of the series), place and group.
    Pool at(int row, int place, int group) const;
    // Places [first, last) together; of one group, or of all (-1). Without groups -1 and any other
    // number mean the same.
    Pool at(int row, int first, int last, int group) const;

    // The value of a pool: the sum of counts and flows, the mean of levels.
    double number(const Pool& pool) const { return is_level() ? pool.mean() : pool.sum; }

private:
    const IndicatorInfo& about_;
    const Places* regions_;
    const float* values_;
    const float* weights_;  // of a week and office; null: all 1
    int places_, groups_, labels_;
    int first_label_, last_label_, left_out_;
};

}  // namespace samspill
