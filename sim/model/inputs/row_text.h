#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/inputs/rows.h"

// What stands in a row of inputs, as text that tells it from every other value. Each kind of row
// (settings.h, part_lists.h) has its own overload, so that a new kind without one does not compile.
namespace samspill::input {

template <class Struct>
std::string text_of_item(const Struct& item);

// A name, in quotes where it could be taken for more than one.
inline std::string name_text(std::string_view name)
{
    if (!name.empty() && name.find_first_of(",;:[]()\"\\") == std::string_view::npos) return std::string(name);
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

inline std::string names_text(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name_text(name);
    return "[" + text + "]";
}

template <class Number>
requires std::is_arithmetic_v<Number> std::string value_text(Number value) { return fmt::format("{}", value); }
template <class Labels, class Value>
std::string value_text(const By<Labels, Value>& by)
{
    return fmt::format("[{}]", fmt::join(by.values, ", "));
}
template <class Value>
std::string value_text(const std::optional<Value>& value)
{
    return value ? value_text(*value) : "";
}

template <class Labels>
std::string text_of_bits(unsigned bits)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < Labels::names.size(); ++i)
        if ((bits >> i & 1u) != 0) names.push_back(Labels::names[i]);
    return names.size() == Labels::names.size() ? "all" : fmt::format("[{}]", fmt::join(names, ", "));
}

template <class Labels, class Value>
std::string text_of_choice(const Value& value)
{
    return std::string(Labels::names[std::size_t(value)]);
}
template <class Labels, class Value>
std::string text_of_choice(const std::optional<Value>& value)
{
    return value ? text_of_choice<Labels>(*value) : "";
}

inline std::string strategy_text(const Strategy& strategy)
{
    const auto& [education_first, individual] = strategy;
    return individual ? fmt::format("individual ({})", education_first) : fmt::format("{}", education_first);
}
inline std::string strategy_text(const std::optional<Strategy>& strategy)
{
    return strategy ? strategy_text(*strategy) : "";
}

template <class Item>
std::string list_text(const std::vector<Item>& items)
{
    std::vector<std::string> texts;
    for (const Item& item : items) texts.push_back("(" + text_of_item(item) + ")");
    return fmt::format("[{}]", fmt::join(texts, "; "));
}
template <class Item>
std::string list_text(const std::optional<std::vector<Item>>& items)
{
    return items ? list_text(*items) : "";
}

template <class Struct, class Member>
std::string text_of_row(const Setting<Struct, Member>&, const Member& member)
{
    return value_text(member);
}
template <class Labels, class Struct, class Member>
std::string text_of_row(const OneOf<Labels, Struct, Member>&, const Member& member)
{
    return text_of_choice<Labels>(member);
}
template <class Labels, class Struct, class Bits>
std::string text_of_row(const SomeOf<Labels, Struct, Bits>&, const Bits& bits)
{
    return text_of_bits<Labels>(bits);
}
template <class Struct, class Member>
std::string text_of_row(const StrategyPart<Struct, Member>&, const Member& strategy)
{
    return strategy_text(strategy);
}
template <class Struct>
std::string text_of_row(const OfficeNames<Struct>&, const std::vector<std::string>& offices)
{
    return names_text(offices);
}
template <class Struct>
std::string text_of_row(const ReachedOffices<Struct>&, const std::vector<std::string>& offices)
{
    return names_text(offices);
}
template <class Struct>
std::string text_of_row(const ReachedCentres<Struct>&, const std::vector<std::string>& centres)
{
    return names_text(centres);
}
template <class Struct>
std::string text_of_row(const NamePart<Struct>&, const std::string& name)
{
    return name_text(name);
}
template <class Struct>
std::string text_of_row(const RegionNames<Struct>&, const std::vector<std::string>& regions)
{
    return regions.size() == 1 ? name_text(regions.front()) : names_text(regions);
}
template <class Struct, class Member>
std::string text_of_row(const NestedPart<Struct, Member>&, const Member& items)
{
    return list_text(items);
}

// Is the row told even where it is as by default? What something is, is never left out.
template <class Row>
inline constexpr bool is_always_told = false;
template <class Labels, class Struct, class Member>
inline constexpr bool is_always_told<OneOf<Labels, Struct, Member>> =
    std::is_same_v<Member, typename Bare<Member>::type>;

// What a row is called before its value.
template <class Row, class Member>
std::string_view told_name(const Row& row, const Member&)
{
    return row.name;
}
template <class Struct>
std::string_view told_name(const RegionNames<Struct>& row, const std::vector<std::string>& regions)
{
    return regions.size() == 1 ? "region" : row.name;
}

// What comes first, before a colon: what must be given, and where something acts.
template <class Row>
bool is_head(const Row& row)
{
    if constexpr (requires { row.required; }) return row.required;
    return false;
}
template <class Struct>
bool is_head(const ReachedOffices<Struct>&)
{
    return true;
}
template <class Struct>
bool is_head(const ReachedCentres<Struct>&)
{
    return true;
}
template <class Row, class Member>
std::string head_text(const Row& row, const Member& member)
{
    return std::string(row.name) + " " + text_of_row(row, member);
}
template <class Struct>
std::string head_text(const NamePart<Struct>&, const std::string& name)
{
    return name_text(name);
}
inline std::string names_after(std::string_view word, const std::vector<std::string>& names)
{
    const std::string list = names_text(names);
    return std::string(word) + " " + list.substr(1, list.size() - 2);
}
template <class Struct>
std::string head_text(const ReachedOffices<Struct>&, const std::vector<std::string>& offices)
{
    return names_after("at", offices);
}
template <class Struct>
std::string head_text(const ReachedCentres<Struct>&, const std::vector<std::string>& centres)
{
    return centres.empty() ? "" : names_after("and the centres of", centres);
}

// What does not come before the colon and is not as by default: "intensity 2, project_hours 20".
template <class Struct>
std::string changes_text(const Struct& item)
{
    const Struct defaults{};
    std::string text;
    for_each_row(item, [&](const auto& row, const auto& member) {
        if (is_head(row)) return;
        const std::string value = text_of_row(row, member);
        constexpr bool always = is_always_told<std::remove_cvref_t<decltype(row)>>;
        if (always || value != text_of_row(row, defaults.*(row.member)))
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", told_name(row, member), value);
    });
    return text;
}

// Every row that is not as it is by default: "week 12 at Gol, Ål: intensity 2, project_hours 20".
template <class Struct>
std::string text_of_item(const Struct& item)
{
    std::string head, rest = changes_text(item);
    for_each_row(item, [&](const auto& row, const auto& member) {
        if (!is_head(row)) return;
        const std::string text = head_text(row, member);
        if (!text.empty()) head += (head.empty() ? "" : " ") + text;
    });
    if (rest.empty()) rest = "as by default";
    return head.empty() ? rest : head + ": " + rest;
}

}  // namespace samspill::input
