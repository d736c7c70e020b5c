#pragma once

#include <optional>
#include <span>
#include <vector>

#include "experiment/judge/judge.h"
#include "viz/state/view_state.h"

// The reform's gains, and what comes along with them: what is shown of each. What is better is said
// with the indicator (model/observed/indicators.cpp), and what can be told of it is judged as everywhere.
namespace samspill::viz {

struct SideEffect {
    Indicator indicator;
    bool gain;  // else a side effect
    Text title, unit;
    std::optional<Indicator> per;  // divided by this, over the last weeks
    bool seasonal = false;         // events have a season: they are averaged over a year, else over 13 weeks
};
std::span<const SideEffect> side_effects();
inline Better better_of(const SideEffect& effect) { return info(effect.indicator).better; }
bool has_sum(const SideEffect& effect);  // events are summed, stocks and levels are not

// A line of it from the series' first week on: of the replicate on screen, or the mean over replicates
// when `mean` and the curve is there (empty otherwise).
std::vector<float> effect_line(const SideEffect& effect, const Shown& shown, Place place, int world, bool mean);

// How many replicates every curve of the effects counts in every world up to a row; below 2: draw one.
int effect_replicates(const Shown& shown, Place place, int row);

// The weeks up to and with this one that events are averaged over. A year goes back to the same week of
// the calendar (ISO, 52 or 53 weeks), so that it holds every start of term once.
int averaged_weeks(const SideEffect& effect, Week week);

// Events are numbers a week, means of the weeks up to then. Over a year: the median of the means of the
// last five weeks, NaN where no year is whole. The first week is that of the line's first number.
struct EffectNumbers {
    double start = 0.0, now = 0.0;
    double sum = 0.0;  // of events, from the start to now
};
EffectNumbers effect_numbers(const SideEffect& effect, std::span<const float> line, Week first_week, int start_row,
                             int row);

// The same mean for every week of a line of events.
std::vector<float> trailing_means(const SideEffect& effect, std::span<const float> line, Week first_week);

// Second world less first over weeks that were declared beforehand (judged_weeks), whatever week is on screen: of the
// sums of events, of the means of what is counted or measured at the end of a week, of the ratio of both sums. With an
// interval (95 %, over pairs of replicates) when there are pairs enough. NaN while a week of them is not there yet.
struct EffectDifference {
    double mean = 0.0;
    std::optional<std::pair<double, double>> interval;
    int pairs = 1;
    Verdict verdict = Verdict::no_number;
};
EffectDifference effect_difference(const SideEffect& effect, const Shown& shown, Place place, WeekSpan weeks);

}  // namespace samspill::viz
