#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "model/inputs.h"
#include "scenario/about.h"
#include "scenario/include.h"

namespace samspill {

// A scenario file with all that it includes, read and checked.
struct Scenario : About {
    About norwegian;   // the same as far as the author gives it; else empty
    std::string name;  // file name without folder and ending
    Inputs inputs;
    std::uint32_t seed = 1;
    int replicates = 20;
    std::optional<Week> episode_week;  // observation.episode_week where it is given; else it follows the policies
    std::string text;                  // the files verbatim, included files first
    std::vector<std::string> files;    // paths read, included files first
    std::vector<Mistake> notes;        // what the files say that will act on nobody, and where; no mistakes
};

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
