#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/bridges/parts.h"
#include "viz/panels/widgets.h"

namespace samspill::viz {

namespace {

void legend(const View& view, const BridgeScale& scale)
{
    const float s = view.theme.scale;
    const auto entry = [&](const std::string& name, const std::function<void(ImDrawList*, ImVec2)>& draw) {
        legend_entry(view, name, 18.0f * s, draw);
    };
    const auto swatch = [s](Colour c) {
        return [s, c](ImDrawList* list, ImVec2 at) {
            list->AddRectFilled({at.x - 8.0f * s, at.y - 6.0f * s}, {at.x + 8.0f * s, at.y + 6.0f * s}, c, 2.0f * s);
        };
    };
    for (int i = 0; i < n_distances; ++i) entry(view(distance_name(Distance(i))), swatch(distance_colour(Distance(i))));
    entry(view(Text{"planks: anchor", "planker: forankring"}), swatch(planks));
    entry(view(Text{"ropes: tie", "tau: kjennskap"}), swatch(rope));
    entry(view(Text{"squares: registered users", "firkanter: registrerte brukere"}), swatch(colour(0x55677A)));
    const std::string queue =
        fmt::format("{} {} {}", view(Text{"queue: a dot is", "kø: en prikk er"}),
                    number_text(scale.queue_each, view.state.language),
                    scale.queue_each == 1.0 ? view(Text{"person", "person"}) : view(Text{"persons", "personer"}));
    entry(queue, [&](ImDrawList* list, ImVec2 at) { list->AddCircleFilled(at, 4.0f * s, view.theme.mark, 12); });
    if (scale.each > 1.0) {
        const std::string each =
            fmt::format("{} {} {}", view(Text{"one sign on its way:", "ett tegn underveis:"}),
                        number_text(scale.each, view.state.language), view(Text{"persons", "personer"}));
        entry(each,
              [&](ImDrawList* list, ImVec2 at) { traffic_icon(view, list, Traffic::referral, at, 5.0f * s, 1.0); });
    }
}

// Numbers stand beside the scene where that leaves it room, else below it. Points.
constexpr float least_numbers = 224.0f, least_scene = 330.0f;
bool numbers_beside(const View& view, float width) { return width >= (least_numbers + least_scene) * view.theme.scale; }
float height_of_numbers() { return 1.2f * ImGui::GetTextLineHeight() * float(n_traffic + 1); }

void one_bridge(const View& view, Commands& commands, int world, Place place, const BridgeScale& scale, ImVec2 low,
                ImVec2 high)
{
    const Film* film = view.shown.film[std::size_t(world)].get();
    if (!film || film->ready() == 0) return;
    const float s = view.theme.scale;
    const Bridge bridge = bridge_of(*film, place, row_of(view.state, *film));
    const float numbers = std::clamp(0.33f * (high.x - low.x), least_numbers * s, 270.0f * s);
    ImGui::GetWindowDrawList()->AddRectFilled(low, high, view.theme.ground, 6.0f * s);
    const bool beside = numbers_beside(view, high.x - low.x);
    const ImVec2 from{low.x + 10.0f * s, low.y + 6.0f * s};
    const ImVec2 to = beside ? ImVec2{high.x - numbers - 8.0f * s, high.y - 8.0f * s}
                             : ImVec2{high.x - 10.0f * s, high.y - height_of_numbers() - 14.0f * s};
    bridge_scene(view, commands, world, bridge, scale, from, to);
    if (view.marks) view.mark(fmt::format("bridges/scene/{}/{}", place.index, world), from, to);
    bridge_numbers(view, bridge, beside ? ImVec2{high.x - numbers, low.y + 6.0f * s} : ImVec2{from.x, to.y + 8.0f * s},
                   {high.x - 10.0f * s, high.y - 6.0f * s});
}

}  // namespace

int start_row(const Film& film)
{
    const int week_0 = -film.head().first_week;
    return week_0 >= 0 && week_0 < film.ready() ? week_0 : 0;
}

BridgeScale bridge_scale(const View& view, const std::vector<Place>& places)
{
    BridgeScale scale;
    double queue = 1.0;
    scale.widest = 0.0;
    for (int world = 0; world < view.shown.worlds; ++world) {
        const Film* film = view.shown.film[std::size_t(world)].get();
        if (!film || film->ready() == 0) continue;
        const int row = row_of(view.state, *film);
        const Places& of = film->head().places;
        for (const Place place : places) {
            const auto [first, last] = offices_of(of, place);
            double roots = 0.0;
            for (int office = first; office < last; ++office) {
                const Selection registered{Indicator::registered, office_place(office), -1, -1};
                const double users = double(value_of(film->series(), of, registered, row));
                scale.largest = std::max(scale.largest, users);
                roots += std::sqrt(std::max(0.0, users));
            }
            scale.widest = std::max(scale.widest, roots);
            for (const int at : {row, start_row(*film)})
                scale.units = std::max(scale.units, bridge_of(*film, place, at).gap());
            queue = std::max(queue, double(value_of(film->series(), of, {Indicator::waiting, place, -1, -1}, row)));
        }
        scale.each = std::max(scale.each, persons_a_particle(*film, places, film->ready() - 1));
    }
    scale.widest = std::max(scale.widest, 1.0);
    for (int step = 0; queue / scale.queue_each > 48.0; ++step) scale.queue_each *= step % 3 == 1 ? 2.5 : 2.0;
    return scale;
}

namespace {

void bridges_panel(const View& view, Commands& commands)
{
    if (nothing_to_draw(view)) return;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const Places& places = view.shown.head()->places;
    const std::vector<Place> shown = bridges_shown(places, view.state.place);
    const BridgeScale scale = bridge_scale(view, shown);
    place_choice(view, commands, "bridges/place");
    legend(view, scale);
    const int worlds = view.shown.worlds;
    const float wide = ImGui::GetContentRegionAvail().x, each = wide / float(worlds);
    if (worlds > 1) world_heads(view);
    if (ImGui::BeginChild("bridges", {0, at_least(9.0f * line + 20.0f * s)}, false, ImGuiWindowFlags_NoBackground)) {
        const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
        // Worlds beside each other where there is room, else one above the other.
        const bool beside = worlds == 1 || each >= 600.0f * s;
        const int columns = beside ? worlds : 1;
        const std::size_t rows = shown.size() * std::size_t(worlds / columns);
        const float gap = 8.0f * s, column = room.x / float(columns);
        const float below = numbers_beside(view, column - gap) ? 0.0f : height_of_numbers() + 8.0f * s;
        const float numbers = std::clamp(0.33f * column, least_numbers * s, 270.0f * s);
        const float scene = column - gap - 18.0f * s - (below > 0.0f ? 0.0f : numbers);
        const float least = (8.4f + (words_below(view, scene) ? lines_below : 0.0f)) * line + 20.0f * s + below;
        const float height = std::clamp(room.y / float(rows) - gap, least, std::max(least, 420.0f * s + below));
        for (std::size_t i = 0; i < rows; ++i) {
            const float y = at.y + float(i) * (height + gap);
            ImGui::SetCursorScreenPos({at.x, y});
            ImGui::Dummy({room.x, height});
            if (!ImGui::IsItemVisible()) continue;
            for (int c = 0; c < columns; ++c) {
                const int world = beside ? c : int(i) % worlds;
                const Place place = shown[beside ? i : i / std::size_t(worlds)];
                const ImVec2 low{at.x + column * float(c), y};
                one_bridge(view, commands, world, place, scale, low,
                           {low.x + column - (columns > 1 ? gap : 0.0f), y + height});
                if (worlds > 1)
                    ImGui::GetWindowDrawList()->AddRectFilled(low, {low.x + 4.0f * s, y + height}, world_colour(world),
                                                              2.0f * s);
            }
        }
    }
    ImGui::EndChild();
}

}  // namespace

const PanelParts panels::bridges{
    .title = {"Bridges", "Broer"}, .draw = bridges_panel, .needs = nothing_more, .table = bridges_table};

}  // namespace samspill::viz
