#include <utility>

#include "viz/draft/draft_items.h"
#include "viz/draft/policy_parts.h"

// What there is of waves, rules and trial in a draft.
namespace samspill::viz {

std::vector<DraftWave> waves_of(const Draft& draft, const ScenarioSheet& sheet)
{
    std::vector<DraftWave> waves;
    for (std::size_t i = 0; i < sheet.waves.size(); ++i) {
        const int number = sheet.wave_numbers[i];
        const Wave* now = &sheet.waves[i];
        if (const auto found = draft.file_waves.find(number); found != draft.file_waves.end())
            now = found->second ? &*found->second : nullptr;
        waves.push_back({"wave." + std::to_string(number), int(waves.size()) + 1, &sheet.waves[i], now});
    }
    for (std::size_t i = 0; i < draft.waves.size(); ++i)
        waves.push_back({"wave.+" + std::to_string(i + 1), int(waves.size()) + 1, nullptr, &draft.waves[i]});
    return waves;
}

const std::vector<ReferralRule>& rules_of(const Draft& draft, const ScenarioSheet& sheet)
{
    return draft.rules ? *draft.rules : sheet.status_quo.rules;
}

const Trial* trial_of(const Draft& draft, const ScenarioSheet& sheet)
{
    const std::optional<Trial>& trial = draft.trial ? *draft.trial : sheet.trial;
    return trial ? &*trial : nullptr;
}

std::vector<SettingValue> item_settings(const ScenarioSheet& sheet, const Draft& draft)
{
    std::vector<SettingValue> all;
    const auto add = [&](const auto& item, const std::string& key) {
        for (SettingValue& setting : parts_of(item, key, sheet)) all.push_back(std::move(setting));
    };
    const auto add_list = [&](const auto& list, const std::string& key) {
        for (std::size_t i = 0; i < list.size(); ++i) add(list[i], key + "." + std::to_string(i + 1));
    };
    add_list(rules_of(draft, sheet), "status_quo.rule");
    for (const DraftWave& wave : waves_of(draft, sheet)) {
        if (!wave.now) continue;
        add(*wave.now, wave.key);
        if (wave.now->rules) add_list(*wave.now->rules, wave.key + ".rule");
    }
    if (const Trial* trial = trial_of(draft, sheet)) {
        add(*trial, "trial");
        add_list(trial->arms, "trial.arm");
    }
    return all;
}

std::optional<SettingValue> setting_named(const ScenarioSheet& sheet, const Draft& draft, std::string_view key)
{
    if (const SettingValue* setting = sheet.find(key)) return *setting;
    if (!is_item_key(key)) return std::nullopt;
    for (SettingValue& setting : item_settings(sheet, draft))
        if (setting.key == key) return std::move(setting);
    return std::nullopt;
}

}  // namespace samspill::viz
