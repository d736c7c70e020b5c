#pragma once

#include <string_view>
#include <tuple>

#include "scenario/declared/reader.h"
#include "scenario/declared/setting_lists.h"

// Reading of structs by their lists of settings.
namespace samspill::input {

template <class Member>
void read_member(TableReader& reader, std::string_view name, const KeyInfo& info, bool required, Member& member)
{
    const Value* value = required ? reader.require(name, info.says()) : reader.find(name);
    if (value == nullptr) return;
    if (info.unit == week_or_date) {
        if (const auto week = read_week(*value, info, reader.mistakes())) member = *week;
    } else if (const auto number = read_number(*value, info, reader.mistakes())) {
        member = typename Bare<Member>::type(*number);
    }
}

template <class Labels, class Value>
void read_member(TableReader& reader, std::string_view name, const KeyInfo& info, bool, By<Labels, Value>& by)
{
    const Entry* entry = reader.find_table(name);
    if (entry == nullptr) return;
    TableReader inner(*entry->value.as<Table>(), entry->place, info.key, reader.mistakes());
    for (std::size_t i = 0; i < by.size; ++i)
        read_member(inner, Labels::names[i], label_info(info, by, i), false, by[i]);
    inner.finish();
}

// Reads every setting of a struct's list (setting_lists.h) that the table gives.
template <class Struct>
void read_settings(TableReader& reader, Struct& into)
{
    const auto read = [&](const auto& setting) {
        const KeyInfo info = info_of(setting, reader.full(setting.name));
        read_member(reader, setting.name, info, setting.required, into.*(setting.member));
    };
    std::apply([&](const auto&... setting) { (read(setting), ...); }, settings_of(&into));
}

// Reads the section [name] of numbers, when it is there.
template <class Struct>
void read_section(TableReader& root, std::string_view name, Struct& into)
{
    const Entry* entry = root.find_table(name);
    if (entry == nullptr) return;
    TableReader reader(*entry->value.as<Table>(), entry->place, std::string(name), root.mistakes());
    read_settings(reader, into);
    reader.finish();
}

}  // namespace samspill::input
