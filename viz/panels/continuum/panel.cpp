#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/continuum/parts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/continuum.h"

namespace samspill::viz {

namespace {

constexpr double highest = 3.0;

// The axis in pixels.
struct Axis {
    float left = 0.0f, right = 1.0f;
    float at(double value) const { return left + (right - left) * float(std::clamp(value, 0.0, highest) / highest); }
};

std::string level_name(int level, Language language)
{
    const auto& names = language == Language::no ? IntensityLabels::names_no : IntensityLabels::names;
    return std::string(names[std::size_t(level)]);
}

// What the report says of each level (Sandfort and Milward).
Text level_meaning(int level)
{
    constexpr Text meanings[] = {
        {"independent organisations, informal and personal, little planned",
         "selvstendige organisasjoner, uformelt og personlig, lite planlagt"},
        {"independent organisations adjust what they do for the same users",
         "selvstendige organisasjoner tilpasser det de gjør for de samme brukerne"},
        {"shared resources, authority and staff, planned together",
         "delte ressurser, myndighet og ansatte, planlagt sammen"},
        {"new services together, close to one organisation", "nye tjenester sammen, nesten én organisasjon"}};
    return meanings[level];
}

void draw_axis(const View& view, const Axis& axis, float top, float bottom)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    // Names where all have room beside each other, else numbers: what they mean is told under the pointer.
    float widest = 0.0f;
    const auto named = [&](int level) { return fmt::format("{} {}", level, level_name(level, view.state.language)); };
    for (int level = 0; level <= 3; ++level) widest = std::max(widest, text_width(view.theme.strong, named(level)));
    const bool names = 1.5f * widest < float(axis.at(1) - axis.at(0));
    for (int level = 0; level <= 3; ++level) {
        const float x = std::round(axis.at(level));
        list->AddLine({x, top + 1.35f * line}, {x, bottom}, view.theme.grid, (level % 3 == 0 ? 2.0f : 1.5f) * s);
        const std::string text = names ? named(level) : std::to_string(level);
        const Align align = level == 0 ? Align::left : level == 3 ? Align::right : Align::middle;
        draw_text(list, view.theme.strong, {x, top}, view.theme.ink, text, align);
        const float half = text_width(view.theme.strong, text);
        hint({x - half, top}, {x + half, top + 1.2f * line},
             level_name(level, view.state.language) + ": " + view(level_meaning(level)));
    }
}

// Planned: hollow; in practice: filled; between them the gap; behind, the counsellors and where it began.
void draw_office(const View& view, const Axis& axis, const OfficeOnContinuum& here, int world, float y, float size)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, planned = axis.at(here.planned), enacted = axis.at(here.enacted);
    const Colour c = world_colour(world);
    if (!here.practice.empty()) {
        const float low = axis.at(double(here.practice.front())), high = axis.at(double(here.practice.back()));
        list->AddRectFilled({low - 2.0f * s, y - 0.8f * size}, {high + 2.0f * s, y + 0.8f * size}, with_alpha(c, 38),
                            0.8f * size);
        for (const float one : here.practice) {
            const float x = axis.at(double(one));
            list->AddLine({x, y - 0.6f * size}, {x, y + 0.6f * size}, with_alpha(c, 110), 1.0f * s);
        }
    }
    const float then = axis.at(here.enacted_then);
    if (std::abs(then - enacted) > 1.0f) {
        list->AddLine({then, y}, {enacted, y}, with_alpha(c, 150), 2.5f * s);
        list->AddLine({then, y - 0.5f * size}, {then, y + 0.5f * size}, c, 2.5f * s);
    }
    for (float x = std::min(planned, enacted); x < std::max(planned, enacted); x += 6.0f * s)
        list->AddLine({x, y}, {std::min(x + 3.0f * s, std::max(planned, enacted)), y}, view.theme.faint, 1.5f * s);
    list->AddCircleFilled({planned, y}, size, view.theme.ground, 20);
    list->AddCircle({planned, y}, size - 1.0f * s, c, 20, 2.2f * s);
    list->AddCircleFilled({enacted, y}, 0.8f * size, view.theme.ground, 20);
    list->AddCircleFilled({enacted, y}, 0.7f * size, c, 20);
}

