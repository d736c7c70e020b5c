#include "experiment/replicates/rule_summary.h"

#include <algorithm>

#include <fmt/format.h>

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

}  // namespace

void RuleSummary::add(const RuleCounts& counts)
{
    if (counts.met.size() == rules_.size() && counts.referred.size() == rules_.size()) replicates_.push_back(counts);
}

std::vector<RuleSummary::Row> RuleSummary::rows() const
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < rules_.size() && !replicates_.empty(); ++i) {
        Row row{rules_[i], estimate_of(replicates_, &RuleCounts::met, i),
                estimate_of(replicates_, &RuleCounts::referred, i), ""};
        const auto in_none = [&](const std::vector<std::int32_t> RuleCounts::*counts) {
            return std::all_of(replicates_.begin(), replicates_.end(),
                               [&](const RuleCounts& replicate) { return (replicate.*counts)[i] == 0; });
        };
        if (in_none(&RuleCounts::met))
            row.idle = "never fired";
        else if (in_none(&RuleCounts::referred))
            row.idle = "referred nobody";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string idle_rules_text(const RuleSummary& summary)
{
    std::string text;
    for (const RuleSummary::Row& row : summary.rows())
        if (!row.idle.empty()) text += fmt::format("{}: {}: {}\n", row.idle, row.rule.name, row.rule.text);
    return text;
}

std::string to_text(const RuleSummary& summary)
{
    const std::vector<RuleSummary::Row> rows = summary.rows();
    if (rows.empty()) return "";
    const bool interval = summary.replicates() > 1;
    std::vector<std::vector<std::string>> lines{{"rule of referral", "", "users met", "referrals"}};
    for (const RuleSummary::Row& row : rows)
        lines.push_back({row.rule.name, row.rule.text, estimate_text(row.met, 0, interval),
                         estimate_text(row.referred, 0, interval)});
    return aligned(lines, 2) +
           "from week 0 on; users met: in meetings, or due where they refer themselves, whose first rule it was\n" +
           idle_rules_text(summary);
}

}  // namespace samspill
