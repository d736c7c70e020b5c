#pragma once

#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/field.h"
#include "scenario/files/calibration_file.h"
#include "scenario/files/read_scenario.h"
#include "scenario/files/sweep_file.h"

namespace samspill::fuzz {

// Files that a text may include, by path; nothing else is there, whatever it names.
inline input::FileSource in_memory(const std::map<std::string, std::string>& texts)
{
    const auto name = [](const std::filesystem::path& path) { return path.lexically_normal().string(); };
    return {name, [&texts, name](const std::filesystem::path& path) -> input::FileText {
                const auto found = texts.find(name(path));
                if (found == texts.end()) return {std::nullopt, Message::verbatim("there is no such file")};
                return {found->second, {}};
            }};
}

// Lines "#!key=value" of the text: given to the reader as overrides.
inline std::vector<std::string> overrides_in(const std::string& text)
{
    std::vector<std::string> overrides;
    for (std::size_t at = 0; (at = text.find("#!", at)) != std::string::npos && overrides.size() < 8; ++at)
        if (at == 0 || text[at - 1] == '\n') overrides.push_back(text.substr(at + 2, text.find('\n', at) - at - 2));
    return overrides;
}

inline void require(bool holds, const std::string& what)
{
    if (!holds) throw std::logic_error(what);
}

// What is told of a text stands somewhere, and does not steer the terminal.
inline void check_mistakes(const InputError& error)
{
    require(!error.mistakes().empty(), "an error without a mistake");
    for (const Mistake& mistake : error.mistakes()) {
        require(!mistake.message.english().empty(), "a mistake without words");
        for (const char c : mistake.place + mistake.message.english())
            require((c >= 0 && c < 0x20 ? c == '\n' : c != 0x7f),
                    "a control character in: " + mistake.message.english());
    }
}

// What is accepted is within its bounds.
inline void check_scenario(Scenario scenario)
{
    for (const Parameter& parameter : parameters_of(scenario.inputs.params)) {
        const double value = parameter.get();
        require(std::isfinite(value) && value >= parameter.low && value <= parameter.high,
                parameter.key + " is outside its range");
    }
    const Inputs& inputs = scenario.inputs;
    require(inputs.weeks >= 1 && inputs.weeks <= 5000 && inputs.burn_in >= 0 && inputs.burn_in <= 2000,
            "weeks outside their range");
    require(scenario.replicates >= 1 && inputs.places.office_count() >= 1, "nothing to simulate");
    double persons = 0.0;
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) persons += office.inhabitants * inputs.places.scale;
    require(persons <= 1e9, "more persons than are allowed");
}

// Reads a text as a scenario, as a sweep and as a calibration. Each must take it or refuse it with
// InputError; anything else is thrown on. Gives how many took it.
inline int read_anything(const std::string& text, const input::FileSource& files)
{
    int taken = 0;
    const auto attempt = [&](const auto& read) {
        try {
            read();
            ++taken;
        } catch (const InputError& error) {
            check_mistakes(error);
        }
    };
    attempt([&] { check_scenario(parse_scenario(text, "fuzzed.toml", "", overrides_in(text), files)); });
    attempt([&] { parse_sweep(text, "fuzzed.toml", files); });
    attempt([&] { parse_calibration(text, "fuzzed.toml", files); });
    return taken;
}

}  // namespace samspill::fuzz
