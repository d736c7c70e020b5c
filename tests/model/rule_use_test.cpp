#include "model/week/rule_use.h"

#include <gtest/gtest.h>

#include "model/inputs/rules.h"
#include "model/run.h"
#include "support/small_world.h"

namespace samspill {
namespace {

// Under the status quo an ad hoc rule; from week 4 on at one office two rules, of which the second comes after
// one that everybody meets.
Inputs with_rules()
{
    Inputs inputs = test::small_inputs(20, 10);
    inputs.params.referral.intercept = 3.0;  // nearly every meeting ends in a referral
    ReferralRule universal, late;
    universal.kind = RuleKind::universal;
    late.kind = RuleKind::criteria;
    Wave wave;
    wave.week = 4;
    wave.offices = {"Vest 1"};
    wave.rules = std::vector<ReferralRule>{universal, late};
    inputs.waves = {wave};
    return inputs;
}

int referrals_from_week_zero(const RunOutput& output, const Inputs& inputs)
{
    const std::vector<float>& values = output.series.values[std::size_t(Indicator::referrals)];
    const std::size_t a_week = cells(info(Indicator::referrals), 2, 1);
    double sum = 0.0;
    for (std::size_t i = std::size_t(-inputs.observation.from) * a_week; i < values.size(); ++i)
        sum += double(values[i]);
    return int(sum);
}

TEST(RuleUse, KnowsEveryRuleOfAScenarioByWhereItStands)
{
    const std::vector<RuleOfScenario> rules = rules_in(with_rules());
    ASSERT_EQ(rules.size(), 3u);
    EXPECT_EQ(rules[0].name, "status quo, rule 1");
    EXPECT_EQ(rules[1].name, "wave 1 (week 4), rule 1");
    EXPECT_EQ(rules[2].name, "wave 1 (week 4), rule 2");
    EXPECT_NE(rules[1].key, rules[2].key);
    EXPECT_EQ(rules[2].text, "kind criteria, mode individual");
}

TEST(RuleUse, CountsEveryReferralWithItsRule)
{
    const Inputs inputs = with_rules();
    const RunOutput output = run_replicate(inputs, 3, 0);
    ASSERT_EQ(output.rules.met.size(), 3u);
    EXPECT_GT(output.rules.referred[0], 0);
    EXPECT_GT(output.rules.referred[1], 0);
    EXPECT_EQ(output.rules.met[2], 0) << "everybody meets the rule before it";
    EXPECT_EQ(output.rules.referred[2], 0);
    EXPECT_EQ(output.rules.referred[0] + output.rules.referred[1], referrals_from_week_zero(output, inputs));
    for (std::size_t rule = 0; rule < 2; ++rule) EXPECT_GE(output.rules.met[rule], output.rules.referred[rule]);
}

TEST(RuleUse, IsTheSameAfterASavedState)
{
    const Inputs inputs = with_rules();
    const RunOutput whole = run_replicate(inputs, 3, 0);
    World world(inputs, {3, 0});
    while (world.week() < 9) world.step();
    World again(inputs, world.save());
    while (!again.done()) again.step();
    EXPECT_EQ(again.finish().rules, whole.rules);
}

// A world that parts from a common past has other waves, and counts their rules by what they say.
TEST(RuleUse, IsTheSameForAWorldThatPartsFromAnother)
{
    const Inputs inputs = with_rules();
    Inputs past = inputs;
    past.waves.clear();
    World world(past, {3, 0});
    while (world.week() < 4) world.step();
    World parted(world, inputs);
    while (!parted.done()) parted.step();
    EXPECT_EQ(parted.finish().rules, run_replicate(inputs, 3, 0).rules);
}

}  // namespace
}  // namespace samspill
