#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <initializer_list>

#include <fmt/format.h>

#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

constexpr double fastest = 120.0;  // weeks a second; the slider's end is "as fast as it goes"

enum class Icon { play, pause, start, end };

void draw_icon(const View& view, Icon icon, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 c{(low.x + high.x) / 2, (low.y + high.y) / 2};
    const float r = 0.24f * (high.y - low.y);
    const Colour ink = view.theme.ink;
    const auto bar = [&](float x) { list->AddRectFilled({x - 0.25f * r, c.y - r}, {x + 0.25f * r, c.y + r}, ink); };
    const auto arrow = [&](float x, float way) {
        list->AddTriangleFilled({x - way * 0.8f * r, c.y - r}, {x + way * r, c.y}, {x - way * 0.8f * r, c.y + r}, ink);
    };
    switch (icon) {
        case Icon::play:
            arrow(c.x, 1.0f);
            break;
        case Icon::pause:
            bar(c.x - 0.5f * r), bar(c.x + 0.5f * r);
            break;
        case Icon::start:
            bar(c.x - r), arrow(c.x + 0.2f * r, -1.0f);
            break;
        case Icon::end:
            arrow(c.x - 0.2f * r, 1.0f), bar(c.x + r);
            break;
    }
}

bool icon_button(const View& view, const char* id, Icon icon, const std::string& meaning, float wide = 1.3f)
{
    const float h = ImGui::GetFrameHeight();
    const bool pressed = ImGui::Button((std::string("##") + id).c_str(), {wide * h, h});
    view.mark(std::string("transport/") + id);
    draw_icon(view, icon, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    hover_text(meaning);
    return pressed;
}

void step_button(const View& view, int weeks, Commands& commands)
{
    const std::string text = fmt::format("{}{}", weeks < 0 ? "−" : "+", std::abs(weeks));
    ImGui::SameLine(0, 3.0f * view.theme.scale);
    if (ImGui::Button(text.c_str(), {1.6f * ImGui::GetFrameHeight(), 0})) commands.emplace_back(StepBy{weeks});
    view.mark(fmt::format("transport/step{:+}", weeks));
    hover_text(say(view.state.language, {"{} weeks", "{} uker"}, text));
}

void go_to_start(const View& view, Commands& commands)
{
    commands.emplace_back(SeekWeek{double(view.shown.head()->first_week)});
}
void go_to_end(const View& view, Commands& commands)
{
    commands.emplace_back(SeekWeek{double(view.shown.film[0]->last_week())});
}

void play_button(const View& view, Commands& commands)
{
    const bool playing = view.shown.live ? view.shown.live->running : view.state.playing;
    if (icon_button(
            view, "play", playing ? Icon::pause : Icon::play,
            playing ? view({"Pause (space)", "Stopp (mellomrom)"}) : view({"Play (space)", "Spill (mellomrom)"}), 1.9f))
        commands.emplace_back(Play{!playing});
}

void step_buttons(const View& view, Commands& commands)
{
    if (icon_button(view, "start", Icon::start, view({"To the first week (home)", "Til første uke (home)"})))
        go_to_start(view, commands);
    for (const int weeks : {-52, -4, -1, 1, 4, 52}) step_button(view, weeks, commands);
    ImGui::SameLine(0, 3.0f * view.theme.scale);
    if (icon_button(view, "end", Icon::end, view({"To the newest week (end)", "Til siste uke (end)"})))
        go_to_end(view, commands);
}

// Pixels that the longest of some texts takes.
float widest(ImFont* font, std::initializer_list<std::string> texts)
{
    float width = 0.0f;
    for (const std::string& text : texts)
        width = std::max(width, font->CalcTextSizeA(font->FontSize, 1e9f, 0.0f, text.c_str()).x);
    return width;
}

// Week, date and phase: the line that is read from afar. Phase and date go where they have no room. It takes the room
// of the longest of the run, so that what stands behind it keeps its place while weeks go by.
struct WeekLine {
    float text = 0.0f, gap = 0.0f, phase = 0.0f;  // pixels; phase 0: it has no room
    bool date = true;
    float width() const { return text + (phase > 0.0f ? gap + phase : 0.0f); }
};
std::string short_week(Week week, Language language) { return say(language, {"week {}", "uke {}"}, week); }

WeekLine week_line_in(const View& view, float room)
{
    const Head& head = *view.shown.head();
    const Language language = view.state.language;
    const Week first = head.first_week, last = head.end_week() - 1;
    ImFont* strong = view.theme.strong ? view.theme.strong : ImGui::GetFont();
    const float digit = widest(strong, {"0"});
    WeekLine line;
    line.gap = 12.0f * view.theme.scale;
    line.text = widest(strong, {week_text(first, language), week_text(last, language)}) + digit;
    line.date = line.text <= room;
    if (!line.date) line.text = widest(strong, {short_week(first, language), short_week(last, language)}) + digit;
    const auto phase = [&](Week of) { return std::string(phase_of(std::clamp(of, first, last), language)); };
    line.phase = widest(ImGui::GetFont(), {phase(first), phase(0), phase(52), phase(156), phase(last)});
    if (line.width() > room) line.phase = 0.0f;
    return line;
}

void week_line(const View& view, float room)
{
    const WeekLine line = week_line_in(view, room);
    const Language language = view.state.language;
    const Week week = week_of(view.state);
    const std::string full = week_text(week, language), phase(phase_of(week, language));
    const std::string text = line.date ? full : short_week(week, language);
    ImFont* strong = view.theme.strong ? view.theme.strong : ImGui::GetFont();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float y = at.y + ImGui::GetStyle().FramePadding.y, height = ImGui::GetFrameHeight();
    ImGui::Dummy({line.width(), height});
    view.mark("transport/week", at, {at.x + line.text, at.y + height});
    if (!line.date || line.phase == 0.0f) hover_text(full + ", " + phase);
    draw_text(ImGui::GetWindowDrawList(), strong, {at.x, y}, view.theme.ink, text);
    if (line.phase > 0.0f)
        draw_text(ImGui::GetWindowDrawList(), ImGui::GetFont(), {at.x + line.text + line.gap, y}, view.theme.faint,
                  phase);
}

// The same behind the buttons, or in a line of its own.
void week_line_beside(const View& view)
{
    flow_to(week_line_in(view, 1e9f).width());
    week_line(view, ImGui::GetContentRegionAvail().x);
}

// A strip of all weeks: phases, waves, what is there already, the week on screen. Press and drag.
void scrubber(const View& view, Commands& commands)
{
    const Head& head = *view.shown.head();
    const float s = view.theme.scale, height = 16.0f * s, wide = ImGui::GetContentRegionAvail().x;
    const ImVec2 low = ImGui::GetCursorScreenPos(), high{low.x + wide, low.y + height};
    ImGui::InvisibleButton("##scrubber", {std::max(wide, 10.0f), height + 4.0f * s});
    view.mark("transport/scrubber", low, high);
    const double first = head.first_week, last = std::max(head.end_week() - 1, head.first_week + 1);
    const auto x_of = [&](double week) { return low.x + float((week - first) / (last - first)) * wide; };
    const auto week_at = [&](float x) {
        return std::clamp(std::round(first + double((x - low.x) / wide) * (last - first)), first, last);
    };
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(low, high, view.theme.grid, 4.0f * s);
    const double ready = view.shown.film[0]->last_week();
    if (ready > first) list->AddRectFilled(low, {x_of(ready), high.y}, colour(0xC9D6E2), 4.0f * s);
    for (const Week border : {0, 52, 156})
        if (border > first && border < last)
            list->AddLine({x_of(border), low.y}, {x_of(border), high.y}, view.theme.ground, 2.0f * s);
    for (const Week wave : head.waves) {
        const float x = x_of(wave);
        list->AddTriangleFilled({x - 4 * s, high.y}, {x + 4 * s, high.y}, {x, high.y - 7 * s}, first_world);
    }
    const float x = x_of(view.state.week);
    list->AddRectFilled({x - 2.5f * s, low.y - 2.0f * s}, {x + 2.5f * s, high.y + 2.0f * s}, view.theme.ink, 2.0f * s);
    const float mouse = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActive() && week_at(mouse) != std::floor(view.state.week))
        commands.emplace_back(SeekWeek{week_at(mouse)});
    if (ImGui::IsItemHovered()) {
        const Week week = Week(week_at(mouse));
        tooltip_text(week_text(week, view.state.language) + ", " + std::string(phase_of(week, view.state.language)));
    }
}

