#include <algorithm>
#include <charconv>
#include <cmath>

#include "viz/panels/comparison/parts.h"
#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/plots/life_colours.h"
#include "viz/state/lives.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

std::string who(const View& view, std::uint64_t person)
{
    const Places& places = view.shown.head()->places;
    const auto origin = origin_of(places, person);
    if (!origin) return say(view.state.language, {"person {}", "person {}"}, person);
    return group_name(int(origin->group), view.state.language) + ", " + name_of(places, office_place(origin->office));
}

// A number that is typed in chooses the person.
void number_input(const View& view, Commands& commands)
{
    char text[24] = "";
    if (view.state.person) *std::to_chars(text, text + 23, *view.state.person).ptr = '\0';
    ImGui::SetNextItemWidth(-1.0f);
    if (ImGui::InputTextWithHint("##person", view(Text{"a person's number", "nummeret til en person"}), text,
                                 sizeof text,
                                 ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_EnterReturnsTrue)) {
        std::uint64_t number = 0;
        const std::string_view typed(text);
        const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
        if (error == std::errc{} && end == typed.data() + typed.size())
            commands.emplace_back(ChoosePerson{number});
        else
            commands.emplace_back(ChoosePerson{});
    }
    view.mark("comparison/person");
}

void parted_list(const View& view, Commands& commands)
{
    number_input(view, commands);
    if (!view.shown.parted) {
        faint_words(view, view(Text{"The lives are being compared.", "Livene sammenlignes."}));
        return;
    }
    if (view.shown.parted->empty())
        faint_words(view, view(Text{"Nobody's life differs so far.", "Ingen liv skiller seg så langt."}));
    ImGui::BeginChild("parted");
    ImGuiListClipper clipper;
    clipper.Begin(int(view.shown.parted->size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const PartedPerson& parted = (*view.shown.parted)[std::size_t(i)];
            ImGui::PushID(i);
            const std::string text =
                say(view.state.language, {"week {}  {}", "uke {}  {}"}, parted.week, who(view, parted.person));
            const std::string label = shortened(text, ImGui::GetContentRegionAvail().x);
            if (ImGui::Selectable(label.c_str(), view.state.person == parted.person))
                commands.emplace_back(ChoosePerson{parted.person});
            view.mark("comparison/parted/" + std::to_string(i));
            tell_if_shortened(label, text);
            ImGui::PopID();
        }
    ImGui::EndChild();
}

// Where weeks stand from left to right.
struct Across {
    float left, right;
    double from, to;
    float at(double week) const { return left + float((week - from) / (to - from)) * (right - left); }
    Week week_at(float x) const { return Week(std::floor(from + double((x - left) / (right - left)) * (to - from))); }
};

Colour colour_of(Lane lane, int value)
{
    const std::size_t i = std::size_t(value);
    return lane == Lane::status ? status_colours[i] : lane == Lane::plan ? plan_colours[i] : benefit_colours[i];
}

void draw_lane(const View& view, const Across& across, const std::vector<TrajectoryStep>& life, Lane lane, Week end,
               float y, float height)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    list->AddRectFilled({across.left, y}, {across.right, y + height}, view.theme.panel);
    for (const LifeSpan& span : spans_of(life, lane, Week(across.from), end)) {
        const float left = across.at(span.from), right = across.at(span.to);
        const Colour c = colour_of(lane, span.value);
        list->AddRectFilled({left, y}, {std::max(right - 1.0f, left + 1.0f), y + height}, c);
        const std::string name = value_name(lane, span.value, view.state.language);
        if (can_be_shortened(name, right - left - 8.0f * s))
            clipped_text(list, {left + 5.0f * s, y + (height - line) / 2.0f}, right - left - 8.0f * s, ink_on(c), name);
    }
}

// One life: a strip for the status, lanes for plan and benefit, its world's name above.
float draw_life(const View& view, const Across& across, int world, Week end, float y)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const auto& life = view.shown.person->life[std::size_t(world)];
    const float lane = line + 2.0f * s;
    const std::array<float, n_lanes> heights{line + 8.0f * s, lane, lane};
    const float top = y;
    for (int i = 0; i < n_lanes; ++i) {
        const std::string name = lane_name(Lane(i), view.state.language);
        draw_text(list, view.theme.text, {across.left - 8.0f * s, y + (heights[std::size_t(i)] - line) / 2.0f},
                  view.theme.faint, name, Align::right);
        draw_lane(view, across, life, Lane(i), end, y, heights[std::size_t(i)]);
        y += heights[std::size_t(i)] + 1.0f * s;
    }
    list->AddRectFilled({across.left - 4.0f * s, top}, {across.left - 1.0f * s, y - 1.0f * s}, world_colour(world));
    return y;
}

void hover(const View& view, Commands& commands, const Across& across, Week end)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!ImGui::IsItemHovered() || mouse.x < across.left || mouse.x > across.right) return;
    const Week week = std::min(across.week_at(mouse.x), end - 1);
    commands.emplace_back(HoverWeek{double(week)});
    if (ImGui::IsMouseReleased(0)) commands.emplace_back(SeekWeek{double(week)});
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(week_text(week, view.state.language).c_str());
    for (int world = 0; world < 2; ++world) {
        ImGui::PushStyleColor(ImGuiCol_Text, world_colour(world));
        ImGui::TextUnformatted((std::string(world == 0 ? view(Text{"first:  ", "den første:  "})
                                                       : view(Text{"second:  ", "den andre:  "})) +
                                event_text(view.shown.person->life[std::size_t(world)], week, view.state.language))
                                   .c_str());
        ImGui::PopStyleColor();
    }
    ImGui::EndTooltip();
}

