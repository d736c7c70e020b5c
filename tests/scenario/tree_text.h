#pragma once

#include <cmath>
#include <functional>
#include <string>

#include <fmt/format.h>

#include "scenario/text/toml_text.h"
#include "scenario_support.h"

// Scenario files as trees that tests change and write again.
namespace samspill::test {

inline input::Table tree_of(const std::string& text)
{
    input::Mistakes mistakes;
    auto source = std::make_shared<const input::InputSource>(input::InputSource{"m.toml", 0, ""});
    return input::parse_toml(text, std::move(source), mistakes);
}

inline std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        const unsigned char byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\u{:04x}", byte);
        else
            out += c;
    }
    return out + "\"";
}

inline std::string toml_of(const input::Value& value)
{
    if (const auto* yes = value.as<bool>()) return *yes ? "true" : "false";
    if (const auto* whole = value.as<std::int64_t>()) return fmt::format("{}", *whole);
    if (const auto* text = value.as<std::string>()) return quoted(*text);
    if (const auto* date = value.as<input::DateText>()) return date->text;
    if (const auto* time = value.as<input::TimeText>()) return time->text;
    if (const auto* real = value.as<double>()) {
        if (!std::isfinite(*real)) return std::isnan(*real) ? "nan" : *real > 0 ? "inf" : "-inf";
        const std::string text = fmt::format("{}", *real);
        return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
    }
    std::string text;
    if (const auto* list = value.as<input::List>()) {
        for (const input::Value& item : list->items) text += (text.empty() ? "" : ", ") + toml_of(item);
        return "[" + text + "]";
    }
    for (const input::Entry& entry : value.as<input::Table>()->entries)
        text += (text.empty() ? "" : ", ") + quoted(entry.key) + " = " + toml_of(entry.value);
    return "{" + text + "}";
}

// One line for each key of the root.
inline std::string toml_of(const input::Table& root)
{
    std::string text;
    for (const input::Entry& entry : root.entries) text += quoted(entry.key) + " = " + toml_of(entry.value) + "\n";
    return text;
}

// Visits every table, the root first; a list's tables as well.
inline void for_each_table(input::Table& table, const std::function<void(input::Table&)>& visit)
{
    visit(table);
    const std::function<void(input::Value&)> go_into = [&](input::Value& value) {
        if (auto* inner = value.as<input::Table>()) for_each_table(*inner, visit);
        if (auto* list = value.as<input::List>())
            for (input::Value& item : list->items) go_into(item);
    };
    for (input::Entry& entry : table.entries) go_into(entry.value);
}

// Every kind of table that a scenario can hold, filled.
inline const std::string with_every_table = small + R"(inflow = {young = 1.5}
partners = ["learning_centre"]
[run]
weeks = 100
[observation]
from = 0
[places]
scale = 1
[rollout]
shared_design = true
[status_quo]
intensity = 1
[[status_quo.rule]]
kind = "criteria"
[[wave]]
week = 10
offices = "all"
intensity = 2
[[wave.rule]]
kind = "universal"
[[shock]]
week = 3
size = 0.1
[trial]
name = "trial"
[[trial.arm]]
name = "a"
referral = "never"
[[trial.arm]]
name = "b"
referral = "always"
)";

}  // namespace samspill::test
