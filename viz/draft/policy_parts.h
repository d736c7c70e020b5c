#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/inputs/policies.h"
#include "viz/draft/sheet.h"

// Waves, rules, trials and arms part by part, all from the declarations that scenario files are
// read by (model/inputs/setting_lists.h, part_lists.h).
namespace samspill::viz {

// Every part with its declaration and value; keys begin with `key`. `sheet`: of the scenario.
std::vector<SettingValue> parts_of(const Wave& wave, const std::string& key, const ScenarioSheet& sheet);
std::vector<SettingValue> parts_of(const ReferralRule& rule, const std::string& key, const ScenarioSheet& sheet);
std::vector<SettingValue> parts_of(const Trial& trial, const std::string& key, const ScenarioSheet& sheet);
std::vector<SettingValue> parts_of(const TrialArm& arm, const std::string& key, const ScenarioSheet& sheet);

// Gives a part the value that SettingValue::value would have; empty: not given. False, and nothing
// changes, when there is no such part or the text cannot be its value.
bool set_part(Wave& wave, std::string_view part, const std::string& text, const ScenarioSheet& sheet);
bool set_part(ReferralRule& rule, std::string_view part, const std::string& text, const ScenarioSheet& sheet);
bool set_part(Trial& trial, std::string_view part, const std::string& text, const ScenarioSheet& sheet);
bool set_part(TrialArm& arm, std::string_view part, const std::string& text, const ScenarioSheet& sheet);

// As a value of TOML: reading it in a scenario gives the same.
std::string toml_of(const Wave& wave);
std::string toml_of(const std::vector<ReferralRule>& rules);
std::string toml_of(const Trial& trial);

std::vector<std::string> office_names(const Places& places);

}  // namespace samspill::viz
