#include "model/week/rule_use.h"

#include <algorithm>

#include "model/inputs/inputs.h"
#include "model/state/region.h"

namespace samspill {

namespace {

bool concerns(const ReferralRule& rule, const std::string& office)
{
    return rule.offices.empty() || std::find(rule.offices.begin(), rule.offices.end(), office) != rule.offices.end();
}

std::uint32_t counter_of(Region& region, std::uint64_t key)
{
    std::vector<RuleUse>& uses = region.rule_uses;
    const auto known = std::find_if(uses.begin(), uses.end(), [&](const RuleUse& use) { return use.rule == key; });
    const auto place = std::uint32_t(known - uses.begin());
    if (known == uses.end()) uses.push_back({key});
    return place;
}

}  // namespace

std::vector<std::uint32_t> rule_counters(Region& region, int wave, const std::string& office)
{
    std::vector<std::uint32_t> counters;
    const std::vector<ReferralRule>& rules = rules_of(region.setting->inputs, wave);
    for (const RuleOfScenario& rule : region.setting->rules)
        if (rule.wave == wave && concerns(rules[std::size_t(rule.number)], office))
            counters.push_back(counter_of(region, rule.key));
    return counters;
}

RuleUse* use_of(Region& region, const User& user, const ReferralRule* rule)
{
    if (rule == nullptr || region.week < 0) return nullptr;
    const Office& office = region.office_of(user);
    const auto place = std::size_t(rule - office.targets.rules.data());
    return place < office.rule_counters.size() ? &region.rule_uses[office.rule_counters[place]] : nullptr;
}

RuleCounts rule_counts(const std::vector<RuleOfScenario>& rules, std::span<const Region> regions)
{
    RuleCounts counts;
    for (const RuleOfScenario& rule : rules) {
        RuleUse sum;
        for (const Region& region : regions)
            for (const RuleUse& use : region.rule_uses)
                if (use.rule == rule.key) sum.met += use.met, sum.referred += use.referred;
        counts.met.push_back(std::int32_t(sum.met));
        counts.referred.push_back(std::int32_t(sum.referred));
    }
    return counts;
}

}  // namespace samspill
