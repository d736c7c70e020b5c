#include "viz/panels/comparison/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

const Curve* curve_in(const Shown& shown, const CurveKey& key)
{
    const auto found = shown.curves.find(key);
    return found == shown.curves.end() ? nullptr : found->second.get();
}

// Two worlds: a row a week.
std::string worlds_table(const ViewState& state, const Shown& shown)
{
    ViewState whole = state;
    whole.breakdown = Breakdown::total;
    whole.share = false;
    const std::vector<TimelineChart> charts = timeline_charts(whole, shown);
    std::vector<std::string> header = time_header(state.language);
    for (const TimelineChart& chart : charts) {
        const std::string name = chart.title + " (" + chart.unit + "), ";
        for (const TimelineLine& line : chart.lines)
            if (line.world < 2) add_header(header, name + line.name, state.language);
        for (const Text& part : {Text{"difference", "forskjell"}, Text{"difference, 95 % low", "forskjell, 95 % lav"},
                                 Text{"difference, 95 % high", "forskjell, 95 % høy"}})
            header.push_back(name + part.in(state.language));
    }
    Csv csv(header);
    if (!shown.head()) return csv.str();
    const auto [from, to] = weeks_in_view(state, *shown.head());
    for (Week week = from; week <= to; ++week) {
        csv.number(week).text(date_text(week));
        for (const TimelineChart& chart : charts) {
            for (const TimelineLine& line : chart.lines)
                if (line.world < 2) add_curve(csv, curve_in(shown, {line.world, line.selection}), week);
            const auto found =
                chart.lines.empty() ? shown.contrasts.end() : shown.contrasts.find(chart.lines[0].selection);
            const Contrast* contrast = found == shown.contrasts.end() ? nullptr : found->second.get();
            csv.number(contrast ? value_at(contrast->mean, contrast->first_week, week) : unknown);
            csv.number(contrast ? value_at(contrast->low, contrast->first_week, week) : unknown);
            csv.number(contrast ? value_at(contrast->high, contrast->first_week, week) : unknown);
        }
        csv.end_row();
    }
    return csv.str();
}

}  // namespace

std::string comparison_table(const ViewState& state, const Shown& shown)
{
    return shown.board ? board_table(state, shown) : worlds_table(state, shown);
}

}  // namespace samspill::viz
