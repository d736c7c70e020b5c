#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "model/inputs/inputs.h"
#include "scenario/declared/about.h"

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

}  // namespace samspill
