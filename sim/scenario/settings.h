#pragma once

#include <string>
#include <type_traits>

#include "model/settings.h"
#include "scenario/reader.h"

// What readers, messages and the reference make of the declaration of a setting (model/settings.h).
namespace samspill::input {

template <class Number>
constexpr ParameterKind kind_of()
{
    if constexpr (std::is_same_v<Number, bool>) return ParameterKind::boolean;
    if constexpr (std::is_integral_v<Number>) return ParameterKind::integer;
    return ParameterKind::real;
}

template <class Struct, class Member>
KeyInfo info_of(const Setting<Struct, Member>& setting, const std::string& key)
{
    return {key,
            setting.unit,
            setting.low,
            setting.high,
            setting.meaning,
            setting.meaning_no,
            kind_of<typename Bare<Member>::type>()};
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

}  // namespace samspill::input
