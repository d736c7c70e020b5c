#pragma once

#include "model/indicators.h"
#include "model/places.h"

namespace samspill {

// An indicator of offices, summed over its labels (persons: but those who are gone) or one label
// of it.
struct Quantity {
    Indicator indicator;
    int label = -1;
};

inline bool has_groups(Indicator indicator) { return info(indicator).extent == Extent::office_group; }

// The quantity in one week (row of the series), office and group; group 0 where there are none.
double value_of(const Series& series, std::size_t offices, Quantity quantity, int row, std::size_t office, int group);

}  // namespace samspill
