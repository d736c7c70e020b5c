#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/params/params.h"
#include "scenario/declared/reader.h"

// What can be written into a scenario, as tables for people and programs.
namespace samspill::input {

// One key: a parameter, or a setting of a scenario file.
struct ReferenceRow {
    std::string section;  // "jobs", "run", "region.office"
    std::string key;      // in full
    std::string value;    // the default, or what a scenario gives
    std::string unit;     // empty for pure numbers and texts
    std::string allowed;  // "[0, 1]", "true or false", "list of groups"
    std::string source;   // "fact: E16", "assumption"; empty for settings
    std::string meaning, meaning_no;
    std::string source_no{};  // "fakta: E16"
};

// "fact: E16", "assumption: usual in matching functions": what a value is founded on.
Message source_text(const Source& source);

std::vector<ReferenceRow> setting_rows();  // with their defaults
std::vector<ReferenceRow> parameter_rows(const Params& params);

// Every key that a scenario file or an override may hold, in full and in the order of the
// reference: parameters as "jobs.offer_rate.young", settings as "run.weeks", keys of lists without
// a number ("wave.week").
const std::vector<std::string>& known_keys();

// The parameters whose value is not the default, as "key = value unit (default 0.1)".
std::vector<std::string> changed_parameters(const Params& params);

// The text of scenarios/PARAMETERS.md: every key with its default.
std::string reference_markdown();

}  // namespace samspill::input
