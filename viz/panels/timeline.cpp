#include "viz/panels/panels.h"

namespace samspill::viz {

void timeline_panel(const View&, Commands&) {}

}  // namespace samspill::viz
