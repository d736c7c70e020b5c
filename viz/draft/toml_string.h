#pragma once

#include <string>
#include <string_view>

namespace samspill::viz {

// A text in double quotes as TOML reads it back.
std::string toml_string(std::string_view text);

}  // namespace samspill::viz
