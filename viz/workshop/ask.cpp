#include <algorithm>
#include <cstring>

#include <imgui_internal.h>  // who has the keyboard

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/verdict.h"
#include "viz/workshop/parts.h"

namespace samspill::viz {

namespace {

// Of cards.
int columns_of_cards(const View& view) { return ImGui::GetContentRegionAvail().x > 700.0f * view.theme.scale ? 2 : 1; }

// Both ways of doing it, with the colours that they keep: in a line, or one below the other. Gives the lines.
int two_names(const View& view, const Reform& reform, ImVec2 at, float width, bool draw)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, sign = 22.0f * s;
    ImFont* font = view.theme.strong;
    ImVec2 place = at;
    int world = 0, lines = 1;
    for (const Text& name : {reform.first_name, reform.second_name}) {
        const float wide = sign + text_width(font, view(name));
        if (world > 0 && place.x + wide > at.x + width) place = {at.x, at.y + 1.15f * font->FontSize}, ++lines;
        if (draw) {
            list->AddCircleFilled({place.x + 7.0f * s, place.y + font->FontSize / 2.0f}, 7.0f * s, world_colour(world),
                                  24);
            ImGui::PushFont(font);
            clipped_text(list, {place.x + sign, place.y}, at.x + width - place.x - sign, view.theme.ink, view(name));
            ImGui::PopFont();
        }
        place.x += wide + 30.0f * s;
        ++world;
    }
    return lines;
}

constexpr float card_pad = 20.0f;  // points

// Of the two names at the foot, and of all that a card has to show.
float height_of_names(const View& view, const Reform& reform, float width)
{
    return 1.15f * view.theme.strong->FontSize * float(two_names(view, reform, {0, 0}, width, false));
}
float height_of_card(const View& view, const Reform& reform, float width)
{
    const float s = view.theme.scale, text = width - 2.0f * card_pad * s;
    return 2.0f * card_pad * s + broken_height(view.theme.large, text, view(reform.title)) + 8.0f * s +
           broken_height(view.theme.strong, text, view(reform.question)) + 12.0f * s +
           height_of_names(view, reform, text);
}

void card(const View& view, Commands& commands, int index, ImVec2 size)
{
    const Reform& reform = reforms()[std::size_t(index)];
    const float s = view.theme.scale, pad = card_pad * s;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool on = view.state.guide.reform == index;
    const std::string mark = "workshop/reform/" + std::to_string(index);
    const bool pressed = ImGui::InvisibleButton(mark.c_str(), size);
    view.mark(mark);
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    list->AddRectFilled(at, end, on ? colour(0xEAF3FA) : view.theme.ground, 10.0f * s);
    list->AddRect(at, end,
                  on        ? first_world
                  : hovered ? view.theme.faint
                            : view.theme.grid,
                  10.0f * s, 0, (on ? 3.0f : 1.5f) * s);
    float y = at.y + pad;
    y += broken_text(view.theme.large, {at.x + pad, y}, size.x - 2.0f * pad, view.theme.ink, view(reform.title)) +
         8.0f * s;
    const float names = height_of_names(view, reform, size.x - 2.0f * pad);
    const float foot = end.y - pad - names - 4.0f * s;
    y += broken_text(view.theme.strong, {at.x + pad, y}, size.x - 2.0f * pad, view.theme.faint, view(reform.question)) +
         10.0f * s;
    // What is asked later stands here when there is room for all of it.
    std::string asked;
    for (const Prediction& prediction : reform.predictions)
        asked += (asked.empty() ? "–  " : "\n–  ") + std::string(view(prediction.question));
    if (y + broken_height(view.theme.text, size.x - 2.0f * pad, asked) <= foot)
        broken_text(view.theme.text, {at.x + pad, y}, size.x - 2.0f * pad, view.theme.faint, asked);
    two_names(view, reform, {at.x + pad, end.y - pad - names}, size.x - 2.0f * pad, true);
    if (pressed) commands.emplace_back(GuideReform{index});
}

// Arrows go from card to card.
void card_keys(const View& view, Commands& commands)
{
    const int count = int(reforms().size()), now = view.state.guide.reform, columns = columns_of_cards(view);
    int to = now;
    if (key(ImGuiKey_RightArrow)) to = now + 1;
    if (key(ImGuiKey_LeftArrow)) to = now - 1;
    if (key(ImGuiKey_DownArrow)) to = now < 0 ? 0 : now + columns;
    if (key(ImGuiKey_UpArrow)) to = now - columns;
    if (to != now && to >= 0 && to < count) commands.emplace_back(GuideReform{to});
}

void answer(const View& view, Commands& commands, int question, const Prediction& prediction, float width, float height,
            bool stacked)
{
    const float left = ImGui::GetCursorScreenPos().x;
    const Guide& guide = view.state.guide;
    const std::size_t i = std::size_t(question);
    for (int direction = -1; direction <= 1; ++direction) {
        const bool on = guide.here().answered[i] && guide.here().expected[i] == direction;
        const char* sign = direction < 0 ? "↓  " : direction > 0 ? "↑  " : "=  ";
        if (direction > -1 && !stacked) ImGui::SameLine();
        if (stacked) ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
        if (large_button(view, sign + std::string(view(direction_text(prediction, direction))),
                         "workshop/expect/" + std::to_string(question) + "/" + std::to_string(direction),
                         {width, height}, on))
            commands.emplace_back(GuideExpect{question, direction});
    }
}

// How a question and its three answers share the width: beside each other, or in a narrow window the answers below.
struct AnswerRow {
    bool below, stacked;         // the answers below the question, and each below the other
    float button, text, height;  // of an answer and of the question in pixels; the least height of a row
};
constexpr float low_button = 36.0f;  // points
float height_of_answers(const View& view, bool stacked)
{
    const float one = low_button * view.theme.scale;
    return stacked ? 3.0f * one + 2.0f * ImGui::GetStyle().ItemSpacing.y : one;
}
AnswerRow answer_row(const View& view, const Reform& reform)
{
    const float s = view.theme.scale, room = ImGui::GetContentRegionAvail().x, space = ImGui::GetStyle().ItemSpacing.x;
    float wide = 0.0f, tall = 0.0f;
    for (const Prediction& prediction : reform.predictions)
        for (int direction = -1; direction <= 1; ++direction)
            wide = std::max(wide, text_width(view.theme.strong, view(direction_text(prediction, direction))) +
                                      text_width(view.theme.strong, "↓  ") + 20.0f * s);
    const float button = std::max(std::min(170.0f * s, 0.17f * room), wide);
    AnswerRow row{false, false, button, room - 3.0f * (button + space) - 40.0f * s, 0.0f};
    row.below = row.text < 220.0f * s;
    if (row.below) row.text = room - 34.0f * s, row.button = (room - 2.0f * space - 34.0f * s) / 3.0f;
    row.stacked = row.below && row.button < wide;
    if (row.stacked) row.button = row.text;
    for (const Prediction& prediction : reform.predictions)
        tall = std::max(tall, broken_height(view.theme.strong, row.text, view(prediction.question)));
    row.height = tall + (row.below ? 24.0f * s + height_of_answers(view, row.stacked) : 14.0f * s);
    return row;
}

void question_row(const View& view, Commands& commands, int question, float height)
{
    const Reform& reform = *chosen_reform(view);
    const Prediction& prediction = reform.predictions[std::size_t(question)];
    const float s = view.theme.scale, room = ImGui::GetContentRegionAvail().x, space = ImGui::GetStyle().ItemSpacing.x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool here = view.state.guide.here().question == question;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + room, at.y + height}, view.theme.ground, 8.0f * s);
    if (here) list->AddRectFilled(at, {at.x + 5.0f * s, at.y + height}, first_world, 3.0f * s);
    const AnswerRow row = answer_row(view, reform);
    const float tall = broken_height(view.theme.strong, row.text, view(prediction.question));
    const float above = row.below ? 8.0f * s : (height - tall) / 2.0f;
    broken_text(view.theme.strong, {at.x + 20.0f * s, at.y + above}, row.text, view.theme.ink,
                view(prediction.question));
    const float width = row.button, button = row.below ? low_button * s : std::min(54.0f * s, height - 12.0f * s);
    const float all = row.stacked ? width : 3.0f * width + 2.0f * space;
    ImGui::SetCursorScreenPos(
        {at.x + room - all - 14.0f * s, row.below ? at.y + height - height_of_answers(view, row.stacked) - 8.0f * s
                                                  : at.y + (height - button) / 2.0f});
    answer(view, commands, question, prediction, width, button, row.stacked);
    ImGui::SetCursorScreenPos({at.x, at.y + height + 8.0f * s});
}

