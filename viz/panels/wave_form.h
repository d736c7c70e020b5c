#pragma once

#include "viz/panels/panels.h"
#include "viz/source/sheet.h"

namespace samspill::viz {

// The policies over time: the file's waves, those added on screen, and a form for one more.
void policy_list(const View& view, const ScenarioSheet& sheet, const Draft& draft, Commands& commands);

}  // namespace samspill::viz