void tell(const View& view, const OfficeOnContinuum& here, int world)
{
    const Language language = view.state.language;
    const auto number = [&](double value) { return number_text(std::round(value * 100.0) / 100.0, language); };
    if (view.shown.worlds > 1)
        ImGui::Text("%s %d: %s", view(Text{"World", "Verden"}), world + 1, world_name(view, world).c_str());
    ImGui::Text("%s: %s  (%s %s)", view(Text{"intensity asked for", "intensitet som kreves"}),
                number(here.planned).c_str(), view(Text{"at the start", "ved start"}),
                number(here.planned_then).c_str());
    ImGui::Text("%s: %s  (%s %s)", view(Text{"in practice", "i praksis"}), number(here.enacted).c_str(),
                view(Text{"at the start", "ved start"}), number(here.enacted_then).c_str());
    ImGui::Text("%s: %s", view(Text{"practice less plan", "praksis minus plan"}), number(here.gap()).c_str());
    if (here.practice.empty()) return;
    ImGui::Text("%s: %s – %s (%d)", view(Text{"its counsellors", "veilederne"}),
                number(double(here.practice.front())).c_str(), number(double(here.practice.back())).c_str(),
                int(here.practice.size()));
}

void legend(const View& view, bool known)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    const auto entry = [&](const char* name, const auto& draw) {
        legend_entry(view, name, 24.0f * s, [&](ImDrawList*, ImVec2 at) { draw(at); });
    };
    const Colour c = first_world;
    entry(view(Text{"planned", "planlagt"}), [&](ImVec2 at) { list->AddCircle(at, 6.0f * s, c, 20, 2.2f * s); });
    entry(view(Text{"in practice", "i praksis"}), [&](ImVec2 at) { list->AddCircleFilled(at, 6.0f * s, c, 20); });
    entry(view(Text{"since week 0", "siden uke 0"}), [&](ImVec2 at) {
        list->AddLine({at.x - 10.0f * s, at.y}, {at.x + 10.0f * s, at.y}, with_alpha(c, 150), 2.5f * s);
        list->AddLine({at.x - 10.0f * s, at.y - 5.0f * s}, {at.x - 10.0f * s, at.y + 5.0f * s}, c, 2.5f * s);
    });
    if (known)
        entry(view(Text{"its counsellors", "veilederne"}), [&](ImVec2 at) {
            list->AddRectFilled({at.x - 11.0f * s, at.y - 6.0f * s}, {at.x + 11.0f * s, at.y + 6.0f * s},
                                with_alpha(c, 38), 6.0f * s);
            for (const float x : {-6.0f, -2.0f, 3.0f})
                list->AddLine({at.x + x * s, at.y - 4.0f * s}, {at.x + x * s, at.y + 4.0f * s}, with_alpha(c, 110));
        });
}

// One row: name, marks of each world, and the gap in words.
void office_row(const View& view, Commands& commands, const Axis& axis, int office, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const Places& places = view.shown.head()->places;
    const float middle = (low.y + high.y) / 2.0f;
    const bool over = pointer_in(low, high);
    if (over) list->AddRectFilled(low, high, colour(0xEEF4F9), 4.0f * s);
    clipped_text(list, {low.x + 14.0f * s, middle - line / 2.0f}, axis.left - low.x - 24.0f * s, view.theme.ink,
                 name_of(places, office_place(office)));
    const int worlds = view.shown.worlds;
    const float size = std::clamp(0.32f * (high.y - low.y) / float(worlds), 4.0f * s, 9.0f * s);
    if (over) ImGui::BeginTooltip();
    if (over) ImGui::TextUnformatted(name_of(places, office_place(office)).c_str());
    std::string gaps;
    for (int world = 0; world < worlds; ++world) {
        const Film* film = view.shown.film[std::size_t(world)].get();
        if (!film || film->ready() == 0) continue;
        const OfficeOnContinuum here = office_on_continuum(*film, office, time_of(view.state, *film));
        const float y = middle + (float(world) - float(worlds - 1) / 2.0f) * 2.3f * size;
        draw_office(view, axis, here, world, y, size);
        if (view.marks) {
            const std::string name = fmt::format("continuum/{}/{}", office, world);
            view.mark(name + "/planned", {axis.at(here.planned) - 1, y - 1}, {axis.at(here.planned) + 1, y + 1});
            view.mark(name + "/enacted", {axis.at(here.enacted) - 1, y - 1}, {axis.at(here.enacted) + 1, y + 1});
        }
        const double gap = std::round(here.gap() * 100.0) / 100.0;
        if (!gaps.empty()) gaps += "  |  ";
        gaps += (gap > 0.0 ? "+" : "") + number_text(gap, view.state.language);
        if (over) tell(view, here, world);
    }
    if (over) ImGui::EndTooltip();
    draw_text(list, view.theme.text, {high.x - 8.0f * s, middle - line / 2.0f}, view.theme.ink, gaps, Align::right);
    if (over && ImGui::IsMouseClicked(0)) commands.emplace_back(LookAt{office_place(office), {}, {}});
    view.mark(view.marks ? fmt::format("continuum/office/{}", office) : std::string(), low, high);
}

