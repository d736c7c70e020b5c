#include "viz/live/recipe.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/field.h"
#include "experiment/compare/cohort_text.h"
#include "model/inputs/check_inputs.h"
#include "model/run.h"

namespace samspill::viz {

PlanPtr plan_of(const Draft& draft)
{
    auto plan = std::make_shared<LivePlan>(LivePlan{draft, scenario_of(draft)});
    plan->scenario.inputs.observation.counsellors = false;  // a recording sees them from outside
    return plan;
}

namespace {

// Those of `now` before the week, then those of `wanted` from it on. Both are in the order of weeks.
template <class Event>
std::vector<Event> joined(const std::vector<Event>& now, const std::vector<Event>& wanted, Week week)
{
    std::vector<Event> all;
    const auto past = [&](const Event& event) { return has_begun(event.week, week); };
    std::copy_if(now.begin(), now.end(), std::back_inserter(all), past);
    std::remove_copy_if(wanted.begin(), wanted.end(), std::back_inserter(all), past);
    return all;
}

// What is settled when a world is made and not asked for again (tested for every setting), beside the
// parameters of input_items.h: how keys begin that settle it.
constexpr std::string_view start_keys[] = {"places.", "region.", "office.", "run.", "observation.", "status_quo."};

// Of those, what only runs into files ask for: nothing on screen waits for it.
constexpr std::string_view file_keys[] = {"run.replicates", "observation.counsellors"};

void keep_the_start(Inputs& inputs, const Inputs& before)
{
    inputs.places = before.places;
    inputs.burn_in = before.burn_in;
    inputs.weeks = before.weeks;
    inputs.observation = before.observation;
    inputs.status_quo = before.status_quo;
    Params params = before.params;
    const std::vector<Parameter> then = parameters_of(params), now = parameters_of(inputs.params);
    for (std::size_t i = 0; i < now.size(); ++i)
        if (waits_for_restart(now[i].key)) now[i].set(then[i].get());
}

// A trial can come or change as long as neither has begun.
bool may_change(const std::optional<Trial>& trial, Week week) { return !trial || !has_begun(trial->from, week); }

}  // namespace

std::vector<Recipe> recipes_of(const std::vector<PlanPtr>& plans)
{
    std::vector<const Scenario*> scenarios;
    for (const PlanPtr& plan : plans) scenarios.push_back(&plan->scenario);
    const Week week = common_cohort_week(scenarios);
    std::vector<Recipe> recipes;
    for (const PlanPtr& plan : plans) {
        if (plan->scenario.inputs.observation.episode_week == week) {
            recipes.emplace_back(plan);
            continue;
        }
        auto with_week = std::make_shared<LivePlan>(*plan);
        with_week->scenario.inputs.observation.episode_week = week;
        recipes.emplace_back(std::move(with_week));
    }
    return recipes;
}

PlanPtr on_the_way(const LivePlan& now, const LivePlan& wanted, Week week, std::vector<std::string>& waiting)
{
    LivePlan plan = wanted;
    Inputs& inputs = plan.scenario.inputs;
    const Inputs& before = now.scenario.inputs;
    keep_the_start(inputs, before);
    inputs.waves = joined(before.waves, inputs.waves, week);
    inputs.shocks = joined(before.shocks, inputs.shocks, week);
    if (!may_change(before.trial, week) || !may_change(inputs.trial, week)) inputs.trial = before.trial;
    check_inputs(inputs);
    for (const Difference& difference : differences(inputs, wanted.scenario.inputs))
        // A cohort that follows the policies was taken by those of the start.
        if (difference.key != "observation.episode_week" || wanted.scenario.episode_week)
            waiting.push_back(difference.key);
    if (wanted.scenario.seed != now.scenario.seed) waiting.emplace_back("run.seed");
    return std::make_shared<const LivePlan>(std::move(plan));
}

bool waits_for_restart(std::string_view key)
{
    const auto begins = [&](std::string_view beginning) { return key.starts_with(beginning); };
    return (std::any_of(std::begin(start_keys), std::end(start_keys), begins) || is_settled_by_week_1(key)) &&
           std::find(std::begin(file_keys), std::end(file_keys), key) == std::end(file_keys);
}

const PlanPtr& Recipe::at(Week week) const
{
    const Part* found = &parts_.front();
    for (const Part& part : parts_)
        if (part.from <= week) found = &part;
    return found->plan;
}

bool Recipe::changes_at(Week week) const
{
    return std::any_of(parts_.begin() + 1, parts_.end(), [&](const Part& part) { return part.from == week; });
}

void Recipe::change(Week week, PlanPtr plan)
{
    if (parts_.back().from >= week)
        parts_.back().plan = std::move(plan);
    else
        parts_.push_back({week, std::move(plan)});
}

std::vector<Week> Recipe::changes() const
{
    std::vector<Week> weeks;
    for (std::size_t i = 1; i < parts_.size(); ++i) weeks.push_back(parts_[i].from);
    return weeks;
}

bool Recipe::same_start(const Recipe& other, Week week) const { return parting_week(*this, other) >= week; }

Week parting_week(const Recipe& first, const Recipe& second)
{
    std::vector<Week> begins{
        std::min(-first.first()->scenario.inputs.burn_in, -second.first()->scenario.inputs.burn_in)};
    for (const Recipe* recipe : {&first, &second})
        for (const Week week : recipe->changes()) begins.push_back(week);
    std::sort(begins.begin(), begins.end());
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const Week begin = begins[i], end = i + 1 < begins.size() ? begins[i + 1] : no_week;
        const PlanPtr &a = first.at(begin), &b = second.at(begin);
        if (a == b) continue;
        const Week parts = std::max(begin, first_difference(a->scenario.inputs, b->scenario.inputs));
        if (parts < end) return parts;
    }
    return no_week;
}

Head head_of(const LivePlan& plan, std::uint32_t seed, std::uint32_t replicate)
{
    const Scenario& scenario = plan.scenario;
    Head head;
    head.name = scenario.name;
    static_cast<About&>(head) = scenario;
    head.norwegian = scenario.norwegian;
    head.path = plan.draft.path;
    head.places = scenario.inputs.places;
    head.seed = seed;
    head.first_week = std::max(scenario.inputs.observation.from, -scenario.inputs.burn_in);
    head.weeks = scenario.inputs.weeks - head.first_week;
    head.replicates = {replicate};
    head.live = true;
    head.scenario_text = scenario.text;
    head.overrides = overrides_of(plan.draft);
    head.episode_week = scenario.inputs.observation.episode_week;
    for (const Wave& wave : scenario.inputs.waves)
        if (std::find(head.waves.begin(), head.waves.end(), wave.week) == head.waves.end())
            head.waves.push_back(wave.week);
    return head;
}

}  // namespace samspill::viz
