#include "experiment/replicates/trial_summary.h"

#include <cmath>

#include <gtest/gtest.h>

#include "support/fake_output.h"

namespace samspill {
namespace {

// Of every arm, region and group 20 persons, half of them in work after 26 weeks in the first arm
// and `in_second` of them in the second.
RunOutput output_with(int in_second)
{
    Scenario scenario = test::fake_scenario(2, 1, 60, 1);
    scenario.inputs.trial = test::fake_trial();
    RunOutput output = test::fake_output(scenario.inputs, 0);
    EventTime& table = output.trial;
    for (int outcome = 0; outcome < n_outcomes; ++outcome)
        for (int arm = 0; arm < 2; ++arm)
            for (int region = 0; region < 2; ++region)
                for (int group = 0; group < n_groups; ++group)
                    for (int week = 0; week < 60; ++week)
                        table.persons[table.index(outcome, arm, region, group, week)] =
                            Outcome(outcome) == Outcome::observed ? 20
                            : arm == 0                            ? 10
                                                                  : in_second;
    return output;
}

TEST(TrialSummary, GivesSharesOfThoseObservedAndDifferencesFromTheFirstArm)
{
    TrialSummary summary(test::fake_trial());
    summary.add(trial_findings_of(output_with(12)));
    summary.add(trial_findings_of(output_with(14)));
    const std::vector<TrialSummary::Row> rows = summary.rows();
    ASSERT_EQ(rows.size(), 9u);  // two arms and one difference, after 0, 26 and 52 weeks of 60
    EXPECT_EQ(rows[0].observed.mean, 2.0 * n_groups * 20);
    EXPECT_EQ(rows[1].share[0].mean, 50.0);
    EXPECT_EQ(rows[4].arm, "éarly");
    EXPECT_EQ(rows[4].week, 26);
    EXPECT_EQ(rows[4].share[0].mean, 65.0);
    EXPECT_TRUE(rows[7].difference);
    EXPECT_EQ(rows[7].share[0].mean, 15.0);
    EXPECT_NEAR(rows[7].share[0].half_width, student_quantile(0.975, 1) * 5.0, 1e-9);  // of 10 and 20
}

TEST(TrialSummary, HasNoRowsForWeeksBeyondTheHorizon)
{
    TrialSummary summary(test::fake_trial());
    summary.add(trial_findings_of(output_with(12)));
    for (const TrialSummary::Row& row : summary.rows()) EXPECT_LT(row.week, 60);
    EXPECT_TRUE(std::isnan(summary.rows()[1].share[0].half_width));  // of one replicate
}

TEST(TrialSummary, IsATableThatNamesArmsAndDifferences)
{
    TrialSummary summary(test::fake_trial());
    for (int in_second : {12, 14, 13}) summary.add(trial_findings_of(output_with(in_second)));
    const std::string text = to_text(summary, Language::en);
    EXPECT_NE(text.find("a trial – of Å"), std::string::npos);
    EXPECT_NE(text.find("éarly – usual"), std::string::npos);
    EXPECT_EQ(text.find("-0.0"), std::string::npos);
    EXPECT_NE(text.find("15.0 ± "), std::string::npos);
    EXPECT_NE(text.find("% on benefit"), std::string::npos);
}

}  // namespace
}  // namespace samspill
