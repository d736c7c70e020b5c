#include <algorithm>
#include <cmath>

#include "viz/panels/controls.h"
#include "viz/panels/workshop_parts.h"
#include "viz/state/guide.h"

namespace samspill::viz {

namespace {

void go(Commands& commands, std::optional<GuideStep> step)
{
    if (step) commands.emplace_back(GuideTo{*step});
}

// Circles with numbers and names, joined by a line; those that can be gone to are buttons.
void steps(const View& view, Commands& commands, float width)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, radius = 15.0f * s, each = width / float(n_guide_steps);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight(), y = at.y + radius + 2.0f * s;
    for (int i = 0; i < n_guide_steps; ++i) {
        const auto step = GuideStep(i);
        const bool now = step == view.state.guide.step, done = step < view.state.guide.step;
        const bool can = can_go(view.state, view.shown, step);
        const float x = at.x + float(i) * each + radius;
        const std::string name = view(guide_step_name(step));
        ImFont* font = now ? view.theme.strong : view.theme.text;
        const float text = x + radius + 8.0f * s, end = text + text_width(font, name);
        const Colour c = now ? first_world : done ? with_alpha(first_world, 110) : view.theme.grid;
        list->AddCircleFilled({x, y}, radius, c, 32);
        draw_text(list, view.theme.strong, {x, y - view.theme.strong->FontSize / 2.0f},
                  now || done ? view.theme.ground : view.theme.faint, std::to_string(i + 1), Align::middle);
        draw_text(list, font, {text, y - line / 2.0f}, now ? view.theme.ink : view.theme.faint, name);
        if (i + 1 < n_guide_steps)
            list->AddLine({end + 10.0f * s, y}, {at.x + float(i + 1) * each - 8.0f * s, y},
                          done ? with_alpha(first_world, 110) : view.theme.grid, 2.0f * s);
        ImGui::SetCursorScreenPos({x - radius, at.y});
        const bool pressed =
            ImGui::InvisibleButton(("step" + std::to_string(i)).c_str(), {end - x + radius, 2.0f * radius + 4.0f * s});
        view.mark("workshop/step/" + std::to_string(i));
        if (pressed && can && !now) commands.emplace_back(GuideTo{step});
    }
    ImGui::SetCursorScreenPos({at.x, at.y + 2.0f * radius + 10.0f * s});
}

float button_width(const char* label) { return ImGui::CalcTextSize(label).x + 2.0f * ImGui::GetStyle().FramePadding.x; }

void top(const View& view, Commands& commands)
{
    const char* leave = view(Text{"Leave the workshop", "Avslutt samlingen"});
    const char *english = "English", *norwegian = "Norsk";
    const float space = ImGui::GetStyle().ItemSpacing.x;
    const float right = button_width(leave) + button_width(english) + button_width(norwegian) + 3.0f * space;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    steps(view, commands, std::max(width - right - 2.0f * space, 300.0f));
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + width - right + space, at.y + 2.0f});
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

void bottom(const View& view, Commands& commands)
{
    const float s = view.theme.scale, height = 46.0f * s, wide = 300.0f * s, narrow = 150.0f * s;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
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

bool key(ImGuiKey which, bool repeat)
{
    return !ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGui::GetKeyIndex(which), repeat);
}

namespace {

// Lines of words that fit a width. Broken at spaces alone and never before "%": ImGui breaks behind the comma
// of "0,5" as well.
std::vector<std::string_view> lines_of(ImFont* font, float width, std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t begin = 0, fits = 0;
    const auto end_line = [&](std::size_t end, std::size_t next) {
        lines.push_back(text.substr(begin, end - begin));
        begin = fits = next;
    };
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool ends = at == text.size() || text[at] == '\n';
        if (!ends && (text[at] != ' ' || (at + 1 < text.size() && text[at + 1] == '%'))) continue;
        if (fits > begin && text_width(font, text.substr(begin, at - begin)) > width) end_line(fits, fits + 1);
        fits = at;
        if (ends) end_line(at, at + 1);
    }
    return lines;
}

}  // namespace

float broken_height(ImFont* font, float width, std::string_view text)
{
    return font->FontSize * float(lines_of(font, width, text).size());
}

float broken_text(ImFont* font, ImVec2 at, float width, Colour c, std::string_view text)
{
    float y = at.y;
    for (const std::string_view line : lines_of(font, width, text)) {
        draw_text(ImGui::GetWindowDrawList(), font, {std::round(at.x), std::round(y)}, c, line);
        y += font->FontSize;
    }
    return y - at.y;
}

void heading(const View& view, const std::string& text)
{
    ImGui::PushFont(view.theme.large);
    ImGui::PushTextWrapPos(0.0f);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
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
    ImGui::BeginChild("guide", {0, 0}, false,
                      guide_child | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_AlwaysUseWindowPadding);
    take_focus();
    keys(view, commands);
    top(view, commands);
    ImGui::Dummy({0, 4.0f * view.theme.scale});
    const float s = view.theme.scale, below = 46.0f * s + 2.0f * ImGui::GetStyle().ItemSpacing.y;
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
