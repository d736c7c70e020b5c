#include <algorithm>
#include <cmath>

#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/guide.h"
#include "viz/workshop/parts.h"
#include "viz/workshop/workshop.h"

namespace samspill::viz {

namespace {

void go(Commands& commands, std::optional<GuideStep> step)
{
    if (step) commands.emplace_back(GuideTo{*step});
}

constexpr float circle = 15.0f;  // radius of a step's number, points

// All names have room beside their circles, one as far from the next as all others.
bool names_fit(const View& view, float width)
{
    float widest = 0.0f;
    for (int i = 0; i < n_guide_steps; ++i)
        widest = std::max(widest, text_width(view.theme.strong, view(guide_step_name(GuideStep(i)))));
    return widest + (2.0f * circle + 34.0f) * view.theme.scale < width / float(n_guide_steps);
}

// Circles with numbers and names, joined by a line; those that can be gone to are buttons. Where there is little room
// the present step alone has its name.
void steps(const View& view, Commands& commands, float width)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, radius = circle * s;
    const bool names = names_fit(view, width);
    const float own = text_width(view.theme.strong, view(guide_step_name(view.state.guide.step))) + 18.0f * s;
    const float even = width / float(n_guide_steps);
    const float each = names ? even : std::min((width - own) / float(n_guide_steps), even);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float x = at.x + radius;
    const float line = ImGui::GetTextLineHeight(), y = at.y + radius + 2.0f * s;
    for (int i = 0; i < n_guide_steps; ++i) {
        const auto step = GuideStep(i);
        const bool now = step == view.state.guide.step, done = step < view.state.guide.step;
        const bool can = can_go(view.state, view.shown, step);
        const std::string name = view(guide_step_name(step));
        ImFont* font = now ? view.theme.strong : view.theme.text;
        const bool named = names || now;
        const float text = x + radius + 8.0f * s, end = named ? text + text_width(font, name) : x + radius;
        const float next = x + each + (named && !names ? own : 0.0f);
        const Colour c = now ? first_world : done ? with_alpha(first_world, 110) : view.theme.grid;
        list->AddCircleFilled({x, y}, radius, c, 32);
        draw_text(list, view.theme.strong, {x, y - view.theme.strong->FontSize / 2.0f},
                  now || done ? view.theme.ground : view.theme.faint, std::to_string(i + 1), Align::middle);
        if (named) draw_text(list, font, {text, y - line / 2.0f}, now ? view.theme.ink : view.theme.faint, name);
        const float from = end + 10.0f * s, to = next - radius - 8.0f * s;
        if (i + 1 < n_guide_steps && to > from)
            list->AddLine({from, y}, {to, y}, done ? with_alpha(first_world, 110) : view.theme.grid, 2.0f * s);
        ImGui::SetCursorScreenPos({x - radius, at.y});
        const bool pressed =
            ImGui::InvisibleButton(("step" + std::to_string(i)).c_str(), {end - x + radius, 2.0f * radius + 4.0f * s});
        view.mark("workshop/step/" + std::to_string(i));
        if (!named) hover_text(name);
        if (pressed && can && !now) commands.emplace_back(GuideTo{step});
        x = next;
    }
    ImGui::SetCursorScreenPos({at.x, at.y + 2.0f * radius + 10.0f * s});
}

void top(const View& view, Commands& commands)
{
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool short_names = width < 900.0f * view.theme.scale;
    const char* leave =
        short_names ? view(Text{"Leave", "Avslutt"}) : view(Text{"Leave the workshop", "Avslutt samlingen"});
    const char *english = short_names ? "EN" : "English", *norwegian = short_names ? "NO" : "Norsk";
    const float space = ImGui::GetStyle().ItemSpacing.x;
    const float right = button_width(leave) + button_width(english) + button_width(norwegian) + 3.0f * space;
    // In a small window the buttons have a line of their own above.
    const bool own_line = width - right < 400.0f * view.theme.scale;
    const ImVec2 buttons{at.x + width - right + space, at.y + 2.0f};
    if (own_line) ImGui::SetCursorScreenPos({at.x, at.y + ImGui::GetFrameHeightWithSpacing()});
    steps(view, commands, own_line ? width : width - right - 2.0f * space);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(buttons);
    for (const Language language : {Language::en, Language::no}) {
        const bool on = view.state.language == language;
        if (on) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_ButtonActive));
        if (ImGui::Button(language == Language::en ? english : norwegian)) commands.emplace_back(SetLanguage{language});
        view.mark(language == Language::en ? "workshop/english" : "workshop/norsk");
        if (on) ImGui::PopStyleColor();
        ImGui::SameLine();
    }
    if (ImGui::Button(leave)) commands.emplace_back(SetWorkshop{false});
    view.mark("workshop/leave");
    ImGui::SetCursorScreenPos(after);
}

const char* next_label(const View& view)
{
    switch (view.state.guide.step) {
        case GuideStep::choose:
            return view(Text{"Say what you expect", "Si hva dere forventer"});
        case GuideStep::expect:
            return view(Text{"Run both", "Kjør begge"});
        case GuideStep::run:
            return view(Text{"See what came out", "Se hva som kom ut"});
        case GuideStep::see:
            return view(Text{"What surprised you?", "Hva overrasket dere?"});
        default:
            return view(Text{"Another reform", "En annen reform"});
    }
}

