#include <algorithm>
#include <limits>

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/guide.h"
#include "viz/state/running.h"
#include "viz/state/say.h"
#include "viz/state/timeline.h"
#include "viz/state/verdict.h"
#include "viz/workshop/parts.h"

namespace samspill::viz {

namespace {

// A bar that fills from the left, with words on it.
void progress(const View& view, ImVec2 at, float width, double done, const std::string& words)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, height = 30.0f * s;
    list->AddRectFilled(at, {at.x + width, at.y + height}, view.theme.grid, 6.0f * s);
    const float filled = float(std::clamp(done, 0.0, 1.0)) * width;
    if (filled > 2.0f) list->AddRectFilled(at, {at.x + filled, at.y + height}, with_alpha(first_world, 90), 6.0f * s);
    ImGui::PushFont(view.theme.strong);
    clipped_text(list, {at.x + 12.0f * s, at.y + (height - view.theme.strong->FontSize) / 2.0f}, width - 20.0f * s,
                 view.theme.ink, words);
    ImGui::PopFont();
}

std::string weeks_words(const View& view, const LiveStatus& live)
{
    const Head* head = view.shown.head();
    if (!head) return view(Text{"The years before", "Årene før"});
    if (live.warming_up)
        return say(view.state.language, {"The years before: week {} of {}", "Årene før: uke {} av {}"}, live.weeks_done,
                   live.weeks - head->end_week());
    const Film& film = *view.shown.film[0];
    if (film.complete())
        return say(view.state.language, {"At the end: week {}", "Ved slutten: uke {}"}, film.last_week());
    return say(view.state.language, {"Week {} of {}", "Uke {} av {}"}, film.last_week(), head->end_week() - 1);
}

void how_far(const View& view, Commands& commands)
{
    const float s = view.theme.scale, width = ImGui::GetContentRegionAvail().x, gap = 12.0f * s;
    const bool low = width < 640.0f * s;  // one bar below the other
    const float again = low ? 150.0f * s : 170.0f * s;
    const float each = low ? width - again - gap : (width - again - 2.0f * gap) / 2.0f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 second = low ? ImVec2{at.x, at.y + 36.0f * s} : ImVec2{at.x + each + gap, at.y};
    if (!view.shown.live) {
        progress(view, at, low ? each : 2.0f * each + gap, 0.0,
                 view(Text{"The two worlds are being made …", "De to verdenene lages …"}));
    } else {
        const LiveStatus& live = *view.shown.live;
        progress(view, at, each, live.weeks > 0 ? double(live.weeks_done) / live.weeks : 0.0, weeks_words(view, live));
        const int wanted = std::max(live.replicates_wanted, 1);
        progress(view, second, each, double(live.replicates_done) / wanted,
                 say(view.state.language, {"{} of {} pairs of runs", "{} av {} par kjøringer"}, live.replicates_done,
                     live.replicates_wanted));
    }
    ImGui::SetCursorScreenPos({at.x + (low ? 1.0f : 2.0f) * (each + gap), at.y});
    if (large_button(view, view(Text{"Run again", "Kjør på nytt"}), "workshop/again", {again, 30.0f * s}))
        commands.emplace_back(GuideRunAgain{});
    ImGui::SetCursorScreenPos({at.x, at.y + (low && view.shown.live ? 76.0f : 40.0f) * s});
}

void choose_picture(const View& view, Commands& commands)
{
    constexpr std::array<Text, 3> names{{{"Lines", "Linjer"}, {"Rings", "Ringer"}, {"Bridges", "Broer"}}};
    const int pressed = choice(view, "workshop/picture", names, int(view.state.guide.picture));
    if (pressed >= 0) commands.emplace_back(GuideLook{GuidePicture(pressed)});
}

void names_of_worlds(const View& view, const Reform& reform)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    int world = 0;
    for (const Text& name : {reform.first_name, reform.second_name}) {
        if (world > 0)
            flow_to(32.0f * s + ImGui::GetStyle().ItemSpacing.x + text_width(view.theme.strong, view(name)), 26.0f * s);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + ImGui::GetTextLineHeight() / 2.0f + ImGui::GetStyle().FramePadding.y;
        if (world == 0)
            list->AddLine({at.x, y}, {at.x + 30.0f * s, y}, first_world, 5.0f * s);
        else
            for (const float x : {0.0f, 12.0f, 24.0f})
                list->AddLine({at.x + x * s, y}, {at.x + (x + 7.0f) * s, y}, second_world, 5.0f * s);
        ImGui::Dummy({32.0f * s, 1.0f});
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::PushFont(view.theme.strong);
        wrapped_text(view(name));
        ImGui::PopFont();
        ++world;
    }
}

// The lines that a question is judged by: of sums as they grow from week 0 on.
struct Judged {
    std::array<Curve, 2> sums;
    Contrast difference;
    WorldLines lines;

