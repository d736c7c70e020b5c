#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "experiment/diff/cells.h"
#include "model/state/region.h"

// Values of columns in words, for people.
namespace samspill {

using TwoTexts = std::pair<std::string, std::string>;

// The names of the bits that are set, "a + b"; "none" without any.
template <std::size_t n>
std::string bits_text(unsigned bits, const std::array<std::string_view, n>& names)
{
    std::string text;
    for (std::size_t i = 0; i < n; ++i)
        if (bits >> i & 1u) text.append(text.empty() ? "" : " + ").append(names[i]);
    return text.empty() ? "none" : text;
}

// Names of the values of an enumeration; empty for what is none.
template <class Value>
constexpr auto names_of_values()
{
    if constexpr (std::is_same_v<Value, Group>)
        return GroupLabels::names;
    else if constexpr (std::is_same_v<Value, Status>)
        return StatusLabels::names;
    else if constexpr (std::is_same_v<Value, Plan>)
        return PlanLabels::names;
    else if constexpr (std::is_same_v<Value, Benefit>)
        return BenefitLabels::names;
    else if constexpr (std::is_same_v<Value, Role>)
        return RoleLabels::names;
    else if constexpr (std::is_same_v<Value, Mode>)
        return ModeLabels::names;
    else if constexpr (std::is_same_v<Value, Cohort>)
        return CohortLabels::names;
    else if constexpr (std::is_same_v<Value, FlawState>)
        return std::array<std::string_view, 4>{"dormant", "active", "mended", "mended elsewhere"};
    else
        return std::array<std::string_view, 0>{};
}

// Two different numbers with as many digits as it takes to tell them apart, four at least.
template <class Number>
TwoTexts number_texts(Number a, Number b)
{
    for (int digits = 4; digits < 17; ++digits) {
        TwoTexts texts{fmt::format("{:.{}g}", double(a), digits), fmt::format("{:.{}g}", double(b), digits)};
        if (texts.first != texts.second) return texts;
    }
    return {fmt::format("{:.17g}", double(a)), fmt::format("{:.17g}", double(b))};
}

template <class Value>
std::string label_text(Value value)
{
    constexpr auto names = names_of_values<Value>();
    return std::size_t(value) < names.size() ? std::string(names[std::size_t(value)]) : "none";
}

// Both values of a column whose meaning is in its type and unit alone.
template <class Value>
TwoTexts value_texts(std::string_view unit, const Value& a, const Value& b)
{
    if constexpr (std::is_enum_v<Value>)
        return {label_text(a), label_text(b)};
    else if constexpr (std::is_floating_point_v<Value>)
        return number_texts(a, b);
    else if (unit == "week" && std::is_same_v<Value, WeekMark>)
        return {week_text(Week(a)), week_text(Week(b))};
    else if (unit == "yes/no")
        return {a ? "yes" : "no", b ? "yes" : "no"};
    else
        return {fmt::format("{}", a), fmt::format("{}", b)};
}

// Of lists: the first item that differs, by its number from 1.
template <class Value, std::size_t n>
TwoTexts value_texts(std::string_view unit, const std::array<Value, n>& a, const std::array<Value, n>& b)
{
    std::size_t i = 0;
    while (i + 1 < n && same_bytes(&a[i], &b[i], sizeof(Value))) ++i;
    const TwoTexts texts = value_texts(unit, a[i], b[i]);
    return {fmt::format("no. {}: {}", i + 1, texts.first), fmt::format("no. {}: {}", i + 1, texts.second)};
}

}  // namespace samspill
