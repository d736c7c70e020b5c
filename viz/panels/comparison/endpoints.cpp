#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/comparison/parts.h"
#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/verdict.h"

// What a comparison file says of each endpoint: as a table, or in a narrow window as blocks of lines.
namespace samspill::viz {

const std::string& line_words(const View& view, const ComparisonBoard::Line& line)
{
    const std::string& text =
        view.state.language == Language::no && !line.meaning_no.empty() ? line.meaning_no : line.meaning;
    return text.empty() ? line.name : text;
}

namespace {

// In per cent of the base, so that all endpoints stand on one scale.
struct InPercent {
    double mean, low, high;
    bool known() const { return std::isfinite(mean) && std::isfinite(low) && std::isfinite(high); }
};
InPercent in_percent(const PairedDifference& d)
{
    const double base = std::abs(d.base);
    return {100.0 * d.mean / base, 100.0 * d.low() / base, 100.0 * d.high() / base};
}

// How far the scale goes to each side: what two thirds of the intervals fit in, so that the wild ones do not press
// the others together.
double scale_of(const ComparisonBoard& board, std::size_t alternative)
{
    std::vector<double> ends;
    for (const ComparisonBoard::Row& row : board.endpoints) {
        const InPercent p = in_percent(row.alternatives[alternative]);
        if (p.known()) ends.push_back(std::max(std::abs(p.low), std::abs(p.high)));
    }
    if (ends.empty()) return 1.0;
    std::sort(ends.begin(), ends.end());
    const double most = ends[std::min(ends.size() - 1, ends.size() * 2 / 3)];
    for (const double round : {0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0})
        if (most <= round) return round;
    return most;
}

// The interval as a bar around its mean, in a cell of the table; arrows where it goes beyond the scale.
void interval_cell(const View& view, const PairedDifference& d, double scale)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, line});
    const float left = at.x + 6.0f * s, right = at.x + width - 6.0f * s, y = std::round(at.y + line / 2.0f);
    const auto x_of = [&](double percent) {
        return left + float((std::clamp(percent, -scale, scale) + scale) / (2.0 * scale)) * (right - left);
    };
    const float zero = std::round(x_of(0.0));
    list->AddLine({zero, at.y - 4.0f * s}, {zero, at.y + line + 4.0f * s}, view.theme.faint, 1.0f);
    const InPercent p = in_percent(d);
    if (!p.known()) return;
    const Colour c = d.resolved() ? second_world : view.theme.faint;
    list->AddLine({x_of(p.low), y}, {x_of(p.high), y}, c, 3.0f * s);
    if (p.high > scale)
        list->AddTriangleFilled({right - 5.0f * s, y - 5.0f * s}, {right - 5.0f * s, y + 5.0f * s},
                                {right + 2.0f * s, y}, c);
    if (p.low < -scale)
        list->AddTriangleFilled({left + 5.0f * s, y - 5.0f * s}, {left + 5.0f * s, y + 5.0f * s}, {left - 2.0f * s, y},
                                c);
    if (std::abs(p.mean) > scale) return;
    list->AddCircleFilled({x_of(p.mean), y}, 4.5f * s, d.resolved() ? c : view.theme.ground);
    list->AddCircle({x_of(p.mean), y}, 4.5f * s, c, 0, 1.8f * s);
}

std::string sure_text(const PairedDifference& d, Language language)
{
    const Verdict verdict = judge(d, Better::neither);
    if (verdict == Verdict::no_number) return words_of(verdict).in(language);
    if (verdict == Verdict::too_few)
        return say(language, {"{} of the {} pairs of a verdict", "{} av de {} parene som en dom krever"}, d.n,
                   least_for_verdict);
    if (verdict == Verdict::none_seen)
        return say(language, {"no difference in {} pairs", "ingen forskjell i {} par"}, d.n);
    std::string text = is_resolved(verdict) ? say(language, {"resolved ({} pairs)", "avgjort ({} par)"}, d.n)
                                            : say(language, {"open with {} pairs", "åpent med {} par"}, d.n);
    if (d.skewed()) text += say(language, {"; skewed, rough", "; skjevt, omtrentlig"});
    return text;
}

// One endpoint as its row says it.
struct EndpointWords {
    std::string unit, base, alternative, difference, interval, sure;
};
EndpointWords endpoint_words(const View& view, const ComparisonBoard::Row& row, std::size_t alternative)
{
    const Language language = view.state.language;
    const PairedDifference& d = row.alternatives[alternative];
    // Large amounts in millions, so that columns can be read.
    const bool large = std::max(std::abs(d.base), std::abs(d.alternative)) >= 1e7;
    const double by = large ? 1e-6 : 1.0;
    EndpointWords words;
    words.unit = (large ? view(Text{"million ", "mill. "}) : "") + unit_words(row.endpoint.unit, language);
    words.base = number_text(by * d.base, language);
    words.alternative = number_text(by * d.alternative, language);
    words.difference = signed_text(by * d.mean, language);
    if (d.has_interval())
        words.interval = say(language, {"{} to {} ({} pairs)", "{} til {} ({} par)"},
                             signed_text(by * d.low(), language), signed_text(by * d.high(), language), d.n);
    words.sure = sure_text(d, language);
    return words;
}

void name_cell(const View& view, const ComparisonBoard::Line& endpoint)
{
    wrapped_text(line_words(view, endpoint));
    if (ImGui::IsItemHovered()) tooltip_text(fmt::format("{}  ({})", line_words(view, endpoint), endpoint.name));
    view.mark("comparison/endpoint/" + endpoint.name);
}

void difference_cell(const EndpointWords& words)
{
    ImGui::TextUnformatted(words.difference.c_str());
    if (ImGui::IsItemHovered() && !words.interval.empty()) tooltip_text(words.interval);
}

