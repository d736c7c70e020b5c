#include "viz/panels/panels.h"

namespace samspill::viz {

void rings_panel(const View&, Commands&) {}

}  // namespace samspill::viz
