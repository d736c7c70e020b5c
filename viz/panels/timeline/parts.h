#pragma once

#include <functional>
#include <string>

#include "viz/panels/panels.h"
#include "viz/state/timeline.h"

// What stands above the charts of the timeline.
namespace samspill::viz {

// What is drawn, of where and whom, how; pinned runs.
void timeline_bar(const View& view, Commands& commands);

struct LegendLook {
    Colour colour;
    int style;
};
// One legend for all charts: worlds, then what lines are of. Nothing when there is one line a chart.
void timeline_legend(const View& view, const std::vector<TimelineChart>& charts,
                     const std::function<LegendLook(const TimelineChart&, const TimelineLine&)>& look);

// A row a week.
std::string timeline_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