    Judged(const View& view, const Prediction& prediction) : lines(world_lines(view, selection_of(prediction)))
    {
        lines.notes = false;
        lines.title.clear();  // the question stands above
        const Language language = view.state.language;
        if (!prediction.summed || !lines.curve[0] || !lines.curve[1]) return;
        for (std::size_t w = 0; w < 2; ++w) sums[w] = running_sum(*lines.curve[w], 0);
        difference = running_difference(sums[0], sums[1], view.shown.looks());
        lines.curve = {&sums[0], &sums[1]};
        lines.contrast = &difference;
        lines.unit = info(prediction.judged_by).measure == Measure::flow
                         ? say(language, {"number since week 0", "antall fra uke 0"})
                         : say(language, {"{} added up since week 0", "{} lagt sammen fra uke 0"}, lines.unit);
    }
    Judged(const Judged&) = delete;
    Judged& operator=(const Judged&) = delete;
};

// What all the charts below are, said once.
void chart_words(const View& view, const Reform& reform, bool difference)
{
    int replicates = std::numeric_limits<int>::max();
    for (const Prediction& prediction : reform.predictions) {
        const WorldLines lines = world_lines(view, selection_of(prediction));
        for (const Curve* curve : lines.curve) replicates = std::min(replicates, curve ? curve->replicates : 0);
    }
    std::string text = replicates < 2
                           ? view(Text{"Lines: one run of each, no bands.", "Linjer: én kjøring av hver, ingen bånd."})
                           : say(view.state.language,
                                 {"Lines: mean of {} runs of each; bands: the middle 90 % of them.",
                                  "Linjer: snitt av {} kjøringer av hver; bånd: de midterste 90 %."},
                                 replicates);
    const Looks looks = view.shown.looks();
    if (difference && !has_interval(replicates, looks))
        text += say(view.state.language,
                    {" Difference: second less first; {}: no interval yet.",
                     " Forskjell: den andre minus den første; {}: intet intervall ennå."},
                    pairs_text(replicates, view.state.language));
    else if (difference)
        text += say(view.state.language,
                    {" Difference: second less first; band: {} of the mean of {} pairs.",
                     " Forskjell: den andre minus den første; bånd: {} for snittet av {} par."},
                    view(interval_name(looks)), replicates);
    faint_words(view, text);
}

// Columns for the questions: beside each other where each has room for a chart, else one below the other.
int columns_of(const View& view, const Reform& reform)
{
    const auto count = float(reform.predictions.size());
    return ImGui::GetContentRegionAvail().x >= count * 270.0f * view.theme.scale ? int(count) : 1;
}
float width_of_column(int columns)
{
    return ImGui::GetContentRegionAvail().x / float(columns) - 2.0f * ImGui::GetStyle().CellPadding.x;
}
// Of the question as a heading, over as many lines as the longest takes.
float height_of_heads(const View& view, const Reform& reform, float width)
{
    float height = 0.0f;
    for (const Prediction& prediction : reform.predictions)
        height = std::max(height, broken_height(view.theme.strong, width, view(prediction.question)));
    return height + 0.2f * view.theme.strong->FontSize;
}
void question_head(const View& view, const Prediction& prediction, float height)
{
    const float width = ImGui::GetContentRegionAvail().x;
    broken_text(view.theme.strong, ImGui::GetCursorScreenPos(), width, view.theme.ink, view(prediction.question));
    ImGui::Dummy({width, height});
}

void key_lines(const View& view, Commands& commands, const Reform& reform)
{
    chart_words(view, reform, false);
    const int columns = columns_of(view, reform);
    const float head = height_of_heads(view, reform, width_of_column(columns));
    const float height = at_least(head + 200.0f * view.theme.scale) - head - 20.0f * view.theme.scale;
    if (!ImGui::BeginTable("lines", columns, ImGuiTableFlags_SizingStretchSame)) return;
    for (const Prediction& prediction : reform.predictions) {
        ImGui::TableNextColumn();
        question_head(view, prediction, head);
        const Judged judged_lines(view, prediction);
        draw_worlds(view, commands, "workshop/" + std::string(info(prediction.judged_by).name), judged_lines.lines,
                    height / view.theme.scale);
    }
    ImGui::EndTable();
}

bool worlds_there(const View& view)
{
    return guided_is_open(view.state, view.shown) && view.shown.film[0] && view.shown.film[1] &&
           view.shown.film[0]->ready() > 0;
}

