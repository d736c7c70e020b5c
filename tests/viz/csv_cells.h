#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "viz/data/film.h"
#include "viz/worlds.h"

// Tables of CSV as cells, and what stands in films straight from their series: what tables are held
// against without asking the functions that made them.
namespace samspill::viz::test {

using Rows = std::vector<std::vector<std::string>>;

// Rows of cells without quotes; enough for numbers and for texts without quotes.
inline Rows cells_of(const std::string& csv)
{
    Rows rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        if (csv[i] == '"')
            quoted = !quoted;
        else if (csv[i] == ',' && !quoted)
            rows.back().emplace_back();
        else if (csv[i] == '\r' && !quoted)
            rows.emplace_back(1), ++i;
        else
            rows.back().back() += csv[i];
    }
    rows.pop_back();
    return rows;
}

// A cell holds this number to six figures; nothing when it is NaN.
inline void expect_number(const std::string& cell, double number, const std::string& where)
{
    if (std::isnan(number)) {
        EXPECT_EQ(cell, "") << where;
        return;
    }
    ASSERT_NE(cell, "") << where << " should be " << number;
    EXPECT_NEAR(std::stod(cell), number, 1e-6 + 2e-6 * std::abs(number)) << where;
}

// A whole row from some column on.
inline void expect_numbers(const std::vector<std::string>& row, std::size_t from, const std::vector<double>& numbers,
                           const std::string& where)
{
    ASSERT_GE(row.size(), from + numbers.size()) << where;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        expect_number(row[from + i], numbers[i], where + ", column " + std::to_string(from + i));
}

// Straight from a series: values[indicator][week][place][group][label]. A group or label of -1: all added up.
inline double cell_in(const Film& film, Indicator indicator, int place, int row, int group = -1, int label = -1)
{
    const IndicatorInfo& about = info(indicator);
    const Places& places = film.head().places;
    const int count = about.extent == Extent::region ? int(places.regions.size()) : places.office_count();
    const int groups = about.extent == Extent::office_group ? n_groups : 1;
    const int labels = about.labels == LabelAxis::none ? 1 : int(labels_of(about.labels).size());
    const std::vector<float>& values = film.series().values[std::size_t(indicator)];
    double sum = 0.0;
    for (int g = 0; g < groups; ++g)
        for (int l = 0; l < labels; ++l)
            if ((group < 0 || g == group) && (label < 0 || l == label))
                sum += double(values.at(std::size_t(((row * count + place) * groups + g) * labels + l)));
    return sum;
}

// Over offices [first, last) of the film: counts and events are added, levels weighed with counsellors.
inline double over_offices(const Film& film, Indicator indicator, int first, int last, int row, int label = -1)
{
    const bool level = info(indicator).measure == Measure::level;
    double sum = 0.0, weights = 0.0;
    for (int office = first; office < last; ++office) {
        const double value = cell_in(film, indicator, office, row, -1, label);
        const double weight = !level || last - first == 1 ? 1.0 : cell_in(film, Indicator::counsellors, office, row);
        if (std::isnan(value) || weight == 0.0) continue;
        sum += weight * value, weights += weight;
    }
    return level ? sum / weights : sum;
}

inline double mean_of(const std::vector<double>& numbers)
{
    double sum = 0.0;
    for (const double number : numbers) sum += number;
    return sum / double(numbers.size());
}

// Of three numbers: half the 95 % interval of their mean, Student's t with two degrees of freedom.
inline double half_width_of(const std::vector<double>& numbers)
{
    double squares = 0.0;
    for (const double number : numbers) squares += std::pow(number - mean_of(numbers), 2);
    return 4.302652730 * std::sqrt(squares / 2.0 / 3.0);
}

// Of the sample of two worlds.
inline const Film& film_of_world(int world) { return *two_worlds().shown.film[std::size_t(world)]; }
inline int row_of_week(int world, Week week) { return week - film_of_world(world).head().first_week; }

}  // namespace samspill::viz::test
