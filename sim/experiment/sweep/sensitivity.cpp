#include "experiment/sweep/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

#include "core/draw.h"
#include "core/special_numbers.h"
#include "experiment/statistics/statistics.h"

namespace samspill {

namespace {

constexpr std::uint16_t resampling = 0;  // the only purpose of the bootstrap's own stream

using Rows = std::vector<std::size_t>;

double mean_of(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

// The mean product of two different replicates' values; of one replicate its square.
double square_of(std::span<const double> values)
{
    if (values.size() == 1) return values[0] * values[0];
    double sum = 0.0, squares = 0.0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    return (sum * sum - squares) / double(values.size() * (values.size() - 1));
}

// Samples of `size` points without an unknown one.
Rows known_samples(const Outcomes& outcomes, std::size_t size)
{
    if (outcomes.replicates == 0 || outcomes.values.size() % (size * outcomes.replicates) != 0)
        throw std::invalid_argument("sensitivity: no whole number of samples");
    Rows known;
    const std::size_t numbers = size * outcomes.replicates;
    for (std::size_t s = 0; s < outcomes.points() / size; ++s) {
        const auto sample = outcomes.values.subspan(s * numbers, numbers);
        if (std::none_of(sample.begin(), sample.end(), [](double y) { return std::isnan(y); })) known.push_back(s);
    }
    return known;
}

// The values of statistics(rows) for rows 0..n-1, each with its interval over draws of n of them
// with replacement.
std::vector<Interval> with_intervals(std::size_t n, const Bootstrap& bootstrap,
                                     const std::function<std::vector<double>(const Rows&)>& statistics)
{
    Rows rows(n);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    const std::vector<double> values = statistics(rows);
    std::vector<std::vector<double>> resampled(values.size());
    for (int b = 0; b < bootstrap.resamples; ++b) {
        Draw draw({bootstrap.seed, 0}, resampling, 0, std::uint32_t(b));
        for (std::size_t& row : rows) row = std::size_t(draw.uniform() * double(n));
        const std::vector<double> again = statistics(rows);
        for (std::size_t i = 0; i < again.size(); ++i)
            if (!std::isnan(again[i])) resampled[i].push_back(again[i]);
    }
    std::vector<Interval> intervals;
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<double>& all = resampled[i];
        std::sort(all.begin(), all.end());
        const auto at = [&](double p) { return all[std::size_t(p * double(all.size() - 1) + 0.5)]; };
        if (n == 0 || all.empty() || std::isnan(values[i])) {
            intervals.push_back({nan, nan, nan});
            continue;
        }
        const bool equal = all.front() == all.back();
        const double low = equal ? nan : at(0.025), high = equal ? nan : at(0.975);
        intervals.push_back(
            {values[i], low, high, n >= std::size_t(least_for_verdict) && (equal ? values[i] : low) > 0.0});
    }
    return intervals;
}

// What each sample adds to the indices, so that a resample is a sum.
class SobolSamples {
public:
    SobolSamples(const Outcomes& outcomes, std::size_t axes)
        : outcomes_(outcomes), axes_(axes), samples_(known_samples(outcomes, axes + 2))
    {
        for (const std::size_t s : samples_) mean_ += (mean_of(a(s)) + mean_of(b(s))) / 2 / double(samples_.size());
        std::vector<double> change(outcomes.replicates);
        for (const std::size_t s : samples_)
            for (std::size_t i = 0; i < axes; ++i) {
                const auto moved = outcomes.of(s * (axes + 2) + 1 + i);
                for (std::size_t r = 0; r < change.size(); ++r) change[r] = moved[r] - a(s)[r];
                first_.push_back((mean_of(b(s)) - mean_) * mean_of(change));
                total_.push_back(square_of(change) / 2);
            }
    }

    std::size_t size() const { return samples_.size(); }
    double mean() const { return mean_; }

    // First-order indices, then total ones.
    std::vector<double> indices(const Rows& rows) const
    {
        std::vector<double> sums(2 * axes_, 0.0);
        for (const std::size_t row : rows)
            for (std::size_t i = 0; i < axes_; ++i) {
                sums[i] += first_[row * axes_ + i];
                sums[axes_ + i] += total_[row * axes_ + i];
            }
        const double whole = variance(rows) * double(rows.size());
        for (double& sum : sums) sum = whole > 0.0 ? sum / whole : nan;
        return sums;
    }

    // Of the points A and B, each replicate about its own mean; counted from the first sample's A, so
    // that equal outcomes give 0 without rounding.
    double variance(const Rows& rows) const
    {
        const std::size_t replicates = outcomes_.replicates;
        const auto origin = a(samples_[0]);
        std::vector<double> means(replicates, 0.0), apart(replicates);
        for (const std::size_t row : rows)
            for (std::size_t r = 0; r < replicates; ++r)
                means[r] +=
                    (a(samples_[row])[r] - origin[r] + b(samples_[row])[r] - origin[r]) / double(2 * rows.size());
        double sum = 0.0;
        for (const std::size_t row : rows)
            for (const auto point : {a(samples_[row]), b(samples_[row])}) {
                for (std::size_t r = 0; r < replicates; ++r) apart[r] = point[r] - origin[r] - means[r];
                sum += square_of(apart);
            }
        return sum / double(2 * rows.size() - 1);
    }

private:
    std::span<const double> a(std::size_t sample) const { return outcomes_.of(sample * (axes_ + 2)); }
    std::span<const double> b(std::size_t sample) const { return outcomes_.of(sample * (axes_ + 2) + axes_ + 1); }

