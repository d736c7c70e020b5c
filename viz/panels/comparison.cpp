#include "viz/panels/panels.h"

namespace samspill::viz {

void comparison_panel(const View&, Commands&) {}

}  // namespace samspill::viz
