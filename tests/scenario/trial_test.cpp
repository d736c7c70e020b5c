#include <gtest/gtest.h>

#include "scenario_support.h"

namespace samspill::test {

namespace {

const std::string two_arms = "[[trial.arm]]\nname = \"usual\"\n[[trial.arm]]\nname = \"new\"\n";

std::optional<Trial> trial_of(const std::string& text, const std::vector<std::string>& overrides = {})
{
    return parse(small + "[trial]\n" + text, overrides).inputs.trial;
}

Told told(const std::string& text) { return mistakes_after_small("[trial]\n" + text); }

}  // namespace

TEST(TrialText, IsReadWithAllThatItNames)
{
    const auto trial = trial_of(R"(name = "IPS"
from = 2017-09-04
until = 104
groups = ["reduced_capacity"]
statuses = ["seeking"]
min_age = 20
far_from_work = false
offices = "Gol"
[[trial.arm]]
name = "usual"
share = 2
forbid_plans = ["supported_employment", "education"]
referral = "never"
[[trial.arm]]
name = "IPS"
force_plan = "supported_employment"
referral = "always"
mode = "three_way"
strategy = "individual"
caseload = 20
)");
    ASSERT_TRUE(trial);
    EXPECT_EQ(trial->name, "IPS");
    EXPECT_EQ(trial->from, 52);
    EXPECT_EQ(trial->until, 104);
    EXPECT_EQ(trial->groups, 1u << int(Group::reduced_capacity));
    EXPECT_EQ(trial->statuses, 1u << int(Status::seeking));
    EXPECT_EQ(trial->min_age, 20);
    EXPECT_EQ(trial->far_from_work, false);
    EXPECT_EQ(trial->offices, Told{"Gol"});
    ASSERT_EQ(trial->arms.size(), 2u);
    const TrialArm &usual = trial->arms[0], &ips = trial->arms[1];
    EXPECT_EQ(usual.share, 2.0);
    EXPECT_EQ(usual.forbid_plans, 1u << int(Plan::supported_employment) | 1u << int(Plan::education));
    EXPECT_EQ(usual.referral, false);
    EXPECT_FALSE(usual.force_plan || usual.mode || usual.strategy || usual.caseload);
    EXPECT_EQ(ips.force_plan, Plan::supported_employment);
    EXPECT_EQ(ips.referral, true);
    EXPECT_EQ(ips.mode, Mode::three_way);
    EXPECT_TRUE(ips.strategy->individual);
    EXPECT_EQ(ips.caseload, 20.0);
    EXPECT_EQ(ips.share, 1.0);
}

TEST(TrialText, EnrolsInAllSimulatedOfficesWhenNoneIsNamed)
{
    EXPECT_EQ(trial_of(two_arms)->offices, (Told{"Gol", "Nore og Uvdal"}));
    EXPECT_EQ(trial_of("region = \"North\"\n" + two_arms)->offices, (Told{"Gol", "Nore og Uvdal"}));
}

TEST(TrialText, IsLeftOutOfAShortenedRunThatEndsBeforeIt)
{
    EXPECT_TRUE(trial_of("from = 100\n" + two_arms, {"run.weeks=101"}));
    EXPECT_FALSE(trial_of("from = 100\n" + two_arms, {"run.weeks=100"}));
}

TEST(TrialText, TakesOverrides)
{
    const auto trial = trial_of(two_arms, {"trial.arm.new.share=4", "trial.min_weeks=3"});
    EXPECT_EQ(trial->arms[1].share, 4.0);
    EXPECT_EQ(trial->min_weeks, 3);
    EXPECT_FALSE(trial_of(two_arms, {"trial=none"}));
    EXPECT_FALSE(trial_of("", {"trial=none"}));
}

TEST(TrialText, IsToldWhatIsWrong)
{
    EXPECT_EQ(told("from = 0\n"), Told{"t.toml:9:2: the trial has 0 arms; it needs 2 to 20 [[trial.arm]]"});
    EXPECT_EQ(told("from = 400\n" + two_arms),
              Told{"t.toml:9:2: trial.from is week 400, outside the weeks [0, 311] that are simulated"});
    EXPECT_EQ(told("from = 9\nuntil = 9\n" + two_arms),
              Told{"t.toml:9:2: trial.until is week 9, not after trial.from, week 9, so that nobody is enrolled"});
    EXPECT_EQ(told("offices = [\"Gil\"]\n" + two_arms),
              Told{"t.toml:10:12: there is no office \"Gil\"; did you mean \"Gol\"?"});
    EXPECT_EQ(told("min_age = 30\nmax_age = 20\n" + two_arms),
              Told{"t.toml:9:2: trial: min_age = 30 is above max_age = 20, so that nobody fits"});
    EXPECT_EQ(told("group = [\"young\"]\n" + two_arms).size(), 1u);
    EXPECT_NE(told("group = [\"young\"]\n" + two_arms)[0].find("did you mean"), std::string::npos);
    const std::string rest = "[[trial.arm]]\nname = \"new\"\n";
    EXPECT_EQ(told(rest + rest), Told{"t.toml:12:1: two arms are named \"new\"; give each a name of its own"});
    EXPECT_EQ(told(two_arms + "shar = 2\n").size(), 1u);
    EXPECT_EQ(told(two_arms + "share = 0\n").size(), 1u);
    const Told plan = told(two_arms + "force_plan = \"fastwork\"\n");
    ASSERT_EQ(plan.size(), 1u);
    EXPECT_EQ(plan[0].rfind("t.toml:14:14: there is no plan \"fastwork\"; did you mean \"fast_work\"?", 0), 0u)
        << plan[0];
    EXPECT_EQ(told(two_arms + "force_plan = \"education\"\nforbid_plans = [\"education\"]\n"),
              Told{"t.toml:12:1: trial.arm: the plan education is forced and forbidden"});
    EXPECT_EQ(told(two_arms + "referral = true\n").size(), 1u);
}

}  // namespace samspill::test
