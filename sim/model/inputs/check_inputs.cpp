#include "model/inputs/check_inputs.h"

#include <set>

#include <fmt/format.h>

#include "core/error.h"
#include "model/inputs/identity.h"
#include "model/inputs/row_text.h"

namespace samspill {

namespace {

// The limits that a rule gives, by name.
std::string limits_of(const ReferralRule& rule)
{
    const Eligibility everybody;
    std::string names;
    input::for_each_row(static_cast<const Eligibility&>(rule), [&](const auto& row, const auto& member) {
        if (input::text_of_row(row, member) != input::text_of_row(row, everybody.*(row.member)))
            names += (names.empty() ? "" : ", ") + std::string(row.name);
    });
    return names;
}

std::string listed(const std::vector<std::string>& keys, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < keys.size(); ++i)
        text += (i == 0 ? "" : i + 1 == keys.size() ? std::string(last) : ", ") + keys[i];
    return text;
}

template <class Row>
std::string key_of(const Row& row)
{
    return std::string(row.name);
}
template <class Struct, class Member>
std::string key_of(const input::NestedPart<Struct, Member>& row)
{
    return fmt::format("[[wave.{}]]", row.name);
}

template <class... Patch>
std::string lever_keys_of()
{
    std::vector<std::string> keys;
    const auto add = [&](const auto&... row) { (keys.push_back(key_of(row)), ...); };
    (std::apply(add, input::rows_of<Patch>()), ...);
    return listed(keys, " or ");
}

std::vector<std::string> ramped_keys()
{
    std::vector<std::string> keys;
    const auto add = [&](const auto& row) {
        if (input::applied_of(row) == input::Applied::over_the_ramp) keys.push_back(key_of(row));
    };
    std::apply([&](const auto&... row) { (add(row), ...); }, input::rows_of<OfficePatch>());
    return keys;
}

// The keys of levers that a patch gives.
template <class Patch>
std::string keys_given(const Patch& patch)
{
    const Patch nothing;
    std::vector<std::string> keys;
    input::for_each_row(patch, [&](const auto& row, const auto& change) {
        if (!(change == nothing.*(row.member))) keys.push_back(key_of(row));
    });
    return listed(keys, ", ");
}

}  // namespace

std::string fault_of(const ReferralRule& rule)
{
    const std::string limits = rule.kind == RuleKind::ad_hoc ? limits_of(rule) : "";
    if (limits.empty()) return "";
    return "of kind ad_hoc is for everybody who comes to mind, so that " + limits +
           " would do nothing; leave that out, or choose the kind criteria";
}

bool has_idle_ramp(const Wave& wave)
{
    bool moves = false;
    input::for_each_row(wave.of_offices(), [&](const auto& row, const auto& member) {
        if constexpr (requires { member.has_value(); })
            moves = moves || (member && input::applied_of(row) == input::Applied::over_the_ramp);
    });
    return wave.ramp != 0 && !moves;
}

std::string fault_of(const Wave& wave)
{
    const std::string of_offices = keys_given(wave.of_offices()), of_centres = keys_given(wave.of_centres());
    if (has_idle_ramp(wave))
        return fmt::format("has a ramp, and neither {} to move over it; leave ramp out",
                           listed(ramped_keys(), " nor "));
    if (!of_centres.empty() && wave.centres.empty())
        return fmt::format("changes {} and reaches no career centre; give wave.centres or wave.regions", of_centres);
    if (of_centres.empty() && !wave.centres.empty())
        return fmt::format("names career centres and changes nothing of them; give {}, or leave centres out",
                           lever_keys_of<CentrePatch>());
    if (!of_offices.empty() && wave.offices.empty())
        return fmt::format("changes {} and reaches no office; give wave.offices or wave.regions", of_offices);
    return "";
}

std::string lever_keys() { return lever_keys_of<OfficePatch, CentrePatch>(); }

std::vector<std::string> faults_of(const TrialArm& arm)
{
    // Plans that are open to everybody who searches: a meeting must end with one.
    constexpr unsigned open = 1u << int(Plan::none) | 1u << int(Plan::fast_work) | 1u << int(Plan::work_training);
    std::vector<std::string> faults;
    if (!(arm.share > 0.0)) faults.push_back(fmt::format("share = {} is not above 0", arm.share));
    if (arm.caseload && !(*arm.caseload > 0.0))
        faults.push_back(fmt::format("caseload = {} is not above 0", *arm.caseload));
    if (arm.force_plan && in_mask(arm.forbid_plans, *arm.force_plan))
        faults.push_back(
            fmt::format("the plan {} is forced and forbidden", PlanLabels::names[std::size_t(*arm.force_plan)]));
    if ((arm.forbid_plans & open) == open)
        faults.emplace_back("none, fast_work and work_training are all forbidden; leave one of them open");
    return faults;
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
