#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/language.h"
#include "experiment/statistics/statistics.h"
#include "model/inputs/inputs.h"
#include "model/inputs/rules.h"
#include "model/week/rule_use.h"

namespace samspill {

// How often the rules of referral of a scenario came into play, over replicates: so that a rule that
// never did does not pass for one that was tried.
class RuleSummary {
public:
    struct Row {
        RuleOfScenario rule;
        Estimate met, referred;
        // What the rule was good for; none when it led to referrals in some replicate.
        std::optional<Text> idle;
    };

    explicit RuleSummary(const Inputs& inputs) : rules_(rules_in(inputs)) {}

    // Of one replicate; counts of another number of rules (of files of older versions) are left out.
    void add(const RuleCounts& counts);
    int replicates() const { return int(replicates_.size()); }
    std::vector<Row> rows() const;

private:
    std::vector<RuleOfScenario> rules_;
    std::vector<RuleCounts> replicates_;
};

// A table of all rules, and a line for each that did nothing. Empty without rules or replicates.
std::string to_text(const RuleSummary& summary, Language language);

// The lines alone: "never fired: wave 2 (week 104), rule 3: kind criteria, ...".
std::string idle_rules_text(const RuleSummary& summary, Language language);

}  // namespace samspill
