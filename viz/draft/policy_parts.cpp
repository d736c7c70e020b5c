#include "viz/draft/policy_parts.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/inputs/rows.h"
#include "viz/draft/part_text.h"
#include "viz/draft/setting_text.h"

namespace samspill::viz {

namespace {

using Kind = SettingValue::Kind;

// Calls `visit(declaration, member)` for every part and setting.
template <class Struct, class Visit>
void visit_parts(Struct& item, Visit&& visit)
{
    using Bare = std::remove_const_t<Struct>;
    const auto settings = [&] {
        std::apply([&](const auto&... one) { (visit(one, item.*(one.member)), ...); },
                   input::settings_of(static_cast<const Bare*>(nullptr)));
    };
    if (std::is_same_v<Bare, Wave>) settings();  // its week first
    std::apply([&](const auto&... one) { (visit(one, item.*(one.member)), ...); },
               input::parts_of(static_cast<const Bare*>(nullptr)));
    if (!std::is_same_v<Bare, Wave>) settings();
}

template <class Struct>
inline constexpr bool is_patch = std::is_same_v<Struct, OfficePatch> || std::is_same_v<Struct, CentrePatch>;

// What it means that a part is not given.
struct Words {
    std::string_view en, no;
};
template <class Struct>
constexpr Words unset_words()
{
    if (is_patch<Struct>) return {"stays as it was", "blir som før"};
    if (std::is_same_v<Struct, TrialArm>) return {"as for everybody else", "som for alle andre"};
    return {"does not matter", "spiller ingen rolle"};
}
constexpr Words all_words{"all", "alle"}, none_words{"none", "ingen"}, no_limit{"no limit", "ingen grense"};

// A lever begins with what there is at the start when it is to be given.
template <class Struct, class Member>
std::string value_at_start(const input::Setting<Struct, Member>& lever, const ScenarioSheet& sheet)
{
    std::string text;
    const auto look = [&](const auto& now) {
        input::for_each_row(now, [&](const auto& row, const auto& value) {
            if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(value)>>)
                if (row.name == lever.name) text = input::number_text(double(value));
        });
    };
    look(sheet.status_quo);
    if (!sheet.places.regions.empty()) look(static_cast<const CentreTargets&>(sheet.places.regions.front()));
    return text;
}

// Makes the SettingValue of every part of an item.
template <class Item>
class Lister {
public:
    Lister(const std::string& key, const ScenarioSheet& sheet)
        : key_(key), sheet_(sheet), offices_(office_names(sheet.places))
    {
    }

    template <class Struct, class Member>
    void operator()(const input::Setting<Struct, Member>& part, const Member& member)
    {
        const std::string key = key_ + "." + std::string(part.name);
        SettingValue& setting = list_.emplace_back(setting_of(key, input::info_of(part, key), part_text(part, member)));
        constexpr bool optional = !std::is_same_v<Member, typename input::Bare<Member>::type>;
        const bool limitless = part_text(part, Struct{}.*(part.member)).empty() && !optional;
        if (optional) set_unset(setting, unset_words<Struct>());
        if (limitless) set_unset(setting, no_limit);
        if (setting.kind == Kind::week) setting.high = std::min(setting.high, sheet_.weeks - (limitless ? 0.0 : 1.0));
        if (is_patch<Struct>) setting.first = value_at_start(part, sheet_);
        if (setting.first.empty()) setting.first = text_of(setting.kind, first_of(setting, limitless));
    }
    template <class Part, class Member>
    void operator()(const Part& part, const Member& member)
    {
        const std::string key = key_ + "." + std::string(part.name);
        const input::KeyInfo info{key, "", 0, 0, part.text.meaning, part.text.meaning_no};
        describe(list_.emplace_back(setting_of(key, info, part_text(part, member, offices_))), part);
    }

    std::vector<SettingValue> list_;

private:
    static void set_unset(SettingValue& setting, Words words) { setting.unset = words.en, setting.unset_no = words.no; }

    static double first_of(const SettingValue& setting, bool limitless)
    {
        if (limitless) return setting.high;
        const double middle = setting.low > 0.0 ? std::sqrt(setting.low * setting.high) : setting.low;
        return std::round(middle);
    }

