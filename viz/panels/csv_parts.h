#pragma once

#include <string>

#include "viz/data/shown.h"
#include "viz/state/view_state.h"

// What each panel shows as CSV (viz/state/csv.h). A header line alone when there is nothing to show.
namespace samspill::viz {

std::string timeline_csv(const ViewState& state, const Shown& shown);      // a row a week
std::string comparison_csv(const ViewState& state, const Shown& shown);    // a row a week
std::string board_csv(const ViewState& state, const Shown& shown);         // a row an endpoint and alternative
std::string scenario_csv(const ViewState& state, const Shown& shown);      // a row a setting
std::string rings_csv(const ViewState& state, const Shown& shown);         // counsellors by office and ring
std::string bridges_csv(const ViewState& state, const Shown& shown);       // a row a bridge
std::string flows_csv(const ViewState& state, const Shown& shown);         // a row a move between statuses
std::string continuum_csv(const ViewState& state, const Shown& shown);     // a row an office
std::string sweep_csv(const ViewState& state, const Shown& shown);         // a row a point
std::string side_effects_csv(const ViewState& state, const Shown& shown);  // a row an effect

}  // namespace samspill::viz
