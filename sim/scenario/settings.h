#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "scenario/reader.h"

// How a setting (a key of a scenario file that is no parameter) is declared, and what follows from
// the declaration. The declarations themselves are in setting_lists.h.
namespace samspill::input {

// One declaration of a number or switch of a struct. Member is a double, an int, a std::uint32_t,
// a bool, By<Labels>, or an optional of these.
template <class Struct, class Member>
struct Setting {
    std::string_view name;
    Member Struct::*member;
    std::string_view unit;
    double low, high;
    std::string_view meaning, meaning_no;
    bool required = false;
};

template <class Struct, class Member>
Setting(const char*, Member Struct::*, std::string_view, double, double, const char*, const char*)
    -> Setting<Struct, Member>;
template <class Struct, class Member>
Setting(const char*, Member Struct::*, std::string_view, double, double, const char*, const char*, bool)
    -> Setting<Struct, Member>;

// A unit that says: a point in time, given as a whole number of weeks since 2016-09-05 or as a date.
inline constexpr std::string_view week_or_date = "week or date";

// The type inside an optional, else the type itself.
template <class Member>
struct Bare {
    using type = Member;
};
template <class Member>
struct Bare<std::optional<Member>> {
    using type = Member;
};

template <class Number>
constexpr ParameterKind kind_of()
{
    if constexpr (std::is_same_v<Number, bool>) return ParameterKind::boolean;
    if constexpr (std::is_integral_v<Number>) return ParameterKind::integer;
    return ParameterKind::real;
}

// Persons are counted in whole numbers, whatever type the model reckons with.
inline constexpr std::string_view counted_unit = "persons";

template <class Struct, class Member>
KeyInfo info_of(const Setting<Struct, Member>& setting, const std::string& key)
{
    return {key,
            setting.unit,
            setting.low,
            setting.high,
            setting.meaning,
            setting.meaning_no,
            setting.unit == counted_unit ? ParameterKind::integer : kind_of<typename Bare<Member>::type>()};
}

// The same for one label of a By.
template <class Labels, class Value>
KeyInfo label_info(const KeyInfo& info, const By<Labels, Value>&, std::size_t i)
{
    KeyInfo label = info;
    label.key.append(".").append(Labels::names[i]);
    label.kind = kind_of<Value>();
    return label;
}

// The same of a struct's list by name, in a section: "seed" of "run". The list must hold it.
template <class Struct>
KeyInfo setting_info(const std::string& section, std::string_view name)
{
    KeyInfo found;
    const auto look = [&](const auto& setting) {
        if (setting.name == name) found = info_of(setting, section + "." + std::string(name));
    };
    std::apply([&](const auto&... setting) { (look(setting), ...); }, settings_of(static_cast<const Struct*>(nullptr)));
    return found;
}

}  // namespace samspill::input
