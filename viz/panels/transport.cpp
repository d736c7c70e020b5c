#include "viz/panels/panels.h"

namespace samspill::viz {

void transport_bar(const View&, Commands&) {}

}  // namespace samspill::viz
