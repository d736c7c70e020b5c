#pragma once

#include "viz/app/view.h"

namespace samspill::viz {

// Writes one picture (and a table) without a window and ends. Returns an exit code.
int take_screenshot(const ViewOptions& options);

}  // namespace samspill::viz
