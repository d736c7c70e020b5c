#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/state/words.h"

namespace samspill::viz {

// Weeks [from, to) in which one thing of a person's life stays as it is; `value` numbers a status,
// plan or benefit.
struct LifeSpan {
    Week from, to;
    int value;
};
enum class Lane { status, plan, benefit };
inline constexpr int n_lanes = 3;

// A life as spans within [from, end); nothing stands before her first step.
std::vector<LifeSpan> spans_of(const std::vector<TrajectoryStep>& life, Lane lane, Week from, Week end);

// The first week after which her two lives differ, before `end`.
std::optional<Week> parted_week(const PersonView& person, Week end);

// What a span of a lane is called, and what happened in a week in words ("week 63 (2017-11-20): education").
std::string lane_name(Lane lane, Language language);
std::string value_name(Lane lane, int value, Language language);
std::string event_text(const std::vector<TrajectoryStep>& life, Week week, Language language);

// What she is in a week; null before her first step.
const TrajectoryStep* state_in(const std::vector<TrajectoryStep>& life, Week week);

}  // namespace samspill::viz
