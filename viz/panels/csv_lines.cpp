#include <algorithm>
#include <cmath>
#include <limits>

#include "viz/panels/csv_parts.h"
#include "viz/state/csv.h"
#include "viz/state/timeline.h"

// Panels over time.
namespace samspill::viz {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double at(const std::vector<float>& values, Week first, Week week)
{
    const int row = week - first;
    return row >= 0 && std::size_t(row) < values.size() ? double(values[std::size_t(row)]) : none;
}

// The weeks that are in view.
std::pair<Week, Week> weeks_of(const ViewState& state, const Head& head)
{
    Week from = head.first_week, to = head.end_week() - 1;
    if (state.zoom_to > state.zoom_from) from = std::max(from, state.zoom_from), to = std::min(to, state.zoom_to);
    return {from, to};
}

std::vector<std::string> time_header(Language language)
{
    return language == Language::no ? std::vector<std::string>{"uke", "dato"}
                                    : std::vector<std::string>{"week", "date"};
}

void add_header(std::vector<std::string>& header, const std::string& name, Language language)
{
    const bool no = language == Language::no;
    header.push_back(name + (no ? ", snitt" : ", mean"));
    for (const char* part : {"50", "90"}) {
        header.push_back(name + ", " + part + (no ? " % lav" : " % low"));
        header.push_back(name + ", " + part + (no ? " % høy" : " % high"));
    }
}

void add_curve(Csv& csv, const Curve* curve, Week week)
{
    if (!curve) {
        for (int i = 0; i < 5; ++i) csv.number(none);
        return;
    }
    for (const auto* values : {&curve->mean, &curve->low50, &curve->high50, &curve->low90, &curve->high90})
        csv.number(at(*values, curve->first_week, week));
}

const Curve* curve_in(const Shown& shown, const CurveKey& key)
{
    const auto found = shown.curves.find(key);
    return found == shown.curves.end() ? nullptr : found->second.get();
}

}  // namespace

std::string timeline_csv(const ViewState& state, const Shown& shown)
{
    const std::vector<TimelineChart> charts = timeline_charts(state, shown);
    std::vector<std::string> header = time_header(state.language);
    for (const TimelineChart& chart : charts)
        for (const TimelineLine& line : chart.lines)
            add_header(header, chart.title + " (" + chart.unit + "), " + line.name, state.language);
    Csv csv(header);
    if (!shown.head()) return csv.str();
    const auto [from, to] = weeks_of(state, *shown.head());
    for (Week week = from; week <= to; ++week) {
        csv.number(week).text(date_text(week));
        for (const TimelineChart& chart : charts)
            for (const TimelineLine& line : chart.lines) add_curve(csv, line.curve.get(), week);
        csv.end_row();
    }
    return csv.str();
}

std::string comparison_csv(const ViewState& state, const Shown& shown)
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
    const auto [from, to] = weeks_of(state, *shown.head());
    for (Week week = from; week <= to; ++week) {
        csv.number(week).text(date_text(week));
        for (const TimelineChart& chart : charts) {
            for (const TimelineLine& line : chart.lines)
                if (line.world < 2) add_curve(csv, curve_in(shown, {line.world, line.selection}), week);
            const auto found =
                chart.lines.empty() ? shown.contrasts.end() : shown.contrasts.find(chart.lines[0].selection);
            const Contrast* contrast = found == shown.contrasts.end() ? nullptr : found->second.get();
            csv.number(contrast ? at(contrast->mean, contrast->first_week, week) : none);
            csv.number(contrast ? at(contrast->low, contrast->first_week, week) : none);
            csv.number(contrast ? at(contrast->high, contrast->first_week, week) : none);
        }
        csv.end_row();
    }
    return csv.str();
}

}  // namespace samspill::viz
