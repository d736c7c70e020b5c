#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/week.h"
#include "viz/draft/draft.h"
#include "viz/draft/item_key.h"
#include "viz/draft/sheet.h"

// Waves, rules and the trial of a draft, changed item by item. Keys are those of overrides:
// "wave.2.intensity", "wave.2.rule.1.min_age", "status_quo.rule.1", "trial.arm.2.mode"; a wave that the
// file does not have is "wave.+1". What becomes as the file has it is no change any more.
namespace samspill::viz {

// Gives a part its value (SettingValue::value). What cannot be changes nothing.
void set_item(Draft& draft, const ScenarioSheet& sheet, std::string_view key, const std::string& text);

// A part, an item or a list as the file has it.
void reset_item(Draft& draft, const ScenarioSheet& sheet, std::string_view key);

// One more of a list ("wave", "wave.2.rule", "status_quo.rule", "trial", "trial.arm"); a wave or
// trial begins in `week`. Gives its key; "" when there can be no more.
std::string add_item(Draft& draft, const ScenarioSheet& sheet, std::string_view key, Week week);

// Takes an item away, or all the rules of a wave, which then leaves them as they were.
void remove_item(Draft& draft, const ScenarioSheet& sheet, std::string_view key);

// A rule or an arm one place up: of several rules that fit the first counts.
void raise_item(Draft& draft, const ScenarioSheet& sheet, std::string_view key);

// The setting of a key, of an item of the draft or of the file; none: there is no such key.
std::optional<SettingValue> setting_named(const ScenarioSheet& sheet, const Draft& draft, std::string_view key);

// Every part of every item of the draft: for tables.
std::vector<SettingValue> item_settings(const ScenarioSheet& sheet, const Draft& draft);

// A wave as it is now and as the file has it: the file's in the order of their weeks, then others.
struct DraftWave {
    std::string key;
    int number;              // of those on screen, from 1
    const Wave *file, *now;  // null: not the file's; taken away
    bool changed() const { return !file || !now || !(*file == *now); }
};
std::vector<DraftWave> waves_of(const Draft& draft, const ScenarioSheet& sheet);
const std::vector<ReferralRule>& rules_of(const Draft& draft, const ScenarioSheet& sheet);
const Trial* trial_of(const Draft& draft, const ScenarioSheet& sheet);  // null: none

}  // namespace samspill::viz
