#include "viz/drawn.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include <fmt/format.h>
#include <imgui_internal.h>

namespace samspill::viz::test {

namespace {

struct Noted {
    DrawnText text;
    ImDrawList* list;
    int first, count;  // of the list's corners
};

Drawn* notes = nullptr;
std::vector<Noted> noted;

Box box_of(const ImVec4& clip) { return {{clip.x, clip.y}, {clip.z, clip.w}}; }

// The word that a line of a wrapped text ends within; empty when lines end between words.
std::string broken_word(const ImFont* font, float size, const char* begin, const char* end, float wrap)
{
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    for (const char* at = begin; at < end;) {
        const char* line_end = std::find(at, end, '\n');
        const char* stop = font->CalcWordWrapPositionA(size / font->FontSize, at, line_end, wrap);
        if (stop == at) ++stop;
        if (stop >= line_end) {
            at = line_end + 1;
            continue;
        }
        if (!blank(*stop) && !blank(stop[-1])) {
            while (stop > begin && !blank(stop[-1])) --stop;
            return {stop, std::find_if(stop, end, blank)};
        }
        at = stop;
        while (at < line_end && blank(*at)) ++at;
    }
    return {};
}

void note(ImDrawList* list, int first, const ImFont* font, float size, ImVec2 at, ImU32 colour, const char* begin,
          const char* end, float wrap, const ImVec4* fine)
{
    if (!notes || (colour & IM_COL32_A_MASK) == 0) return;
    if (!end) end = begin + std::strlen(begin);
    if (!font) font = list->_Data->Font;
    if (size == 0.0f) size = list->_Data->FontSize;
    DrawnText text;
    text.text.assign(begin, end);
    if (text.text.find_first_not_of(" \n") == std::string::npos) return;
    const ImVec2 extent = font->CalcTextSizeA(size, FLT_MAX, wrap, begin, end);
    text.box = {at, {at.x + extent.x, at.y + extent.y}};
    text.clip = box_of(list->_CmdHeader.ClipRect);
    if (fine) text.clip = text.clip.within(box_of(*fine));
    text.window = ImGui::GetCurrentContext()->CurrentWindow;
    text.size = size;
    if (wrap > 0.0f) text.broken_word = broken_word(font, size, begin, end, wrap);
    noted.push_back({std::move(text), list, first, list->VtxBuffer.Size - first});
}

}  // namespace

Box Box::within(const Box& other) const
{
    return {{std::max(low.x, other.low.x), std::max(low.y, other.low.y)},
            {std::min(high.x, other.high.x), std::min(high.y, other.high.y)}};
}

bool Box::holds(const Box& other, float slack) const
{
    return other.low.x >= low.x - slack && other.low.y >= low.y - slack && other.high.x <= high.x + slack &&
           other.high.y <= high.y + slack;
}

DrawingNotes::DrawingNotes()
{
    notes = &drawn_;
    noted.clear();
}

DrawingNotes::~DrawingNotes() { notes = nullptr; }

namespace {

bool is_shown(const ImGuiWindow* window) { return window && window->Active && !window->Hidden; }

// Each letter of a text whose corners were moved after it had been drawn; none of a text that stayed level.
std::vector<Box> turned_letters(const Noted& one)
{
    std::vector<Box> letters;
    bool turned = false;
    for (int i = 0; i + 3 < one.count; i += 4) {
        Box letter{{FLT_MAX, FLT_MAX}, {-FLT_MAX, -FLT_MAX}};
        for (int corner = 0; corner < 4; ++corner) {
            const ImVec2 at = one.list->VtxBuffer[one.first + i + corner].pos;
            letter.low = {std::min(letter.low.x, at.x), std::min(letter.low.y, at.y)};
            letter.high = {std::max(letter.high.x, at.x), std::max(letter.high.y, at.y)};
        }
        turned = turned || !one.text.box.holds(letter, 0.5f * one.text.size);
        letters.push_back(letter);
    }
    if (!turned) letters.clear();
    return letters;
}

}  // namespace

Drawn DrawingNotes::finish()
{
    notes = nullptr;
    for (Noted& one : noted) {
        if (!is_shown(one.text.window)) continue;
        one.text.letters = turned_letters(one);
        if (!one.text.letters.empty()) {
            one.text.box = one.text.letters.front();
            for (const Box& letter : one.text.letters)
                one.text.box = {{std::min(one.text.box.low.x, letter.low.x), std::min(one.text.box.low.y, letter.low.y)},
                                {std::max(one.text.box.high.x, letter.high.x),
                                 std::max(one.text.box.high.y, letter.high.y)}};
        }
        drawn_.texts.push_back(std::move(one.text));
    }
    noted.clear();
    std::erase_if(drawn_.controls, [](const DrawnControl& control) { return !is_shown(control.window); });
    return std::move(drawn_);
}

namespace {

std::string quoted(const std::string& text)
{
    std::string line = text.substr(0, text.find('\n'));
    if (line.size() > 60) line = line.substr(0, 60) + " ...";
    return "\"" + line + "\"";
}

std::string at(const Box& box)
{
    return fmt::format("[{:.0f}, {:.0f}, {:.0f}, {:.0f}]", box.low.x, box.low.y, box.high.x, box.high.y);
}

// Can what lies above or below be scrolled into sight, in the window or in one that it lies in?
bool scrolls_down(const ImGuiWindow* window)
{
    for (; window; window = window->ParentWindow) {
        if (window->ScrollMax.y > 0.0f && !(window->Flags & ImGuiWindowFlags_NoScrollbar)) return true;
        if (!(window->Flags & ImGuiWindowFlags_ChildWindow)) return false;
    }
    return false;
}
bool scrolls_across(const ImGuiWindow* window)
{
    for (; window; window = window->ParentWindow) {
        if (window->ScrollMax.x > 0.0f && (window->Flags & ImGuiWindowFlags_HorizontalScrollbar)) return true;
        if (!(window->Flags & ImGuiWindowFlags_ChildWindow)) return false;
    }
    return false;
}

constexpr float slack = 1.5f;  // pixels: texts are put on whole ones

void look_for_cuts(const Drawn& drawn, std::vector<std::string>& faults)
{
    for (const DrawnText& one : drawn.texts) {
        if (!one.broken_word.empty())
            faults.push_back(fmt::format("a column is narrower than the word {} of {} {}", quoted(one.broken_word),
                                         quoted(one.text), at(one.box)));
        const bool unseen = one.box.within(one.clip).empty();
        if (unseen && (scrolls_down(one.window) || scrolls_across(one.window))) continue;
        if (unseen) {
            faults.push_back(fmt::format("out of reach: {} {}, seen is {}", quoted(one.text), at(one.box), at(one.clip)));
            continue;
        }
        const bool across = one.box.low.x < one.clip.low.x - slack || one.box.high.x > one.clip.high.x + slack;
        // Letters leave room above and below themselves.
        const float air = 0.16f * one.size;
        const bool down = one.box.low.y < one.clip.low.y - air || one.box.high.y > one.clip.high.y + air;
        if ((across && !scrolls_across(one.window)) || (down && !scrolls_down(one.window)))
            faults.push_back(fmt::format("cut: {} {}, seen is {}", quoted(one.text), at(one.box), at(one.clip)));
        if (one.text.ends_with("…") && one.text.size() < 6)
            faults.push_back(fmt::format("shortened to nothing: {} {}", quoted(one.text), at(one.box)));
    }
}

// The parts of a text that have ink: lines without the air above and below, or its turned letters.
std::vector<Box> inked(const DrawnText& one)
{
    std::vector<Box> boxes = one.letters;
    if (boxes.empty()) boxes.push_back(one.box);
    const float air = one.letters.empty() ? 0.16f * one.size : 0.2f * one.size;
    for (Box& box : boxes) {
        box.low.y += air, box.high.y -= air;
        box.low.x += slack, box.high.x -= slack;
        box = box.within(one.clip);
    }
    return boxes;
}

const ImGuiWindow* root_of(const ImGuiWindow* window) { return window->RootWindow; }

void look_for_overlaps(const Drawn& drawn, std::vector<std::string>& faults)
{
    std::vector<std::vector<Box>> ink;
    for (const DrawnText& one : drawn.texts) ink.push_back(inked(one));
    for (std::size_t i = 0; i < ink.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const DrawnText &a = drawn.texts[i], &b = drawn.texts[j];
            if (root_of(a.window) != root_of(b.window) || a.box.within(b.box).empty()) continue;
            bool on = false;
            for (const Box& one : ink[i])
                for (const Box& other : ink[j]) on = on || !one.within(other).empty();
            if (on)
                faults.push_back(fmt::format("one on the other: {} {} and {} {}", quoted(b.text), at(b.box),
                                             quoted(a.text), at(a.box)));
        }
}

std::string name_of(const DrawnControl& control) { return fmt::format("control {:08x} {}", control.id, at(control.box)); }

void look_at_controls(const Drawn& drawn, std::vector<std::string>& faults)
{
    const std::vector<DrawnControl>& all = drawn.controls;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const DrawnControl& one = all[i];
        const Box seen = one.box.within(one.clip);
        // Lines of a list reach half-way to their neighbours, heads of a table into the space around them.
        const ImVec2 reach{ImGui::GetStyle().ItemSpacing.x + slack, 0.5f * ImGui::GetStyle().ItemSpacing.y + slack};
        const bool across = one.box.low.x < one.clip.low.x - reach.x || one.box.high.x > one.clip.high.x + reach.x;
        const bool down = one.box.low.y < one.clip.low.y - reach.y || one.box.high.y > one.clip.high.y + reach.y;
        if ((across && !scrolls_across(one.window)) || (down && !scrolls_down(one.window)))
            faults.push_back(fmt::format("cut: {} of {}, seen is {}", name_of(one), one.window->Name, at(one.clip)));
        for (std::size_t j = 0; j < i; ++j) {
            const DrawnControl& other = all[j];
            if (one.window != other.window || one.id == other.id) continue;
            const Box both = seen.within(other.box.within(other.clip));
            if (both.width() > slack && both.height() > slack && !one.box.holds(other.box, slack) &&
                !other.box.holds(one.box, slack))
                faults.push_back(
                    fmt::format("one on the other: {} and {} of {}", name_of(other), name_of(one), one.window->Name));
        }
        for (const DrawnText& text : drawn.texts) {
            if (text.window != one.window) continue;
            const Box ink = inked(text).front(), both = seen.within(ink);
            if (both.width() > slack && both.height() > slack && !one.box.holds(ink, slack))
                faults.push_back(fmt::format("{} {} lies half under {} of {}", quoted(text.text), at(text.box),
                                             name_of(one), one.window->Name));
        }
    }
}

}  // namespace

