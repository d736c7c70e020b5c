#include <algorithm>
#include <optional>

#include "experiment/judge/window.h"
#include "viz/state/view_state.h"

// Which weeks panels are about until somebody chooses others: those in which the policy acts; without one, a year.
namespace samspill::viz {

namespace {

constexpr int year = 52;  // weeks

// The first week that not every world has.
Week end_of(const Shown& shown)
{
    Week end = shown.head()->end_week();
    for (int world = 1; world < shown.worlds; ++world)
        if (const Head* head = shown.head(world)) end = std::min(end, head->end_week());
    return end;
}

bool has_policy(const Shown& shown)
{
    return std::any_of(shown.film.begin(), shown.film.end(),
                       [](const auto& film) { return film && !film->head().waves.empty(); });
}

}  // namespace

Week policy_week(const Shown& shown)
{
    std::optional<Week> first;
    for (int world = 0; world < shown.worlds; ++world)
        if (const Head* head = shown.head(world))
            for (const Week wave : head->waves) first = std::min(first.value_or(wave), wave);
    return first.value_or(0);
}

// As endpoints look at a run (experiment/judge/window.h).
WeekSpan judged_weeks(const Shown& shown, JudgedWhen when)
{
    const Week end = end_of(shown), policy = std::max({0, policy_week(shown), shown.head()->first_week});
    if (when == JudgedWhen::brought_in) return {policy, std::min(policy + during_weeks, end) - 1};
    return {std::max(policy + during_weeks, end - year), end - 1};
}

WeekSpan flows_weeks(const ViewState& state, const Shown& shown)
{
    const Film& film = *shown.film[0];
    WeekSpan wanted = judged_weeks(shown, JudgedWhen::brought_in);
    if (!has_policy(shown)) wanted.to = wanted.from + year - 1;
    if (state.flows) wanted = *state.flows;
    const auto there = [&](Week week) { return std::clamp(week, film.head().first_week, film.last_week()); };
    return {there(wanted.from), there(wanted.to)};
}

int cohort_of(const ViewState& state, const Shown& shown)
{
    if (state.cohort) return *state.cohort;
    return int(has_policy(shown) ? Cohort::open_episode : Cohort::registered_week_0);
}

}  // namespace samspill::viz
