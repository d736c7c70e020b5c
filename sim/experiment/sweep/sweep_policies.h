#pragma once

#include <string>
#include <vector>

#include "experiment/sweep/sweep_plan.h"
#include "model/inputs/history.h"

// What a sweep's base and policies come to when all defaults are filled in.
namespace samspill {

// One value of an axis of policies, by itself over the base.
struct SweepPolicy {
    std::string axis, label;
    std::vector<std::string> set;  // "key=value" laid over the files
    Scenario scenario;             // with the verbatim text of all files
};

// All policies of all axes, in the order of the sweep file. Throws InputError.
std::vector<SweepPolicy> policies_of(const SweepPlan& plan);

// All parameters and settings of the base after defaults, then what every policy has other than the base
// ("policy = two: wave"): what two programs must have alike to fill one sweep.
std::vector<PastItem> effective_items(const SweepPlan& plan);

}  // namespace samspill
