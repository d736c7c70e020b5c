#include "model/inputs/rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/digest.h"
#include "model/inputs/inputs.h"
#include "model/inputs/row_text.h"

namespace samspill {

const std::vector<ReferralRule>& rules_of(const Inputs& inputs, int wave)
{
    return wave < 0 ? inputs.status_quo.rules : *inputs.waves[std::size_t(wave)].rules;
}

namespace {

void add_rules(std::vector<RuleOfScenario>& all, const Inputs& inputs, int wave)
{
    const Wave* const of_wave = wave < 0 ? nullptr : &inputs.waves[std::size_t(wave)];
    const Week week = of_wave ? of_wave->week : 0;
    const std::string where = of_wave ? fmt::format("wave {} (week {})", wave + 1, week) : "status quo";
    const std::string reach = of_wave ? fmt::format("{} {}", week, fmt::join(of_wave->offices, "\n")) : "";
    const std::vector<ReferralRule>& rules = rules_of(inputs, wave);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        std::string text = input::text_of_item(rules[i]);
        const std::uint64_t key = name_hash(fmt::format("{}\n{}\n{}", reach, i, text));
        all.push_back({wave, week, int(i), key, fmt::format("{}, rule {}", where, i + 1), std::move(text)});
    }
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

}  // namespace samspill
