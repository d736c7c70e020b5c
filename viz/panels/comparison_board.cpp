#include <algorithm>
#include <cmath>

#include "viz/panels/comparison_parts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/verdict.h"

namespace samspill::viz {

namespace {

const std::string& meaning(const View& view, const ComparisonBoard::Line& line)
{
    const std::string& text =
        view.state.language == Language::no && !line.meaning_no.empty() ? line.meaning_no : line.meaning;
    return text.empty() ? line.name : text;
}

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

// How far the scale goes to each side: what most intervals fit in, so that one wild endpoint does not
// press the others together.
double scale_of(const ComparisonBoard& board, std::size_t alternative)
{
    std::vector<double> ends;
    for (const ComparisonBoard::Row& row : board.endpoints) {
        const InPercent p = in_percent(row.alternatives[alternative]);
        if (p.known()) ends.push_back(std::max(std::abs(p.low), std::abs(p.high)));
    }
    if (ends.empty()) return 1.0;
    std::sort(ends.begin(), ends.end());
    const double most = ends[std::min(ends.size() - 1, ends.size() * 9 / 10)];
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

void endpoint_row(const View& view, const ComparisonBoard::Row& row, std::size_t alternative, double scale)
{
    const Language language = view.state.language;
    const PairedDifference& d = row.alternatives[alternative];
    // Large amounts in millions, so that columns can be read.
    const bool large = std::max(std::abs(d.base), std::abs(d.alternative)) >= 1e7;
    const double by = large ? 1e-6 : 1.0;
    const std::string unit = (large ? view(Text{"million ", "mill. "}) : "") + unit_words(row.endpoint.unit, language);
    ImGui::TableNextRow(0, ImGui::GetTextLineHeight() * 1.5f);
    ImGui::TableNextColumn();
    ImGui::TextWrapped("%s", meaning(view, row.endpoint).c_str());
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s  (%s)", meaning(view, row.endpoint).c_str(), row.endpoint.name.c_str());
    view.mark("comparison/endpoint/" + row.endpoint.name);
    ImGui::TableNextColumn();
    faint_words(view, unit);
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(number_text(by * d.base, language).c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(number_text(by * d.alternative, language).c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(signed_text(by * d.mean, language).c_str());
    if (ImGui::IsItemHovered() && d.has_interval())
        ImGui::SetTooltip("%s", say(language, {"{} to {} ({} pairs)", "{} til {} ({} par)"},
                                    signed_text(by * d.low(), language), signed_text(by * d.high(), language), d.n)
                                    .c_str());
    ImGui::TableNextColumn();
    interval_cell(view, d, scale);
    ImGui::TableNextColumn();
    if (d.resolved())
        ImGui::TextWrapped("%s", sure_text(d, language).c_str());
    else
        faint_words(view, sure_text(d, language));
}

void endpoints(const View& view, const ComparisonBoard& board, std::size_t alternative)
{
    constexpr int columns = 7;
    const double scale = scale_of(board, alternative);
    if (!ImGui::BeginTable("endpoints", columns,
                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp))
        return;
    const Language language = view.state.language;
    const auto column = [](const char* name, float weight) {
        ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthStretch, weight);
    };
    const auto fixed = [](const char* name, const char* widest) {
        const float width = std::max(ImGui::CalcTextSize(name).x, ImGui::CalcTextSize(widest).x);
        ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthFixed, width);
    };
    constexpr const char* longest_number = "−0.000000";  // no digit is cut
    ImGui::TableSetupScrollFreeze(0, 1);
    column(view(Text{"at the end", "til slutt"}), 2.9f);
    fixed(view(Text{"unit", "enhet"}), view(Text{"persons", "personer"}));
    fixed(view(Text{"base", "grunnlag"}), longest_number);
    fixed(view(Text{"alternative", "alternativ"}), longest_number);
    fixed(view(Text{"difference", "forskjell"}), longest_number);
    const std::string head = say(language, {"% of base, ±{}", "% av grunnlag, ±{}"}, number_text(scale, language));
    fixed(head.c_str(), head.c_str());
    column(view(Text{"how sure", "hvor sikkert"}), 2.5f);
    ImGui::TableHeadersRow();
    for (const ComparisonBoard::Row& row : board.endpoints)
        if (alternative < row.alternatives.size()) endpoint_row(view, row, alternative, scale);
    ImGui::EndTable();
}

// One choice of a list; -1 when none was made.
int chosen_in(const View& view, const char* id, const std::string& mark, const std::vector<std::string>& names, int now)
{
    const bool known = now >= 0 && now < int(names.size());
    const bool open = ImGui::BeginCombo(id, known ? names[std::size_t(now)].c_str() : "–", ImGuiComboFlags_HeightLarge);
    view.mark(mark);
    if (!open) return -1;
    int chosen = -1;
    for (int i = 0; i < int(names.size()); ++i) {
        if (ImGui::Selectable((names[std::size_t(i)] + "##" + std::to_string(i)).c_str(), i == now)) chosen = i;
        view.mark(mark + "/" + std::to_string(i));
    }
    ImGui::EndCombo();
    return chosen;
}

void choose_line(const View& view, Commands& commands, const ComparisonBoard& board)
{
    ComparisonKey key = view.state.comparison;
    std::vector<std::string> curves;
    for (const ComparisonBoard::Line& line : board.curves) curves.push_back(meaning(view, line));
    const float width = ImGui::GetContentRegionAvail().x, place = 0.3f * width;
    ImGui::SetNextItemWidth(width - place - ImGui::GetStyle().ItemSpacing.x);
    if (const int i = chosen_in(view, "##curve", "comparison/curve", curves, key.curve); i >= 0) key.curve = i;
    ImGui::SameLine();
    ImGui::SetNextItemWidth(place);
    std::vector<std::string> places = board.places;
    if (!places.empty() && places.back() == "all") places.back() = view(Text{"all regions", "alle regioner"});
    if (const int i = chosen_in(view, "##place", "comparison/curve_place", places, key.place); i >= 0) key.place = i;
    if (key != view.state.comparison) commands.emplace_back(ChooseComparison{key});
}

struct FilePlot {
    const View& view;
    const ComparisonLines& lines;
    const ComparisonBoard& board;

    PlotOptions options(const std::string& title, const std::string& note, Range y, float height) const
    {
        const Curve& base = lines.base;
        return {.title = title,
                .unit = unit_words(board.curves[std::size_t(lines.key.curve)].unit, view.state.language),
                .note = note,
                .x = {double(base.first_week), double(base.first_week + std::max(base.weeks() - 1, 1))},
                .y = y,
                .language = view.state.language,
                .height = height / view.theme.scale,
                .left = 58.0f};
    }
    void values(float height) const
    {
        std::vector<std::span<const float>> seen;
        for (const Curve* curve : {&lines.base, &lines.alternative})
            for (const auto* line : {&curve->mean, &curve->low90, &curve->high90}) seen.emplace_back(*line);
        const bool bands = !lines.base.low90.empty();
        Plot plot("file_lines", view.theme,
                  options(meaning(view, board.curves[std::size_t(lines.key.curve)]),
                          bands ? view(Text{"bands: the middle 90 % of the replicates",
                                            "bånd: de midterste 90 % av kjøringene"})
                                : view(Text{"lines: means over replicates", "linjer: snitt over kjøringer"}),
                          range_of(seen, false), height));
        view.mark("comparison/file/lines");
        int world = 0;
        for (const Curve* curve : {&lines.base, &lines.alternative}) {
            plot.band(curve->first_week, curve->low90, curve->high90, with_alpha(world_colour(world), 40));
            plot.line(curve->first_week, curve->mean, world_colour(world), 2.2f, world);
            ++world;
        }
        const std::pair<std::string, Colour> names[] = {
            {title_of(board, 0, view.state.language), first_world},
            {title_of(board, std::size_t(lines.key.alternative), view.state.language), second_world}};
        plot.legend(names);
    }
    void difference(float height) const
    {
        std::vector<std::span<const float>> seen;
        for (const auto* line : {&lines.contrast.mean, &lines.contrast.low, &lines.contrast.high})
            seen.emplace_back(*line);
        Plot plot("file_difference", view.theme,
                  options(view(Text{"Alternative less base", "Alternativ minus grunnlag"}),
                          contrast_words(view, &lines.contrast), range_of(seen, true), height));
        view.mark("comparison/file/difference");
        const float zero = plot.at(0.0, 0.0).y;
        plot.list()->AddLine({plot.low().x, zero}, {plot.high().x, zero}, view.theme.faint, 1.5f * view.theme.scale);
        plot.band(lines.contrast.first_week, lines.contrast.low, lines.contrast.high, with_alpha(view.theme.ink, 38));
        plot.line(lines.contrast.first_week, lines.contrast.mean, view.theme.ink, 1.8f);
    }
};

void curves(const View& view, Commands& commands, const ComparisonBoard& board)
{
    if (board.curves.empty()) return;
    choose_line(view, commands, board);
    const ComparisonLines* lines = view.shown.lines.get();
    if (!lines || lines->key.curve < 0 || std::size_t(lines->key.curve) >= board.curves.size()) {
        faint_words(view, view(Text{"The curves are being read.", "Kurvene leses."}));
        return;
    }
    const FilePlot plots{view, *lines, board};
    const float room = ImGui::GetContentRegionAvail().y - ImGui::GetStyle().ItemSpacing.y;
    plots.values(0.55f * room);
    plots.difference(0.45f * room);
}

// Which alternative is held against the base.
void choose_alternative(const View& view, Commands& commands, const ComparisonBoard& board)
{
    for (int i = 1; i < int(board.scenarios.size()); ++i) {
        if (i > 1) ImGui::SameLine();
        const bool on = i == view.state.comparison.alternative;
        const std::string title = title_of(board, std::size_t(i), view.state.language);
        if (ImGui::RadioButton((title + "##" + std::to_string(i)).c_str(), on) && !on) {
            ComparisonKey key = view.state.comparison;
            key.alternative = i;
            commands.emplace_back(ChooseComparison{key});
        }
        view.mark("comparison/alternative/" + std::to_string(i));
    }
}

}  // namespace

void comparison_board(const View& view, Commands& commands)
{
    const ComparisonBoard& board = *view.shown.board;
    const Language language = view.state.language;
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    ImGui::TextUnformatted(say(language, {"Against {}", "Mot {}"}, title_of(board, 0, language)).c_str());
    if (view.theme.strong) ImGui::PopFont();
    ImGui::SameLine();
    faint_words(view, board.replicates == 1
                          ? say(language, {"one pair of runs: nothing can be said of chance",
                                           "ett par kjøringer: ingenting kan sies om tilfeldigheter"})
                          : say(language,
                                {"{} pairs of runs with the same random numbers; {} % intervals",
                                 "{} par kjøringer med de samme tilfeldige tallene; {} %-intervaller"},
                                board.replicates, number_text(100.0 * board.confidence, language)));
    choose_alternative(view, commands, board);
    const std::size_t alternative = std::size_t(std::max(view.state.comparison.alternative, 1)) - 1;
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::BeginChild("endpoints", {0.64f * room, 0});
    endpoints(view, board, alternative);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("curves", {0, 0}, false, ImGuiWindowFlags_NoScrollWithMouse);
    curves(view, commands, board);
    ImGui::EndChild();
}

}  // namespace samspill::viz
