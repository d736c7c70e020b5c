#include "viz/state/side_effects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/special_numbers.h"
#include "experiment/statistics/statistics.h"

namespace samspill::viz {

namespace {

constexpr int quarter = 13;  // weeks

using I = Indicator;
constexpr Text weekly{"a week, mean of 13", "i uken, snitt av 13"},
    yearly{"a week, mean of a year", "i uken, snitt av et år"};

constexpr std::array<SideEffect, 16> effect_rows{{
    {I::lasting, true, {"Lasting work", "Varig arbeid"}, {"persons", "personer"}, {}},
    {I::agreements, true, {"Plans agreed on", "Omforente planer"}, weekly, {}},
    {I::education_started, true, {"Educations begun", "Påbegynte utdanninger"}, yearly, {}, true},
    {I::education_completed, true, {"Educations completed", "Fullførte utdanninger"}, yearly, {}, true},
    {I::flaws_active, false, {"Active flaws", "Aktive feil"}, {"flaws, all offices", "feil, alle kontorer"}, {}},
    {I::flaws_mended, false, {"Mended flaws", "Rettede feil"}, {"flaws, all offices", "feil, alle kontorer"}, {}},
    {I::disruption, false, {"Share taken by change", "Andel til omlegging"}, {"share of hours", "andel av timene"}, {}},
    {I::hours_lost,
     false,
     {"Hours lost", "Tapte timer"},
     {"hours a week, mean of 13", "timer i uken, snitt av 13"},
     {}},
    {I::pressure, false, {"Pressure", "Press"}, {"overdue meetings by caseload", "forsinkede møter per bruker"}, {}},
    {I::conflicts, false, {"Conflicts", "Uenigheter"}, weekly, {}},
    {I::lost_handovers, false, {"Lost handovers", "Tapte overleveringer"}, weekly, {}},
    {I::defeats,
     false,
     {"Defeats", "Nederlag"},
     {"jobs soon lost, a week, mean of 13", "jobber snart tapt, i uken, snitt av 13"},
     {}},
    {I::waiting, false, {"Waiting", "Venter"}, {"persons", "personer"}, {}},
    {I::weeks_waited,
     false,
     {"Weeks waited", "Uker ventet"},
     {"weeks for each first session, 13 weeks", "uker per første time, 13 uker"},
     I::first_sessions},
    {I::gave_up, false, {"Gave up waiting", "Ga opp ventingen"}, weekly, {}},
    {I::offers,
     false,
     {"Offers for who seeks", "Tilbud til den som søker"},
     {"factor on offer rates", "faktor på tilbudsrater"},
     {}},
}};

Selection line_of(Indicator indicator, Place place) { return {indicator, place, -1, -1}; }

const Curve* curve(const Shown& shown, int world, Indicator indicator, Place place)
{
    const auto found = shown.curves.find({world, line_of(indicator, place)});
    return found == shown.curves.end() ? nullptr : found->second.get();
}

// The ratio of two flows over the last quarter.
std::vector<float> ratio(std::span<const float> parts, std::span<const float> wholes)
{
    std::vector<float> line(std::min(parts.size(), wholes.size()));
    double part = 0.0, whole = 0.0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        part += double(parts[i]);
        whole += double(wholes[i]);
        if (i >= quarter) part -= double(parts[i - quarter]), whole -= double(wholes[i - quarter]);
        line[i] = whole > 0.5 ? float(part / whole) : float(nan);
    }
    return line;
}

double summed(std::span<const float> line, int from, int to)
{
    double sum = 0.0;
    for (int row = std::max(from, 0); row <= to && row < int(line.size()); ++row) sum += double(line[std::size_t(row)]);
    return sum;
}

double at(std::span<const float> line, int row)
{
    return row >= 0 && row < int(line.size()) ? double(line[std::size_t(row)]) : nan;
}

double year_mean(const SideEffect& effect, std::span<const float> line, Week first_week, int row)
{
    const int weeks = averaged_weeks(effect, first_week + row);
    // What is there of a part of a year would tell of its season.
    return row - weeks + 1 < 0 ? nan : summed(line, row - weeks + 1, row) / weeks;
}

double recent(const SideEffect& effect, std::span<const float> line, Week first_week, int row)
{
    if (row < 0 || row >= int(line.size())) return nan;
    if (!effect.seasonal) {
        const int weeks = std::min(row + 1, averaged_weeks(effect, first_week + row));
        return summed(line, row - weeks + 1, row) / weeks;
    }
    // Educations end a week earlier or later from year to year, so that a year can hold an end of term
    // twice or not at all for a week or two: the middle of five weeks' means.
    std::vector<double> means;
    for (int at = std::max(0, row - 4); at <= row; ++at)
        if (const double mean = year_mean(effect, line, first_week, at); !std::isnan(mean)) means.push_back(mean);
    if (means.empty()) return nan;
    const auto middle = means.begin() + std::ptrdiff_t(means.size() / 2);
    std::nth_element(means.begin(), middle, means.end());
    return *middle;
}

}  // namespace

