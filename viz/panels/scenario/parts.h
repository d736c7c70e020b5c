#pragma once

#include <functional>
#include <string>

#include "viz/draft/sheet.h"
#include "viz/panels/panels.h"

// The parts of the panel of a scenario.
namespace samspill::viz {

// The control of one setting, a line of the window: what it means, slider, switch or choice, exact
// entry, unit, and what undoes a change. `changed`: the draft's value, null when the file's holds.
// `waits`: a change would hold from the next restart on, which is said.
void setting_row(const View& view, const SettingValue& setting, const std::string* changed, bool waits,
                 Commands& commands);

// A fold of settings, by name; marked with a note of what differs in it. Opens for what is to be shown.
bool fold(const View& view, const std::string& id, const std::string& title, const std::string& note,
          bool open_at_first);

// Of every row: two lines where name and controls have no room beside each other.
float setting_row_height(const View& view);

// Is a simulation past its first week, so that some changes have to wait for a restart?
bool is_under_way(const View& view);

// A control that chooses from a list: one choice, several (offices under their regions), or yes, no
// or neither. Its width is the next item's. Calls `set` with the new value, which it may have already.
void setting_choice(const View& view, const SettingValue& setting, const std::string& value,
                    const std::function<void(const std::string&)>& set);

// Which settings are shown: all, those whose words have a text (in small letters) in them, those that
// differ from the file.
struct SettingFilter {
    std::string search;
    bool only_changed = false;

    bool narrows() const { return !search.empty() || only_changed; }
    bool takes(const SettingValue& setting, bool changed) const;
};

// The parts of policies as folds of rows: rules of referral at the start, waves, the trial.
void rules_at_the_start(const View& view, const ScenarioSheet& sheet, const Draft& draft, const SettingFilter& filter,
                        Commands& commands);
void wave_folds(const View& view, const ScenarioSheet& sheet, const Draft& draft, const SettingFilter& filter,
                Commands& commands);
void trial_fold(const View& view, const ScenarioSheet& sheet, const Draft& draft, const SettingFilter& filter,
                Commands& commands);

// All waves in words, in the order of their weeks, and what can be done with them.
void policy_list(const View& view, const ScenarioSheet& sheet, const Draft& draft, Commands& commands);

// A row a setting.
std::string scenario_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
