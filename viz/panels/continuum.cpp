#include "viz/panels/panels.h"

namespace samspill::viz {

void continuum_panel(const View&, Commands&) {}

}  // namespace samspill::viz
