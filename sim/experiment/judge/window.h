#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/language.h"
#include "model/inputs/inputs.h"

namespace samspill {

// When an endpoint looks at a run. The policy's first week is observation.episode_week.
enum class Window : std::uint8_t {
    run,        // from week 0 to the end
    policy,     // from the policy's first week to the end
    during,     // the policy's first two years
    after,      // the last year, as far as the policy is older than two years then
    last_year,  // the last 52 weeks
    last_week,  // the last week
};
struct WindowLabels {
    static constexpr std::array<std::string_view, 6> names{"run",   "policy",    "during",
                                                           "after", "last_year", "last_week"};
};

// How long a reform is said to run: as long as the project lasts at an office in the shipped reforms.
inline constexpr int during_weeks = 104;

// Weeks of the model, first and last included; none when `last` lies before `first`.
struct WindowWeeks {
    Week first = 0, last = -1;

    bool empty() const { return last < first; }
    int count() const { return empty() ? 0 : last - first + 1; }
};
WindowWeeks weeks_of(Window window, const Inputs& inputs);

// "weeks 52 to 155", "week 311", "no week of this run".
std::string to_text(const WindowWeeks& weeks, Language language = Language::en);

}  // namespace samspill