    template <class Labels, class Struct, class Member>
    static void describe(SettingValue& setting, const input::OneOf<Labels, Struct, Member>&)
    {
        setting.kind = Kind::choice;
        setting.choices = {Labels::names.begin(), Labels::names.end()};
        if (!std::is_same_v<Member, typename input::Bare<Member>::type>) set_unset(setting, unset_words<Struct>());
    }
    template <class Labels, class Struct, class Bits>
    static void describe(SettingValue& setting, const input::SomeOf<Labels, Struct, Bits>& part)
    {
        setting.kind = Kind::choices;
        setting.choices = {Labels::names.begin(), Labels::names.end()};
        set_unset(setting, part.none_named == input::NoneNamed::all ? all_words : none_words);
    }
    template <class Struct, class Member>
    void describe(SettingValue& setting, const input::StrategyPart<Struct, Member>&) const
    {
        setting.kind = Kind::strategy;
        setting.low = 0.0, setting.high = 1.0;
        setting.first = input::number_text(sheet_.status_quo.strategy.education_first);
        set_unset(setting, unset_words<Struct>());
    }
    template <class Struct>
    static void describe(SettingValue& setting, const input::NamePart<Struct>&)
    {
        setting.kind = Kind::name;
    }
    template <class Struct>
    void describe(SettingValue& setting, const input::ReachedCentres<Struct>&) const
    {
        setting.kind = Kind::choices;
        setting.are_places = true;
        set_unset(setting, none_words);
        for (const RegionPlace& region : sheet_.places.regions) setting.choices.push_back(region.name);
    }
    template <class Part>
    void describe(SettingValue& setting, const Part&) const  // offices
    {
        setting.kind = Kind::choices;
        setting.are_places = true;
        set_unset(setting, all_words);
        for (const RegionPlace& region : sheet_.places.regions)
            for (const OfficePlace& office : region.offices) {
                setting.choices.push_back(office.name);
                setting.headings.push_back(region.name);
            }
    }

    const std::string& key_;
    const ScenarioSheet& sheet_;
    const std::vector<std::string> offices_;
};

template <class Item>
std::vector<SettingValue> listed(const Item& item, const std::string& key, const ScenarioSheet& sheet)
{
    Lister<Item> lister(key, sheet);
    visit_parts(item, lister);
    return std::move(lister.list_);
}

template <class Item>
bool set_in(Item& item, std::string_view name, const std::string& text, const ScenarioSheet& sheet)
{
    bool set = false;
    visit_parts(item, [&](const auto& part, auto& member) {
        if (part.name == name) set = put_text(part, member, text, office_names(sheet.places));
    });
    return set;
}

// "name = value" of every part that is given and not the default.
template <class Item>
std::vector<std::string> pairs_of(const Item& item)
{
    std::vector<std::string> pairs;
    const Item fresh{};
    visit_parts(item, [&](const auto& part, const auto& member) {
        const std::string text = toml_text(part, member);
        if (!text.empty() && (is_required(part) || text != toml_text(part, fresh.*(part.member))))
            pairs.push_back(fmt::format("{} = {}", part.name, text));
    });
    return pairs;
}

std::string table_of(const std::vector<std::string>& pairs) { return fmt::format("{{{}}}", fmt::join(pairs, ", ")); }

template <class Item>
std::string list_of_tables(const std::vector<Item>& items)
{
    std::vector<std::string> tables;
    for (const Item& item : items) tables.push_back(table_of(pairs_of(item)));
    return fmt::format("[{}]", fmt::join(tables, ", "));
}

}  // namespace

std::vector<SettingValue> parts_of(const Wave& wave, const std::string& key, const ScenarioSheet& sheet)
{
    std::vector<SettingValue> list = listed(wave, key, sheet);
    // When, where, then what.
    std::stable_partition(list.begin() + 1, list.end(), [](const SettingValue& one) { return one.are_places; });
    return list;
}

std::vector<SettingValue> parts_of(const ReferralRule& rule, const std::string& key, const ScenarioSheet& sheet)
{
    return listed(rule, key, sheet);
}

std::vector<SettingValue> parts_of(const Trial& trial, const std::string& key, const ScenarioSheet& sheet)
{
    return listed(trial, key, sheet);
}

std::vector<SettingValue> parts_of(const TrialArm& arm, const std::string& key, const ScenarioSheet& sheet)
{
    return listed(arm, key, sheet);
}

bool set_part(Wave& wave, std::string_view part, const std::string& text, const ScenarioSheet& sheet)
{
    return set_in(wave, part, text, sheet);
}

bool set_part(ReferralRule& rule, std::string_view part, const std::string& text, const ScenarioSheet& sheet)
{
    return set_in(rule, part, text, sheet);
}

bool set_part(Trial& trial, std::string_view part, const std::string& text, const ScenarioSheet& sheet)
{
    return set_in(trial, part, text, sheet);
}

bool set_part(TrialArm& arm, std::string_view part, const std::string& text, const ScenarioSheet& sheet)
{
    return set_in(arm, part, text, sheet);
}

std::string toml_of(const Wave& wave)
{
    std::vector<std::string> pairs = pairs_of(wave);
    if (wave.rules) pairs.push_back("rule = " + toml_of(*wave.rules));
    return table_of(pairs);
}

std::string toml_of(const std::vector<ReferralRule>& rules) { return list_of_tables(rules); }

std::string toml_of(const Trial& trial)
{
    std::vector<std::string> pairs = pairs_of(trial);
    pairs.push_back("arm = " + list_of_tables(trial.arms));
    return table_of(pairs);
}

std::vector<std::string> office_names(const Places& places)
{
    std::vector<std::string> names;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) names.push_back(office.name);
    return names;
}

}  // namespace samspill::viz
