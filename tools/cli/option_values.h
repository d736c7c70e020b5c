#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scenario/declared/reader.h"

// The values of options, read from their texts as those of scenario files are: one grammar of numbers
// (core/number.h), one check of ranges, one wording of mistakes.
namespace samspill::cli {

// What an option of a number allows; its key in messages is the option's own name, unless it stands for a
// setting of files ("run.seed").
struct NumberRange {
    double low, high;
    std::string_view unit = "1";
};
input::KeyInfo option_info(std::string_view option, const NumberRange& range, TextView meaning, ParameterKind kind);

// Throw InputError whose place is the option, when `info` is of a setting.
double number_of_option(std::string_view option, const std::string& text, const input::KeyInfo& info);
Week week_of_option(std::string_view option, const std::string& text, TextView meaning);
std::uint64_t identity_of_option(std::string_view option, const std::string& text, TextView meaning);

// A name in the form in which names are compared.
std::string word_of_option(const std::string& text);

// What `--help` shows of a number: "INT in [0, 4096]".
std::string type_text(const input::KeyInfo& info);

// "--seed" of "-s,--seed".
std::string shown_option(const std::string& names);

}  // namespace samspill::cli
