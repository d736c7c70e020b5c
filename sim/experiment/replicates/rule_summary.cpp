#include "experiment/replicates/rule_summary.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/message.h"
#include "experiment/statistics/text_table.h"

namespace samspill {

namespace {

template <class Counts>
Estimate estimate_of(const std::vector<RuleCounts>& replicates, Counts RuleCounts::*counts, std::size_t rule)
{
    std::vector<double> values;
    for (const RuleCounts& replicate : replicates) values.push_back(double((replicate.*counts)[rule]));
    return estimate(values);
}

// As files call it, or the same in Norwegian.
std::string name_of(const RuleOfScenario& rule, Language language)
{
    if (language == Language::en) return rule.name;
    if (rule.wave < 0) return fmt::format("dagens ordning, regel {}", rule.number + 1);
    return fmt::format("bølge {} (uke {}), regel {}", rule.wave + 1, rule.week, rule.number + 1);
}

}  // namespace

void RuleSummary::add(const RuleCounts& counts)
{
    if (counts.met.size() == rules_.size() && counts.referred.size() == rules_.size()) replicates_.push_back(counts);
}

std::vector<RuleSummary::Row> RuleSummary::rows() const
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < rules_.size() && !replicates_.empty(); ++i) {
        Row row{rules_[i],
                estimate_of(replicates_, &RuleCounts::met, i),
                estimate_of(replicates_, &RuleCounts::referred, i),
                {}};
        const auto in_none = [&](const std::vector<std::int32_t> RuleCounts::*counts) {
            return std::all_of(replicates_.begin(), replicates_.end(),
                               [&](const RuleCounts& replicate) { return (replicate.*counts)[i] == 0; });
        };
        if (in_none(&RuleCounts::met))
            row.idle = Text{"never fired", "slo aldri til"};
        else if (in_none(&RuleCounts::referred))
            row.idle = Text{"referred nobody", "henviste ingen"};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string idle_rules_text(const RuleSummary& summary, Language language)
{
    std::string text;
    for (const RuleSummary::Row& row : summary.rows())
        if (row.idle)
            text += fmt::format("{}: {}: {}\n", row.idle->in(language), name_of(row.rule, language), row.rule.text);
    return text;
}

std::string to_text(const RuleSummary& summary, Language language)
{
    const std::vector<RuleSummary::Row> rows = summary.rows();
    if (rows.empty()) return "";
    const bool interval = summary.replicates() > 1;
    std::vector<std::vector<std::string>> lines{{Text{"rule of referral", "henvisningsregel"}.in(language), "",
                                                 Text{"users met", "brukere møtt"}.in(language),
                                                 Text{"referrals", "henvisninger"}.in(language)}};
    for (const RuleSummary::Row& row : rows)
        lines.push_back({name_of(row.rule, language), row.rule.text, estimate_text(row.met, 0, interval, language),
                         estimate_text(row.referred, 0, interval, language)});
    return aligned(lines, 2) +
           phrase(
               language,
               {"from week 0 on; users met: in meetings, or due where they refer themselves, whose first rule it was\n",
                "fra uke 0 av; brukere møtt: i møter, eller i tur der de henviser seg selv, som hadde dette som første "
                "regel\n"}) +
           idle_rules_text(summary, language);
}

}  // namespace samspill