// The words stand beside the slider, where its grab hides nothing.
void pace_slider(const View& view, Commands& commands)
{
    const float s = view.theme.scale, width = 100.0f * s, beside = 90.0f * s;
    flow_to(width + beside);
    double pace = view.state.pace > 0.0 ? std::min(view.state.pace, fastest) : fastest;
    const std::string words = view.state.pace > 0.0
                                  ? say(view.state.language, {"{} weeks/s", "{} uker/s"},
                                        number_text(std::round(view.state.pace * 10) / 10, view.state.language))
                                  : view({"full speed", "full fart"});
    ImGui::SetNextItemWidth(width);
    const double slowest = 0.5;
    const ImGuiSliderFlags flags =
        ImGuiSliderFlags_Logarithmic | ImGuiSliderFlags_NoInput | ImGuiSliderFlags_NoRoundToFormat;
    if (ImGui::SliderScalar("##pace", ImGuiDataType_Double, &pace, &slowest, &fastest, "", flags))
        commands.emplace_back(Pace{pace > 0.97 * fastest ? 0.0 : pace});
    view.mark("transport/pace");
    hover_text(view({"How fast the weeks go by", "Hvor fort ukene går"}));
    ImGui::SameLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({beside, ImGui::GetFrameHeight()});
    ImGui::GetWindowDrawList()->AddText({at.x, at.y + ImGui::GetStyle().FramePadding.y}, view.theme.ink, words.c_str());
}

