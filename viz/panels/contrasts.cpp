#include <algorithm>
#include <cmath>

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/state/say.h"
#include "viz/state/timeline.h"
#include "viz/state/totals.h"
#include "viz/state/verdict.h"

namespace samspill::viz {

namespace {

constexpr float axis_room = 58.0f;  // points for numbers, the same in all charts

const Curve* curve_in(const View& view, int world, const Selection& line)
{
    const auto found = view.shown.curves.find({world, line});
    return found == view.shown.curves.end() ? nullptr : found->second.get();
}

const Contrast* contrast_in(const View& view, const Selection& line)
{
    const auto found = view.shown.contrasts.find(line);
    return found == view.shown.contrasts.end() ? nullptr : found->second.get();
}

Range weeks_in_view(const View& view)
{
    if (view.state.zoom_to > view.state.zoom_from) return {double(view.state.zoom_from), double(view.state.zoom_to)};
    const Head& head = *view.shown.head();
    return {double(head.first_week), double(head.end_week() - 1)};
}

// What a chart over time can be asked: zoom, a week to go to, a week under the pointer.
void take_time(Plot& plot, const View& view, Commands& commands)
{
    if (const auto range = plot.zoomed())
        commands.emplace_back(Zoom{Week(std::floor(range->low)), Week(std::ceil(range->high))});
    if (plot.clicked()) commands.emplace_back(SeekWeek{std::round(plot.pointer_x())});
    if (plot.hovered()) commands.emplace_back(HoverWeek{plot.pointer_x()});
    for (int world = 0; world < view.shown.worlds; ++world)
        for (const Week wave : view.shown.head(world)->waves) plot.cursor(wave, with_alpha(world_colour(world), 60));
    plot.cursor(std::floor(view.state.week), with_alpha(view.theme.ink, 150));
}

std::string title_of(const View& view, const Selection& line)
{
    std::string text = heading(meaning_of(info(line.indicator), view.state.language));
    if (line.group >= 0) text += ", " + group_name(line.group, view.state.language);
    if (line.label >= 0) text += ", " + label_name(info(line.indicator).labels, line.label, view.state.language);
    if (line.place != Place{}) text += ", " + name_of(view.shown.head()->places, line.place);
    return text;
}

std::string value_in(const std::vector<float>& values, Week first, double week, Language language)
{
    const auto row = std::ptrdiff_t(std::lround(week)) - first;
    return row >= 0 && row < std::ptrdiff_t(values.size()) ? number_text(double(values[std::size_t(row)]), language)
                                                           : "–";
}

// One line of numbers: what, both worlds, their difference.
struct NumberRow {
    std::string what, first, second, difference;
    bool resolved;
};
NumberRow number_row(const std::string& what, const PairedDifference& d, Language language)
{
    NumberRow row{what, number_text(d.base, language), number_text(d.alternative, language),
                  signed_text(d.mean, language), d.resolved()};
    if (d.has_interval())
        row.difference += say(language, {"  ({} to {})", "  ({} til {})"}, signed_text(d.low(), language),
                              signed_text(d.high(), language));
    return row;
}

void number_cell(const std::string& text, Colour c)
{
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, c);
    wrapped_text(text);
    ImGui::PopStyleColor();
}

}  // namespace

WorldLines world_lines(const View& view, const Selection& line)
{
    return {{curve_in(view, 0, line), curve_in(view, 1, line)},
            contrast_in(view, line),
            title_of(view, line),
            unit_text(info(line.indicator), view.state.language)};
}

void draw_worlds(const View& view, Commands& commands, const std::string& name, const WorldLines& lines, float height)
{
    std::vector<std::span<const float>> seen;
    int replicates = 0;
    for (const Curve* curve : lines.curve) {
        if (!curve) continue;
        for (const auto* values : {&curve->mean, &curve->low90, &curve->high90}) seen.emplace_back(*values);
        replicates = std::max(replicates, curve->replicates);
    }
    const Language language = view.state.language;
    Plot plot((name + "/lines").c_str(), view.theme,
              {.title = lines.title,
               .unit = lines.unit,
               .note = lines.notes ? band_words(view, replicates) : std::string{},
               .x = weeks_in_view(view),
               .y = range_of(seen, false),
               .language = language,
               .height = height,
               .left = axis_room});
    view.mark(name + "/lines");
    std::vector<std::pair<std::string, std::string>> rows;
    for (std::size_t w = 0; w < 2; ++w) {
        const Curve* curve = lines.curve[w];
        if (!curve) continue;
        const Colour c = world_colour(int(w));
        if (view.state.bands) {
            plot.band(curve->first_week, curve->low90, curve->high90, with_alpha(c, 36));
            plot.band(curve->first_week, curve->low50, curve->high50, with_alpha(c, 50));
        }
        rows.emplace_back(world_name(view, int(w)),
                          value_in(curve->mean, curve->first_week, plot.pointer_x(), language));
    }
    for (std::size_t w = 0; w < 2; ++w)
        if (const Curve* curve = lines.curve[w])
            plot.line(curve->first_week, curve->mean, world_colour(int(w)), 2.2f, int(w));
    take_time(plot, view, commands);
    if (plot.hovered()) plot.tooltip(week_text(Week(std::lround(plot.pointer_x())), language), rows);
}

