#include <algorithm>

#include "viz/state/reforms.h"
#include "viz/state/side_effects.h"
#include "viz/state/timeline.h"
#include "viz/state/verdict.h"
#include "viz/state/view_state.h"

namespace samspill::viz {

namespace {

void add_curves(Needs& needs, const ViewState& state, const Shown& shown, const Selection& line)
{
    const auto add = [&](const Selection& wanted) {
        for (int world = 0; world < shown.worlds; ++world) needs.curves.insert({world, wanted});
        for (const PinnedRun& pin : shown.pins) needs.curves.insert({pin.world, wanted});
    };
    add(line);
    if (state.share) add(all_persons(line));
}

void add_timeline(Needs& needs, const ViewState& state, const Shown& shown, const Places& places)
{
    for (const Indicator indicator : state.indicators)
        for (const Selection& line : timeline_lines(state, places, indicator)) add_curves(needs, state, shown, line);
}

// Two worlds side by side: each indicator as a whole, and the difference.
void add_comparison(Needs& needs, const ViewState& state, const Shown& shown, const Places& places)
{
    ViewState whole = state;
    whole.breakdown = Breakdown::total;
    whole.share = false;
    for (const Indicator indicator : state.indicators)
        for (const Selection& line : timeline_lines(whole, places, indicator)) {
            add_curves(needs, whole, shown, line);
            if (shown.worlds == 2) needs.contrasts.insert(line);
        }
    needs.parted = shown.worlds == 2;
}

// The lines that a guide's questions are judged by, and the differences that answer them.
void add_guide(Needs& needs, const ViewState& state, const Shown& shown)
{
    if (state.guide.reform < 0) return;
    ViewState whole = state;
    whole.share = false;
    for (const Prediction& prediction : reforms()[std::size_t(state.guide.reform)].predictions) {
        const Selection line = selection_of(prediction);
        add_curves(needs, whole, shown, line);
        if (shown.worlds == 2) needs.contrasts.insert(line);
    }
}

void add_flows(Needs& needs, const ViewState& state, const Shown& shown)
{
    const Film& film = *shown.film[0];
    if (shows_outcomes(state, film) || film.ready() == 0 || film.followed_share() <= 0.0) return;
    const WeekSpan weeks = flows_weeks(state, shown);
    needs.flows = FlowsKey{weeks.from, weeks.to, state.group};
}

// Gains and side effects of the place that is looked at, in both worlds.
void add_side_effects(Needs& needs, const ViewState& state, const Shown& shown)
{
    for (const SideEffect& effect : side_effects()) {
        const Selection line{effect.indicator, state.place, -1, -1};
        for (int world = 0; world < shown.worlds; ++world) {
            needs.curves.insert({world, line});
            if (effect.per) needs.curves.insert({world, {*effect.per, state.place, -1, -1}});
        }
    }
}

}  // namespace

Needs needs_of(const ViewState& state, const Shown& shown)
{
    Needs needs;
    needs.person = state.person;
    if (shown.board) needs.comparison = state.comparison;
    if (shown.sweep) needs.sweep = state.sweep;
    const Head* head = shown.head();
    if (!head) return needs;
    if (state.workshop) {
        add_guide(needs, state, shown);
        return needs;
    }
    switch (state.panel) {
        case Panel::timeline:
            add_timeline(needs, state, shown, head->places);
            break;
        case Panel::comparison:
            add_comparison(needs, state, shown, head->places);
            break;
        case Panel::flows:
            add_flows(needs, state, shown);
            break;
        case Panel::side_effects:
            add_side_effects(needs, state, shown);
            break;
        default:
            break;
    }
    return needs;
}

}  // namespace samspill::viz