// Which of several replicates the pictures show.
void replicate_choice(const View& view, Commands& commands)
{
    const Head& head = *view.shown.head();
    const int count = std::min(view.shown.replicates[0], int(head.replicates.size()));
    // Of a simulation more may come: their place is kept.
    if (count < 2 && !view.shown.live) return;
    const auto name = [&](int position) {
        return say(view.state.language, {"replicate {} of {}", "kjøring {} av {}"}, position + 1, count);
    };
    const float width = 170.0f * view.theme.scale;
    flow_to(width);
    const bool open = begin_list(view, "transport/replicate", name(view.shown.position), width);
    if (!open) {
        hover_text(view({"Which of the replicates rings, bridges and thin lines show",
                         "Hvilken av kjøringene ringer, broer og tynne linjer viser"}));
        return;
    }
    ImGuiListClipper clipper;
    clipper.Begin(count);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            if (ImGui::Selectable(name(i).c_str(), i == view.shown.position))
                commands.emplace_back(Order{ShowReplicate{i}});
            view.mark("transport/replicate/" + std::to_string(i));
        }
    ImGui::EndCombo();
}

// Over the field that was drawn last, so that nothing moves while somebody types.
void seed_is_wrong(const View& view)
{
    const ImVec2 field = ImGui::GetItemRectMin(), display = ImGui::GetIO().DisplaySize;
    const bool right = field.x > 0.6f * display.x;  // keeps within the window
    ImGui::SetNextWindowPos({right ? ImGui::GetItemRectMax().x : field.x, field.y - 2.0f * view.theme.scale},
                            ImGuiCond_Always, {right ? 1.0f : 0.0f, 1.0f});
    ImGui::BeginTooltip();
    ImGui::PushStyleColor(ImGuiCol_Text, view.theme.bad);
    ImGui::TextUnformatted(
        view({"A seed is a whole number from 0 to 4294967295.", "Et frø er et helt tall fra 0 til 4294967295."}));
    ImGui::PopStyleColor();
    view.mark("transport/seed_wrong");
    ImGui::EndTooltip();
}

