#pragma once

#include <optional>

#include "model/inputs/inputs.h"

// The week in which the cohort of open episodes is taken by default: when the policy begins, so that
// nobody's episode was opened under it.
namespace samspill {

// The first week of a scenario's own policies, a wave or a trial; nothing if it has none.
std::optional<Week> first_policy_week(const Inputs& inputs);

// The first week in which two scenarios have different policies: waves, a trial, teams of job
// specialists. Nothing if all their differences are there from the start.
std::optional<Week> policies_part(const Inputs& a, const Inputs& b);

}  // namespace samspill
