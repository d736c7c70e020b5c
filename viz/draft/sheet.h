#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/field.h"
#include "model/inputs/places.h"
#include "model/inputs/policies.h"
#include "scenario/declared/scenario.h"
#include "viz/draft/draft.h"

namespace samspill::viz {

// One thing that can be set of a scenario, from its one declaration (sim/model, scenario/declared/setting_lists.h),
// with the value that the scenario file gives.
struct SettingValue {
    // What may stand there: a number or switch; a week or a date; a list of `choices`; one of them; a
    // number or "individual"; a name.
    enum class Kind { real, integer, boolean, week, choices, choice, strategy, name };

    std::string key;      // as --set takes it: "jobs.offer_rate.young", "office.Gol.distance"
    std::string section;  // what it is listed under: "jobs", "office.Gol"
    std::string label;    // of one of several values of one declaration: "young"; else empty
    std::string value;    // as --set takes it; empty: not given ("stays as it was")
    Kind kind = Kind::real;
    double low = 0.0, high = 0.0;
    std::string_view unit;  // "1" for pure numbers
    std::string_view meaning, meaning_no;
    Message source;  // what the value is founded on ("fact: E16"); empty for settings
    std::vector<std::string> choices;
    bool are_places = false;            // choices are names of places, which are told as they are
    std::vector<std::string> headings;  // of choices that stand under headings: as many as choices
    std::string_view unset, unset_no;   // what it means that nothing is given, where that can be
    std::string first;                  // the value at first, when something is to be given
};

// All of a scenario that can be seen and set on screen.
struct ScenarioSheet {
    struct Section {
        std::string name;                 // as in SettingValue::section
        std::string title, title_no;      // what people call it
        std::size_t first = 0, last = 0;  // its settings: [first, last)
    };
    std::string title;
    std::vector<SettingValue> settings;  // section by section
    std::vector<Section> sections;
    // What is edited item by item (draft_items.h), as the file has it.
    std::vector<Wave> waves;        // in the order of their weeks
    std::vector<int> wave_numbers;  // what an override calls each
    Targets status_quo;
    std::optional<Trial> trial;
    int weeks = 0;
    Places places;

    const SettingValue* find(std::string_view key) const;  // null: there is no such key
    const Wave* wave(int number) const;                    // null: there is no such wave
};

// Numbers that an override calls the waves and shocks by: their places in the files, which need not
// be in the order of their weeks. Empty: they are.
struct ListNumbers {
    std::vector<int> waves, shocks;  // from 1
};
ScenarioSheet sheet_of(const Scenario& scenario, const ListNumbers& numbers = {});

// What of the draft belongs to items of policies and was set before it came on screen (by a sweep):
// controls of these items start from it.
std::vector<std::string> given_items(const Draft& draft);

// Of the draft's file, with given_items. Throws InputError.
ScenarioSheet sheet_of_draft(const Draft& draft);

// Why a text cannot be the setting's value, or none. A decimal comma is taken as a point and put
// right in `text`.
enum class Refusal { none, no_number, not_whole, outside, no_switch, no_week, no_name };
Refusal check_text(const SettingValue& setting, std::string& text);

// A number or switch as --set takes it.
std::string setting_text(const SettingValue& setting, double number);
// The number of a text that check_text has taken; a week's for a date; NaN where it is none.
double setting_number(const SettingValue& setting, const std::string& text);

}  // namespace samspill::viz
