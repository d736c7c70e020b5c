#include "viz/state/running.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "experiment/statistics/statistics.h"

namespace samspill::viz {

namespace {

constexpr float no_number = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t most_numbers = 8000;  // that are sorted for one chart in one frame

std::vector<float> summed(const std::vector<float>& line, std::size_t first)
{
    std::vector<float> sums(line.size(), no_number);
    double sum = 0.0;
    for (std::size_t row = first; row < line.size(); ++row) {
        sum += double(line[row]);
        sums[row] = float(sum);
    }
    return sums;
}

// The rows at which bands are worked out: every k-th and the last.
std::vector<std::size_t> rows_of(std::size_t first, std::size_t end, std::size_t replicates)
{
    std::vector<std::size_t> rows;
    if (first >= end) return rows;
    const std::size_t step = std::max<std::size_t>(1, (end - first) * replicates / most_numbers);
    for (std::size_t row = first; row < end; row += step) rows.push_back(row);
    if (rows.back() != end - 1) rows.push_back(end - 1);
    return rows;
}

// Straight lines between the rows that are known.
void fill_between(std::vector<float>& values, const std::vector<std::size_t>& rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (std::size_t row = rows[i - 1] + 1; row < rows[i]; ++row) {
            const float t = float(row - rows[i - 1]) / float(rows[i] - rows[i - 1]);
            values[row] = values[rows[i - 1]] + t * (values[rows[i]] - values[rows[i - 1]]);
        }
}

std::vector<float> column_of(const std::vector<std::vector<float>>& lines, std::size_t row)
{
    std::vector<float> numbers;
    for (const std::vector<float>& line : lines)
        if (row < line.size() && !std::isnan(line[row])) numbers.push_back(line[row]);
    return numbers;
}

}  // namespace

Curve running_sum(const Curve& curve, Week from)
{
    const std::size_t first = std::size_t(std::max(0, from - curve.first_week));
    std::vector<std::vector<float>> lines;
    for (const std::vector<float>& line : curve.replicate) lines.push_back(summed(line, first));
    Curve sums;
    sums.first_week = curve.first_week;
    sums.replicates = curve.replicates;
    const std::size_t weeks = curve.mean.size();
    for (std::vector<float>* values : {&sums.mean, &sums.low90, &sums.high90}) values->assign(weeks, no_number);
    const std::vector<std::size_t> rows = rows_of(first, weeks, std::max<std::size_t>(1, lines.size()));
    for (const std::size_t row : rows) {
        std::vector<float> numbers = column_of(lines, row);
        if (numbers.empty()) continue;
        double sum = 0.0;
        for (const float number : numbers) sum += double(number);
        sums.mean[row] = float(sum / double(numbers.size()));
        if (numbers.size() < 2) continue;
        std::sort(numbers.begin(), numbers.end());
        // Between neighbours in a straight line, as bands of curves are (curve.cpp).
        const auto quantile = [&](double p) {
            const double at = p * double(numbers.size() - 1);
            const std::size_t below = std::size_t(at), above = std::min(below + 1, numbers.size() - 1);
            return float(double(numbers[below]) + (at - double(below)) * double(numbers[above] - numbers[below]));
        };
        sums.low90[row] = quantile(0.05);
        sums.high90[row] = quantile(0.95);
    }
    for (std::vector<float>* values : {&sums.mean, &sums.low90, &sums.high90}) fill_between(*values, rows);
    sums.replicate = std::move(lines);
    return sums;
}

Contrast running_difference(const Curve& first, const Curve& second, Looks looks)
{
    Contrast contrast;
    contrast.looks = looks;
    contrast.first_week = first.first_week;
    const std::size_t pairs = std::min(first.replicate.size(), second.replicate.size());
    contrast.pairs = int(pairs);
    const std::size_t weeks = std::min(first.mean.size(), second.mean.size());
    contrast.mean.assign(weeks, no_number);
    if (pairs >= 2) contrast.low.assign(weeks, no_number), contrast.high.assign(weeks, no_number);
    std::vector<double> differences;
    for (std::size_t row = 0; row < weeks; ++row) {
        differences.clear();
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            const auto &a = first.replicate[pair], &b = second.replicate[pair];
            if (row >= a.size() || row >= b.size() || std::isnan(a[row]) || std::isnan(b[row])) continue;
            differences.push_back(double(b[row]) - double(a[row]));
        }
        if (differences.empty()) continue;
        const Estimate found = estimate(differences, looks);
        contrast.mean[row] = float(found.mean);
        if (differences.size() < pairs || !found.has_interval())
            continue;  // a pair that has not come so far, or too few
        contrast.low[row] = float(found.low());
        contrast.high[row] = float(found.high());
    }
    return contrast;
}

}  // namespace samspill::viz
