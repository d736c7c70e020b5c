#pragma once

#include <string>
#include <string_view>

#include "viz/data/shown.h"
#include "viz/panels/marks.h"
#include "viz/plots/theme.h"
#include "viz/state/command.h"
#include "viz/state/view_state.h"

// The panels: free functions that draw into the current ImGui window from a state that they do not
// change, and say what was done in commands. A folder each.
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

// In both languages, or it does not compile.
struct PanelTitle : Text {
    constexpr PanelTitle(const char* english, const char* norwegian) : Text{english, norwegian} {}
};

// What a panel is made of. What is left out does not compile.
struct PanelParts {
    PanelTitle title;
    void (&draw)(const View& view, Commands& commands);  // into the current ImGui window

    // What the desk has to work out to draw it, of what is open.
    void (&needs)(Needs& needs, const ViewState& state, const Shown& shown);

    // What it shows as CSV (tables.h), a header line with units first; that alone when there is nothing to show.
    std::string (&table)(const ViewState& state, const Shown& shown);
};

// Those of each row (viz/state/panel.h), defined in its folder.
namespace panels {

#define SAMSPILL_PANEL(name, key) extern const PanelParts name;
SAMSPILL_PANELS(SAMSPILL_PANEL)
#undef SAMSPILL_PANEL

}  // namespace panels

const PanelParts& parts_of(Panel panel);

// The needs of a panel that shows what is known anyway: weeks and staff of the replicate on screen, files.
inline void nothing_more(Needs&, const ViewState&, const Shown&) {}

// What the window needs to know to draw this state, and what its table is: of the panel in front, or of the workshop.
Needs needs_of(const ViewState& state, const Shown& shown);
std::string table_of(Panel panel, const ViewState& state, const Shown& shown);

// Play, pause, step, pace, week, replicate: stands under every panel.
void transport_bar(const View& view, Commands& commands);

}  // namespace samspill::viz
