#include "viz/data/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "experiment/statistics/statistics.h"

namespace samspill::viz {

namespace {

constexpr float no_number = std::numeric_limits<float>::quiet_NaN();

// The p-quantile of sorted numbers, interpolated linearly between neighbours (type 7 of Hyndman and
// Fan, The American Statistician 50, 1996).
float quantile(const std::vector<float>& sorted, double p)
{
    const double at = p * double(sorted.size() - 1);
    const std::size_t below = std::size_t(at), above = std::min(below + 1, sorted.size() - 1);
    return float(double(sorted[below]) + (at - double(below)) * (double(sorted[above]) - double(sorted[below])));
}

// The numbers of one week, without those that are none.
void gather(const std::vector<std::vector<float>>& lines, std::size_t week, std::vector<float>& numbers)
{
    numbers.clear();
    for (const std::vector<float>& line : lines)
        if (week < line.size() && !std::isnan(line[week])) numbers.push_back(line[week]);
}

float mean_of(const std::vector<float>& numbers)
{
    double sum = 0.0;
    for (const float number : numbers) sum += double(number);
    return numbers.empty() ? no_number : float(sum / double(numbers.size()));
}

std::size_t longest(const std::vector<std::vector<float>>& lines)
{
    std::size_t weeks = 0;
    for (const std::vector<float>& line : lines) weeks = std::max(weeks, line.size());
    return weeks;
}

}  // namespace

Curve curve_of(Week first_week, std::vector<std::vector<float>> replicates)
{
    Curve curve;
    curve.first_week = first_week;
    curve.replicates = int(replicates.size());
    const std::size_t weeks = longest(replicates);
    curve.mean.resize(weeks);
    if (replicates.size() >= 2)
        for (std::vector<float>* band : {&curve.low50, &curve.high50, &curve.low90, &curve.high90})
            band->resize(weeks, no_number);
    std::vector<float> numbers;
    for (std::size_t week = 0; week < weeks; ++week) {
        gather(replicates, week, numbers);
        curve.mean[week] = mean_of(numbers);
        if (numbers.size() < 2) continue;
        std::sort(numbers.begin(), numbers.end());
        curve.low90[week] = quantile(numbers, 0.05);
        curve.low50[week] = quantile(numbers, 0.25);
        curve.high50[week] = quantile(numbers, 0.75);
        curve.high90[week] = quantile(numbers, 0.95);
    }
    curve.replicate = std::move(replicates);
    return curve;
}

Contrast contrast_of(Week first_week, const std::vector<std::vector<float>>& first,
                     const std::vector<std::vector<float>>& second, Looks looks)
{
    Contrast contrast;
    contrast.looks = looks;
    contrast.first_week = first_week;
    const std::size_t pairs = std::min(first.size(), second.size());
    contrast.pairs = int(pairs);
    for (std::size_t i = 0; i < pairs; ++i) {
        std::vector<float> difference(std::min(first[i].size(), second[i].size()));
        for (std::size_t week = 0; week < difference.size(); ++week)
            difference[week] = second[i][week] - first[i][week];
        contrast.pair.push_back(std::move(difference));
    }
    const std::size_t weeks = longest(contrast.pair);
    contrast.mean.resize(weeks);
    if (pairs >= 2) contrast.low.resize(weeks, no_number), contrast.high.resize(weeks, no_number);
    std::vector<float> numbers;
    std::vector<double> doubles;
    for (std::size_t week = 0; week < weeks; ++week) {
        gather(contrast.pair, week, numbers);
        contrast.mean[week] = mean_of(numbers);
        if (numbers.size() < 2) continue;
        doubles.assign(numbers.begin(), numbers.end());
        const Estimate interval = estimate(doubles, looks);
        if (!std::isfinite(interval.half_width)) continue;  // too few to have one
        contrast.low[week] = float(interval.low());
        contrast.high[week] = float(interval.high());
    }
    return contrast;
}

}  // namespace samspill::viz
