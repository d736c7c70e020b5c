#pragma once

#include <string>

#include "viz/panels/panels.h"

namespace samspill::viz {

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

}  // namespace samspill::viz
