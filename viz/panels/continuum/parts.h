#pragma once

#include <string>

#include "viz/panels/panels.h"

namespace samspill::viz {

// A row an office.
std::string continuum_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