// Up and down go from question to question, left and right answer.
void answer_keys(const View& view, Commands& commands)
{
    const Guide& guide = view.state.guide;
    const std::size_t i = std::size_t(guide.here().question);
    if (key(ImGuiKey_DownArrow)) commands.emplace_back(GuideQuestion{guide.here().question + 1});
    if (key(ImGuiKey_UpArrow)) commands.emplace_back(GuideQuestion{guide.here().question - 1});
    const int by = key(ImGuiKey_RightArrow) ? 1 : key(ImGuiKey_LeftArrow) ? -1 : 0;
    if (by != 0)
        commands.emplace_back(
            GuideExpect{guide.here().question, guide.here().answered[i] ? guide.here().expected[i] + by : by});
}

}  // namespace

bool own_words(const View& view, std::string_view mark, const char* hint, std::string& text, float height)
{
    // Room for what may be typed before the next frame; longer texts are cut at 4,000 bytes.
    constexpr std::size_t most = 4000;
    std::vector<char> buffer(most, '\0');
    const std::size_t kept = std::min(text.size(), most - 1);
    std::memcpy(buffer.data(), text.data(), kept);
    if (key(ImGuiKey_Tab)) ImGui::SetKeyboardFocusHere();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string id = "##" + std::string(mark);
    ImGui::PushFont(view.theme.strong);
    // The field itself breaks no lines: what stands in it is drawn here while nobody types.
    const bool typing = ImGui::GetCurrentContext()->ActiveId == ImGui::GetID(id.c_str());
    ImGui::PushStyleColor(ImGuiCol_Text, typing ? view.theme.ink : 0);
    const bool changed = ImGui::InputTextMultiline(id.c_str(), buffer.data(), buffer.size(), {-1.0f, height});
    ImGui::PopStyleColor();
    view.mark(mark);
    const bool active = ImGui::IsItemActive();
    ImGui::PopFont();
    if (!text.empty() && !typing) {
        ImGui::PushClipRect(at, ImGui::GetItemRectMax(), true);
        broken_text(view.theme.strong, {at.x + 9.0f * view.theme.scale, at.y + 6.0f * view.theme.scale},
                    ImGui::GetContentRegionAvail().x - 20.0f * view.theme.scale, view.theme.ink, text);
        ImGui::PopClipRect();
    }
    if (text.empty() && !active)
        broken_text(view.theme.strong, {at.x + 9.0f * view.theme.scale, at.y + 6.0f * view.theme.scale},
                    ImGui::GetContentRegionAvail().x - 20.0f * view.theme.scale, view.theme.faint, hint);
    // Escape ends the typing; it takes nothing back.
    if (!changed || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) return false;
    text = buffer.data();
    return true;
}

