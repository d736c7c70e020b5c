#include "experiment/compare/comparison_rules.h"

#include "model/inputs/rules.h"

#include <algorithm>
#include <numeric>

namespace samspill {

namespace {

constexpr std::int32_t not_known = -1;  // of a replicate that was made by an older version

// The rows of the counts: all rules of the first scenario, then of the next.
std::vector<std::int32_t> rows_of(const Comparison& comparison, const std::vector<std::size_t>& sizes,
                                  std::vector<std::int32_t> RuleCounts::*counts)
{
    std::vector<std::int32_t> values;
    for (std::size_t s = 0; s < sizes.size(); ++s)
        for (std::size_t rule = 0; rule < sizes[s]; ++rule)
            for (const ScenarioReplicate& run : comparison.runs[s]) {
                const std::vector<std::int32_t>& of_run = run.rules.*counts;
                values.push_back(of_run.size() == sizes[s] ? of_run[rule] : not_known);
            }
    return values;
}

}  // namespace

RuleSummary rules_of(const Comparison& comparison, std::size_t scenario)
{
    RuleSummary summary(comparison.scenarios[scenario].inputs);
    for (const ScenarioReplicate& run : comparison.runs[scenario]) summary.add(run.rules);
    return summary;
}

void write_rules(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    std::vector<std::size_t> sizes;
    std::vector<std::string> scenarios, rules, says;
    for (const Scenario& scenario : comparison.scenarios) {
        const std::vector<RuleOfScenario> all = rules_in(scenario.inputs);
        sizes.push_back(all.size());
        for (const RuleOfScenario& rule : all) {
            scenarios.push_back(scenario.name);
            rules.push_back(rule.name);
            says.push_back(rule.text);
        }
    }
    if (rules.empty()) return;
    std::vector<std::int32_t> items(rules.size()), replicates(std::size_t(comparison.replicates()));
    std::iota(items.begin(), items.end(), 0);
    std::iota(replicates.begin(), replicates.end(), 0);
    GroupWriter writer(root, "rules", "how often each rule of referral came into play, from week 0 on", copies);
    const h5::Dataset item = writer.axis({"item", "a rule of a scenario", items});
    const h5::Dataset replicate = writer.axis({"replicate", "number of the replicate", replicates});
    writer.texts("scenario", scenarios, "whose rule it is", item);
    writer.texts("rule", rules, "where the rule stands in the scenario", item);
    writer.texts("says", says, "what it says", item);
    const auto write = [&](const char* name, std::vector<std::int32_t> RuleCounts::*counts, const char* meaning) {
        h5::Dataset dataset = writer.group().create(name, h5::Type::int32, {items.size(), replicates.size()},
                                                    {.chunk = {1, replicates.size()}});
        dataset.write(0, items.size(), rows_of(comparison, sizes, counts).data());
        dataset.set_text("units", "1");
        dataset.set_text("long_name", meaning);
        dataset.attach(0, item);
        dataset.attach(1, replicate);
    };
    write("met", &RuleCounts::met,
          "users met, or due where they refer themselves, whose first rule it was; -1: not known");
    write("referred", &RuleCounts::referred, "referrals that came of it; -1: not known");
}

void read_rules(const h5::Group& root, const TextLists& texts, Comparison& comparison)
{
    if (!root.has("rules")) return;
    const std::vector<std::string> scenarios = texts_at(texts, "rules/scenario");
    const h5::Group group = root.group("rules");
    const std::uint64_t count = std::uint64_t(comparison.replicates());
    const auto read = [&](const char* name) {
        const h5::Dataset dataset = group.dataset(name);
        require_shape(dataset, name, h5::Type::int32, {scenarios.size(), count});
        std::vector<std::int32_t> values(scenarios.size() * count);
        dataset.read(0, scenarios.size(), values.data());
        return values;
    };
    const std::vector<std::int32_t> met = read("met"), referred = read("referred");
    for (std::size_t row = 0; row < scenarios.size(); ++row) {
        const auto found = std::ranges::find(comparison.scenarios, scenarios[row], &Scenario::name);
        if (found == comparison.scenarios.end())
            throw h5::Error(
                message("comparison.rule", {"a rule is of no scenario", "en regel hører ikke til noe scenario"}));
        auto& runs = comparison.runs[std::size_t(found - comparison.scenarios.begin())];
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (met[row * count + i] == not_known) continue;
            runs[i].rules.met.push_back(met[row * count + i]);
            runs[i].rules.referred.push_back(referred[row * count + i]);
        }
    }
}

}  // namespace samspill
