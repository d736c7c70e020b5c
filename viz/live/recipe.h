#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/inputs/history.h"
#include "viz/data/head.h"
#include "viz/draft/draft.h"

namespace samspill::viz {

// A draft and the scenario that it stands for. Never changes, so that worlds can hold on to its inputs.
struct LivePlan {
    Draft draft;
    Scenario scenario;
};
using PlanPtr = std::shared_ptr<const LivePlan>;

// Throws InputError with all that is wrong with the draft.
PlanPtr plan_of(const Draft& draft);

// Is the setting one that on_the_way keeps, so that a change waits for the next restart?
bool waits_for_restart(std::string_view key);
// Is it too late, when the step of `week` comes next, to change what begins in a week?
inline bool has_begun(Week begins, Week week) { return begins < week; }

// What of `wanted` can hold from `week` on in a world that has been run by `now`: policies to come,
// parameters, shocks. The rest (places, weeks, the status quo, waves of the past, a trial that has
// begun) stays as it is. `waiting` gets the keys of what has to wait for a restart.
PlanPtr on_the_way(const LivePlan& now, const LivePlan& wanted, Week week, std::vector<std::string>& waiting);

// All that one world has been run by: a plan from the start, others from later weeks on.
class Recipe {
public:
    explicit Recipe(PlanPtr plan) { parts_.push_back({first_week(*plan), std::move(plan)}); }

    const PlanPtr& first() const { return parts_.front().plan; }
    const PlanPtr& last() const { return parts_.back().plan; }
    const PlanPtr& at(Week week) const;                     // whose step of `week` it is
    bool changes_at(Week week) const;                       // later than the start
    void change(Week week, PlanPtr plan);                   // not before the last change
    std::vector<Week> changes() const;                      // weeks, later than the start
    bool same_start(const Recipe& other, Week week) const;  // the same bits at the start of `week`?

private:
    struct Part {
        Week from;
        PlanPtr plan;
    };
    static Week first_week(const LivePlan& plan) { return -plan.scenario.inputs.burn_in; }

    std::vector<Part> parts_;
};

// Worlds side by side, from the start by these plans, with one week for the cohort of open episodes
// (common_cohort_week, which may throw InputError).
std::vector<Recipe> recipes_of(const std::vector<PlanPtr>& plans);

// The first week whose step can differ between worlds run by these; no_week when none can.
Week parting_week(const Recipe& first, const Recipe& second);

// What a live run of the plan is of.
Head head_of(const LivePlan& plan, std::uint32_t seed, std::uint32_t replicate);

}  // namespace samspill::viz