void continuum_panel(const View& view, Commands& commands)
{
    if (nothing_to_draw(view)) return;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const Film& film = *view.shown.film[0];
    const Places& places = film.head().places;
    place_choice(view, commands, "continuum/place");
    const char* order_by = view(Text{"Order:", "Rekkefølge:"});
    flow_to(text_width(nullptr, order_by) + 110.0f * s, 16.0f * s);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(order_by);
    ImGui::SameLine();
    constexpr Text orders[] = {
        {"as declared", "som oppgitt"}, {"plan", "plan"}, {"practice", "praksis"}, {"furthest behind", "lengst bak"}};
    const int pressed = choice(view, "continuum/order", orders, int(view.state.continuum_order));
    if (pressed >= 0) commands.emplace_back(OrderContinuum{ContinuumOrder(pressed)});
    legend(view, film.ready() > 0 && !film.staff(film.head().first_week).empty());
    if (view.shown.worlds > 1) world_heads(view);

    const std::vector<int> offices =
        continuum_order(film, view.state.place, view.state.continuum_order, time_of(view.state, film));
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize;
    const float names = std::clamp(0.3f * width, 120.0f * s, 170.0f * s);
    const float gaps = std::clamp(0.24f * width, 90.0f * s, (view.shown.worlds > 1 ? 150.0f : 100.0f) * s);
    const Axis axis{top.x + names, top.x + width - gaps};
    draw_text(ImGui::GetWindowDrawList(), view.theme.text, {top.x + width - 8.0f * s, top.y}, view.theme.faint,
              view(Text{"gap", "avvik"}), Align::right);
    hint({axis.right + 30.0f * s, top.y}, {top.x + width, top.y + line},
         view(Text{"Practice less plan, in levels: below 0, practice lags behind the plan.",
                   "Praksis minus plan, i nivåer: under 0 henger praksis etter planen."}));
    const float height = at_least(200.0f * s);
    draw_axis(view, axis, top.y, top.y + height);
    ImGui::SetCursorScreenPos({top.x, top.y + 1.6f * line});
    if (ImGui::BeginChild("offices", {0, height - 1.6f * line}, false, ImGuiWindowFlags_NoBackground)) {
        const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
        std::size_t heads = 0;
        for (std::size_t i = 0; i < offices.size(); ++i)
            heads += i == 0 || region_of(places, offices[i]) != region_of(places, offices[i - 1]) ? 1 : 0;
        const float head = 1.25f * line, least = (view.shown.worlds > 1 ? 1.35f : 1.15f) * line;
        const float each =
            std::clamp((room.y - head * float(heads) - 4.0f * s) / float(std::max<std::size_t>(1, offices.size())),
                       least, 84.0f * s);
        float y = at.y;
        for (std::size_t i = 0; i < offices.size(); ++i) {
            const int region = region_of(places, offices[i]);
            if (i == 0 || region != region_of(places, offices[i - 1])) {
                draw_text(ImGui::GetWindowDrawList(), view.theme.strong, {at.x, y}, view.theme.ink,
                          places.regions[std::size_t(region)].name);
                y += head;
            }
            office_row(view, commands, axis, offices[i], {at.x, y}, {at.x + width, y + each});
            y += each;
        }
        ImGui::Dummy({width, y - at.y});
    }
    ImGui::EndChild();
}

}  // namespace

const PanelParts panels::continuum{
    .title = {"Continuum", "Kontinuum"}, .draw = continuum_panel, .needs = nothing_more, .table = continuum_table};

}  // namespace samspill::viz
