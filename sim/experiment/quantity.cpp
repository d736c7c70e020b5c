#include "experiment/quantity.h"

#include <algorithm>

namespace samspill {

double value_of(const Series& series, std::size_t offices, Quantity quantity, int row, std::size_t office, int group)
{
    const std::size_t labels = std::max<std::size_t>(labels_of(info(quantity.indicator).labels).size(), 1);
    const std::size_t groups = has_groups(quantity.indicator) ? n_groups : 1;
    const std::vector<float>& values = series.values[std::size_t(quantity.indicator)];
    const float* cell = &values[((std::size_t(row) * offices + office) * groups + std::size_t(group)) * labels];
    if (quantity.label >= 0) return double(cell[quantity.label]);
    double sum = 0.0;
    for (std::size_t label = 0; label < labels; ++label)
        if (quantity.indicator != Indicator::persons || Status(label) != Status::gone) sum += double(cell[label]);
    return sum;
}

}  // namespace samspill
