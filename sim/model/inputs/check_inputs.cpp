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

Message listed(const std::vector<std::string>& keys, const Text& last)
{
    const auto text = [&](Language language) {
        std::string list;
        for (std::size_t i = 0; i < keys.size(); ++i)
            list += (i == 0 ? "" : i + 1 == keys.size() ? last.in(language) : ", ") + keys[i];
        return list;
    };
    return {"", text(Language::en), text(Language::no)};
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
Message lever_keys_of()
{
    std::vector<std::string> keys;
    const auto add = [&](const auto&... row) { (keys.push_back(key_of(row)), ...); };
    (std::apply(add, input::rows_of<Patch>()), ...);
    return listed(keys, {" or ", " eller "});
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
Message keys_given(const Patch& patch)
{
    const Patch nothing;
    std::vector<std::string> keys;
    input::for_each_row(patch, [&](const auto& row, const auto& change) {
        if (!(change == nothing.*(row.member))) keys.push_back(key_of(row));
    });
    return listed(keys, {", ", ", "});
}

}  // namespace

Message fault_of(const ReferralRule& rule)
{
    const std::string limits = rule.kind == RuleKind::ad_hoc ? limits_of(rule) : "";
    if (limits.empty()) return {};
    return message("rule.idle_limits",
                   {"of kind ad_hoc is for everybody who comes to mind, so that {} would do nothing; leave that out, "
                    "or choose the kind criteria",
                    "av typen ad_hoc gjelder alle som kommer på tale, så {} ville ikke gjøre noe; utelat det, eller "
                    "velg typen criteria"},
                   limits);
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

Message fault_of(const Wave& wave)
{
    const Message of_offices = keys_given(wave.of_offices()), of_centres = keys_given(wave.of_centres());
    if (has_idle_ramp(wave))
        return message("wave.idle_ramp",
                       {"has a ramp, and neither {} to move over it; leave ramp out",
                        "har en innfasing, men verken {} å fase inn; utelat ramp"},
                       listed(ramped_keys(), {" nor ", " eller "}));
    if (!of_centres.empty() && wave.centres.empty())
        return message("wave.no_centre",
                       {"changes {} and reaches no career centre; give wave.centres or wave.regions",
                        "endrer {} og når ingen karrieresentre; oppgi wave.centres eller wave.regions"},
                       of_centres);
    if (of_centres.empty() && !wave.centres.empty())
        return message("wave.idle_centres",
                       {"names career centres and changes nothing of them; give {}, or leave centres out",
                        "nevner karrieresentre og endrer ingenting ved dem; oppgi {}, eller utelat centres"},
                       lever_keys_of<CentrePatch>());
    if (!of_offices.empty() && wave.offices.empty())
        return message("wave.no_office",
                       {"changes {} and reaches no office; give wave.offices or wave.regions",
                        "endrer {} og når ingen kontorer; oppgi wave.offices eller wave.regions"},
                       of_offices);
    return {};
}

Message lever_keys() { return lever_keys_of<OfficePatch, CentrePatch>(); }

std::vector<Message> faults_of(const TrialArm& arm)
{
    // Plans that are open to everybody who searches: a meeting must end with one.
    constexpr unsigned open = 1u << int(Plan::none) | 1u << int(Plan::fast_work) | 1u << int(Plan::work_training);
    std::vector<Message> faults;
    if (!(arm.share > 0.0))
        faults.push_back(message("arm.share", {"share = {} is not above 0", "share = {} er ikke over 0"}, arm.share));
    if (arm.caseload && !(*arm.caseload > 0.0))
        faults.push_back(
            message("arm.caseload", {"caseload = {} is not above 0", "caseload = {} er ikke over 0"}, *arm.caseload));
    if (arm.force_plan && in_mask(arm.forbid_plans, *arm.force_plan))
        faults.push_back(message("arm.forced_and_forbidden",
                                 {"the plan {} is forced and forbidden", "planen {} er både påtvunget og forbudt"},
                                 PlanLabels::names[std::size_t(*arm.force_plan)]));
    if ((arm.forbid_plans & open) == open)
        faults.push_back(
            message("arm.no_open_plan", {"none, fast_work and work_training are all forbidden; leave one of them open",
                                         "none, fast_work og work_training er alle forbudt; la én av dem være åpen"}));
    return faults;
}

namespace {

Message place_of(const Wave& wave) { return message("wave.place", {"wave of week {}", "bølgen i uke {}"}, wave.week); }

void check_names(const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    std::set<std::string> names, regions;
    std::set<OfficeKey> keys;
    for (const RegionPlace& region : inputs.places.regions) {
        regions.insert(region.name);
        if (region.offices.empty())
            mistakes.push_back({"", message("region.no_office",
                                            {"region {}: has no office; it needs at least one",
                                             "regionen {}: har ikke noe kontor; den trenger minst ett"},
                                            region.name)});
        for (const OfficePlace& office : region.offices) {
            if (!names.insert(office.name).second)
                mistakes.push_back({"", message("office.twice",
                                                {"office {}: is there twice; names must be unique in a scenario",
                                                 "kontoret {}: finnes to ganger; navn må være entydige i et scenario"},
                                                office.name)});
            else if (!keys.insert(office_key(office.name)).second)
                mistakes.push_back({"", message("office.same_identity",
                                                {"office {}: has the same 32-bit identity as another office; write its "
                                                 "name a little differently",
                                                 "kontoret {}: har samme 32-biters identitet som et annet kontor; "
                                                 "skriv navnet litt annerledes"},
                                                office.name)});
        }
    }
    for (const Wave& wave : inputs.waves) {
        for (const std::string& office : wave.offices)
            if (!names.contains(office))
                mistakes.push_back({"", message("wave.unknown_office",
                                                {"{}: reaches an office that is not there: {}",
                                                 "{}: når et kontor som ikke finnes: {}"},
                                                place_of(wave), office)});
        for (const std::string& centre : wave.centres)
            if (!regions.contains(centre))
                mistakes.push_back({"", message("wave.unknown_centre",
                                                {"{}: reaches the centre of a region that is not there: {}",
                                                 "{}: når sentret i en region som ikke finnes: {}"},
                                                place_of(wave), centre)});
    }
}

void check_weeks(const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    const auto outside = [&](const char* name, int value, int low, int high) {
        if (value < low || value > high)
            mistakes.push_back(
                {name, message("run.weeks_outside",
                               {"= {} weeks is outside [{}, {}] weeks", "= {} uker er utenfor [{}, {}] uker"}, value,
                               low, high)});
    };
    outside("burn_in", inputs.burn_in, 0, 2000);
    outside("weeks", inputs.weeks, 1, 5000);
}

void check_rules(const Message& where, const std::vector<ReferralRule>& rules, std::vector<Mistake>& mistakes)
{
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (const Message fault = fault_of(rules[i]); !fault.empty())
            mistakes.push_back(
                {"", message("rules.fault", {"{}: rule {} {}", "{}: regel {} {}"}, where, i + 1, fault)});
}

void check_waves(const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    for (const Wave& wave : inputs.waves) {
        if (wave.rules) check_rules(place_of(wave), *wave.rules, mistakes);
        if (const Message fault = fault_of(wave); !fault.empty())
            mistakes.push_back({"", message("wave.fault", {"{}: {}", "{}: {}"}, place_of(wave), fault)});
    }
}

void check_trial(const Trial& trial, const Inputs& inputs, std::vector<Mistake>& mistakes)
{
    if (trial.arms.size() < 2 || trial.arms.size() > most_arms)
        mistakes.push_back(
            {"trial", message("trial.arm_count", {"has {} arms; it needs 2 to {}", "har {} armer; det trengs 2 til {}"},
                              trial.arms.size(), most_arms)});
    std::set<std::string> names, offices;
    for (const TrialArm& arm : trial.arms) {
        if (!names.insert(arm.name).second)
            mistakes.push_back({"", message("arm.twice",
                                            {"arm {} of the trial: is there twice; give each arm a name of its own",
                                             "arm {} i forsøket: finnes to ganger; gi hver arm sitt eget navn"},
                                            arm.name)});
        for (const Message& fault : faults_of(arm))
            mistakes.push_back(
                {"", message("arm.fault", {"arm {} of the trial: {}", "arm {} i forsøket: {}"}, arm.name, fault)});
    }
    if (trial.from < 0 || trial.from >= inputs.weeks || trial.until <= trial.from)
        mistakes.push_back({"trial", message("trial.weeks",
                                             {"enrols in weeks [{}, {}); of these, some must be in [0, {})",
                                              "tar inn i ukene [{}, {}); noen av dem må være i [0, {})"},
                                             trial.from, trial.until, inputs.weeks)});
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) offices.insert(office.name);
    for (const std::string& office : trial.offices)
        if (!offices.contains(office))
            mistakes.push_back(
                {"trial",
                 message("trial.unknown_office",
                         {"names an office that is not there: {}", "nevner et kontor som ikke finnes: {}"}, office)});
}

}  // namespace

void check_inputs(const Inputs& inputs)
{
    std::vector<Mistake> mistakes;
    if (inputs.places.regions.empty())
        mistakes.push_back(
            {"places", message("places.no_region_at_all", {"there is no region; a scenario needs at least one",
                                                           "det er ingen region; et scenario trenger minst én"})});
    check_names(inputs, mistakes);
    check_weeks(inputs, mistakes);
    check_rules(message("status_quo", {"status quo", "dagens ordning"}), inputs.status_quo.rules, mistakes);
    check_waves(inputs, mistakes);
    if (inputs.trial) check_trial(*inputs.trial, inputs, mistakes);
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

}  // namespace samspill
