#pragma once

#include <string>
#include <type_traits>

#include "model/inputs/settings.h"
#include "scenario/declared/reader.h"

// What readers, messages and the reference make of the declaration of a setting (model/inputs/settings.h).
namespace samspill::input {

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
