#include "model/rule_use.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/digest.h"
#include "model/inputs.h"
#include "model/region.h"
#include "model/row_text.h"

namespace samspill {

namespace {

bool concerns(const ReferralRule& rule, const std::string& office)
{
    return rule.offices.empty() || std::find(rule.offices.begin(), rule.offices.end(), office) != rule.offices.end();
}

const std::vector<ReferralRule>& list_of(const Inputs& inputs, int wave)
{
    return wave < 0 ? inputs.status_quo.rules : *inputs.waves[std::size_t(wave)].rules;
}

void add_rules(std::vector<RuleOfScenario>& all, const Inputs& inputs, int wave)
{
    const Wave* const of_wave = wave < 0 ? nullptr : &inputs.waves[std::size_t(wave)];
    const Week week = of_wave ? of_wave->week : 0;
    const std::string where = of_wave ? fmt::format("wave {} (week {})", wave + 1, week) : "status quo";
    const std::string reach = of_wave ? fmt::format("{} {}", week, fmt::join(of_wave->offices, "\n")) : "";
    const std::vector<ReferralRule>& rules = list_of(inputs, wave);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        std::string text = input::text_of_item(rules[i]);
        const std::uint64_t key = name_hash(fmt::format("{}\n{}\n{}", reach, i, text));
        all.push_back({wave, week, int(i), key, fmt::format("{}, rule {}", where, i + 1), std::move(text)});
    }
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

std::vector<RuleOfScenario> rules_in(const Inputs& inputs)
{
    std::vector<RuleOfScenario> all;
    add_rules(all, inputs, -1);
    for (std::size_t wave = 0; wave < inputs.waves.size(); ++wave)
        if (inputs.waves[wave].rules) add_rules(all, inputs, int(wave));
    return all;
}

std::vector<std::uint32_t> rule_counters(Region& region, int wave, const std::string& office)
{
    std::vector<std::uint32_t> counters;
    const std::vector<ReferralRule>& rules = list_of(region.setting->inputs, wave);
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
