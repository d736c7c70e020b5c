#include "viz/panels/panels.h"

namespace samspill::viz {

void scenario_panel(const View&, Commands&) {}

}  // namespace samspill::viz
