#include "viz/draft/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "core/error.h"
#include "core/field.h"
#include "scenario/declared/reference.h"
#include "scenario/declared/setting_lists.h"
#include "scenario/files/read_scenario.h"
#include "viz/draft/part_text.h"
#include "viz/draft/policy_parts.h"
#include "viz/draft/setting_text.h"

namespace samspill::viz {

namespace {

using Kind = SettingValue::Kind;

template <class Names>
std::vector<std::string> list_of(const Names& names)
{
    return {names.begin(), names.end()};
}

// Fills a sheet section by section.
class Maker {
public:
    explicit Maker(ScenarioSheet& sheet) : sheet_(sheet) {}

    void begin(const std::string& name, std::string title, std::string title_no)
    {
        const std::size_t now = sheet_.settings.size();
        sheet_.sections.push_back({name, std::move(title), std::move(title_no), now, now});
    }

    SettingValue& add(const std::string& key, const input::KeyInfo& info, std::string value)
    {
        ScenarioSheet::Section& section = sheet_.sections.back();
        SettingValue setting = setting_of(key, info, std::move(value));
        setting.section = section.name;
        sheet_.settings.push_back(std::move(setting));
        section.last = sheet_.settings.size();
        return sheet_.settings.back();
    }

    // Every setting of a struct's list, and every part that is chosen.
    template <class Struct>
    void add_struct(const std::string& prefix, const Struct& from)
    {
        const auto each = [&](const auto& setting) {
            const std::string key = prefix + "." + std::string(setting.name);
            add_member(key, input::info_of(setting, key), from.*(setting.member));
        };
        std::apply([&](const auto&... setting) { (each(setting), ...); }, input::settings_of(&from));
        const auto each_part = [&](const auto& part) {
            add_part(prefix + "." + std::string(part.name), part, from.*(part.member));
        };
        if constexpr (requires { input::parts_of(&from); })
            std::apply([&](const auto&... part) { (each_part(part), ...); }, input::parts_of(&from));
    }

private:
    SettingValue& add_choice(const std::string& key, const input::PartText& text, Kind kind, std::string value,
                             std::vector<std::string> choices)
    {
        SettingValue& setting = add(key, {key, "", 0, 0, text.meaning, text.meaning_no}, std::move(value));
        setting.kind = kind;
        setting.choices = std::move(choices);
        return setting;
    }
    // Names, and where something is, are not chosen here.
    template <class Part, class Member>
    void add_part(const std::string&, const Part&, const Member&)
    {
    }
    template <class Struct>
    void add_part(const std::string& key, const input::StrategyPart<Struct, Strategy>& part, const Strategy& strategy)
    {
        SettingValue& setting = add_choice(key, part.text, Kind::strategy, part_text(part, strategy, {}), {});
        setting.low = 0.0, setting.high = 1.0;
    }
    template <class Labels, class Struct, class Choice>
    void add_part(const std::string& key, const input::OneOf<Labels, Struct, Choice>& part, const Choice& choice)
    {
        add_choice(key, part.text, Kind::choice, part_text(part, choice, {}), list_of(Labels::names));
    }
    template <class Labels, class Struct, class Bits>
    void add_part(const std::string& key, const input::SomeOf<Labels, Struct, Bits>& part, const Bits& bits)
    {
        const std::string some = part_text(part, bits, {});
        add_choice(key, part.text, Kind::choices, some.empty() ? "[]" : some, list_of(Labels::names));
    }

    template <class Member>
    void add_member(const std::string& key, const input::KeyInfo& info, const Member& member)
    {
        add(key, info, text_of(kind_of(info), double(member)));
    }
    template <class Member>
    void add_member(const std::string& key, const input::KeyInfo& info, const std::optional<Member>& member)
    {
        add(key, info, member ? text_of(kind_of(info), double(*member)) : "");
    }
    template <class Labels, class Value>
    void add_member(const std::string& key, const input::KeyInfo& info, const By<Labels, Value>& by)
    {
        for (std::size_t i = 0; i < by.size; ++i) {
            const input::KeyInfo one = input::label_info(info, by, i);
            add(key + "." + std::string(Labels::names[i]), one, text_of(kind_of(one), double(by[i]))).label =
                Labels::names[i];
        }
    }

