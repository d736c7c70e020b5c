#include "model/history.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/field.h"

namespace samspill {

namespace {

// Parameters that nothing asks for before a wave strikes (tests/laws/history_test.cpp).
constexpr std::array late_keys{
    std::string_view("reform.disruption"),    std::string_view("reform.disruption_power"),
    std::string_view("reform.resistance"),    std::string_view("reform.disruption_half_life"),
    std::string_view("reform.flaws"),         std::string_view("reform.individual_change"),
    std::string_view("reform.flaw_severity"), std::string_view("reform.after_half_life"),
    std::string_view("reform.flaw_reach"),    std::string_view("reform.flaw_most"),
    std::string_view("reform.flaw_power"),
};
constexpr std::array late_beginnings{std::string_view("reform.flaw_axis."), std::string_view("reflection.")};

// One thing that inputs hold, in words that tell it from every other.
struct Item {
    std::string key, text;
    Week from = 0;
    std::vector<std::string> offices = {};  // where it acts first; empty: everywhere

    bool operator==(const Item&) const = default;
};

template <class Labels>
std::string names_of_bits(unsigned bits)
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < Labels::names.size(); ++i)
        if ((bits >> i & 1u) != 0) names.push_back(Labels::names[i]);
    return names.size() == Labels::names.size() ? "all" : fmt::format("[{}]", fmt::join(names, ", "));
}

template <class Labels, class Value>
std::string text_of(const By<Labels, Value>& by)
{
    return fmt::format("[{}]", fmt::join(by.values, ", "));
}

std::string text_of(const Eligibility& who)
{
    std::string text = fmt::format("groups {}, statuses {}", names_of_bits<GroupLabels>(who.groups),
                                   names_of_bits<StatusLabels>(who.statuses));
    const Eligibility all;
    const auto range = [&](std::string_view name, auto low, auto high, auto all_low, auto all_high) {
        if (low != all_low || high != all_high) text += fmt::format(", {} {}-{}", name, low, high);
    };
    range("age", who.min_age, who.max_age, all.min_age, all.max_age);
    range("weeks", who.min_weeks, who.max_weeks, all.min_weeks, all.max_weeks);
    range("qualification", who.min_qualification, who.max_qualification, all.min_qualification, all.max_qualification);
    const auto flag = [&](std::string_view name, const std::optional<bool>& value) {
        if (value) text += fmt::format(", {} {}", name, *value ? "yes" : "no");
    };
    flag("has_employer", who.has_employer);
    flag("repeated_absence", who.repeated_absence);
    flag("reduced_capacity", who.reduced_capacity);
    flag("far_from_work", who.far_from_work);
    if (!who.offices.empty()) text += fmt::format(", offices [{}]", fmt::join(who.offices, ", "));
    return text;
}

std::string text_of(const Strategy& strategy)
{
    return strategy.individual ? fmt::format("individual ({})", strategy.education_first)
                               : fmt::format("{}", strategy.education_first);
}

std::string text_of(const std::vector<ReferralRule>& rules)
{
    std::vector<std::string> texts;
    for (const ReferralRule& rule : rules) texts.push_back(rule_text(rule));
    return fmt::format("[{}]", fmt::join(texts, "; "));
}

// The parts of targets, those of a wave only where they are set.
class Parts {
public:
    void add(std::string_view name, const std::string& text) { parts_.push_back(fmt::format("{} {}", name, text)); }
    void add(std::string_view name, double value) { add(name, fmt::format("{}", value)); }
    template <class Value>
    void add(std::string_view name, const std::optional<Value>& value)
    {
        if constexpr (std::is_arithmetic_v<Value>) {
            if (value) add(name, double(*value));
        } else {
            if (value) add(name, text_of(*value));
        }
    }
    std::string text() const { return fmt::format("{}", fmt::join(parts_, ", ")); }

private:
    std::vector<std::string> parts_;
};

std::string text_of(const Targets& targets)
{
    Parts parts;
    parts.add("intensity", targets.intensity);
    parts.add("strategy", text_of(targets.strategy));
    parts.add("rules", text_of(targets.rules));
    parts.add("co_creation", targets.co_creation);
    parts.add("project_hours", targets.project_hours);
    parts.add("anchoring", targets.anchoring);
    parts.add("partners", names_of_bits<PartnerLabels>(targets.partners));
    return parts.text();
}