bool scroll_on()
{
    bool any = false;
    for (ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if (!is_shown(window) || window->ScrollMax.y <= 0.0f || window->Scroll.y >= window->ScrollMax.y) continue;
        ImGui::SetScrollY(window, std::min(window->Scroll.y + 0.8f * window->InnerRect.GetHeight(), window->ScrollMax.y));
        any = true;
    }
    return any;
}

namespace {

// Windows that are filled beyond what can be seen or scrolled to.
void look_at_windows(std::vector<std::string>& faults)
{
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if (!is_shown(window) || window->SkipItems) continue;
        if (std::strstr(window->Name, "/##")) continue;  // ImGui's own, of a text field of several lines
        const ImVec2 full{window->ContentSize.x + 2.0f * window->WindowPadding.x,
                          window->ContentSize.y + 2.0f * window->WindowPadding.y};
        const ImVec2 seen{window->InnerRect.GetWidth(), window->InnerRect.GetHeight()};
        if (full.x > seen.x + slack && !(window->Flags & ImGuiWindowFlags_HorizontalScrollbar))
            faults.push_back(fmt::format("{} is {:.0f} pixels wide and holds {:.0f}", window->Name, seen.x, full.x));
        if (full.y > seen.y + slack && window->Flags & ImGuiWindowFlags_NoScrollbar)
            faults.push_back(fmt::format("{} is {:.0f} pixels high and holds {:.0f}", window->Name, seen.y, full.y));
    }
}

}  // namespace

