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
    if (ImGui::Selectable(text.c_str(), view.state.place == place)) commands.emplace_back(LookAt{place, {}, {}});
    view.mark(mark);
}

}  // namespace

void place_choice(const View& view, Commands& commands, std::string_view name)
{
    const Head* head = view.shown.head();
    if (!head) return;
    const Places& places = head->places;
    const char* everywhere = view(Text{"All regions", "Alle regioner"});
    const std::string now = view.state.place == Place{} ? everywhere : name_of(places, view.state.place);
    ImGui::SetNextItemWidth(210.0f * view.theme.scale);
    const bool open = ImGui::BeginCombo(("##" + std::string(name)).c_str(), now.c_str(), ImGuiComboFlags_HeightLarge);
    view.mark(name);
    if (!open) return;
    const std::string prefix = std::string(name) + "/";
    place_line(view, commands, prefix + "all", everywhere, {});
    int office = 0;
    for (std::size_t r = 0; r < places.regions.size(); ++r) {
        const RegionPlace& region = places.regions[r];
        ImGui::PushID(int(r));
        place_line(view, commands, fmt::format("{}region/{}", prefix, r), region.name, region_place(int(r)));
        for (const OfficePlace& of : region.offices) {
            place_line(view, commands, fmt::format("{}office/{}", prefix, office),
                       fmt::format("      {}##{}", of.name, office), office_place(office));
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
        if (i > 0) ImGui::SameLine(0.0f, 3.0f * view.theme.scale);
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

void legend_entry(const View& view, const std::string& name, float sign,
                  const std::function<void(ImDrawList*, ImVec2)>& draw)
{
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), gap = 14.0f * s, behind = 3.0f * s;
    const float next = ImGui::GetItemRectMax().x + gap + sign + behind + ImGui::CalcTextSize(name.c_str()).x;
    if (next < ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x) ImGui::SameLine(0.0f, gap);
    ImGui::AlignTextToFramePadding();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw(ImGui::GetWindowDrawList(), {at.x + sign / 2.0f, at.y + ImGui::GetStyle().FramePadding.y + line / 2.0f});
    ImGui::Dummy({sign, line});
    ImGui::SameLine(0.0f, behind);
    ImGui::TextUnformatted(name.c_str());
}

bool nothing_to_draw(const View& view)
{
    const Film* film = view.shown.worlds > 0 ? view.shown.film[0].get() : nullptr;
    if (film && film->ready() > 0) return false;
    const Text text = film ? Text{"The first week is being worked out.", "Den første uken beregnes."}
                           : Text{"Nothing is open: open a run file or a scenario.",
                                  "Ingenting er åpent: åpne en kjørefil eller et scenario."};
    if (!film && (view.shown.board || view.shown.sweep))
        ImGui::TextUnformatted(whole_file_words(view).c_str());
    else
        ImGui::TextUnformatted(view(text));
    return true;
}

float text_width(ImFont* font, std::string_view text)
{
    if (!font) font = ImGui::GetFont();
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0.0f, text.data(), text.data() + text.size()).x;
}

void draw_text(ImDrawList* list, ImFont* font, ImVec2 at, Colour c, std::string_view text, Align align)
{
    if (text.empty()) return;
    if (!font) font = ImGui::GetFont();
    if (align != Align::left) at.x -= text_width(font, text) * (align == Align::middle ? 0.5f : 1.0f);
    list->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, c, text.data(),
                  text.data() + text.size());
}

bool pointer_in(ImVec2 low, ImVec2 high)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool here = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    return here && mouse.x >= low.x && mouse.x < high.x && mouse.y >= low.y && mouse.y < high.y;
}

void hint(ImVec2 low, ImVec2 high, const std::string& text)
{
    if (pointer_in(low, high)) ImGui::SetTooltip("%s", text.c_str());
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
