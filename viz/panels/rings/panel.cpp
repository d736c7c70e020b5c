#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/rings/parts.h"
#include "viz/panels/widgets.h"

namespace samspill::viz {

namespace {

// The ends of the scales of the colours.
struct Scale {
    double low, high;
    Text name;
};
Scale scale_of(RingColour by)
{
    switch (by) {
        case RingColour::enacted:
            return {0.0,
                    3.0,
                    {"enacted intensity, 0 cooperation to 3 integration",
                     "intensitet i praksis, 0 samvirke til 3 integrasjon"}};
        case RingColour::knowledge:
            return {0.0, 1.0, {"knowledge of the career centre, 0 to 1", "kjennskap til karrieresenteret, 0 til 1"}};
        default:
            return {-0.5,
                    0.5,
                    {"change of attitude since the start: orange warmer, blue cooler",
                     "endring i holdning fra starten: oransje varmere, blå kjøligere"}};
    }
}

void role_legend(const View& view)
{
    const float s = view.theme.scale;
    const auto& roles = view.state.language == Language::no ? RoleLabels::names_no : RoleLabels::names;
    for (std::size_t role = 0; role < roles.size(); ++role) {
        std::string name(roles[role]);
        std::replace(name.begin(), name.end(), '_', ' ');
        legend_entry(view, name, 14.0f * s, [&](ImDrawList* list, ImVec2 at) {
            list->AddCircleFilled(at, 6.0f * s, series_colour(int(role)), 20);
        });
    }
}

void scale_legend(const View& view)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), width = 130.0f * s;
    const RingColour by = view.state.ring_colour;
    const Scale scale = scale_of(by);
    flow_to(width + 80.0f * s);
    ImGui::AlignTextToFramePadding();
    const auto number = [&](double value) {
        std::string text = number_text(value, view.state.language);
        return by == RingColour::change && value > 0.0 ? "+" + text : text;
    };
    ImGui::TextUnformatted(number(scale.low).c_str());
    ImGui::SameLine(0.0f, 6.0f * s);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    constexpr int steps = 26;
    for (int i = 0; i < steps; ++i) {
        const double t = (i + 0.5) / steps;
        const float x = at.x + width * float(i) / steps;
        list->AddRectFilled({x, at.y + 7.0f * s}, {x + width / steps + 1.0f, at.y + 5.0f * s + line},
                            by == RingColour::change ? diverging(t) : sequential(t));
    }
    ImGui::Dummy({width, line});
    ImGui::SameLine(0.0f, 6.0f * s);
    ImGui::TextUnformatted(number(scale.high).c_str());
    flow_to(text_width(nullptr, view(scale.name)), 12.0f * s);
    faint_words(view, view(scale.name));
}

// Chosen place and colours, with what they mean.
void head_line(const View& view, Commands& commands, bool known)
{
    place_choice(view, commands, "rings/place");
    if (!known) return;
    const char* colour_by = view(Text{"Colour:", "Farge:"});
    flow_to(text_width(nullptr, colour_by) + 80.0f * view.theme.scale, 20.0f * view.theme.scale);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(colour_by);
    ImGui::SameLine();
    constexpr Text options[] = {
        {"role", "rolle"}, {"practice", "praksis"}, {"knowledge", "kjennskap"}, {"change", "endring"}};
    const int pressed = choice(view, "rings/colour", options, int(view.state.ring_colour));
    if (pressed >= 0) commands.emplace_back(ColourRings{RingColour(pressed)});
    ring_legend(view);
}

const char* foot_words(const View& view, bool known)
{
    const Text note =
        known ? Text{"One dot is one counsellor; her distance from the middle is her attitude. Point at a dot, or press it "
                     "to follow her.",
                     "Én prikk er én veileder; avstanden fra midten er holdningen. Pek på en prikk, eller trykk på den "
                     "for å følge henne."}
              : Text{"One dot is one counsellor; positions within a ring are not in the file: dots lie evenly.",
                     "Én prikk er én veileder; plassen innenfor en ring står ikke i filen: prikkene ligger jevnt."};
    return view(note);
}

// The circles of the worlds in boxes of a size.
void circles(const View& view, Commands& commands, ImVec2 size, bool beside)
{
    for (int world = 0; world < view.shown.worlds; ++world) {
        if (world > 0 && beside) ImGui::SameLine(0.0f, 12.0f * view.theme.scale);
        const ImGuiWindowFlags fixed = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar;
        if (ImGui::BeginChild(world == 0 ? "first circle" : "second circle", size, false, fixed)) {
            const ImVec2 low = ImGui::GetCursorScreenPos();
            ring_diagram(view, commands, world, low, {low.x + size.x, low.y + size.y});
        }
        ImGui::EndChild();
    }
}

void beside_the_rings(const View& view, Commands& commands, bool known)
{
    ring_numbers(view);
    if (view.state.counsellor && known)
        ring_history(view, commands);
    else
        ring_shares(view);
}

constexpr float least_circle = 260.0f;  // of its box, points: smaller ones show nobody

}  // namespace

Colour dot_colour(const RingDot& dot, RingColour by)
{
    if (by == RingColour::role) return series_colour(dot.now.role);
    const Scale scale = scale_of(by);
    const double value = by == RingColour::enacted     ? double(dot.now.enacted)
                         : by == RingColour::knowledge ? double(dot.now.knowledge)
                                                       : dot.change;
    const double t = std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0);
    return by == RingColour::change ? diverging(t) : sequential(t);
}

Colour ring_ground(int ring)
{
    constexpr Colour grounds[n_rings] = {colour(0xF6D9A0), colour(0xFBEBC8), colour(0xFAF5E6), colour(0xEEF1F4),
                                         colour(0xDDE2E8)};
    return grounds[ring];
}

void ring_legend(const View& view)
{
    if (view.state.ring_colour == RingColour::role)
        role_legend(view);
    else
        scale_legend(view);
}

namespace {

void rings_panel(const View& view, Commands& commands)
{
    if (nothing_to_draw(view)) return;
    const float s = view.theme.scale, gap = 12.0f * s, least = least_circle * s;
    const bool known = knows_staff(*view.shown.film[0]);
    head_line(view, commands, known);
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const auto worlds = float(view.shown.worlds);
    const float foot = broken_height(nullptr, room.x, foot_words(view, known)) + ImGui::GetStyle().ItemSpacing.y;
    const float side = std::clamp(0.27f * room.x, 300.0f * s, 420.0f * s);
    const float each = (room.x - side - gap * worlds) / worlds, height = std::max(room.y - foot, least + 40.0f * s);
    if (each >= least) {
        circles(view, commands, {each, height}, true);
        ImGui::SameLine(0.0f, gap);
        if (ImGui::BeginChild("beside the rings", {0, height}, false, ImGuiWindowFlags_NoBackground))
            beside_the_rings(view, commands, known);
        ImGui::EndChild();
    } else {
        // Numbers below the circles; all of it scrolls.
        const float half = (room.x - gap * (worlds - 1.0f)) / worlds;
        const float wide = half >= least ? half : room.x;
        circles(view, commands, {wide, std::max(least, std::min(wide, room.y - foot))}, half >= least);
        beside_the_rings(view, commands, known);
    }
    faint_words(view, foot_words(view, known));
}

}  // namespace

const PanelParts panels::rings{
    .title = {"Rings", "Ringer"}, .draw = rings_panel, .needs = nothing_more, .table = rings_table};

}  // namespace samspill::viz