    ScenarioSheet& sheet_;
};

// A parameter of several labels is told by the key's last part.
std::string label_of(const Parameter& parameter)
{
    const std::string rest = parameter.key.substr(parameter.section.size() + 1);
    const std::size_t dot = rest.find('.');
    return dot == std::string::npos ? "" : rest.substr(dot + 1);
}

void add_parameters(Maker& maker, const Params& params)
{
    Params copy = params;
    const std::vector<Parameter> list = parameters_of(copy);
    for (const Section& section : sections()) {
        maker.begin(std::string(section.name), std::string(section.meaning), std::string(section.meaning_no));
        for (const Parameter& parameter : list) {
            if (parameter.section != section.name) continue;
            const input::KeyInfo info = input::info_of(parameter);
            SettingValue& setting = maker.add(parameter.key, info, text_of(kind_of(info), parameter.get()));
            setting.label = label_of(parameter);
            setting.source = input::source_text(parameter.source);
        }
    }
}

void add_run(Maker& maker, const Scenario& scenario)
{
    const Inputs& inputs = scenario.inputs;
    maker.begin("run", "The run", "Kjøringen");
    maker.add_struct("run", input::RunSettings{inputs.weeks, inputs.burn_in, scenario.replicates, scenario.seed});
    maker.add_struct("observation", inputs.observation);
}

int number_of(const std::vector<int>& numbers, std::size_t i) { return i < numbers.size() ? numbers[i] : int(i) + 1; }

void add_policies(Maker& maker, const Inputs& inputs, const ListNumbers& numbers)
{
    maker.begin("status_quo", "Policy at the start", "Ordningen fra starten");
    maker.add_struct("status_quo", inputs.status_quo);
    maker.add_struct("rollout", inputs.rollout);
    for (std::size_t i = 0; i < inputs.shocks.size(); ++i) {
        const std::string key = fmt::format("shock.{}", number_of(numbers.shocks, i));
        maker.begin(key, fmt::format("Shock {}", i + 1), fmt::format("Støt {}", i + 1));
        maker.add_struct(key, inputs.shocks[i]);
    }
}

void add_places(Maker& maker, const Places& places)
{
    maker.begin("places", "All places", "Alle steder");
    maker.add_struct("places", places);
    for (const RegionPlace& region : places.regions) {
        maker.begin("region." + region.name, "Region " + region.name, "Region " + region.name);
        maker.add_struct("region." + region.name, region);
        for (const OfficePlace& office : region.offices) {
            const std::string key = "office." + office.name;
            maker.begin(key, "NAV " + office.name, "NAV " + office.name);
            maker.add_struct(key, office);
        }
    }
}

}  // namespace

const SettingValue* ScenarioSheet::find(std::string_view key) const
{
    for (const SettingValue& setting : settings)
        if (setting.key == key) return &setting;
    return nullptr;
}

const Wave* ScenarioSheet::wave(int number) const
{
    for (std::size_t i = 0; i < waves.size(); ++i)
        if (wave_numbers[i] == number) return &waves[i];
    return nullptr;
}

ScenarioSheet sheet_of(const Scenario& scenario, const ListNumbers& numbers)
{
    ScenarioSheet sheet;
    sheet.title = scenario.title.empty() ? scenario.name : scenario.title;
    sheet.waves = scenario.inputs.waves;
    for (std::size_t i = 0; i < sheet.waves.size(); ++i) sheet.wave_numbers.push_back(number_of(numbers.waves, i));
    sheet.status_quo = scenario.inputs.status_quo;
    sheet.trial = scenario.inputs.trial;
    sheet.weeks = scenario.inputs.weeks;
    sheet.places = scenario.inputs.places;
    Maker maker(sheet);
    add_policies(maker, scenario.inputs, numbers);
    add_places(maker, scenario.inputs.places);
    add_run(maker, scenario);
    add_parameters(maker, scenario.inputs.params);
    return sheet;
}

std::vector<std::string> given_items(const Draft& draft)
{
    std::vector<std::string> given;
    for (const auto& [key, text] : draft.values)
        if (key.starts_with("wave.") || key.starts_with("status_quo.rule") || key.starts_with("trial"))
            given.push_back(fmt::format("{}={}", key, text));
    return given;
}

namespace {

// Every item is told its number in a setting that does not touch the order, to see where it comes to
// stand. Some may have been taken away since the files were counted.
Scenario numbered(const ScenarioSource& source, const std::vector<std::string>& given)
{
    std::size_t waves = source.list_size("wave"), shocks = source.list_size("shock");
    for (const std::string& text : given) waves += text.starts_with("wave.+=") ? 1 : 0;
    for (;; --waves) {
        std::vector<std::string> marks = given;
        for (std::size_t i = 1; i <= waves; ++i) {
            marks.push_back(fmt::format("wave.{}.ramp={}", i, i));
            marks.push_back(fmt::format("wave.{}.intensity=1", i));  // a ramp over nothing is refused
        }
        for (std::size_t i = 1; i <= shocks; ++i) marks.push_back(fmt::format("shock.{}.half_life={}", i, i));
        try {
            return source.with(marks);
        } catch (const InputError&) {
            if (waves == 0) throw;
        }
    }
}

}  // namespace

ScenarioSheet sheet_of_draft(const Draft& draft)
{
    const ScenarioSource source({draft.path});
    const std::vector<std::string> given = given_items(draft);
    const Scenario scenario = source.with(given), marked = numbered(source, given);
    ListNumbers numbers;
    for (const Wave& wave : marked.inputs.waves) numbers.waves.push_back(wave.ramp);
    for (const Shock& shock : marked.inputs.shocks) numbers.shocks.push_back(int(shock.half_life));
    return sheet_of(scenario, numbers);
}

}  // namespace samspill::viz
