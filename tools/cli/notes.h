#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace samspill::cli {

// What of a scenario will act on nobody (Scenario::notes), a line each; `name` tells several scenarios apart.
void print_notes(const std::vector<Mistake>& notes, const std::string& name = "");

// The same as a list of {place, message}.
nlohmann::ordered_json json_of_notes(const std::vector<Mistake>& notes);

}  // namespace samspill::cli
