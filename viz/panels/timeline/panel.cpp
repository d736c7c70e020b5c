#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "viz/panels/timeline/parts.h"
#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/state/needs.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

constexpr std::size_t most_with_bands = 5;  // lines of a chart: more bands cannot be told apart

// What all charts of one frame share.
struct Frame {
    Range x;
    bool bands = true;
    std::vector<std::pair<Range, std::string_view>> phases;
};

Frame frame_of(const View& view, const Head& head)
{
    Frame frame;
    const ViewState& state = view.state;
    frame.x = {double(head.first_week), double(head.end_week() - 1)};
    if (state.zoom_to > state.zoom_from) frame.x = {double(state.zoom_from), double(state.zoom_to)};
    for (Week week = Week(frame.x.low); week <= Week(frame.x.high); ++week) {
        const std::string_view phase = phase_of(week, state.language);
        if (frame.phases.empty() || frame.phases.back().second != phase)
            frame.phases.push_back({{double(week), double(week)}, phase});
        frame.phases.back().first.high = double(week) + 1.0;
    }
    return frame;
}

// How a line is drawn: colours tell what it is of, styles whose world; with one line a world
// colours tell the worlds.
struct Look {
    Colour colour;
    int style;
    float width;
};
Look look_of(const View& view, const TimelineChart& chart, const TimelineLine& line)
{
    const int world = line.world;
    if (!chart.broken_down) {
        if (view.state.breakdown != Breakdown::total && world == 0) return {view.theme.ink, 0, 2.0f};
        return {series_colour(world), world == 0 ? 0 : 1 + (world - 1) % 3, 2.2f};
    }
    const int round = line.order / int(series_colours.size());
    const Colour colour = series_colour(line.order);
    if (world == 0) return {colour, round % 4, 2.0f};
    return {mixed(colour, view.theme.ground, 0.25), 1 + (world - 1 + round) % 3, 1.6f};
}

// The numbers of a line that are in view.
std::span<const float> in_view(const std::vector<float>& values, Week first, Range x)
{
    const double low = x.low - first, high = x.high - first + 1.0;
    if (values.empty() || high <= 0.0 || low >= double(values.size())) return {};
    const auto begin = std::size_t(std::max(low, 0.0)), end = std::min(values.size(), std::size_t(std::ceil(high)));
    return std::span(values).subspan(begin, end - std::min(begin, end));
}

// Of several replicates, the one that is on screen: what rings and bridges show.
const std::vector<float>* replicate_on_screen(const View& view, const TimelineChart& chart, const TimelineLine& line)
{
    const auto at = std::size_t(view.shown.position);
    if (!line.curve || line.world > 1 || chart.lines.size() > 2 || line.curve->replicates < 2) return nullptr;
    return at < line.curve->replicate.size() ? &line.curve->replicate[at] : nullptr;
}

Range height_of(const View& view, const TimelineChart& chart, const Frame& frame)
{
    std::vector<std::span<const float>> lines;
    for (const TimelineLine& line : chart.lines) {
        if (!line.curve) continue;
        const auto add = [&](const std::vector<float>& values) {
            lines.push_back(in_view(values, line.curve->first_week, frame.x));
        };
        add(line.curve->mean);
        if (frame.bands) add(line.curve->low90), add(line.curve->high90);
        if (const auto* one = replicate_on_screen(view, chart, line)) add(*one);
    }
    return range_of(lines, info(chart.indicator).measure == Measure::flow);
}

std::string note_of(const View& view, const TimelineChart& chart, const Frame& frame)
{
    int fewest = std::numeric_limits<int>::max(), most = 0;
    bool one = false;
    for (const TimelineLine& line : chart.lines) {
        if (!line.curve) continue;
        fewest = std::min(fewest, line.curve->replicates), most = std::max(most, line.curve->replicates);
        one = one || replicate_on_screen(view, chart, line);
    }
    if (most == 0) return " ";
    std::string note = bands_text(fewest, most, frame.bands, view.state.language);
    if (most > 1 && view.state.bands && !frame.bands)
        note +=
            view({"; no bands: too many lines to tell them apart", "; uten bånd: for mange linjer til å skille dem"});
    if (one) note += view({"; thin: the replicate on screen", "; tynn: kjøringen på skjermen"});
    return note;
}