// Seed and restart of a simulation.
void restart(const View& view, Commands& commands)
{
    const std::string before = view.state.seed_text.value_or(std::to_string(view.shown.head()->seed));
    std::string typed = before;
    const char* words = view({"Restart", "Start på nytt"});
    const float width = 110.0f * view.theme.scale;
    flow_to(width + button_width(words) + 60.0f * view.theme.scale);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", view({"seed", "frø"}));
    ImGui::SameLine();
    ImGui::SetNextItemWidth(width);
    std::uint32_t seed = 0;
    const auto is_seed = [&] {
        const auto [stop, error] = std::from_chars(typed.data(), typed.data() + typed.size(), seed);
        return error == std::errc{} && stop == typed.data() + typed.size() && !typed.empty();
    };
    ImGui::PushStyleColor(ImGuiCol_Text, is_seed() ? view.theme.ink : view.theme.bad);
    const bool entered =
        input_text("##seed", "", typed, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleColor();
    view.mark("transport/seed");
    const bool good = is_seed();
    if (!good) seed_is_wrong(view);
    if (typed != before) commands.emplace_back(TypeSeed{typed});
    ImGui::SameLine();
    const bool pressed = ImGui::Button(words);
    view.mark("transport/restart");
    if ((entered || pressed) && good) commands.emplace_back(Order{Restart{seed}});
}

// How a simulation is getting on.
void progress(const View& view, Commands& commands)
{
    const LiveStatus& live = *view.shown.live;
    const Language language = view.state.language;
    const float s = view.theme.scale, height = ImGui::GetFrameHeight();
    // Both have the room that the longest of what they say takes, so that buttons stay under the pointer.
    const float slot = 220.0f * s;
    flow_to(slot);
    if (live.warming_up) {
        const int weeks = live.weeks - view.shown.head()->end_week();  // those before week 0
        const std::string text =
            say(language, {"warming up, week {} of {}", "varmer opp, uke {} av {}"}, live.weeks_done, weeks);
        ImGui::PushStyleColor(ImGuiCol_PlotHistogram, ImGui::ColorConvertU32ToFloat4(colour(0xB9D9EE)));
        ImGui::ProgressBar(weeks > 0 ? float(live.weeks_done) / float(weeks) : 0.0f, {slot, 0}, text.c_str());
        ImGui::PopStyleColor();
        view.mark("transport/warming_up");
    } else {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy({slot, height});
        if (live.running)
            clipped_text(ImGui::GetWindowDrawList(), {at.x, at.y + ImGui::GetStyle().FramePadding.y}, slot,
                         view.theme.faint,
                         say(language, {"{} weeks a second", "{} uker i sekundet"},
                             number_text(std::round(live.weeks_a_second), language)));
    }
    const Text so_far{"{} of {} replicates", "{} av {} kjøringer"};
    const std::string text = live.replicates_wanted > live.replicates_done
                                 ? say(language, so_far, live.replicates_done, live.replicates_wanted)
                             : live.replicates_done == 1
                                 ? std::string(view({"1 replicate", "1 kjøring"}))
                                 : say(language, {"{} replicates", "{} kjøringer"}, live.replicates_done);
    const char* more = view({"+20 replicates", "+20 kjøringer"});
    const float room =
        std::max(ImGui::CalcTextSize(say(language, so_far, 999, 999).c_str()).x, ImGui::CalcTextSize(text.c_str()).x);
    flow_to(room + 8.0f * s + button_width(more));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({room, height});
    clipped_text(ImGui::GetWindowDrawList(), {at.x, at.y + ImGui::GetStyle().FramePadding.y}, room, view.theme.faint,
                 live.replicates_wanted > 0 ? text : std::string());
    view.mark("transport/replicates");
    ImGui::SameLine();
    if (ImGui::Button(more))
        commands.emplace_back(Order{WantReplicates{std::max(live.replicates_wanted, live.replicates_done) + 20}});
    view.mark("transport/more");
    hover_text(view({"Runs the same again with other chance, in the background: lines get bands",
                     "Kjører det samme igjen med andre tilfeldigheter i bakgrunnen: linjene får bånd"}));
}

// A workshop has few controls; its own page tells how far the runs are, and runs them again.
void rest(const View& view, Commands& commands)
{
    if (view.state.workshop) return;
    pace_slider(view, commands);
    replicate_choice(view, commands);
    if (!view.shown.live) return;
    progress(view, commands);
    restart(view, commands);
}

// A small window is the panel's: one line, and a button that opens the rest.
bool has_little_room(const View& view)
{
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    return window.y < 530.0f * view.theme.scale || window.x < 700.0f * view.theme.scale;
}

void one_line(const View& view, Commands& commands)
{
    const float s = view.theme.scale;
    for (const int weeks : {-1, 1}) step_button(view, weeks, commands);
    ImGui::SameLine();
    const char* more = view({"More…", "Mer…"});
    const float left = ImGui::GetCursorPosX(), room = ImGui::GetContentRegionAvail().x - button_width(more) - 12.0f * s;
    week_line(view, room);
    ImGui::SameLine(left + room + 12.0f * s);
    if (ImGui::Button(more)) ImGui::OpenPopup("more");
    view.mark("transport/menu");
    ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, ImGui::GetItemRectMin().y - 4.0f}, ImGuiCond_Always, {1, 1});
    // As wide as the window lets it: the controls stand in lines there.
    ImGui::SetNextWindowSize({std::min(500.0f * s, ImGui::GetIO().DisplaySize.x - 16.0f * s), 0});
    if (!ImGui::BeginPopup("more")) return;
    step_buttons(view, commands);
    rest(view, commands);
    ImGui::EndPopup();
}

// Space, arrows, home and end, when nobody types and the controls have not got them (Tab, app/keys.cpp).
void keys(const View& view, Commands& commands)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool controls_have_them = (io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    if (io.WantTextInput || controls_have_them || ImGui::IsAnyItemActive()) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    const int step = io.KeyCtrl ? 52 : io.KeyShift ? 4 : 1;
    if (pressed(ImGuiKey_Space))
        commands.emplace_back(Play{!(view.shown.live ? view.shown.live->running : view.state.playing)});
    if (view.state.workshop) return;  // where arrows turn pages
    if (pressed(ImGuiKey_LeftArrow)) commands.emplace_back(StepBy{-step});
    if (pressed(ImGuiKey_RightArrow)) commands.emplace_back(StepBy{step});
    if (pressed(ImGuiKey_Home)) go_to_start(view, commands);
    if (pressed(ImGuiKey_End)) go_to_end(view, commands);
}

}  // namespace

void transport_bar(const View& view, Commands& commands)
{
    if (!view.shown.head()) return;
    ImGui::PushID("transport");
    scrubber(view, commands);
    play_button(view, commands);
    ImGui::SameLine();
    if (has_little_room(view)) {
        one_line(view, commands);
    } else {
        step_buttons(view, commands);
        week_line_beside(view);
        rest(view, commands);
    }
    ImGui::PopID();
    keys(view, commands);
}

}  // namespace samspill::viz