std::string text_of(const Wave& wave)
{
    Parts parts;
    parts.add("intensity", wave.intensity);
    parts.add("strategy", wave.strategy);
    parts.add("rules", wave.rules);
    parts.add("co_creation", wave.co_creation);
    parts.add("project_hours", wave.project_hours);
    parts.add("anchoring", wave.anchoring);
    if (wave.partners != 0) parts.add("partners", names_of_bits<PartnerLabels>(wave.partners));
    if (wave.ramp != 0) parts.add("ramp", wave.ramp);
    return fmt::format("week {} at {}: {}", wave.week, fmt::join(wave.offices, ", "), parts.text());
}

std::string text_of(const TrialArm& arm)
{
    Parts parts;
    parts.add("share", arm.share);
    if (arm.force_plan) parts.add("force_plan", std::string(PlanLabels::names[std::size_t(*arm.force_plan)]));
    if (arm.forbid_plans != 0) parts.add("forbid_plans", names_of_bits<PlanLabels>(arm.forbid_plans));
    if (arm.referral) parts.add("referral", *arm.referral ? "always" : "never");
    if (arm.mode) parts.add("mode", std::string(ModeLabels::names[std::size_t(*arm.mode)]));
    parts.add("strategy", arm.strategy);
    parts.add("caseload", arm.caseload);
    return fmt::format("{} ({})", arm.name, parts.text());
}

std::string text_of(const OfficePlace& office)
{
    return fmt::format("{} inhabitants, distance {}, tie {}, partners {}, {} job specialists from week {}, inflow {}",
                       office.inhabitants, office.distance, office.tie, names_of_bits<PartnerLabels>(office.partners),
                       office.job_specialists, office.job_specialists_from, text_of(office.inflow));
}

bool is_late(std::string_view key)
{
    return std::find(late_keys.begin(), late_keys.end(), key) != late_keys.end() ||
           std::any_of(late_beginnings.begin(), late_beginnings.end(),
                       [&](std::string_view beginning) { return key.starts_with(beginning); });
}

// Whoever may put a wave off decides so at the reflection before it.
Week first_touch(const Inputs& inputs, const Wave& wave)
{
    const Week first = -inputs.burn_in;
    return inputs.rollout.may_postpone ? std::max(first, wave.week - inputs.params.reflection.interval - 1) : wave.week;
}

Week first_wave(const Inputs& inputs)
{
    return inputs.waves.empty() ? no_week : first_touch(inputs, inputs.waves.front());
}

void add_params(std::vector<Item>& items, const Inputs& inputs)
{
    // parameters_of wants to be able to set them; nothing is set here.
    auto& params = const_cast<Params&>(inputs.params);
    const Week late = first_wave(inputs);
    for (const Parameter& parameter : parameters_of(params))
        items.push_back(
            {parameter.key, fmt::format("{}", parameter.get()), is_late(parameter.key) ? late : -inputs.burn_in});
}

void add_settings(std::vector<Item>& items, const Inputs& inputs)
{
    const Week first = -inputs.burn_in;
    const auto add = [&](std::string key, std::string text) {
        items.push_back({std::move(key), std::move(text), first});
    };
    add("run.burn_in", fmt::format("{}", inputs.burn_in));
    add("run.weeks", fmt::format("{}", inputs.weeks));
    add("observation.from", fmt::format("{}", inputs.observation.from));
    add("observation.episode_week", fmt::format("{}", inputs.observation.episode_week));
    add("observation.trajectory_share", fmt::format("{}", inputs.observation.trajectory_share));
    add("places.scale", fmt::format("{}", inputs.places.scale));
    for (const RegionPlace& region : inputs.places.regions) {
        add("region." + region.name, fmt::format("{} centre positions", region.centre_positions));
        for (const OfficePlace& office : region.offices) {
            add("office." + office.name, text_of(office));
            items.back().offices = {office.name};
        }
    }
    add("status_quo", text_of(inputs.status_quo));
}

