#pragma once

#include <optional>
#include <span>
#include <vector>

#include "viz/source/shown.h"
#include "viz/state/words.h"

// The reform's gains, and what comes along with them: what is shown of each, and what is better.
namespace samspill::viz {

struct SideEffect {
    Indicator indicator;
    bool gain;            // else a side effect
    bool more_is_better;  // else less
    Text title, unit;
    std::optional<Indicator> per;  // divided by this, over the last weeks
    int weeks = 13;                // that events are averaged over; a year where they have a season
};
std::span<const SideEffect> side_effects();
bool has_sum(const SideEffect& effect);  // events are summed, stocks and levels are not

// A line of it from the series' first week on: of the replicate on screen, or the mean over replicates
// when `mean` and the curve is there (empty otherwise).
std::vector<float> effect_line(const SideEffect& effect, const Shown& shown, Place place, int world, bool mean);

// How many replicates every curve of the effects counts in every world up to a row; below 2: draw one.
int effect_replicates(const Shown& shown, Place place, int row);

// Events are numbers a week, means of the effect's weeks up to then. NaN where nothing is known.
struct EffectNumbers {
    double start = 0.0, now = 0.0;
    double sum = 0.0;  // of events, from the start to now
};
EffectNumbers effect_numbers(const SideEffect& effect, std::span<const float> line, int start_row, int row);

// The mean of each week and those before it, as many as there are.
std::vector<float> trailing_means(std::span<const float> line, int weeks);

// Second world less first: of the sums so far of events, else of now. With an interval (95 %, Student's
// t over pairs of replicates) when there are pairs.
struct EffectDifference {
    double mean = 0.0;
    std::optional<std::pair<double, double>> interval;
    int pairs = 1;
};
EffectDifference effect_difference(const SideEffect& effect, const Shown& shown, Place place, int start_row, int row);

enum class Verdict { better, worse, same, unclear };
Verdict verdict_of(const SideEffect& effect, double difference,
                   const std::optional<std::pair<double, double>>& interval);

}  // namespace samspill::viz
