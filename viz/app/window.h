#pragma once

#include "viz/app/view.h"

namespace samspill::viz {

// Opens the window and shows it until it is closed. Throws InputError when there is no display.
int show_window(const ViewOptions& options);

}  // namespace samspill::viz
