#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/language.h"
#include "experiment/statistics/statistics.h"
#include "model/observed/indicators.h"

namespace samspill {

// What can be said of a paired difference: the one rule for tables, reports, files and pictures.
enum class Verdict : std::uint8_t {
    no_number,     // no pair has one
    equal,         // nothing differs that could change a result: no chance is in it
    too_few,       // fewer pairs than least_for_verdict
    none_seen,     // no pair differs; another might
    not_resolved,  // the interval contains 0
    same,          // the whole interval lies within what counts as the same
    lower,         // resolved, where neither direction is better
    higher,
    better,
    worse,
};
struct VerdictLabels {
    static constexpr std::array<std::string_view, 10> names{
        "no_number", "equal", "too_few", "none_seen", "not_resolved", "same", "lower", "higher", "better", "worse"};
};

struct JudgedHow {
    bool equal_inputs = false;  // both were run with the same inputs
    double same_within = 0.0;   // differences up to this size count as none; 0: no size does
};
Verdict judge(const PairedDifference& difference, Better better, JudgedHow how = {});

// "better", "not resolved", "too few".
std::string_view to_text(Verdict verdict, Language language = Language::en);

// A direction was found, good or bad.
constexpr bool is_resolved(Verdict verdict) { return verdict >= Verdict::lower; }

}  // namespace samspill
