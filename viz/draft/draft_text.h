#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viz/draft/draft.h"

namespace samspill::viz {

// A draft in words that can be written down and read again: waves, rules and trials as TOML.
struct DraftText {
    std::string path;
    std::vector<std::pair<std::string, std::string>> values;
    std::vector<std::string> waves;
    std::map<int, std::optional<std::string>> file_waves;  // none: taken away
    std::optional<std::string> rules;
    std::optional<std::optional<std::string>> trial;
};
DraftText text_of(const Draft& draft);

// Throws InputError when the scenario file is gone, or has changed so that a part fits it no more.
Draft draft_of(const DraftText& text);

}  // namespace samspill::viz
