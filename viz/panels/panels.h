#pragma once

#include <string>
#include <string_view>

#include "viz/data/shown.h"
#include "viz/panels/marks.h"
#include "viz/plots/theme.h"
#include "viz/state/command.h"
#include "viz/state/view_state.h"

// The panels: free functions that draw into the current ImGui window from a state that they do not
// change, and say what was done in commands. One file each.
namespace samspill::viz {

struct View {
    const ViewState& state;
    const Shown& shown;
    const Theme& theme;
    Marks* marks = nullptr;  // where controls are noted; null: nowhere

    const char* operator()(const Text& text) const { return text.in(state.language); }

    // Notes where the control that was drawn last stands, or something drawn by hand: so that tests
    // can point at it by name ("transport/play", "rings/counsellor/12").
    void mark(std::string_view name) const;
    void mark(std::string_view name, ImVec2 low, ImVec2 high) const;
};

void timeline_panel(const View& view, Commands& commands);
void scenario_panel(const View& view, Commands& commands);
void rings_panel(const View& view, Commands& commands);
void bridges_panel(const View& view, Commands& commands);
void comparison_panel(const View& view, Commands& commands);
void flows_panel(const View& view, Commands& commands);
void continuum_panel(const View& view, Commands& commands);
void sweep_panel(const View& view, Commands& commands);
void side_effects_panel(const View& view, Commands& commands);

void draw_panel(Panel panel, const View& view, Commands& commands);
Text panel_title(Panel panel);

// Play, pause, step, pace, week, replicate: stands under every panel.
void transport_bar(const View& view, Commands& commands);
// The guided sequence; draws panels of its choice within.
void workshop_view(const View& view, Commands& commands);

// What the panel's plot shows, as CSV text (RFC 4180, UTF-8), a header line with units first. Knows
// no ImGui.
std::string panel_csv(Panel panel, const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
