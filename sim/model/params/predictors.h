#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/by.h"

// What a logit, or the logarithm of a rate, is made of: a table with one row for each predictor. Keys of parameters,
// their defaults and the sum follow from the row.
namespace samspill {

// `Seen` is a plain struct of doubles: the values, as the process finds them.
template <class Seen>
struct Predictor {
    std::string_view name;
    double Seen::*value;
    double slope = 1.0;   // for one spread
    double middle = 0.0;  // where it adds nothing
    double spread = 1.0;  // standard deviation
};
template <class Seen, class... Numbers>
Predictor(const char*, double Seen::*, Numbers...) -> Predictor<Seen>;

// Labels of By: a struct with the rows, and names = names_of(rows).
template <class Seen, std::size_t size>
constexpr auto names_of(const std::array<Predictor<Seen>, size>& rows)
{
    std::array<std::string_view, size> names;
    std::transform(rows.begin(), rows.end(), names.begin(), [](const auto& row) { return row.name; });
    return names;
}

// A column of the table, such as &Predictor<Seen>::middle.
template <class Labels, class Seen>
constexpr By<Labels> defaults_of(double Predictor<Seen>::*column)
{
    By<Labels> values;
    std::transform(Labels::rows.begin(), Labels::rows.end(), values.values.begin(),
                   [&](const Predictor<Seen>& row) { return row.*column; });
    return values;
}

// The place of the predictor of this name. One that there is not does not compile.
template <class Labels>
consteval std::size_t place_of(std::string_view name)
{
    const auto found = std::find(Labels::names.begin(), Labels::names.end(), name);
    return found == Labels::names.end() ? throw "no predictor has this name"
                                        : std::size_t(found - Labels::names.begin());
}

// Where a table's predictors stand in another one, by name.
template <class Labels, class Others>
consteval auto places_in()
{
    std::array<std::size_t, Others::names.size()> places{};
    for (std::size_t k = 0; k < places.size(); ++k) places[k] = place_of<Labels>(Others::names[k]);
    return places;
}

// `start` and what each predictor adds: term(its place in the table, its value).
template <class Labels, class Seen, class Term>
double add_up(double start, const Seen& seen, const Term& term)
{
    for (std::size_t k = 0; k < Labels::rows.size(); ++k) start += term(k, seen.*(Labels::rows[k].value));
    return start;
}

}  // namespace samspill
