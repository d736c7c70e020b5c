#pragma once

#include <array>
#include <cstddef>
#include <string_view>

// Which panels there are.
namespace samspill::viz {

// A row a panel, in the order of the list: its name and the character that shows it (no_key: none). The panel itself
// is the folder viz/panels/NAME. Everything that lists panels is made from these rows.
#define SAMSPILL_PANELS(PANEL) \
    PANEL(timeline, '1')       \
    PANEL(scenario, '2')       \
    PANEL(rings, '3')          \
    PANEL(bridges, '4')        \
    PANEL(comparison, '5')     \
    PANEL(flows, '6')          \
    PANEL(continuum, '7')      \
    PANEL(sweep, '8')          \
    PANEL(side_effects, '9')

inline constexpr char no_key = 0;

#define SAMSPILL_PANEL(name, key) name,
enum class Panel { SAMSPILL_PANELS(SAMSPILL_PANEL) };
#undef SAMSPILL_PANEL

#define SAMSPILL_PANEL(name, key) Panel::name,
inline constexpr std::array all_panels{SAMSPILL_PANELS(SAMSPILL_PANEL)};
#undef SAMSPILL_PANEL

// As files and the command line call them.
#define SAMSPILL_PANEL(name, key) #name,
inline constexpr std::array<const char*, all_panels.size()> panel_names{SAMSPILL_PANELS(SAMSPILL_PANEL)};
#undef SAMSPILL_PANEL

#define SAMSPILL_PANEL(name, key) key,
inline constexpr std::array<char, all_panels.size()> panel_keys{SAMSPILL_PANELS(SAMSPILL_PANEL)};
#undef SAMSPILL_PANEL

constexpr const char* name_of(Panel panel) { return panel_names[std::size_t(panel)]; }
constexpr char key_of(Panel panel) { return panel_keys[std::size_t(panel)]; }

// The panel so many places further down the list, which begins again at its end.
constexpr Panel panel_after(Panel panel, int places)
{
    const int count = int(all_panels.size());
    return Panel(((int(panel) + places) % count + count) % count);
}

// Characters that the whole window takes for something else.
inline constexpr std::string_view other_keys = "+-? ";

namespace detail {

constexpr bool panel_keys_can_be_told_apart()
{
    for (std::size_t i = 0; i < panel_keys.size(); ++i) {
        if (panel_keys[i] == no_key) continue;
        if (panel_keys[i] < ' ' || other_keys.find(panel_keys[i]) != std::string_view::npos) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (panel_keys[i] == panel_keys[j]) return false;
    }
    return true;
}
static_assert(panel_keys_can_be_told_apart(), "each panel has a key of its own, which nothing else has");

}  // namespace detail

}  // namespace samspill::viz
