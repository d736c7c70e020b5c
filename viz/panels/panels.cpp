#include "viz/panels/panels.h"

#include "viz/state/guide.h"
#include "viz/state/needs.h"

namespace samspill::viz {

void View::mark(std::string_view name) const { mark(name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax()); }

void View::mark(std::string_view name, ImVec2 low, ImVec2 high) const
{
    if (marks) marks->insert_or_assign(std::string(name), Mark{low, high});
}

const PanelParts& parts_of(Panel panel)
{
#define SAMSPILL_PANEL(name, key) &panels::name,
    static constexpr const PanelParts* parts[] = {SAMSPILL_PANELS(SAMSPILL_PANEL)};
#undef SAMSPILL_PANEL
    return *parts[std::size_t(panel)];
}

Needs needs_of(const ViewState& state, const Shown& shown)
{
    Needs needs;
    needs.person = state.person;
    if (shown.board) needs.comparison = state.comparison;
    if (shown.sweep) needs.sweep = state.sweep;
    if (!shown.head()) return needs;
    if (state.workshop)
        need_guide(needs, state, shown);
    else
        parts_of(state.panel).needs(needs, state, shown);
    return needs;
}

std::string table_of(Panel panel, const ViewState& state, const Shown& shown)
{
    return state.workshop ? guide_csv(state, shown) : parts_of(panel).table(state, shown);
}

}  // namespace samspill::viz
