#include "viz/panels/panels.h"

namespace samspill::viz {

void side_effects_panel(const View&, Commands&) {}

}  // namespace samspill::viz
