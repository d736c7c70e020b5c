#pragma once

#include <string>
#include <string_view>

#include "model/policies.h"

namespace samspill::viz {

// A text in double quotes as TOML reads it back.
std::string toml_string(std::string_view text);

// A wave as an inline table of TOML: reading it in a scenario gives the same wave.
std::string wave_text(const Wave& wave);

}  // namespace samspill::viz
