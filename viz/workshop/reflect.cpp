#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/guide.h"
#include "viz/state/say.h"
#include "viz/state/verdict.h"
#include "viz/workshop/parts.h"

namespace samspill::viz {

namespace {

// A name that no file has: what was saved before stays.
std::string free_name(const std::string& ending)
{
    std::error_code ignored;
    for (int i = 1; i < 10'000; ++i) {
        std::string name = fmt::format("workshop_{}.{}", i, ending);
        if (!std::filesystem::exists(name, ignored)) return name;
    }
    return "workshop." + ending;
}

void save_buttons(const View& view, Commands& commands)
{
    const float s = view.theme.scale, space = ImGui::GetStyle().ItemSpacing.x;
    const char* picture = view(Text{"Save the page as a picture", "Lagre siden som bilde"});
    const char* table = view(Text{"Save as a table", "Lagre som tabell"});
    // Beside each other, or one below the other.
    const float room = ImGui::GetContentRegionAvail().x, half = (room - space) / 2.0f, height = 42.0f * s;
    const bool beside = text_width(view.theme.strong, picture) + 20.0f * s < half;
    const ImVec2 size{beside ? half : room, height};
    if (large_button(view, picture, "workshop/save_png", size))
        commands.emplace_back(SavePng{std::nullopt, free_name("png")});
    if (beside) ImGui::SameLine();
    if (large_button(view, table, "workshop/save_csv", size))
        commands.emplace_back(SaveCsv{view.state.panel, free_name("csv")});
}

// One question: what was expected, what came out, in three lines of a card.
float summary_row(const View& view, int question, ImVec2 at, float width)
{
    const Prediction& prediction = chosen_reform(view)->predictions[std::size_t(question)];
    const Guide& guide = view.state.guide;
    const std::size_t i = std::size_t(question);
    const Language language = view.state.language;
    const Judgement verdict = verdict_of(prediction, view.shown);
    const float s = view.theme.scale;
    float y = at.y;
    y += broken_text(view.theme.strong, {at.x, y}, width, view.theme.ink, view(prediction.question));
    const std::string expected =
        std::string(view(Text{"expected: ", "forventet: "})) + expected_text(guide, question, language);
    y += broken_text(view.theme.text, {at.x, y}, width, view.theme.ink, expected);
    y += broken_text(view.theme.text, {at.x, y}, width, verdict.resolved() ? view.theme.ink : view.theme.faint,
                     view(Text{"came out: ", "kom ut: "}) + came_text(prediction, verdict, language));
    y += broken_text(view.theme.strong, {at.x, y}, width, verdict.resolved() ? first_world : view.theme.faint,
                     "→ " + against_text(verdict, guide.here().answered[i], guide.here().expected[i], language));
    return y - at.y + 12.0f * s;
}

void summary(const View& view)
{
    const Reform& reform = *chosen_reform(view);
    const float s = view.theme.scale, pad = 16.0f * s, width = ImGui::GetContentRegionAvail().x - 2.0f * pad;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float y = at.y + pad;
    y += broken_text(view.theme.large, {at.x + pad, y}, width, view.theme.ink, view(reform.title));
    y += broken_text(
             view.theme.text, {at.x + pad, y}, width, view.theme.faint,
             say(view.state.language, {"{} (first) and {} (second); {}", "{} (den første) og {} (den andre); {}"},
                 view(reform.first_name), view(reform.second_name), view(interval_name(view.shown.looks())))) +
         10.0f * s;
    for (int i = 0; i < int(reform.predictions.size()); ++i) y += summary_row(view, i, {at.x + pad, y}, width);
    if (!view.state.guide.here().expectation.empty()) {
        y += broken_text(view.theme.text, {at.x + pad, y}, width, view.theme.faint,
                         view(Text{"beforehand you said:", "på forhånd sa dere:"}));
        y += broken_text(view.theme.text, {at.x + pad, y}, width, view.theme.ink, view.state.guide.here().expectation);
    }
    ImGui::Dummy({width, y - at.y});
}

}  // namespace

void reflect_page(const View& view, Commands& commands)
{
    if (!chosen_reform(view)) return;
    const float s = view.theme.scale, room = ImGui::GetContentRegionAvail().x,
                below = 2.0f * (42.0f * s + ImGui::GetStyle().ItemSpacing.y);
    const bool beside = room > 640.0f * s;
    if (beside) ImGui::BeginChild("words", {0.46f * room, 0}, false, guide_child);
    heading(view, view(Text{"What surprised you?", "Hva overrasket dere?"}));
    faint_words(view, view(Text{"What did the model do that you would not have thought of? What does it leave out?",
                                "Hva gjorde modellen som dere ikke hadde tenkt på? Hva mangler den?"}));
    std::string text = view.state.guide.here().surprise;
    const float left = beside ? std::max(ImGui::GetContentRegionAvail().y - below, 80.0f * s) : 90.0f * s;
    if (own_words(view, "workshop/surprise", view(Text{"In your own words …", "Med egne ord …"}), text, left))
        commands.emplace_back(GuideText{view.state.guide.here().expectation, text});
    save_buttons(view, commands);
    if (!beside) {
        ImGui::Separator();
        summary(view);
        return;
    }
    ImGui::EndChild();
    ImGui::SameLine(0.0f, 20.0f * s);
    ImGui::BeginChild("summary", {0, 0}, true, guide_child);
    summary(view);
    ImGui::EndChild();
}

}  // namespace samspill::viz
