#include "viz/panels/panels.h"

namespace samspill::viz {

void flows_panel(const View&, Commands&) {}

}  // namespace samspill::viz