const char* key_words(const View& view)
{
    switch (view.state.guide.step) {
        case GuideStep::choose:
            return view(Text{"Arrows choose, Enter goes on", "Piltastene velger, Enter går videre"});
        case GuideStep::expect:
            return view(Text{"Arrows answer, Ctrl+Z takes back, Tab writes, Esc ends writing, Enter goes on",
                             "Piltastene svarer, Ctrl+Z angrer, Tab skriver, Esc slutter å skrive, Enter går videre"});
        case GuideStep::surprised:
            return view(Text{"Tab writes, Esc ends writing, ← goes back",
                             "Tab skriver, Esc avslutter skrivingen, ← går tilbake"});
        default:
            return view(Text{"→ or Enter goes on, ← goes back", "→ eller Enter går videre, ← går tilbake"});
    }
}

// There is little to see yet: going on can be pressed, but does not call for it.
bool still_runs(const View& view)
{
    const auto& film = view.shown.film;
    const bool over = film[0] && film[1] && film[0]->complete() && film[1]->complete();
    return view.state.guide.step == GuideStep::run && !over;
}

bool is_low(const View& view) { return ImGui::GetIO().DisplaySize.y < 500.0f * view.theme.scale; }

float height_of_bottom(const View& view) { return (is_low(view) ? 34.0f : 46.0f) * view.theme.scale; }

void bottom(const View& view, Commands& commands)
{
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float s = view.theme.scale, height = height_of_bottom(view), wide = std::min(300.0f * s, 0.64f * width),
                narrow = std::min(150.0f * s, 0.32f * width);
    if (const auto before = step_before(view.state))
        if (large_button(view, view(Text{"Back", "Tilbake"}), "workshop/back", {narrow, height})) go(commands, before);
    const float text = text_width(view.theme.text, key_words(view));
    if (text < width - wide - narrow - 40.0f * s)
        draw_text(ImGui::GetWindowDrawList(), view.theme.text,
                  {at.x + (width - wide + narrow) / 2.0f, at.y + 0.5f * (height - ImGui::GetTextLineHeight())},
                  view.theme.faint, key_words(view), Align::middle);
    ImGui::SetCursorScreenPos({at.x + width - wide, at.y});
    const bool last = view.state.guide.step == GuideStep::surprised;
    const auto next = last ? std::optional(GuideStep::choose) : step_after(view.state, view.shown);
    if (large_button(view, next_label(view), "workshop/next", {wide, height}, next && !last && !still_runs(view),
                     next.has_value()))
        go(commands, next);
}

// Presenters' remotes send page up and down; on pages where arrows choose nothing they turn pages too.
void keys(const View& view, Commands& commands)
{
    const GuideStep step = view.state.guide.step;
    const bool arrows_choose = step == GuideStep::choose || step == GuideStep::expect;
    if (key(ImGuiKey_Enter) || key(ImGuiKey_KeyPadEnter) || key(ImGuiKey_PageDown) ||
        (!arrows_choose && key(ImGuiKey_RightArrow)))
        go(commands, step_after(view.state, view.shown));
    else if (key(ImGuiKey_Backspace) || key(ImGuiKey_PageUp) || (!arrows_choose && key(ImGuiKey_LeftArrow)))
        go(commands, step_before(view.state));
}

// The keyboard is the guide's unless somebody types or has opened a list.
void take_focus()
{
    const bool busy = ImGui::IsAnyItemActive() || ImGui::IsMouseDown(0) ||
                      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (!busy && !ImGui::IsWindowFocused()) ImGui::SetWindowFocus();
}

}  // namespace

const Reform* chosen_reform(const View& view)
{
    return view.state.guide.reform < 0 ? nullptr : &reforms()[std::size_t(view.state.guide.reform)];
}

void heading(const View& view, const std::string& text)
{
    ImGui::PushFont(view.theme.large);
    wrapped_text(text);
    ImGui::PopFont();
}

bool large_button(const View& view, const std::string& label, std::string_view mark, ImVec2 size, bool on, bool can)
{
    if (on) {
        ImGui::PushStyleColor(ImGuiCol_Button, first_world);
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, mixed(first_world, view.theme.ink, 0.2));
        ImGui::PushStyleColor(ImGuiCol_ButtonActive, mixed(first_world, view.theme.ink, 0.4));
        ImGui::PushStyleColor(ImGuiCol_Text, view.theme.ground);
    }
    if (!can) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.4f);
    ImGui::PushFont(view.theme.strong);
    const bool pressed = ImGui::Button((label + "##" + std::string(mark)).c_str(), size);
    ImGui::PopFont();
    view.mark(mark);
    if (!can) ImGui::PopStyleVar();
    if (on) ImGui::PopStyleColor(4);
    return pressed && can;
}

void workshop_view(const View& view, Commands& commands)
{
    // In a low window the page keeps some room, and one scrolls to the buttons below it.
    const ImGuiWindowFlags scrolls = is_low(view) ? ImGuiWindowFlags_None : ImGuiWindowFlags_NoScrollbar;
    ImGui::BeginChild("guide", {0, 0}, false, guide_child | scrolls | ImGuiWindowFlags_AlwaysUseWindowPadding);
    take_focus();
    keys(view, commands);
    top(view, commands);
    ImGui::Dummy({0, 4.0f * view.theme.scale});
    const float below = height_of_bottom(view) + 2.0f * ImGui::GetStyle().ItemSpacing.y;
    const float room = std::max(ImGui::GetContentRegionAvail().y - below, 100.0f);
    ImGui::BeginChild("page", {0, room}, false, guide_child);
    constexpr void (*pages[])(const View&, Commands&) = {choose_page, expect_page, run_page, see_page, reflect_page};
    static_assert(std::size(pages) == n_guide_steps);
    pages[int(view.state.guide.step)](view, commands);
    ImGui::EndChild();
    bottom(view, commands);
    ImGui::EndChild();
}

}  // namespace samspill::viz
