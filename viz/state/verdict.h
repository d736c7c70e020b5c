#pragma once

#include <string>

#include "experiment/judge/judge.h"
#include "viz/data/shown.h"
#include "viz/state/reforms.h"

// Words for what a difference is judged to be, and what came out of a guide's two worlds, held against what was
// expected. Never more than the pairs of runs can tell: while pairs come in, the verdict is read after each,
// and its interval is made for that (experiment/statistics/sequential.h).
namespace samspill::viz {

Text words_of(Verdict verdict);

// A difference whose whole interval lies within this share of the first world counts as "the same".
inline constexpr double same_within = 0.01;

enum class Came {
    too_early,  // no pair of runs has come to its end
    too_few,    // fewer than least_for_verdict have: nothing can be said of chance
    open,       // the interval holds zero: not resolved
    less,
    same,
    more,
};

struct Judgement {
    Came came = Came::too_early;
    PairedDifference difference;  // of the sum from week 0 on, or of the mean of the last year

    bool resolved() const { return came == Came::less || came == Came::same || came == Came::more; }
    int direction() const { return came == Came::less ? -1 : came == Came::more ? 1 : 0; }  // when resolved
};

// The line that a prediction is judged by.
Selection selection_of(const Prediction& prediction);

// One number of a run: the sum over all weeks from week 0 on, or the mean of the last 52. NaN while
// the line has not come to the run's last week, or a week of a sum has no number.
double judged(const std::vector<float>& line, Week first_week, int weeks, bool summed);

Judgement verdict_of(const Prediction& prediction, const Shown& shown);

// "fewer", "as many", "more" as the question asks for it.
Text direction_text(const Prediction& prediction, int direction);

// What came out in one line, with what it rests on: "more: +12 (+8 to +16, 20 pairs)".
std::string came_text(const Prediction& prediction, const Judgement& verdict, Language language);
// What the numbers are of: "sum from week 0 to 311, persons".
std::string judged_text(const Prediction& prediction, const Head& head, Language language);
// "as you expected", "other than you expected", "cannot be told" or nothing to compare with.
std::string against_text(const Judgement& verdict, bool answered, int expected, Language language);

// Do so many pairs have a 95 % interval? What it is called; "one pair of runs", "7 pairs of runs".
bool has_interval(int pairs, Looks looks);
Text interval_name(Looks looks);
std::string pairs_text(int pairs, Language language);

// "+12" or "−0.3": a difference always has its sign.
std::string signed_text(double value, Language language);

}  // namespace samspill::viz
