#include "viz/state/totals.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace samspill::viz {

namespace {

double total(const std::vector<float>& line, Week first_week, Week from, Week to, bool summed)
{
    double sum = 0.0;
    int count = 0;
    for (Week week = std::max(from, first_week); week <= to; ++week) {
        const std::size_t row = std::size_t(week - first_week);
        const bool there = row < line.size() && !std::isnan(line[row]);
        if (!there && summed) return std::numeric_limits<double>::quiet_NaN();
        if (!there) continue;
        sum += double(line[row]);
        ++count;
    }
    if (count == 0) return std::numeric_limits<double>::quiet_NaN();
    return summed ? sum : sum / count;
}

std::vector<double> totals(const Curve& curve, Week from, Week to, bool summed, std::size_t runs)
{
    std::vector<double> numbers;
    for (std::size_t i = 0; i < runs; ++i)
        numbers.push_back(total(curve.replicate[i], curve.first_week, from, to, summed));
    return numbers;
}

}  // namespace

PairedDifference totals_of(const Curve& first, const Curve& second, Week from, Week to, bool summed, Looks looks)
{
    const std::size_t pairs = std::min(first.replicate.size(), second.replicate.size());
    return paired_difference(totals(first, from, to, summed, pairs), totals(second, from, to, summed, pairs), 0.95,
                             looks);
}

PairedDifference week_of(const Curve& first, const Curve& second, Week week, Looks looks)
{
    return totals_of(first, second, week, week, false, looks);
}

}  // namespace samspill::viz
