#pragma once

#include <string>
#include <string_view>

#include "scenario/declared/settings.h"
#include "viz/draft/sheet.h"

// Values of settings as texts.
namespace samspill::viz {

SettingValue::Kind kind_of(const input::KeyInfo& info);
std::string text_of(SettingValue::Kind kind, double number);

// A setting as it is declared, with its value.
SettingValue setting_of(const std::string& key, const input::KeyInfo& info, std::string value);

// A text in double quotes as TOML reads it back.
std::string toml_string(std::string_view text);

}  // namespace samspill::viz
