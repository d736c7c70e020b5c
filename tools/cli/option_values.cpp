#include "cli/option_values.h"

#include <memory>

#include <fmt/format.h>

#include "core/error.h"
#include "core/name.h"
#include "core/number.h"
#include "scenario/declared/setting_lists.h"
#include "scenario/text/toml_text.h"

namespace samspill::cli {

namespace {

// Where a mistake is told: at the option, when the key that it names is another.
input::Value value_of(std::string_view option, const std::string& text, const input::KeyInfo& info)
{
    const std::string place = info.key == option ? "" : std::string(option);
    return input::parse_override_value(text, std::make_shared<input::InputSource>(input::InputSource{place, 0, ""}));
}

}  // namespace

input::KeyInfo option_info(std::string_view option, const NumberRange& range, TextView meaning, ParameterKind kind)
{
    return {std::string(option), range.unit, range.low, range.high, meaning.en, meaning.no, kind};
}

double number_of_option(std::string_view option, const std::string& text, const input::KeyInfo& info)
{
    input::Mistakes mistakes;
    const auto number = input::read_number(value_of(option, text, info), info, mistakes);
    if (!number) mistakes.raise();
    return *number;
}

Week week_of_option(std::string_view option, const std::string& text, TextView meaning)
{
    const input::KeyInfo info =
        option_info(option, {-input::most_burn_in, input::most_weeks, "weeks"}, meaning, ParameterKind::integer);
    input::Mistakes mistakes;
    const auto week = input::read_week(value_of(option, text, info), info, mistakes);
    if (!week) mistakes.raise();
    return *week;
}

// 64 bits, more than a double holds.
std::uint64_t identity_of_option(std::string_view option, const std::string& text, TextView meaning)
{
    const auto number = number_in(text);
    if (number && number->whole && !number->negative) return number->magnitude;
    throw InputError("",
                     message("option.identity",
                             {"{} {}; it needs a whole number in [0, 18446744073709551615]\n  {}: {}",
                              "{} {}; det trengs et helt tall i [0, 18446744073709551615]\n  {}: {}"},
                             option,
                             text.empty() ? message("text.empty", {"is empty", "er tom"})
                                          : message("option.is", {"is \"{}\"", "er \"{}\""}, input::shown_name(text)),
                             option, meaning));
}

std::string word_of_option(const std::string& text) { return canonical_name(text); }

std::string type_text(const input::KeyInfo& info)
{
    return fmt::format("{} in [{}, {}]", info.kind == ParameterKind::integer ? "INT" : "NUMBER",
                       input::number_text(info.low), input::number_text(info.high));
}

std::string shown_option(const std::string& names) { return names.substr(names.rfind(',') + 1); }

}  // namespace samspill::cli
