#include "experiment/replicates/rule_summary.h"

#include <gtest/gtest.h>

#include "support/fake_output.h"

namespace samspill {
namespace {

Inputs two_rules()
{
    Inputs inputs = test::fake_scenario().inputs;
    ReferralRule young;
    young.kind = RuleKind::criteria;
    young.groups = 1u << int(Group::young);
    inputs.status_quo.rules.insert(inputs.status_quo.rules.begin(), young);
    return inputs;
}

TEST(RuleSummary, SaysHowOftenEachRuleFired)
{
    RuleSummary summary(two_rules());
    summary.add({{10, 100}, {1, 8}});
    summary.add({{30, 100}, {3, 8}});
    const auto rows = summary.rows();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].met.mean, 20.0);
    EXPECT_EQ(rows[0].referred.mean, 2.0);
    EXPECT_FALSE(rows[0].idle);
    EXPECT_NE(to_text(summary, Language::en).find("status quo, rule 2"), std::string::npos);
    EXPECT_EQ(idle_rules_text(summary, Language::en), "");
}

TEST(RuleSummary, SaysWhichRulesDidNothing)
{
    RuleSummary summary(two_rules());
    summary.add({{0, 100}, {0, 0}});
    summary.add({{0, 90}, {0, 0}});
    const std::string text = to_text(summary, Language::en);
    EXPECT_NE(text.find("never fired: status quo, rule 1: kind criteria"), std::string::npos) << text;
    EXPECT_NE(text.find("referred nobody: status quo, rule 2: kind ad_hoc"), std::string::npos) << text;
}

TEST(RuleSummary, LeavesOutReplicatesThatKnowNoRules)
{
    RuleSummary summary(two_rules());
    summary.add({});
    EXPECT_EQ(summary.replicates(), 0);
    EXPECT_EQ(to_text(summary, Language::en), "");
    summary.add({{1, 2}, {0, 1}});
    EXPECT_EQ(summary.replicates(), 1);
}

}  // namespace
}  // namespace samspill
