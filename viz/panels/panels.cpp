#include "viz/panels/panels.h"

namespace samspill::viz {

void View::mark(std::string_view name) const { mark(name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax()); }

void View::mark(std::string_view name, ImVec2 low, ImVec2 high) const
{
    if (marks) marks->insert_or_assign(std::string(name), Mark{low, high});
}

Text panel_title(Panel panel)
{
    constexpr Text titles[] = {
        {"Timeline", "Tidslinje"},  {"Scenario", "Scenario"},        {"Rings", "Ringer"},
        {"Bridges", "Broer"},       {"Comparison", "Sammenligning"}, {"Flows", "Strømmer"},
        {"Continuum", "Kontinuum"}, {"Sweep", "Gjennomgang"},        {"Side effects", "Bivirkninger"}};
    static_assert(std::size(titles) == n_panels);
    return titles[int(panel)];
}

void draw_panel(Panel panel, const View& view, Commands& commands)
{
    constexpr void (*panels[])(const View&, Commands&) = {timeline_panel,  scenario_panel,   rings_panel,
                                                          bridges_panel,   comparison_panel, flows_panel,
                                                          continuum_panel, sweep_panel,      side_effects_panel};
    static_assert(std::size(panels) == n_panels);
    panels[int(panel)](view, commands);
}

}  // namespace samspill::viz
