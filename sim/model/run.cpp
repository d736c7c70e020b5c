#include "model/run.h"

#include <set>

#include <fmt/format.h>

#include "core/error.h"
#include "model/state/identity.h"
#include "model/week/trial.h"
#include "model/world.h"

namespace samspill {

RunOutput run_replicate(const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                        const std::function<bool(Week)>& keep_going)
{
    World world(inputs, {seed, replicate});
    while (!world.done()) {
        world.step();
        if (keep_going && !keep_going(world.week() - 1)) throw Interrupted{};
    }
    return world.finish();
}

namespace {

void check_names(const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    std::set<std::string> names, regions;
    std::set<OfficeKey> keys;
    for (const RegionPlace& region : inputs.places.regions) {
        regions.insert(region.name);
        if (region.offices.empty())
            mistakes.push_back({"region " + region.name, "has no office; it needs at least one"});
        for (const OfficePlace& office : region.offices) {
            if (!names.insert(office.name).second)
                mistakes.push_back({"office " + office.name, "is there twice; names must be unique in a scenario"});
            else if (!keys.insert(office_key(office.name)).second)
                mistakes.push_back(
                    {"office " + office.name,
                     "has the same 32-bit identity as another office; write its name a little differently"});
        }
    }
    for (const Wave& wave : inputs.waves) {
        const std::string where = fmt::format("wave of week {}", wave.week);
        for (const std::string& office : wave.offices)
            if (!names.contains(office)) mistakes.push_back({where, "reaches an office that is not there: " + office});
        for (const std::string& centre : wave.centres)
            if (!regions.contains(centre))
                mistakes.push_back({where, "reaches the centre of a region that is not there: " + centre});
    }
}

void check_weeks(const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    const auto outside = [&](const char* name, int value, int low, int high) {
        if (value < low || value > high)
            mistakes.push_back({name, fmt::format("= {} weeks is outside [{}, {}] weeks", value, low, high)});
    };
    outside("burn_in", inputs.burn_in, 0, 2000);
    outside("weeks", inputs.weeks, 1, 5000);
}

void check_rules(const std::string& where, const std::vector<ReferralRule>& rules, std::vector<Mistake>& mistakes)
{
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (const std::string fault = fault_of(rules[i]); !fault.empty())
            mistakes.push_back({where, fmt::format("rule {} {}", i + 1, fault)});
}

void check_waves(const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    for (const Wave& wave : inputs.waves) {
        const std::string where = fmt::format("wave of week {}", wave.week);
        if (wave.rules) check_rules(where, *wave.rules, mistakes);
        if (std::string fault = fault_of(wave); !fault.empty()) mistakes.push_back({where, std::move(fault)});
    }
}

void check_trial(const Trial& trial, const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    if (trial.arms.size() < 2 || trial.arms.size() > most_arms)
        mistakes.push_back({"trial", fmt::format("has {} arms; it needs 2 to {}", trial.arms.size(), most_arms)});
    std::set<std::string> names, offices;
    for (const TrialArm& arm : trial.arms) {
        if (!names.insert(arm.name).second)
            mistakes.push_back(
                {"arm " + arm.name + " of the trial", "is there twice; give each arm a name of its own"});
        for (std::string& fault : faults_of(arm))
            mistakes.push_back({"arm " + arm.name + " of the trial", std::move(fault)});
    }
    if (trial.from < 0 || trial.from >= inputs.weeks || trial.until <= trial.from)
        mistakes.push_back({"trial", fmt::format("enrols in weeks [{}, {}); of these, some must be in [0, {})",
                                                 trial.from, trial.until, inputs.weeks)});
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) offices.insert(office.name);
    for (const std::string& office : trial.offices)
        if (!offices.contains(office)) mistakes.push_back({"trial", "names an office that is not there: " + office});
}

}  // namespace

void check_inputs(const Inputs& inputs)
{
    std::vector<Mistake> mistakes;
    if (inputs.places.regions.empty())
        mistakes.push_back({"places", "there is no region; a scenario needs at least one"});
    check_names(inputs, mistakes);
    check_weeks(inputs, mistakes);
    check_rules("status quo", inputs.status_quo.rules, mistakes);
    check_waves(inputs, mistakes);
    if (inputs.trial) check_trial(*inputs.trial, inputs, mistakes);
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

}  // namespace samspill