void sure_cell(const View& view, const PairedDifference& d, const EndpointWords& words)
{
    if (d.resolved())
        wrapped_text(words.sure);
    else
        faint_words(view, words.sure);
}

constexpr Text end_text{"at the end", "til slutt"}, unit_head{"unit", "enhet"}, base_text{"base", "grunnlag"},
    alternative_text{"alternative", "alternativ"}, difference_text{"difference", "forskjell"},
    sure_head{"how sure", "hvor sikkert"};

// Least widths of the columns: no word and no number is broken.
struct EndpointColumns {
    float name, unit, number, bar, sure;
    float whole_unit = 0.0f;  // where there is room, units stand on one line
    float together() const { return name + unit + 3.0f * number + bar + sure; }
};
EndpointColumns columns_of(const View& view, const ComparisonBoard& board, std::size_t alternative,
                           const std::string& bar_head)
{
    const auto wide = [](const char* text) { return ImGui::CalcTextSize(text).x; };
    EndpointColumns least{.name = wide(view(end_text)),
                          .unit = wide(view(unit_head)),
                          .number = wide("−0.000000"),
                          .bar = wide(bar_head.c_str()),
                          .sure = wide(view(sure_head))};
    for (const Text& head : {base_text, alternative_text, difference_text})
        least.number = std::max(least.number, wide(view(head)));
    for (const ComparisonBoard::Row& row : board.endpoints) {
        if (alternative >= row.alternatives.size()) continue;
        const EndpointWords words = endpoint_words(view, row, alternative);
        least.name = std::max(least.name, widest_word(nullptr, line_words(view, row.endpoint)));
        least.unit = std::max(least.unit, widest_word(nullptr, words.unit));
        least.whole_unit = std::max(least.whole_unit, wide(words.unit.c_str()));
        least.sure = std::max(least.sure, widest_word(nullptr, words.sure));
        for (const std::string* number : {&words.base, &words.alternative, &words.difference})
            least.number = std::max(least.number, wide(number->c_str()));
    }
    return least;
}

std::string bar_head(const View& view, double scale)
{
    return say(view.state.language, {"% of base, ±{}", "% av grunnlag, ±{}"}, number_text(scale, view.state.language));
}

}  // namespace

void endpoint_table(const View& view, const ComparisonBoard& board, std::size_t alternative, bool scrolls)
{
    const double scale = scale_of(board, alternative);
    const std::string head = bar_head(view, scale);
    const EndpointColumns least = columns_of(view, board, alternative, head);
    const float room = ImGui::GetContentRegionAvail().x;
    if (!ImGui::BeginTable(
            "endpoints", 7,
            (scrolls ? ImGuiTableFlags_ScrollY : 0) | ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp))
        return;
    const auto column = [](const char* name, float weight) {
        ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthStretch, weight);
    };
    const auto fixed = [](const char* name, float width) {
        ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthFixed, width);
    };
    if (scrolls) ImGui::TableSetupScrollFreeze(0, 1);
    // What is left goes to the words, by how long the longest of them is.
    const float spare = std::max(room - width_of_endpoints(view, board, alternative), 0.0f);
    column(view(end_text), least.name + 60.0f * view.theme.scale);
    fixed(view(unit_head), std::max(least.unit, std::min(least.whole_unit, least.unit + 0.3f * spare)));
    for (const Text& text : {base_text, alternative_text, difference_text}) fixed(view(text), least.number);
    fixed(head.c_str(), least.bar);
    column(view(sure_head), least.sure + 60.0f * view.theme.scale);
    ImGui::TableHeadersRow();
    for (const ComparisonBoard::Row& row : board.endpoints) {
        if (alternative >= row.alternatives.size()) continue;
        const EndpointWords words = endpoint_words(view, row, alternative);
        ImGui::TableNextRow(0, ImGui::GetTextLineHeight() * 1.5f);
        ImGui::TableNextColumn();
        name_cell(view, row.endpoint);
        ImGui::TableNextColumn();
        faint_words(view, words.unit);
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(words.base.c_str());
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(words.alternative.c_str());
        ImGui::TableNextColumn();
        difference_cell(words);
        ImGui::TableNextColumn();
        interval_cell(view, row.alternatives[alternative], scale);
        ImGui::TableNextColumn();
        sure_cell(view, row.alternatives[alternative], words);
    }
    ImGui::EndTable();
}

void endpoint_blocks(const View& view, const ComparisonBoard& board, std::size_t alternative)
{
    const double scale = scale_of(board, alternative);
    faint_words(view, view(Text{"bars: ", "streker: "}) + bar_head(view, scale));
    for (const ComparisonBoard::Row& row : board.endpoints) {
        if (alternative >= row.alternatives.size()) continue;
        const EndpointWords words = endpoint_words(view, row, alternative);
        ImGui::Separator();
        name_cell(view, row.endpoint);
        faint_words(view, fmt::format("{}: {} → {}", words.unit, words.base, words.alternative));
        difference_cell(words);
        ImGui::SameLine(0.0f, 12.0f * view.theme.scale);
        sure_cell(view, row.alternatives[alternative], words);
        interval_cell(view, row.alternatives[alternative], scale);
    }
}

float width_of_endpoints(const View& view, const ComparisonBoard& board, std::size_t alternative)
{
    const EndpointColumns least = columns_of(view, board, alternative, bar_head(view, scale_of(board, alternative)));
    return least.together() + 7.0f * 2.0f * ImGui::GetStyle().CellPadding.x + ImGui::GetStyle().ScrollbarSize +
           20.0f * view.theme.scale;
}

}  // namespace samspill::viz