void choose_page(const View& view, Commands& commands)
{
    card_keys(view, commands);
    heading(view, view(Text{"Which two ways shall we try?", "Hvilke to måter skal vi prøve?"}));
    faint_words(view,
                view(Text{"Both are run with the same people and the same chance: what differs is the way of doing it.",
                          "Begge kjøres med de samme menneskene og de samme tilfeldighetene: det som skiller dem, er "
                          "måten det gjøres på."}));
    const float s = view.theme.scale, gap = 14.0f * s;
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const int columns = columns_of_cards(view);
    const int count = int(reforms().size()), rows = (count + columns - 1) / columns;
    const float width = (room.x - gap * float(columns - 1)) / float(columns);
    float least = 0.0f;
    for (const Reform& reform : reforms()) least = std::max(least, height_of_card(view, reform, width));
    const ImVec2 size{width, std::max(std::min((room.y - gap * float(rows)) / float(rows), 260.0f * s), least)};
    for (int i = 0; i < count; ++i) {
        const int row = i / columns, column = i % columns;
        ImGui::SetCursorScreenPos(
            {at.x + float(column) * (size.x + gap), at.y + 6.0f * s + float(row) * (size.y + gap)});
        card(view, commands, i, size);
    }
}

void expect_page(const View& view, Commands& commands)
{
    const Reform* reform = chosen_reform(view);
    if (!reform) return;
    answer_keys(view, commands);
    heading(view, say(view.state.language,
                      {"With {} rather than {}: what do you expect?", "Med {} i stedet for {}: hva forventer dere?"},
                      view(reform->second_name), view(reform->first_name)));
    faint_words(view,
                view(Text{"Say it before you know. There is no right answer to find: the model may be wrong too.",
                          "Si det før dere vet svaret. Det finnes ikke noe fasitsvar: også modellen kan ta feil."}));
    const float s = view.theme.scale, room = ImGui::GetContentRegionAvail().y;
    const float row =
        std::max(std::clamp((room - 24.0f * s) / 4.4f, 58.0f * s, 96.0f * s), answer_row(view, *reform).height);
    ImGui::Dummy({0, 2.0f * s});
    for (int i = 0; i < int(reform->predictions.size()); ++i) question_row(view, commands, i, row);
    std::string text = view.state.guide.here().expectation;
    const float left = std::max(ImGui::GetContentRegionAvail().y - 4.0f * s, 50.0f * s);
    if (own_words(view, "workshop/expectation", view(Text{"Why? In your own words …", "Hvorfor? Med egne ord …"}), text,
                  left))
        commands.emplace_back(GuideText{text, view.state.guide.here().surprise});
}

}  // namespace samspill::viz
