#include "viz/panels/panels.h"

namespace samspill::viz {

void bridges_panel(const View&, Commands&) {}

}  // namespace samspill::viz
