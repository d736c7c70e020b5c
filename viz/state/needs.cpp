#include "viz/state/needs.h"

#include "viz/state/reforms.h"
#include "viz/state/verdict.h"

namespace samspill::viz {

void need_curves(Needs& needs, const Shown& shown, const Selection& line)
{
    for (int world = 0; world < shown.worlds; ++world) needs.curves.insert({world, line});
    for (const PinnedRun& pin : shown.pins) needs.curves.insert({pin.world, line});
}

void need_contrast(Needs& needs, const Shown& shown, const Selection& line)
{
    need_curves(needs, shown, line);
    if (shown.worlds == 2) needs.contrasts.insert(line);
}

void need_guide(Needs& needs, const ViewState& state, const Shown& shown)
{
    if (state.guide.reform < 0) return;
    for (const Prediction& prediction : reforms()[std::size_t(state.guide.reform)].predictions)
        need_contrast(needs, shown, selection_of(prediction));
}

}  // namespace samspill::viz