void draw_difference(const View& view, Commands& commands, const std::string& name, const WorldLines& lines,
                     float height)
{
    const Contrast* contrast = lines.contrast;
    std::vector<std::span<const float>> seen;
    if (contrast)
        for (const auto* values : {&contrast->mean, &contrast->low, &contrast->high}) seen.emplace_back(*values);
    const Language language = view.state.language;
    const bool empty = !contrast || contrast->weeks() == 0;
    Plot plot((name + "/difference").c_str(), view.theme,
              {.title = view(Text{"Difference", "Forskjell"}),
               .unit = lines.unit,
               .note = lines.notes ? contrast_words(view, contrast) : std::string{},
               .x = weeks_in_view(view),
               .y = empty ? Range{-1.0, 1.0} : range_of(seen, true),
               .language = language,
               .height = height,
               .left = axis_room});
    view.mark(name + "/difference");
    const float zero = plot.at(0.0, 0.0).y;
    plot.list()->AddLine({plot.low().x, zero}, {plot.high().x, zero}, view.theme.faint, 1.5f * view.theme.scale);
    if (contrast) {
        plot.band(contrast->first_week, contrast->low, contrast->high, with_alpha(view.theme.ink, 38));
        plot.line(contrast->first_week, contrast->mean, view.theme.ink, 1.8f);
    }
    take_time(plot, view, commands);
    if (!contrast || !plot.hovered()) return;
    const auto at_pointer = [&](const std::vector<float>& values) {
        return value_in(values, contrast->first_week, plot.pointer_x(), language);
    };
    std::vector<std::pair<std::string, std::string>> rows{
        {view(Text{"difference", "forskjell"}), at_pointer(contrast->mean)}};
    if (has_interval(contrast->pairs, contrast->looks))
        rows.emplace_back(view(interval_name(contrast->looks)),
                          at_pointer(contrast->low) + " … " + at_pointer(contrast->high));
    plot.tooltip(week_text(Week(std::lround(plot.pointer_x())), language), rows);
}

std::string band_words(const View& view, int replicates)
{
    if (replicates < 2) return view(Text{"one replicate of each: no bands", "én kjøring av hver: ingen bånd"});
    return say(view.state.language,
               {"lines: mean of {} replicates; bands: the middle 50 and 90 % of them",
                "linjer: snitt av {} kjøringer; bånd: de midterste 50 og 90 %"},
               replicates);
}

std::string contrast_words(const View& view, const Contrast* contrast)
{
    if (!contrast || contrast->pairs == 0) return view(Text{"no pair of runs yet", "ingen par av kjøringer ennå"});
    if (!has_interval(contrast->pairs, contrast->looks))
        return say(view.state.language,
                   {"second less first; {}: no interval", "den andre minus den første; {}: intet intervall"},
                   pairs_text(contrast->pairs, view.state.language));
    return say(view.state.language,
               {"second less first; band: {} of the mean of {} pairs",
                "den andre minus den første; bånd: {} for snittet av {} par"},
               view(interval_name(contrast->looks)), contrast->pairs);
}

void contrast_charts(const View& view, Commands& commands, const std::string& name, const WorldLines& lines,
                     float height)
{
    const float gap = ImGui::GetStyle().ItemSpacing.y / view.theme.scale, upper = std::floor(0.56f * (height - gap));
    draw_worlds(view, commands, name, lines, upper);
    draw_difference(view, commands, name, lines, height - gap - upper);
}

void contrast_numbers(const View& view, const Selection& line)
{
    const Curve *first = curve_in(view, 0, line), *second = curve_in(view, 1, line);
    if (!first || !second) return;
    const Language language = view.state.language;
    const IndicatorInfo& indicator = info(line.indicator);
    const bool summed = indicator.measure == Measure::flow;
    const Week now = Week(time_of(view.state, *view.shown.film[0])), from = policy_week(view.shown);
    std::vector<NumberRow> rows{number_row(say(language, {"week {}", "uke {}"}, now),
                                           week_of(*first, *second, now, view.shown.looks()), language)};
    if (now >= from)
        rows.push_back(number_row(summed ? say(language, {"sum since week {}", "sum fra uke {}"}, from)
                                         : say(language, {"mean since week {}", "snitt fra uke {}"}, from),
                                  totals_of(*first, *second, from, now, summed, view.shown.looks()), language));
    float widest[2] = {0.0f, 0.0f};  // no digit is cut
    for (const NumberRow& row : rows) {
        widest[0] = std::max(widest[0], text_width(nullptr, row.first));
        widest[1] = std::max(widest[1], text_width(nullptr, row.second));
    }
    ImGui::PushID(int(line.indicator));
    if (ImGui::BeginTable("numbers", 4, ImGuiTableFlags_SizingStretchProp)) {
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 2.0f);
        for (const float width : widest) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, width);
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 2.6f);
        for (const NumberRow& row : rows) {
            ImGui::TableNextRow();
            number_cell(row.what, view.theme.faint);
            number_cell(row.first, first_world);
            number_cell(row.second, second_world);
            number_cell(row.difference, row.resolved ? view.theme.ink : view.theme.faint);
        }
        ImGui::EndTable();
    }
    ImGui::PopID();
}

}  // namespace samspill::viz