    Outcomes outcomes_;
    std::size_t axes_;
    Rows samples_;
    double mean_ = 0.0;
    std::vector<double> first_, total_;  // samples x axes
};

// The axis along which one point is away from the last, and how far.
std::pair<std::size_t, double> step_between(const UnitPoints& points, std::size_t from)
{
    std::size_t axis = points.axes, moved = 0;
    for (std::size_t i = 0; i < points.axes; ++i)
        if (points.at(from, i) != points.at(from + 1, i)) axis = i, ++moved;
    if (moved != 1) throw std::invalid_argument("sensitivity: a trajectory moves one axis at a time");
    return {axis, points.at(from + 1, axis) - points.at(from, axis)};
}

// Elementary effects: trajectories x axes, their mean over replicates and their square.
struct Effects {
    std::vector<double> mean, square;
};

Effects effects_of(const Outcomes& outcomes, const UnitPoints& points, const Rows& trajectories)
{
    const std::size_t axes = points.axes;
    Effects effects{std::vector<double>(trajectories.size() * axes, nan),
                    std::vector<double>(trajectories.size() * axes, nan)};
    std::vector<double> effect(outcomes.replicates);
    for (std::size_t t = 0; t < trajectories.size(); ++t)
        for (std::size_t k = 0; k < axes; ++k) {
            const std::size_t from = trajectories[t] * (axes + 1) + k;
            const auto [axis, step] = step_between(points, from);
            for (std::size_t r = 0; r < effect.size(); ++r)
                effect[r] = (outcomes.of(from + 1)[r] - outcomes.of(from)[r]) / step;
            effects.mean[t * axes + axis] = mean_of(effect);
            effects.square[t * axes + axis] = square_of(effect);
        }
    if (std::any_of(effects.mean.begin(), effects.mean.end(), [](double e) { return std::isnan(e); }))
        throw std::invalid_argument("sensitivity: a trajectory moves each axis once");
    return effects;
}

}  // namespace

SobolResult sobol_indices(const Outcomes& outcomes, std::size_t axes, const Bootstrap& bootstrap)
{
    const SobolSamples samples(outcomes, axes);
    SobolResult result{std::vector<SobolIndex>(axes), nan, nan, samples.size()};
    if (samples.size() < 2) {
        const Interval none{nan, nan, nan};
        std::fill(result.axes.begin(), result.axes.end(), SobolIndex{none, none});
        return result;
    }
    const auto intervals =
        with_intervals(samples.size(), bootstrap, [&](const Rows& rows) { return samples.indices(rows); });
    for (std::size_t i = 0; i < axes; ++i) result.axes[i] = {intervals[i], intervals[axes + i]};
    Rows all(samples.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    result.mean = samples.mean();
    result.variance = samples.variance(all);
    return result;
}

MorrisResult morris_effects(const Outcomes& outcomes, const UnitPoints& points, const Bootstrap& bootstrap)
{
    const std::size_t axes = points.axes;
    if (points.size() != outcomes.points()) throw std::invalid_argument("sensitivity: other points than outcomes");
    const Rows trajectories = known_samples(outcomes, axes + 1);
    const Effects effects = effects_of(outcomes, points, trajectories);
    MorrisResult result{std::vector<MorrisEffect>(axes), trajectories.size()};
    const auto sizes_and_squares = [&](const Rows& rows) {
        std::vector<double> means(2 * axes, 0.0);
        for (const std::size_t row : rows)
            for (std::size_t i = 0; i < axes; ++i) {
                means[i] += std::abs(effects.mean[row * axes + i]) / double(rows.size());
                means[axes + i] += effects.square[row * axes + i] / double(rows.size());
            }
        return means;
    };
    const auto intervals = with_intervals(trajectories.size(), bootstrap, sizes_and_squares);
    for (std::size_t i = 0; i < axes; ++i) {
        double mean = trajectories.empty() ? nan : 0.0, squares = 0.0;
        for (std::size_t t = 0; t < trajectories.size(); ++t)
            mean += effects.mean[t * axes + i] / double(trajectories.size());
        for (std::size_t t = 0; t < trajectories.size(); ++t)
            squares += (effects.mean[t * axes + i] - mean) * (effects.mean[t * axes + i] - mean);
        result.axes[i] = {mean, intervals[i], std::sqrt(squares / (double(trajectories.size()) - 1)),
                          intervals[axes + i]};
    }
    return result;
}

}  // namespace samspill
