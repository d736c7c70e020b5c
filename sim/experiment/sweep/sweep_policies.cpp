#include "experiment/sweep/sweep_policies.h"

#include <fmt/format.h>

#include "scenario/files/read_scenario.h"
#include "scenario/text/value.h"

namespace samspill {

std::vector<SweepPolicy> policies_of(const SweepPlan& plan)
{
    const SweepFile& file = plan.file();
    std::vector<SweepPolicy> policies;
    for (const SweepAxis& axis : file.axes) {
        if (!axis.keys.empty()) continue;
        for (const SweepValue& value : axis.values) {
            std::vector<std::string> paths{file.scenario}, overrides = file.set;
            if (!value.scenario.empty()) paths.push_back(value.scenario);
            overrides.insert(overrides.end(), value.set.begin(), value.set.end());
            policies.push_back({axis.name, value.label, value.set, ScenarioSource(paths).with(overrides)});
            policies.back().scenario.inputs.observation.counsellors = false;  // a sweep keeps none
        }
    }
    return policies;
}

std::vector<PastItem> effective_items(const SweepPlan& plan)
{
    const Inputs& base = plan.base().inputs;
    std::vector<PastItem> items = effective_items(base);
    items.push_back({"run.seed", fmt::format("{}", plan.seed())});
    for (const SweepPolicy& policy : policies_of(plan))
        for (const Difference& difference : differences(base, policy.scenario.inputs))
            items.push_back({fmt::format("{} = {}: {}", policy.axis, input::escaped(policy.label), difference.key),
                             difference.after.empty() ? "none" : difference.after});
    return items;
}

}  // namespace samspill
