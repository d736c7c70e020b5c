#include "viz/panels/panels.h"
#include "viz/state/guide.h"

namespace samspill::viz {

// In the workshop it is the guide's summary that is saved.
std::string panel_csv(Panel, const ViewState& state, const Shown& shown)
{
    return state.workshop ? guide_csv(state, shown) : std::string{};
}

}  // namespace samspill::viz