void axis(const View& view, const Across& across, float y)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    const int count = std::max(2, int((across.right - across.left) / (80.0f * s)));
    for (const WeekTick& tick : week_ticks(Week(across.from), Week(across.to), count, view.state.language)) {
        const float x = std::round(across.at(tick.week));
        list->AddLine({x, y}, {x, y + 4.0f * s}, view.theme.faint, 1.0f);
        if (x + 3.0f * s + text_width(nullptr, tick.text) <= across.right + 6.0f * s)
            list->AddText({x + 3.0f * s, y}, view.theme.faint, tick.text.c_str());
    }
}

// Where the two lives part, and the week on screen.
void marks_in_time(const View& view, const Across& across, Week end, float top, float bottom)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    if (const auto week = parted_week(*view.shown.person, end); week && *week >= Week(across.from)) {
        const float x = std::round(across.at(*week));
        list->AddLine({x, top - 2.0f * s}, {x, bottom}, view.theme.ink, 2.0f * s);
        list->AddTriangleFilled({x - 6.0f * s, top - 9.0f * s}, {x + 6.0f * s, top - 9.0f * s}, {x, top},
                                view.theme.ink);
        const std::string text = say(view.state.language, {"they part in week {}", "de skilles i uke {}"}, *week);
        const bool fits = x + 12.0f * s + text_width(view.theme.text, text) < across.right;
        draw_text(list, view.theme.text, {fits ? x + 10.0f * s : x - 10.0f * s, top - line - 2.0f * s}, view.theme.ink,
                  text, fits ? Align::left : Align::right);
    }
    const double now = std::floor(view.state.week);
    if (now < across.from || now > across.to) return;
    const float x = std::round(across.at(now));
    list->AddLine({x, top}, {x, bottom}, with_alpha(view.theme.ink, 150), 1.5f * s);
}

void two_lives(const View& view, Commands& commands)
{
    const PersonView& person = *view.shown.person;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const Head& head = *view.shown.head();
    const Week end = std::min(view.shown.film[0]->last_week(), view.shown.film[1]->last_week()) + 1;
    if (person.life[0].empty() && person.life[1].empty()) {
        faint_words(view, view(Text{"Nobody of this number is followed.", "Ingen med dette nummeret følges."}));
        return;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const bool zoomed = view.state.zoom_to > view.state.zoom_from;
    float names = 0.0f;
    for (int lane = 0; lane < n_lanes; ++lane)
        names = std::max(names, text_width(view.theme.text, lane_name(Lane(lane), view.state.language)));
    const Across across{at.x + names + 12.0f * s, at.x + room.x - 6.0f * s,
                        double(zoomed ? std::max(view.state.zoom_from, head.first_week) : head.first_week),
                        double(zoomed ? std::min(view.state.zoom_to, head.end_week()) : head.end_week())};
    ImGui::InvisibleButton("lives", {std::max(room.x, 1.0f), std::max(room.y, 1.0f)});
    view.mark("comparison/lives", {across.left, at.y}, {across.right, at.y + room.y});
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    clipped_text(
        ImGui::GetWindowDrawList(), at, room.x, view.theme.ink,
        who(view, person.person) + say(view.state.language, {"  (number {})", "  (nummer {})"}, person.person));
    if (view.theme.strong) ImGui::PopFont();
    const float top = at.y + 2.4f * line;
    float y = draw_life(view, across, 0, end, top);
    y = draw_life(view, across, 1, end, y + 5.0f * s);
    marks_in_time(view, across, end, top, y);
    axis(view, across, y + 2.0f * s);
    hover(view, commands, across, end);
}

}  // namespace

void person_lives(const View& view, Commands& commands)
{
    const float s = view.theme.scale;
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    ImGui::TextUnformatted(view(Text{"One person in both worlds", "Én person i begge verdener"}));
    if (view.theme.strong) ImGui::PopFont();
    if (view.shown.film[0]->followed_share() <= 0.0 || view.shown.film[1]->followed_share() <= 0.0) {
        faint_words(
            view, view(Text{"These runs follow nobody from week to week. A scenario with observation.trajectory_share "
                            "above 0 (a share of all persons, e.g. 0.1) writes whole lives down.",
                            "Disse kjøringene følger ingen fra uke til uke. Et scenario med "
                            "observation.trajectory_share over 0 (en andel av alle personer, f.eks. 0.1) skriver "
                            "ned hele liv."}));
        return;
    }
    // The list beside the lives, or above them in a narrow window.
    const bool beside = ImGui::GetContentRegionAvail().x > 640.0f * s;
    const float lives = 11.5f * ImGui::GetTextLineHeight() + 40.0f * s;
    ImGui::BeginChild("list", {beside ? 250.0f * s : 0.0f, beside ? at_least(lives) : 130.0f * s});
    parted_list(view, commands);
    ImGui::EndChild();
    if (beside) ImGui::SameLine();
    ImGui::BeginChild("lives", {0, beside ? at_least(lives) : lives}, false, ImGuiWindowFlags_NoScrollbar);
    if (view.shown.person && view.state.person == view.shown.person->person)
        two_lives(view, commands);
    else if (view.state.person)
        faint_words(view, view(Text{"Her lives are being looked up.", "Livene hennes slås opp."}));
    else
        faint_words(
            view,
            view(Text{"The list holds persons whose lives differ between the worlds, with the week in which they part: "
                      "choose one, or type a number.",
                      "Listen viser personer som får ulike liv i de to verdenene, med uken de skilles: velg en, "
                      "eller skriv et nummer."}));
    ImGui::EndChild();
}

}  // namespace samspill::viz
