#include "viz/panels/csv_parts.h"
#include "viz/panels/panels.h"
#include "viz/state/guide.h"

namespace samspill::viz {

std::string panel_csv(Panel panel, const ViewState& state, const Shown& shown)
{
    if (state.workshop) return guide_csv(state, shown);  // what a workshop saves is its summary
    switch (panel) {
        case Panel::timeline:
            return timeline_csv(state, shown);
        case Panel::scenario:
            return scenario_csv(state, shown);
        case Panel::rings:
            return rings_csv(state, shown);
        case Panel::bridges:
            return bridges_csv(state, shown);
        case Panel::comparison:
            return shown.board ? board_csv(state, shown) : comparison_csv(state, shown);
        case Panel::flows:
            return flows_csv(state, shown);
        case Panel::continuum:
            return continuum_csv(state, shown);
        case Panel::sweep:
            return sweep_csv(state, shown);
        case Panel::side_effects:
            return side_effects_csv(state, shown);
    }
    return {};
}

}  // namespace samspill::viz
