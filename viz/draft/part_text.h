#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/inputs/part_lists.h"
#include "scenario/declared/settings.h"
#include "scenario/text/toml_text.h"
#include "viz/draft/setting_text.h"

// One part of a policy item as the text that SettingValue::value holds, as TOML, and back. Each kind
// of declaration (settings.h, part_lists.h) has its own overload.
namespace samspill::viz {

using Names = std::vector<std::string>;

inline std::string list_text(const Names& names)
{
    Names quoted;
    for (const std::string& name : names) quoted.push_back(toml_string(name));
    return fmt::format("[{}]", fmt::join(quoted, ", "));
}

// The texts of a list of TOML; none when it is no such list.
inline std::optional<Names> names_in(const std::string& text)
{
    const input::Value value = input::parse_override_value(text, nullptr);
    const input::List* list = value.as<input::List>();
    if (!list) return std::nullopt;
    Names names;
    for (const input::Value& item : list->items) {
        const std::string* name = item.as<std::string>();
        if (!name) return std::nullopt;
        names.push_back(*name);
    }
    return names;
}

template <class Part>
bool is_required(const Part&)
{
    return false;
}
template <class Struct, class Member>
bool is_required(const input::Setting<Struct, Member>& part)
{
    return part.required;
}
template <class Struct>
bool is_required(const input::ReachedOffices<Struct>&)
{
    return true;
}
template <class Struct>
bool is_required(const input::NamePart<Struct>&)
{
    return true;
}

// Numbers and switches. Beyond the range stands "no limit": nothing is given.
template <class Struct, class Member>
std::string part_text(const input::Setting<Struct, Member>& part, const std::type_identity_t<Member>& member)
{
    const input::KeyInfo info = input::info_of(part, "");
    const auto text = [&](double number) { return number > info.high ? "" : text_of(kind_of(info), number); };
    if constexpr (std::is_same_v<Member, typename input::Bare<Member>::type>)
        return text(double(member));
    else
        return member ? text(double(*member)) : "";
}
template <class Struct, class Member>
std::string toml_text(const input::Setting<Struct, Member>& part, const Member& member)
{
    return part_text(part, member);
}
template <class Struct, class Member>
bool put_text(const input::Setting<Struct, Member>& part, Member& member, std::string text, const Names&)
{
    if (text.empty()) {
        if (!part.required) member = Struct{}.*(part.member);
        return !part.required;
    }
    const SettingValue setting = setting_of("", input::info_of(part, ""), "");
    if (check_text(setting, text) != Refusal::none) return false;
    member = typename input::Bare<Member>::type(setting_number(setting, text));
    return true;
}

// One name.
template <class Labels, class Struct, class Member>
std::string part_text(const input::OneOf<Labels, Struct, Member>&, const Member& member, const Names&)
{
    if constexpr (std::is_same_v<Member, typename input::Bare<Member>::type>)
        return std::string(Labels::names[std::size_t(member)]);
    else
        return member ? std::string(Labels::names[std::size_t(*member)]) : "";
}
template <class Labels, class Struct, class Member>
std::string toml_text(const input::OneOf<Labels, Struct, Member>& part, const Member& member)
{
    const std::string text = part_text(part, member, {});
    return text.empty() ? "" : toml_string(text);
}
template <class Labels, class Struct, class Member>
bool put_text(const input::OneOf<Labels, Struct, Member>&, Member& member, const std::string& text, const Names&)
{
    constexpr bool optional = !std::is_same_v<Member, typename input::Bare<Member>::type>;
    if (text.empty()) {
        if (optional) member = Member{};
        return optional;
    }
    const auto found = std::find(Labels::names.begin(), Labels::names.end(), text);
    if (found == Labels::names.end()) return false;
    member = typename input::Bare<Member>::type(found - Labels::names.begin());
    return true;
}

// Some names.
template <class Labels, class Struct, class Bits>
std::string part_text(const input::SomeOf<Labels, Struct, Bits>& part, const Bits& bits, const Names&)
{
    constexpr unsigned all = (1u << Labels::names.size()) - 1;
    if ((bits & all) == (part.none_named == input::NoneNamed::all ? all : 0u)) return "";
    Names names;
    for (std::size_t i = 0; i < Labels::names.size(); ++i)
        if (bits >> i & 1u) names.emplace_back(Labels::names[i]);
    return list_text(names);
}
template <class Labels, class Struct, class Bits>
std::string toml_text(const input::SomeOf<Labels, Struct, Bits>& part, const Bits& bits)
{
    return part_text(part, bits, {});
}
template <class Labels, class Struct, class Bits>
bool put_text(const input::SomeOf<Labels, Struct, Bits>& part, Bits& bits, const std::string& text, const Names&)
{
    const auto names = text.empty() ? Names{} : names_in(text);
    if (!names) return false;
    unsigned now = 0;
    for (const std::string& name : *names) {
        const auto found = std::find(Labels::names.begin(), Labels::names.end(), name);
        if (found == Labels::names.end()) return false;
        now |= 1u << (found - Labels::names.begin());
    }
    const bool everybody = part.none_named == input::NoneNamed::all;
    if (everybody && (now == 0 || now == (1u << Labels::names.size()) - 1))
        bits = Struct{}.*(part.member);
    else
        bits = Bits(now);
    return true;
}

// Strategies.
inline std::string text_of(const std::optional<Strategy>& strategy)
{
    if (!strategy) return "";
    return strategy->individual ? "individual" : input::number_text(strategy->education_first);
}
template <class Struct, class Member>
std::string part_text(const input::StrategyPart<Struct, Member>&, const Member& member, const Names&)
{
    return text_of(member);
}
template <class Struct, class Member>
std::string toml_text(const input::StrategyPart<Struct, Member>&, const Member& member)
{
    const std::string text = text_of(member);
    return text == "individual" ? toml_string(text) : text;
}
template <class Struct, class Member>
bool put_text(const input::StrategyPart<Struct, Member>&, Member& member, std::string text, const Names&)
{
    SettingValue setting;
    setting.kind = SettingValue::Kind::strategy;
    setting.high = 1.0;
    if (text.empty())
        member = Member{};
    else if (check_text(setting, text) != Refusal::none)
        return false;
    else if (text == "individual")
        member = Strategy{Strategy{}.education_first, true};
    else
        member = Strategy{setting_number(setting, text), false};
    return true;
}

// Offices: those of a rule are none when it is for all, those that a wave or a trial reaches are all
// written out.
template <class Struct>
std::string part_text(const input::OfficeNames<Struct>&, const Names& member, const Names&)
{
    return member.empty() ? "" : list_text(member);
}
template <class Struct>
std::string toml_text(const input::OfficeNames<Struct>& part, const Names& member)
{
    return part_text(part, member, {});
}
template <class Struct>
std::string part_text(const input::ReachedOffices<Struct>&, const Names& member, const Names& all)
{
    return member == all ? "" : list_text(member);
}
template <class Struct>
std::string toml_text(const input::ReachedOffices<Struct>&, const Names& member)
{
    return member.empty() ? "" : list_text(member);
}
// Centres: none where only offices are meant.
template <class Struct>
std::string part_text(const input::ReachedCentres<Struct>&, const Names& member, const Names&)
{
    return member.empty() ? "" : list_text(member);
}
template <class Struct>
std::string toml_text(const input::ReachedCentres<Struct>& part, const Names& member)
{
    return part_text(part, member, {});
}
template <class Struct>
bool put_text(const input::ReachedCentres<Struct>&, Names& member, const std::string& text, const Names&)
{
    const auto names = text.empty() ? Names{} : names_in(text);
    if (names) member = *names;
    return names.has_value();
}

// In the order of the scenario, what is not of it behind.
inline std::optional<Names> offices_in(const std::string& text, const Names& all)
{
    const auto given = text.empty() ? Names{} : names_in(text);
    if (!given) return std::nullopt;
    Names names;
    for (const std::string& name : all)
        if (std::find(given->begin(), given->end(), name) != given->end()) names.push_back(name);
    for (const std::string& name : *given)
        if (std::find(all.begin(), all.end(), name) == all.end()) names.push_back(name);
    return names;
}
template <class Struct>
bool put_text(const input::OfficeNames<Struct>&, Names& member, const std::string& text, const Names& all)
{
    const auto names = offices_in(text, all);
    if (names) member = *names == all ? Names{} : *names;
    return names.has_value();
}
template <class Struct>
bool put_text(const input::ReachedOffices<Struct>&, Names& member, const std::string& text, const Names& all)
{
    const auto names = offices_in(text, all);
    if (names) member = text.empty() ? all : *names;
    return names.has_value();
}

// Names of trials and arms.
template <class Struct>
std::string part_text(const input::NamePart<Struct>&, const std::string& member, const Names&)
{
    return member;
}
template <class Struct>
std::string toml_text(const input::NamePart<Struct>&, const std::string& member)
{
    return toml_string(member);
}
template <class Struct>
bool put_text(const input::NamePart<Struct>&, std::string& member, const std::string& text, const Names&)
{
    if (!text.empty()) member = text;
    return !text.empty();
}

}  // namespace samspill::viz
