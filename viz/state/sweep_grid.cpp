#include "viz/state/sweep_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "experiment/statistics/statistics.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

// Points of a design in the order of an axis' values.
std::vector<std::size_t> in_order(const SweepTable& table, int axis)
{
    std::vector<std::size_t> order(table.points);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::vector<double>& numbers = table.axes[std::size_t(axis)].numbers;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    return order;
}

std::size_t stepped(std::size_t position, int by, std::size_t count)
{
    return std::size_t(std::clamp(std::ptrdiff_t(position) + by, std::ptrdiff_t{0}, std::ptrdiff_t(count) - 1));
}

}  // namespace

SweepAxes axes_of(const ViewState& state, const SweepTable& table)
{
    const int count = int(table.axes.size());
    if (count == 0) return {-1, -1};
    SweepAxes axes{std::clamp(state.sweep_x, 0, count - 1), state.sweep_y};
    if (axes.y >= count || axes.y < 0) axes.y = -1;
    if (axes.y == axes.x) axes.y = count > 1 ? (axes.x + 1) % count : -1;
    return axes;
}

bool has_point(const ViewState& state, const SweepTable& table) { return state.sweep_point < table.points; }

std::size_t anchor_of(const ViewState& state, const SweepTable& table)
{
    return has_point(state, table) ? state.sweep_point : 0;
}

std::size_t moved(const SweepTable& table, std::size_t point, int axis, std::size_t position)
{
    std::size_t stride = 1;
    for (std::size_t later = table.axes.size() - 1; later > std::size_t(axis); --later)
        stride *= table.axes[later].labels.size();
    return point - table.position(point, std::size_t(axis)) * stride + position * stride;
}

std::size_t cell_point(const ViewState& state, const SweepTable& table, std::size_t x, std::size_t y)
{
    const SweepAxes axes = axes_of(state, table);
    const std::size_t point = moved(table, anchor_of(state, table), axes.x, x);
    return axes.y < 0 ? point : moved(table, point, axes.y, y);
}

std::size_t neighbour(const ViewState& state, const SweepTable& table, int dx, int dy)
{
    const SweepAxes axes = axes_of(state, table);
    std::size_t point = anchor_of(state, table);
    if (!has_point(state, table) || axes.x < 0) return point;
    for (const auto& [axis, by] : {std::pair{axes.x, dx}, std::pair{axes.y, dy}}) {
        if (axis < 0 || by == 0) continue;
        if (table.grid) {
            const std::size_t count = table.axes[std::size_t(axis)].labels.size();
            point = moved(table, point, axis, stepped(table.position(point, std::size_t(axis)), by, count));
            continue;
        }
        const std::vector<std::size_t> order = in_order(table, axis);
        const auto here = std::find(order.begin(), order.end(), point) - order.begin();
        point = order[stepped(std::size_t(here), by, order.size())];
    }
    return point;
}

std::string value_text(const SweepTable::Axis& axis, std::size_t position, Language language)
{
    std::string text = axis.labels[position];
    if (language == Language::no && std::isfinite(axis.numbers[position]))
        std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::vector<std::string> value_texts(const SweepTable::Axis& axis, Language language)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < axis.labels.size(); ++i) texts.push_back(value_text(axis, i, language));
    return texts;
}

std::string point_text(const SweepTable& table, std::size_t point, Language language)
{
    std::string text;
    for (std::size_t axis = 0; axis < table.axes.size(); ++axis) {
        if (axis > 0) text += ", ";
        text += table.axes[axis].name + " = " + value_text(table.axes[axis], table.position(point, axis), language);
    }
    return text;
}

double half_width_at(const SweepCells& cells, std::size_t point)
{
    const int n = cells.replicates[point];
    // Runs that are all equal have no spread to make an interval of.
    if (n < 2 || !(cells.spread[point] > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return student_quantile(0.975, n - 1) * cells.spread[point] / std::sqrt(double(n));
}

std::string cell_text(const SweepCells& cells, std::size_t point, Language language)
{
    const int n = cells.replicates[point];
    if (n == 0) return say(language, {"no number", "intet tall"});
    const std::string mean = number_text(cells.mean[point], language);
    if (n == 1) return say(language, {"{} (one run: no interval)", "{} (én kjøring: intet intervall)"}, mean);
    if (std::isnan(half_width_at(cells, point)))
        return say(language,
                   {"{} (the same in all {} runs: no interval)", "{} (likt i alle {} kjøringer: intet intervall)"},
                   mean, n);
    return say(language,
               {"{} ± {} (95 % interval of the mean of {} runs; spread {})",
                "{} ± {} (95 %-intervall for snittet av {} kjøringer; spredning {})"},
               mean, number_text(half_width_at(cells, point), language), n, number_text(cells.spread[point], language));
}

std::string spoken_name(const std::string& key, bool group, Language language)
{
    if (key == "all")
        return (group ? Text{"all groups", "alle grupper"} : Text{"all regions", "alle regioner"}).in(language);
    const auto& names = GroupLabels::names;
    const auto found = group ? std::find(names.begin(), names.end(), key) : names.end();
    return found == names.end() ? key : group_name(int(found - names.begin()), language);
}

}  // namespace samspill::viz
