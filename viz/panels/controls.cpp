#include "viz/panels/controls.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/widgets.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

void place_line(const View& view, Commands& commands, const std::string& mark, const std::string& text, Place place)
{
    if (list_line(view, mark, text, view.state.place == place)) commands.emplace_back(LookAt{place, {}, {}});
}

}  // namespace

void place_choice(const View& view, Commands& commands, std::string_view name)
{
    const Head* head = view.shown.head();
    if (!head) return;
    const Places& places = head->places;
    const char* everywhere = view(Text{"All regions", "Alle regioner"});
    const std::string now = view.state.place == Place{} ? everywhere : name_of(places, view.state.place);
    if (!begin_list(view, std::string(name), now, 210.0f * view.theme.scale)) return;
    const std::string prefix = std::string(name) + "/";
    place_line(view, commands, prefix + "all", everywhere, {});
    int office = 0;
    for (std::size_t r = 0; r < places.regions.size(); ++r) {
        const RegionPlace& region = places.regions[r];
        ImGui::PushID(int(r));
        place_line(view, commands, fmt::format("{}region/{}", prefix, r), region.name, region_place(int(r)));
        for (const OfficePlace& of : region.offices) {
            place_line(view, commands, fmt::format("{}office/{}", prefix, office),
                       "      " + of.name, office_place(office));
            ++office;
        }
        ImGui::PopID();
    }
    ImGui::EndCombo();
}

int choice(const View& view, std::string_view name, std::span<const Text> options, int chosen)
{
    int pressed = -1;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (i > 0) flow_to(button_width(view(options[i])), 3.0f * view.theme.scale);
        const bool on = int(i) == chosen;
        if (on) {
            ImGui::PushStyleColor(ImGuiCol_Button, view.theme.ink);
            ImGui::PushStyleColor(ImGuiCol_ButtonHovered, view.theme.ink);
            ImGui::PushStyleColor(ImGuiCol_Text, view.theme.ground);
        }
        if (ImGui::Button(fmt::format("{}##{}{}", view(options[i]), name, i).c_str())) pressed = int(i);
        view.mark(fmt::format("{}/{}", name, i));
        if (on) ImGui::PopStyleColor(3);
    }
    return pressed;
}

std::string world_name(const View& view, int world)
{
    for (const NamedWorld& known : worlds_on_screen(view.shown, view.state.language))
        if (known.world == world) return known.name;
    return "";
}

Colour world_colour(int world) { return world == 0 ? first_world : second_world; }

std::string replicate_words(const View& view)
{
    return fmt::format("{} {}", view(Text{"replicate", "kjøring"}), view.shown.position + 1);
}

void world_head(const View& view, int world, ImVec2 at, float width, bool one_replicate)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    list->AddRectFilled({at.x, at.y + 2.0f * s}, {at.x + 5.0f * s, at.y + line + 2.0f * s}, world_colour(world));
    std::string text = fmt::format("{} {}: {}", view(Text{"World", "Verden"}), world + 1, world_name(view, world));
    if (one_replicate) text += fmt::format("  ({})", replicate_words(view));
    clipped_text(list, {at.x + 12.0f * s, at.y}, width - 14.0f * s, view.theme.ink, text);
}

void world_heads(const View& view, bool one_replicate)
{
    const float s = view.theme.scale, line = 1.2f * ImGui::GetTextLineHeight();
    const float room = ImGui::GetContentRegionAvail().x;
    const bool beside = room >= 560.0f * s;
    for (int world = 0; world < view.shown.worlds; ++world) {
        if (!view.shown.head(world)) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = beside ? room / float(view.shown.worlds) : room;
        world_head(view, world, at, width - 10.0f * s, one_replicate);
        ImGui::Dummy({width, line});
        if (beside && world + 1 < view.shown.worlds) ImGui::SameLine(0.0f, 0.0f);
    }
}

void legend_entry(const View& view, const std::string& name, float sign,
                  const std::function<void(ImDrawList*, ImVec2)>& draw)
{
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), gap = 14.0f * s, behind = 3.0f * s;
    flow_to(sign + behind + ImGui::CalcTextSize(name.c_str()).x, gap);
    ImGui::AlignTextToFramePadding();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw(ImGui::GetWindowDrawList(), {at.x + sign / 2.0f, at.y + ImGui::GetStyle().FramePadding.y + line / 2.0f});
    ImGui::Dummy({sign, line});
    ImGui::SameLine(0.0f, behind);
    ImGui::TextUnformatted(name.c_str());
}

WorldBoxes world_boxes(const View& view, float wide, float high)
{
    const float gap = ImGui::GetStyle().ItemSpacing.x, least = high * view.theme.scale;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    if (view.shown.worlds < 2) return {true, {room.x, std::max(room.y, least)}};
    const float half = (room.x - gap) / 2.0f;
    if (half >= wide * view.theme.scale) return {true, {half, std::max(room.y, least)}};
    return {false, {room.x, std::max((room.y - ImGui::GetStyle().ItemSpacing.y) / 2.0f, least)}};
}

bool nothing_to_draw(const View& view)
{
    const Film* film = view.shown.worlds > 0 ? view.shown.film[0].get() : nullptr;
    if (film && film->ready() > 0) return false;
    const Text text = film ? Text{"The first week is being worked out.", "Den første uken beregnes."}
                           : Text{"Nothing is open: open a run file or a scenario.",
                                  "Ingenting er åpent: åpne en kjørefil eller et scenario."};
    if (!film && (view.shown.board || view.shown.sweep))
        wrapped_text(whole_file_words(view));
    else
        wrapped_text(view(text));
    return true;
}

bool pointer_in(ImVec2 low, ImVec2 high)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool here = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    return here && mouse.x >= low.x && mouse.x < high.x && mouse.y >= low.y && mouse.y < high.y;
}

void hint(ImVec2 low, ImVec2 high, const std::string& text)
{
    if (pointer_in(low, high)) tooltip_text(text);
}

std::string share_text(double part, double whole, Language language)
{
    if (!(whole > 0.0) || std::isnan(part)) return "–";
    return fmt::format("{}{}%", std::lround(100.0 * part / whole), language == Language::no ? "\u00a0" : "");
}

double time_of(const ViewState& state, const Film& film)
{
    return std::clamp(state.week, double(film.head().first_week), double(film.last_week()));
}

int row_of(const ViewState& state, const Film& film)
{
    return int(std::floor(time_of(state, film))) - film.head().first_week;
}

}  // namespace samspill::viz
