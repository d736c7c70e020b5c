#include "viz/panels/panels.h"

namespace samspill::viz {

void sweep_panel(const View&, Commands&) {}

}  // namespace samspill::viz