void draw_lines(const View& view, Plot& plot, const TimelineChart& chart, const Frame& frame)
{
    if (frame.bands)
        for (const TimelineLine& line : chart.lines) {
            if (!line.curve || line.curve->low90.empty()) continue;
            const Curve& curve = *line.curve;
            const Colour c = look_of(view, chart, line).colour;
            plot.band(double(curve.first_week), curve.low90, curve.high90, with_alpha(c, 28));
            plot.band(double(curve.first_week), curve.low50, curve.high50, with_alpha(c, 46));
        }
    bool any = false;
    for (auto line = chart.lines.rbegin(); line != chart.lines.rend(); ++line) {  // the first world on top
        if (!line->curve) continue;
        any = true;
        const Look look = look_of(view, chart, *line);
        const auto first = double(line->curve->first_week);
        if (const auto* one = replicate_on_screen(view, chart, *line))
            plot.line(first, *one, with_alpha(look.colour, 150), 0.9f);
        plot.line(first, line->curve->mean, look.colour, look.width, look.style);
    }
    if (!any) plot.message(view({"being worked out …", "regnes ut …"}));
}

void draw_marks(const View& view, Plot& plot, const Frame& frame, bool names)
{
    for (std::size_t i = 0; i < frame.phases.size(); ++i) {
        const auto& [weeks, name] = frame.phases[i];
        const bool shaded = phase_of(Week(weeks.low), Language::en) != phase_of(-1, Language::en) &&
                            phase_of(Week(weeks.low), Language::en) != phase_of(100'000, Language::en);
        plot.span(weeks.low, weeks.high, shaded ? with_alpha(view.theme.mark, weeks.low >= 52.0 ? 26 : 15) : 0,
                  names ? name : std::string_view{});
    }
    for (int world = view.shown.worlds - 1; world >= 0; --world)
        if (const Head* head = view.shown.head(world))
            for (const Week week : head->waves) plot.wave_mark(double(week), series_colour(world));
}

// The value of a line in a week, with the band that 90 % of the replicates are in.
std::string value_text(const Curve& curve, Week week, double per, Language language)
{
    const int row = week - curve.first_week;
    if (row < 0 || row >= curve.weeks()) return "–";
    const auto i = std::size_t(row);
    std::string text = number_text(double(curve.mean[i]) / per, language);
    if (i < curve.low90.size() && std::isfinite(curve.low90[i]))
        text += fmt::format("   [{}, {}]", number_text(double(curve.low90[i]) / per, language),
                            number_text(double(curve.high90[i]) / per, language));
    return text;
}

void tooltip(const View& view, Plot& plot, const TimelineChart& chart, double per)
{
    const Week week = Week(std::lround(plot.pointer_x()));
    std::vector<std::pair<std::string, std::string>> rows;
    constexpr std::size_t most = 24;
    for (const TimelineLine& line : chart.lines) {
        if (rows.size() == most) {
            rows.emplace_back("…", "");
            break;
        }
        if (line.curve) rows.emplace_back(line.name, value_text(*line.curve, week, per, view.state.language));
    }
    const Head& head = *view.shown.head();
    std::string title = week_text(week, view.state.language) + ", " + std::string(phase_of(week, view.state.language));
    if (std::find(head.waves.begin(), head.waves.end(), week) != head.waves.end())
        title += view({"\na wave of the reform begins", "\nen bølge av reformen begynner"});
    plot.tooltip(title, rows);
}

void react(const View& view, const Plot& plot, const Frame& frame, Commands& commands)
{
    const Head& head = *view.shown.head();
    if (const auto asked = plot.zoomed()) {
        Zoom zoom{0, 0};
        const double low = head.first_week, high = head.end_week() - 1;
        if (asked->high > asked->low) {
            const double width = std::min(asked->high - asked->low, high - low);
            const double from = std::clamp(asked->low, low, high - width);
            zoom = {Week(std::lround(from)), Week(std::lround(from + width))};
            if (zoom.from <= head.first_week && zoom.to >= head.end_week() - 1) zoom = {0, 0};
        }
        commands.emplace_back(zoom);
    }
    if (plot.clicked())
        commands.emplace_back(SeekWeek{std::round(std::clamp(plot.pointer_x(), frame.x.low, frame.x.high))});
}

void draw_chart(const View& view, const TimelineChart& chart, Frame frame, float height, float left, bool first,
                double& hover, Commands& commands)
{
    frame.bands = view.state.bands && chart.lines.size() <= most_with_bands;
    PlotOptions options;
    options.title = chart.title;
    options.unit = chart.unit;
    options.x = frame.x;
    options.y = height_of(view, chart, frame);
    options.language = view.state.language;
    options.height = height / view.theme.scale;
    options.left = left;
    options.note = note_of(view, chart, frame);
    if (std::max(std::abs(options.y.low), std::abs(options.y.high)) >= 1e6) {
        options.per = 1e6;
        options.unit = view({"million ", "millioner "}) + options.unit;
    }
    const std::string id = std::string(info(chart.indicator).name);
    Plot plot(id.c_str(), view.theme, options);
    view.mark("timeline/plot/" + id, plot.low(), plot.high());
    draw_marks(view, plot, frame, first);
    plot.zero_line();
    draw_lines(view, plot, chart, frame);
    plot.cursor(std::floor(view.state.week), view.theme.ink);
    if (view.state.hover_week > -1e8) plot.cursor(view.state.hover_week, with_alpha(view.theme.faint, 110));
    if (plot.hovered()) {
        hover = std::round(plot.pointer_x());
        tooltip(view, plot, chart, options.per);
    }
    react(view, plot, frame, commands);
}

// Room for the numbers of the widest axis, so that weeks stand below each other.
float left_of(const View& view, const std::vector<TimelineChart>& charts)
{
    return charts.size() > 1 ? ImGui::CalcTextSize("000 000").x / view.theme.scale : 0.0f;
}

void need_timeline(Needs& needs, const ViewState& state, const Shown& shown)
{
    for (const Indicator indicator : state.indicators)
        for (const Selection& line : timeline_lines(state, shown.head()->places, indicator)) {
            need_curves(needs, shown, line);
            if (state.share) need_curves(needs, shown, all_persons(line));
        }
}

void timeline_panel(const View& view, Commands& commands)
{
    if (nothing_to_show(view)) return;
    const std::vector<TimelineChart> charts = timeline_charts(view.state, view.shown);
    timeline_bar(view, commands);
    timeline_legend(view, charts, [&](const TimelineChart& chart, const TimelineLine& line) {
        const Look look = look_of(view, chart, line);
        return LegendLook{look.colour, look.style};
    });
    const Frame frame = frame_of(view, *view.shown.head());
    double hover = -1e9;
    const float least = 9.0f * ImGui::GetTextLineHeight();
    ImGui::BeginChild("charts", {0, at_least(least + 4.0f)}, false, ImGuiWindowFlags_NoBackground);
    const float gap = ImGui::GetStyle().ItemSpacing.y;
    const auto count = float(std::max<std::size_t>(charts.size(), 1));
    const float height = std::max(least, (ImGui::GetContentRegionAvail().y - (count - 1.0f) * gap) / count - 1.0f);
    for (std::size_t i = 0; i < charts.size(); ++i)
        draw_chart(view, charts[i], frame, height, left_of(view, charts), i == 0, hover, commands);
    ImGui::EndChild();
    if (hover != view.state.hover_week) commands.emplace_back(HoverWeek{hover});
}

}  // namespace

const PanelParts panels::timeline{
    .title = {"Timeline", "Tidslinje"}, .draw = timeline_panel, .needs = need_timeline, .table = timeline_table};

}  // namespace samspill::viz
