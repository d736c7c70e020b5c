#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/by.h"
#include "core/members.h"

namespace samspill {

// How well a parameter's value is founded.
enum class Mark { report, fact, calibrated, assumption };

constexpr std::string_view name_of(Mark mark)
{
    constexpr std::string_view names[] = {"report", "fact", "calibrated", "assumption"};
    return names[int(mark)];
}

struct Source {
    Mark mark;
    std::string_view text;     // a heading of the report, rows of scenarios/FACTS.md, or a reason
    std::string_view text_no;  // the same in Norwegian
};

// Headings and rows are the same in both languages; what is prose is said in each.
constexpr Source reported(std::string_view heading) { return {Mark::report, heading, heading}; }
constexpr Source reported(std::string_view heading, std::string_view no) { return {Mark::report, heading, no}; }
constexpr Source fact(std::string_view rows) { return {Mark::fact, rows, rows}; }
constexpr Source fact(std::string_view rows, std::string_view no) { return {Mark::fact, rows, no}; }
constexpr Source calibrated(std::string_view rows) { return {Mark::calibrated, rows, rows}; }
constexpr Source calibrated(std::string_view rows, std::string_view no) { return {Mark::calibrated, rows, no}; }
constexpr Source assumed(std::string_view why = "") { return {Mark::assumption, why, why}; }
constexpr Source assumed(std::string_view why, std::string_view no) { return {Mark::assumption, why, no}; }

// One declaration of a parameter, beside the struct that holds it. Member is a double, an int, a
// bool or By<Labels>. Low and high bound the values that are accepted, ends included.
template <class Struct, class Member>
struct Field {
    std::string_view name;
    Member Struct::*member;
    std::string_view unit;
    double low, high;
    std::string_view meaning;     // English
    std::string_view meaning_no;  // Norwegian (bokmål)
    Source source;
};

template <class Struct, class Member>
Field(const char*, Member Struct::*, const char*, double, double, const char*, const char*, Source)
    -> Field<Struct, Member>;

enum class ParameterKind { real, integer, boolean };

// One number or switch of a parameter set, which refers to its value there. Valid as long as the set
// that it was made from.
struct Parameter {
    std::string key;      // "jobs.offer_rate.jobseeker"
    std::string section;  // "jobs"
    std::string_view unit;
    double low, high;
    std::string_view meaning, meaning_no;
    Source source;
    std::variant<double*, int*, bool*> value;

    ParameterKind kind() const { return ParameterKind(value.index()); }
    double get() const
    {
        return std::visit([](const auto* number) { return double(*number); }, value);
    }
    // Sets the value. The caller has checked the range (see check_range in scenario/).
    void set(double number) const
    {
        std::visit([&](auto* place) { *place = std::remove_pointer_t<decltype(place)>(number); }, value);
    }
};

namespace detail {

template <class Add, class Labels, class Value>
void add_label(Add& add, const std::string& key, By<Labels, Value>& values, std::size_t i)
{
    add(key + "." + std::string(Labels::names[i]), &values[i]);
}

template <class Struct, class Member>
void add_parameters(std::vector<Parameter>& list, std::string_view section, Struct& owner,
                    const Field<Struct, Member>& field)
{
    const std::string key = std::string(section) + "." + std::string(field.name);
    auto add = [&](std::string full_key, auto* place) {
        list.push_back({std::move(full_key), std::string(section), field.unit, field.low, field.high, field.meaning,
                        field.meaning_no, field.source, place});
    };
    if constexpr (std::is_arithmetic_v<Member>)
        add(key, &(owner.*(field.member)));
    else
        for (std::size_t i = 0; i < Member::size; ++i) add_label(add, key, owner.*(field.member), i);
}

}  // namespace detail

// Adds the parameters of one struct, in the order of its fields: a tuple of Field.
template <class Struct, class Fields>
void add_fields(std::vector<Parameter>& list, std::string_view section, Struct& owner, const Fields& fields)
{
    static_assert(std::tuple_size_v<Fields> == member_count<Struct>, "a member of the parameters has no Field");
    std::apply([&](const auto&... field) { (detail::add_parameters(list, section, owner, field), ...); }, fields);
}

}  // namespace samspill
