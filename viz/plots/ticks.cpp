#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/plots/plot.h"

namespace samspill::viz {

std::vector<double> ticks(double low, double high, int count)
{
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high)) return {low};
    const double raw = (high - low) / std::max(count, 1), power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (step = factor * power; step >= raw * 0.999) break;
    std::vector<double> list;
    // By whole numbers of steps, so that sums of fractions do not drift.
    const double begin = std::ceil(low / step - 1e-9), end = std::floor(high / step + 1e-9);
    for (double i = begin; i <= end && list.size() < 100; ++i) list.push_back(i * step);
    return list.size() < 2 && count < 10 ? ticks(low, high, count + 1) : list;  // one alone tells no scale
}

std::vector<std::string> tick_texts(std::span<const double> marks, Language language, double per)
{
    std::vector<std::string> texts;
    const double step = marks.size() > 1 ? std::abs(marks[1] - marks[0]) / per : 0.0;
    for (const double mark : marks)
        texts.push_back(step > 0.0 ? number_text(mark / per, language, int(-std::floor(std::log10(step) + 1e-9)))
                                   : number_text(mark / per, language));
    return texts;
}

namespace {

struct Date {
    int year, month, day;
};

Date date_of(Week week)
{
    const std::string text = date_text(week);
    const auto second = text.find('-', 1), third = text.find('-', second + 1);
    return {std::stoi(text.substr(0, second)), std::stoi(text.substr(second + 1, third - second - 1)),
            std::stoi(text.substr(third + 1))};
}

}  // namespace

// Years, halves, quarters, months or weeks: the finest that leaves room for its names.
std::vector<WeekTick> week_ticks(Week from, Week to, int count, Language language)
{
    std::vector<WeekTick> list;
    if (to < from || to - from > 20'000) return list;
    constexpr const char* months[2][12] = {
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
        {"jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"}};
    const int weeks = to - from + 1;
    if (weeks <= count * 3) {
        const int step = std::max(1, (weeks + count - 1) / count);
        for (Week week = from; week <= to; week += step)
            list.push_back({week, fmt::format("{} {}", language == Language::no ? "uke" : "week", week)});
        return list;
    }
    int every = 1;  // months
    for (const int months_between : {1, 3, 6, 12, 24, 60, 120, 600})
        if (every = months_between; double(weeks) / 4.345 / every <= count) break;
    Date before = date_of(from - 1);
    for (Week week = from; week <= to; ++week) {
        const Date date = date_of(week);
        const int index = date.year * 12 + date.month - 1;
        if (date.month != before.month && index % every == 0)
            list.push_back({week, date.month == 1 || every >= 12
                                      ? fmt::format("{}", date.year)
                                      : std::string(months[language == Language::no][date.month - 1])});
        before = date;
    }
    return list;
}

Colour mixed(Colour a, Colour b, double t)
{
    Colour out = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const double from = double(a >> shift & 0xff), to = double(b >> shift & 0xff);
        out |= Colour(std::lround(from + (to - from) * t)) << shift;
    }
    return out;
}

namespace {

Colour along(std::span<const Colour> stops, double t)
{
    const double at = std::clamp(t, 0.0, 1.0) * double(stops.size() - 1);
    const std::size_t below = std::min(std::size_t(at), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], at - double(below));
}

}  // namespace

// Light to dark along viridis' end points, whose lightness alone tells the order.
Colour sequential(double t)
{
    constexpr Colour stops[] = {colour(0xF4F1DE), colour(0xBFD8B4), colour(0x6BAF9E), colour(0x2F7A94),
                                colour(0x23386B)};
    return along(stops, t);
}

// Blue over white to orange (as ColorBrewer's PuOr, safe for colour blindness).
Colour diverging(double t)
{
    constexpr Colour stops[] = {colour(0x0072B2), colour(0x9CC7E3), colour(0xF5F5F5), colour(0xF0B58A),
                                colour(0xD55E00)};
    return along(stops, t);
}

}  // namespace samspill::viz
