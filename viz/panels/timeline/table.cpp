#include "viz/panels/tables.h"
#include "viz/panels/timeline/parts.h"

namespace samspill::viz {

std::string timeline_table(const ViewState& state, const Shown& shown)
{
    const std::vector<TimelineChart> charts = timeline_charts(state, shown);
    std::vector<std::string> header = time_header(state.language);
    for (const TimelineChart& chart : charts)
        for (const TimelineLine& line : chart.lines)
            add_header(header, chart.title + " (" + chart.unit + "), " + line.name, state.language);
    Csv csv(header);
    if (!shown.head()) return csv.str();
    const auto [from, to] = weeks_in_view(state, *shown.head());
    for (Week week = from; week <= to; ++week) {
        csv.number(week).text(date_text(week));
        for (const TimelineChart& chart : charts)
            for (const TimelineLine& line : chart.lines) add_curve(csv, line.curve.get(), week);
        csv.end_row();
    }
    return csv.str();
}

}  // namespace samspill::viz