// The expectation against what came out, in lines from a place on; returns the height that they take. `draw` false:
// the height alone.
float verdict_words(const View& view, int question, const Prediction& prediction, ImVec2 at, float width, bool draw)
{
    const Language language = view.state.language;
    const Judgement verdict = verdict_of(prediction, view.shown);
    const Guide& guide = view.state.guide;
    const std::size_t i = std::size_t(question);
    const float s = view.theme.scale, pad = 12.0f * s, text = width - 2.0f * pad;
    const Colour came = verdict.resolved() ? view.theme.ink : view.theme.faint;
    float y = at.y + 8.0f * s;
    const auto lines = [&](ImFont* font, Colour c, const std::string& words, float behind = 0.0f) {
        y += (draw ? broken_text(font, {at.x + pad, y}, text, c, words) : broken_height(font, text, words)) + behind;
    };
    lines(view.theme.text, view.theme.faint, view(Text{"you expected:", "dere forventet:"}));
    lines(view.theme.strong, view.theme.ink, expected_text(guide, question, language), 5.0f * s);
    lines(view.theme.text, view.theme.faint,
          say(language, {"came out ({})", "kom ut ({})"}, judged_text(prediction, *view.shown.head(), language)));
    lines(view.theme.strong, came, came_text(prediction, verdict, language), 5.0f * s);
    lines(view.theme.strong, verdict.resolved() ? first_world : view.theme.faint,
          "→ " + against_text(verdict, guide.here().answered[i], guide.here().expected[i], language));
    return y - at.y + 8.0f * s;
}

// These under the charts, in a box.
void verdict_block(const View& view, int question, const Prediction& prediction, float height)
{
    const bool resolved = verdict_of(prediction, view.shown).resolved();
    const float s = view.theme.scale, width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    view.mark("workshop/verdict/" + std::to_string(question));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + width, at.y + height}, view.theme.panel, 8.0f * s);
    list->AddRectFilled(at, {at.x + 5.0f * s, at.y + height}, resolved ? first_world : view.theme.grid, 3.0f * s);
    verdict_words(view, question, prediction, at, width, true);
}

void more_pairs(const View& view, Commands& commands)
{
    if (!view.shown.live) return;
    const LiveStatus& live = *view.shown.live;
    const float gap = 20.0f * view.theme.scale;
    if (live.replicates_done < live.replicates_wanted) {
        const std::string so_far =
            say(view.state.language, {"{} of {} pairs of runs so far", "{} av {} par kjøringer så langt"},
                live.replicates_done, live.replicates_wanted);
        flow_to(text_width(nullptr, so_far), gap);
        faint_words(view, so_far);
        return;
    }
    const int more = 2 * std::max(live.replicates_wanted, 10);
    const std::string label = say(view.state.language, {"Run more: {} pairs", "Kjør flere: {} par"}, more);
    flow_to(button_width(label.c_str()), gap);
    if (ImGui::Button(label.c_str())) commands.emplace_back(Order{WantReplicates{more}});
    view.mark("workshop/more_pairs");
}

}  // namespace

void run_page(const View& view, Commands& commands)
{
    const Reform* reform = chosen_reform(view);
    if (!reform) return;
    how_far(view, commands);
    choose_picture(view, commands);
    flow_to(260.0f * view.theme.scale, 30.0f * view.theme.scale);
    names_of_worlds(view, *reform);
    if (!worlds_there(view)) {
        ImGui::Dummy({0, 1.5f * ImGui::GetTextLineHeight()});
        heading(view, heading(view.shown.busy.in(view.state.language)));
        faint_words(view, view(Text{"What was said before the run stands on the page before and can still be changed.",
                                    "Det dere sa før kjøringen, står på siden før og kan fortsatt endres."}));
        return;
    }
    ImGui::BeginChild("picture", {0, at_least(260.0f * view.theme.scale)}, false, guide_child);
    switch (view.state.guide.picture) {
        case GuidePicture::lines:
            key_lines(view, commands, *reform);
            break;
        case GuidePicture::rings:
            panels::rings.draw(view, commands);
            break;
        case GuidePicture::bridges:
            panels::bridges.draw(view, commands);
            break;
    }
    ImGui::EndChild();
}

void see_page(const View& view, Commands& commands)
{
    const Reform* reform = chosen_reform(view);
    if (!reform) return;
    if (!worlds_there(view)) {
        faint_words(view,
                    view(Text{"These two have not been run, or another run is open: go back and run both.",
                              "Disse to er ikke kjørt, eller en annen kjøring er åpen: gå tilbake og kjør begge."}));
        return;
    }
    names_of_worlds(view, *reform);
    more_pairs(view, commands);
    chart_words(view, *reform, true);
    const int columns = columns_of(view, *reform);
    const float s = view.theme.scale, width = width_of_column(columns), head = height_of_heads(view, *reform, width);
    float block = 0.0f;
    for (int i = 0; i < int(reform->predictions.size()); ++i)
        block = std::max(block, verdict_words(view, i, reform->predictions[std::size_t(i)], {0, 0}, width, false));
    const float charts = at_least(head + block + 220.0f * s) - block - 20.0f * s - head;
    if (!ImGui::BeginTable("see", columns, ImGuiTableFlags_SizingStretchSame)) return;
    for (int i = 0; i < int(reform->predictions.size()); ++i) {
        const Prediction& prediction = reform->predictions[std::size_t(i)];
        ImGui::TableNextColumn();
        question_head(view, prediction, head);
        const Judged judged_lines(view, prediction);
        contrast_charts(view, commands, "workshop/" + std::string(info(prediction.judged_by).name), judged_lines.lines,
                        charts / s);
        verdict_block(view, i, prediction, block);
    }
    ImGui::EndTable();
}

}  // namespace samspill::viz
