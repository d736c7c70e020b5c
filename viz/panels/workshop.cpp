#include "viz/panels/panels.h"

namespace samspill::viz {

void workshop_view(const View&, Commands&) {}

}  // namespace samspill::viz