void add_policies(std::vector<Item>& items, const Inputs& inputs)
{
    const Week first = -inputs.burn_in;
    for (const Wave& wave : inputs.waves)
        items.push_back({"wave", text_of(wave), std::max(first, first_touch(inputs, wave)), wave.offices});
    items.push_back({"rollout.shared_design", inputs.rollout.shared_design ? "true" : "false", first_wave(inputs)});
    items.push_back({"rollout.may_postpone", inputs.rollout.may_postpone ? "true" : "false", first_wave(inputs)});
    for (const Shock& shock : inputs.shocks) {
        items.push_back({"shock",
                         fmt::format("week {}{}: size {}, half-life {} weeks", shock.week,
                                     shock.region.empty() ? "" : " in " + shock.region, shock.size, shock.half_life),
                         std::max(first, shock.week)});
        for (const RegionPlace& region : inputs.places.regions)
            if (region.name == shock.region)
                for (const OfficePlace& office : region.offices) items.back().offices.push_back(office.name);
    }
    if (inputs.trial) {
        const Trial& trial = *inputs.trial;
        std::vector<std::string> arms;
        for (const TrialArm& arm : trial.arms) arms.push_back(text_of(arm));
        items.push_back({"trial",
                         fmt::format("{}: weeks {} to {}, {}; {}", trial.name, trial.from, trial.until,
                                     text_of(static_cast<const Eligibility&>(trial)), fmt::join(arms, "; ")),
                         std::max(first, trial.from), trial.offices});
    }
}

// Everything that inputs hold, in the order in which differences are told.
std::vector<Item> items_of(const Inputs& inputs)
{
    std::vector<Item> items;
    add_params(items, inputs);
    add_settings(items, inputs);
    add_policies(items, inputs);
    return items;
}

// What one has and the other has not, each in its own order.
std::vector<Item> without(const std::vector<Item>& items, std::vector<Item> others)
{
    std::vector<Item> left;
    for (const Item& item : items) {
        const auto found = std::find_if(others.begin(), others.end(), [&](const Item& other) {
            return other.key == item.key && other.text == item.text;
        });
        if (found != others.end())
            others.erase(found);
        else
            left.push_back(item);
    }
    return left;
}

// Joins what stood at one key before and after.
std::vector<Difference> paired(const std::vector<Item>& before, std::vector<Item> after)
{
    std::vector<Difference> list;
    for (const Item& item : before) {
        Difference difference{item.key, item.text, "", item.from, item.offices};
        const auto found = std::find_if(after.begin(), after.end(), [&](const Item& other) {
            return other.key == item.key && (item.key != "wave" || other.from == item.from);
        });
        if (found != after.end()) {
            difference.after = found->text;
            difference.from = std::min(item.from, found->from);
            if (item.offices.empty() || found->offices.empty()) difference.offices.clear();
            for (const std::string& office : found->offices)
                if (!difference.offices.empty() &&
                    std::find(difference.offices.begin(), difference.offices.end(), office) == difference.offices.end())
                    difference.offices.push_back(office);
            after.erase(found);
        }
        list.push_back(std::move(difference));
    }
    for (const Item& item : after) list.push_back({item.key, "", item.text, item.from, item.offices});
    return list;
}

}  // namespace

std::string rule_text(const ReferralRule& rule)
{
    return fmt::format("{} ({}; {})", RuleKindLabels::names[std::size_t(rule.kind)],
                       ModeLabels::names[std::size_t(rule.mode)], text_of(static_cast<const Eligibility&>(rule)));
}

std::vector<Difference> differences(const Inputs& before, const Inputs& after)
{
    const std::vector<Item> a = items_of(before), b = items_of(after);
    std::vector<Difference> list = paired(without(a, b), without(b, a));
    // The same waves or shocks in another order.
    if (list.empty())
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!(a[i] == b[i])) list.push_back({a[i].key, a[i].text, b[i].text, std::min(a[i].from, b[i].from), {}});
    std::erase_if(list, [](const Difference& difference) { return difference.from == no_week; });
    return list;
}

Week first_difference(const Inputs& a, const Inputs& b)
{
    Week first = no_week;
    for (const Difference& difference : differences(a, b)) first = std::min(first, difference.from);
    return first;
}

std::vector<PastItem> past_items(const Inputs& inputs, Week week)
{
    std::vector<PastItem> past;
    for (Item& item : items_of(inputs))
        if (item.from < week) past.emplace_back(std::move(item.key), std::move(item.text));
    return past;
}

Digest history_digest(const Inputs& inputs, Week week)
{
    Digester digester;
    for (const auto& [key, text] : past_items(inputs, week)) {
        digester.add(key);
        digester.add(text);
    }
    return digester.digest();
}

}  // namespace samspill