std::vector<std::string> faults_of(const Drawn& drawn)
{
    std::vector<std::string> faults;
    look_for_cuts(drawn, faults);
    look_for_overlaps(drawn, faults);
    look_at_controls(drawn, faults);
    look_at_windows(faults);
    return faults;
}

}  // namespace samspill::viz::test

// Where the linker leads every call of these functions of ImGui: the real ones, with a note.
namespace {

using samspill::viz::test::DrawnControl;

#define SAMSPILL_LONG "_ZN10ImDrawList7AddTextEPK6ImFontfRK6ImVec2jPKcS7_fPK6ImVec4"
#define SAMSPILL_SHORT "_ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_"
#define SAMSPILL_ITEM "_ZN5ImGui7ItemAddERK6ImRectjPS1_i"

}  // namespace

void real_text(ImDrawList*, const ImFont*, float, const ImVec2&, ImU32, const char*, const char*, float,
               const ImVec4*) __asm__("__real_" SAMSPILL_LONG);
void noted_text(ImDrawList*, const ImFont*, float, const ImVec2&, ImU32, const char*, const char*, float,
                const ImVec4*) __asm__("__wrap_" SAMSPILL_LONG);
void real_short_text(ImDrawList*, const ImVec2&, ImU32, const char*, const char*) __asm__("__real_" SAMSPILL_SHORT);
void noted_short_text(ImDrawList*, const ImVec2&, ImU32, const char*, const char*) __asm__("__wrap_" SAMSPILL_SHORT);
bool real_item(const ImRect&, ImGuiID, const ImRect*, ImGuiItemFlags) __asm__("__real_" SAMSPILL_ITEM);
bool noted_item(const ImRect&, ImGuiID, const ImRect*, ImGuiItemFlags) __asm__("__wrap_" SAMSPILL_ITEM);

void noted_text(ImDrawList* list, const ImFont* font, float size, const ImVec2& at, ImU32 colour, const char* begin,
                const char* end, float wrap, const ImVec4* fine)
{
    const int first = list->VtxBuffer.Size;
    real_text(list, font, size, at, colour, begin, end, wrap, fine);
    samspill::viz::test::note(list, first, font, size, at, colour, begin, end, wrap, fine);
}

void noted_short_text(ImDrawList* list, const ImVec2& at, ImU32 colour, const char* begin, const char* end)
{
    const int first = list->VtxBuffer.Size;
    real_short_text(list, at, colour, begin, end);
    samspill::viz::test::note(list, first, nullptr, 0.0f, at, colour, begin, end, 0.0f, nullptr);
}

bool noted_item(const ImRect& box, ImGuiID id, const ImRect* nav, ImGuiItemFlags flags)
{
    using namespace samspill::viz::test;
    ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow;
    if (notes && id != 0)
        notes->controls.push_back({{box.Min, box.Max}, {window->ClipRect.Min, window->ClipRect.Max}, window, id});
    return real_item(box, id, nav, flags);
}
