#pragma once

#include <string>
#include <vector>

#include "viz/draft/sheet.h"
#include "viz/state/words.h"

// Settings and changes of policy in words.
namespace samspill::viz {

// A label of the model's closed lists ("young" is "ung"), else the key's words.
std::string label_words(std::string_view label, Language language);

// A unit as it is declared, in words: "" for pure numbers; one that is not known stays as it is.
std::string unit_words(std::string_view unit, Language language);
// "distance (0 to 1)"; without a unit the name alone.
std::string with_unit(const std::string& name, std::string_view unit, Language language);

std::string range_words(const SettingValue& setting, Language language);  // "0 to 1"

// What it means that a setting is not given: "stays as it was".
std::string unset_words(const SettingValue& setting, Language language);

// All that is declared of a setting, several lines: for hovering.
std::string setting_words(const SettingValue& setting, Language language);

// Why a text is refused, and what is allowed.
std::string refusal_words(const SettingValue& setting, const std::string& text, Refusal why, Language language);

// "collaboration (2)"; between two of the continuum's names: "1.5, between coordination and collaboration".
std::string intensity_words(double intensity, Language language);

// A change of policy: when and where, and what is changed.
std::string wave_head(const Wave& wave, const Places& places, Language language);
std::vector<std::string> wave_words(const Wave& wave, Language language);

// Who is sent how: "by criteria (young, refugee)".
std::string rule_words(const ReferralRule& rule, Language language);
std::string rule_kind_words(RuleKind kind, Language language);

}  // namespace samspill::viz
