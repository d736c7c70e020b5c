#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/declared/scenario.h"
#include "scenario/files/include.h"

namespace samspill {

// Reads a scenario file, the files that it includes, and then `overrides` ("key=value" of
// parameters and of settings, as --set gives them). Every mistake in all of them is collected and
// thrown as one InputError with places "file:line:column" (or "--set key").
Scenario read_scenario(const std::string& path, const std::vector<std::string>& overrides = {});

// The same from a text, for tests and programs; `name` stands for the file in messages. Includes
// are looked up relative to `folder`, in `files`.
Scenario parse_scenario(const std::string& text, const std::string& name, const std::string& folder = ".",
                        const std::vector<std::string>& overrides = {}, const input::FileSource& files = input::disk());

// Scenario files that are read once and then varied: much cheaper than read_scenario for each.
class ScenarioSource {
public:
    // The files are merged as if one scenario included them in this order. Throws InputError.
    explicit ScenarioSource(const std::vector<std::string>& paths);

    // What read_scenario gives with these overrides, named after the first file. Throws InputError.
    Scenario with(const std::vector<std::string>& overrides) const;

    const std::vector<std::string>& files() const;       // paths read, included files first
    std::size_t list_size(std::string_view list) const;  // items of a list at the top, such as "wave"

private:
    std::string path_;
    std::shared_ptr<const input::Sources> sources_;
};

}  // namespace samspill