std::span<const SideEffect> side_effects() { return effect_rows; }

int averaged_weeks(const SideEffect& effect, Week week)
{
    if (!effect.seasonal) return quarter;
    const int now = iso_week(week).week;
    return now == 53 || iso_week(week - 52).week != now ? 53 : 52;
}

bool has_sum(const SideEffect& effect) { return info(effect.indicator).measure == Measure::flow && !effect.per; }

std::vector<float> effect_line(const SideEffect& effect, const Shown& shown, Place place, int world, bool mean)
{
    const auto one = [&](Indicator indicator) -> std::vector<float> {
        if (mean) {
            const Curve* of = curve(shown, world, indicator, place);
            return of ? of->mean : std::vector<float>{};
        }
        const Film& film = *shown.film[std::size_t(world)];
        return viz::line_of(film.series(), film.head().places, line_of(indicator, place), film.ready());
    };
    if (effect.per) return ratio(one(effect.indicator), one(*effect.per));
    return one(effect.indicator);
}

int effect_replicates(const Shown& shown, Place place, int row)
{
    int replicates = std::numeric_limits<int>::max();
    for (int world = 0; world < shown.worlds; ++world)
        for (const SideEffect& effect : effect_rows)
            for (const Indicator indicator : {effect.indicator, effect.per.value_or(effect.indicator)}) {
                const Curve* of = curve(shown, world, indicator, place);
                replicates = std::min(replicates, of && of->weeks() > row ? int(of->replicate.size()) : 0);
            }
    return shown.worlds > 0 ? replicates : 0;
}

EffectNumbers effect_numbers(const SideEffect& effect, std::span<const float> line, Week first_week, int start_row,
                             int row)
{
    if (!has_sum(effect)) return {at(line, start_row), at(line, row), nan};
    return {recent(effect, line, first_week, start_row), recent(effect, line, first_week, row),
            summed(line, start_row, row)};
}

std::vector<float> trailing_means(const SideEffect& effect, std::span<const float> line, Week first_week)
{
    std::vector<float> means;
    means.reserve(line.size());
    for (int row = 0; row < int(line.size()); ++row) means.push_back(float(recent(effect, line, first_week, row)));
    return means;
}

namespace {

// What is written as 0 counts as none.
constexpr double written_as_none = 1e-6;

// Of the weeks, one number of one line: NaN where a week is not there.
double over_weeks(std::span<const float> line, int from, int to, bool mean)
{
    if (from < 0 || to < from || to >= int(line.size())) return nan;
    return mean ? summed(line, from, to) / (to - from + 1) : summed(line, from, to);
}

// The lines of a world's indicator: of every replicate, else of the one on screen alone.
std::vector<std::vector<float>> lines_of(const Shown& shown, int world, Indicator indicator, Place place,
                                         bool replicates)
{
    if (replicates) return curve(shown, world, indicator, place)->replicate;
    const Film& film = *shown.film[std::size_t(world)];
    return {viz::line_of(film.series(), film.head().places, line_of(indicator, place), film.ready())};
}

// One number a replicate of a world. A share is of sums, so that a week in which nothing happened does not weigh.
std::vector<double> numbers_of(const SideEffect& effect, const Shown& shown, int world, Place place, WeekSpan weeks,
                               bool replicates)
{
    const Week first = shown.head(world)->first_week;
    const int from = weeks.from - first, to = weeks.to - first;
    const bool mean = info(effect.indicator).measure != Measure::flow;
    std::vector<double> numbers, wholes;
    for (const auto& line : lines_of(shown, world, effect.indicator, place, replicates))
        numbers.push_back(over_weeks(line, from, to, mean));
    if (!effect.per) return numbers;
    for (const auto& line : lines_of(shown, world, *effect.per, place, replicates))
        wholes.push_back(over_weeks(line, from, to, false));
    numbers.resize(std::min(numbers.size(), wholes.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = wholes[i] > 0.5 ? numbers[i] / wholes[i] : nan;
    return numbers;
}

}  // namespace

EffectDifference effect_difference(const SideEffect& effect, const Shown& shown, Place place, WeekSpan weeks)
{
    const bool replicates = effect_replicates(shown, place, weeks.to - shown.head()->first_week) >= 2;
    std::vector<double> first = numbers_of(effect, shown, 0, place, weeks, replicates),
                        second = numbers_of(effect, shown, 1, place, weeks, replicates);
    const std::size_t pairs = std::min(first.size(), second.size());
    first.resize(pairs), second.resize(pairs);
    const PairedDifference found = paired_difference(first, second, 0.95, shown.looks());
    EffectDifference difference{found.mean, std::nullopt, found.n,
                                judge(found, better_of(effect), {.same_within = written_as_none})};
    if (found.has_interval()) difference.interval = {found.low(), found.high()};
    return difference;
}

}  // namespace samspill::viz
