#include "experiment/judge/endpoints.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/error.h"
#include "experiment/judge/curves.h"
#include "support/fake_output.h"

namespace samspill {
namespace {

constexpr int weeks = 104;

// One region of two offices, nothing in any series or cohort.
struct Endpoints : testing::Test {
    Endpoints()
    {
        for (std::vector<float>& values : output.series.values) std::ranges::fill(values, 0.0f);
        std::ranges::fill(output.event_time.persons, 0);
    }

    // The same number for every group (and label) of an office in the weeks [from, until).
    void fill(Indicator indicator, std::size_t office, float number, Week from = -52, Week until = weeks)
    {
        std::vector<float>& values = output.series.values[std::size_t(indicator)];
        const std::size_t per_office = cells(info(indicator), 1, 0), per_week = 2 * per_office;
        for (Week week = from; week < until; ++week)
            std::fill_n(values.begin() + std::ptrdiff_t(std::size_t(week + 52) * per_week + office * per_office),
                        per_office, number);
    }

    void follow(Cohort cohort, Outcome outcome, Group group, int week, int persons)
    {
        output.event_time.persons[output.event_time.index(int(outcome), int(cohort), 0, int(group), week)] = persons;
    }

    double value(const char* name, std::size_t group = n_groups) const
    {
        return endpoints_of(output, scenario.inputs).at(endpoint_index(name), 1, group);
    }

    Scenario scenario = test::fake_scenario(1, 2, weeks, 1);
    RunOutput output = test::fake_output(scenario.inputs, 0);
};

TEST_F(Endpoints, AreDeclaredOnceWithAllThatATableNeeds)
{
    std::set<std::string_view> names;
    for (const EndpointInfo& endpoint : endpoints()) {
        EXPECT_TRUE(names.insert(endpoint.name).second) << endpoint.name;
        EXPECT_EQ(endpoint.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string_view::npos);
        EXPECT_FALSE(endpoint.unit.empty() || endpoint.meaning.empty() || endpoint.meaning_no.empty()) << endpoint.name;
        EXPECT_EQ(endpoints()[endpoint_index(endpoint.name)].name, endpoint.name);
    }
    EXPECT_TRUE(names.contains(primary_endpoint));
}

TEST_F(Endpoints, NameTheNearestWhenThereIsNone)
{
    try {
        endpoint_index("lasting_shares");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("did you mean lasting_share?"), std::string::npos) << error.what();
    }
}

// The last week that is observed is 9: what stands after it does not count, nor what stands before.
TEST_F(Endpoints, TakeSharesOfACohortInItsLastObservedWeek)
{
    follow(Cohort::open_episode, Outcome::observed, Group::young, 8, 50);
    follow(Cohort::open_episode, Outcome::observed, Group::young, 9, 40);
    follow(Cohort::open_episode, Outcome::observed, Group::refugee, 9, 60);
    follow(Cohort::open_episode, Outcome::lasting, Group::young, 8, 50);
    follow(Cohort::open_episode, Outcome::lasting, Group::young, 9, 10);
    follow(Cohort::open_episode, Outcome::lasting, Group::refugee, 10, 60);
    follow(Cohort::registered_week_0, Outcome::lasting, Group::young, 9, 7);
    EXPECT_EQ(value("lasting_share", std::size_t(Group::young)), 0.25);
    EXPECT_EQ(value("lasting_share", std::size_t(Group::refugee)), 0.0);
    EXPECT_TRUE(std::isnan(value("lasting_share", std::size_t(Group::jobseeker))));
    EXPECT_EQ(value("lasting_share"), 0.1);
    EXPECT_TRUE(std::isnan(value("lasting_share_week_0")));  // nobody is observed in it
}

TEST_F(Endpoints, CountWeeksInAStateForEachPersonOfACohort)
{
    for (int week = 0; week < 30; ++week) {
        follow(Cohort::open_episode, Outcome::observed, Group::young, week, 10);
        follow(Cohort::open_episode, Outcome::in_work, Group::young, week, week < 20 ? 5 : 10);
    }
    EXPECT_EQ(value("employed_weeks"), (20 * 5 + 10 * 10) / 10.0);
    EXPECT_EQ(value("education_weeks"), 0.0);
}

TEST_F(Endpoints, GiveFlowsAYearAndMoneyInMillionsFromWeekZeroOn)
{
    fill(Indicator::hires, 0, 100.0f, -52, 0);
    fill(Indicator::hires, 0, 3.0f, 0);
    fill(Indicator::net_benefit, 1, 2e6f);
    EXPECT_EQ(value("hires", 0), 3.0 * 52);
    EXPECT_EQ(value("hires"), 3.0 * 52 * n_groups);
    EXPECT_EQ(value("net_benefit"), 2.0 * weeks);
    EXPECT_TRUE(std::isnan(value("net_benefit", 0)));  // offices have it, groups do not
}

TEST_F(Endpoints, TakeStocksAsMeansOfTheLastYear)
{
    fill(Indicator::registered, 0, 1000.0f, -52, weeks - 52);
    fill(Indicator::registered, 0, 8.0f, weeks - 52, weeks - 26);
    fill(Indicator::registered, 1, 4.0f, weeks - 26);
    EXPECT_EQ(value("registered", 0), 6.0);
}

// Ten statuses of which one is gone: 9 known persons for each of 3 in work.
TEST_F(Endpoints, LeaveThoseWhoAreGoneOutOfThePersons)
{
    fill(Indicator::persons, 0, 1.0f);
    fill(Indicator::in_work, 0, 3.0f);
    EXPECT_DOUBLE_EQ(value("in_work_share"), 1.0 / 3.0);
    EXPECT_EQ(value("disability", 0), 1.0);
}

TEST_F(Endpoints, WeighLevelsOfOfficesByTheirCounsellors)
{
    fill(Indicator::attitude, 0, 0.5f);
    fill(Indicator::attitude, 1, -0.5f);
    EXPECT_TRUE(std::isnan(value("attitude_during")));
    fill(Indicator::counsellors, 0, 3.0f);
    fill(Indicator::counsellors, 1, 1.0f);
    EXPECT_EQ(value("attitude_during"), 0.25);
}

TEST_F(Endpoints, HaveNoWaitWhereNobodyWasServed)
{
    fill(Indicator::weeks_waited, 0, 6.0f);
    EXPECT_TRUE(std::isnan(value("wait")));
    fill(Indicator::first_sessions, 1, 2.0f);
    EXPECT_EQ(value("wait"), 3.0);
}

// A reform that hurts while it runs and not afterwards: each form sees its own weeks.
TEST_F(Endpoints, LookAtTheReformAtItsWorstWeekAndAfterwardsEachByItself)
{
    scenario.inputs.weeks = 312;
    scenario.inputs.observation.episode_week = 20;
    output = test::fake_output(scenario.inputs, 0);
    for (std::vector<float>& values : output.series.values) std::ranges::fill(values, 0.0f);
    fill(Indicator::caseload, 0, 80.0f, -52, 312);
    fill(Indicator::pressure, 0, 0.9f, -52, 20);  // before: counts nowhere
    fill(Indicator::pressure, 0, 0.2f, 20, 124);
    fill(Indicator::pressure, 0, 0.5f, 50, 51);
    fill(Indicator::pressure, 0, 0.1f, 260, 312);
    EXPECT_NEAR(value("pressure_during"), (103 * 0.2 + 0.5) / 104, 1e-7);
    EXPECT_NEAR(value("pressure_peak"), 0.5, 1e-7);
    EXPECT_NEAR(value("pressure_after"), 0.1, 1e-7);
    fill(Indicator::waiting, 0, 3.0f, 20, 124);
    fill(Indicator::waiting, 1, 4.0f, 60, 61);
    EXPECT_EQ(value("queue_during", 0), 3.0 + 4.0 / 104);
    EXPECT_EQ(value("queue_peak", 0), 7.0);  // of the sum over offices
    EXPECT_EQ(value("queue_after", 0), 0.0);
}

// In a run that ends within the policy's first two years nothing comes after them.
TEST_F(Endpoints, HaveNoNumberForAWindowThatTheRunDoesNotReach)
{
    fill(Indicator::flaws_active, 0, 2.0f);
    EXPECT_EQ(value("flaws_active_during"), 2.0);
    EXPECT_TRUE(std::isnan(value("flaws_active_after")));
    EXPECT_TRUE(weeks_of(Window::after, scenario.inputs).empty());
    EXPECT_EQ(to_text(weeks_of(Window::during, scenario.inputs)), "weeks 52 to 103");
    scenario.inputs.observation.episode_week = 200;  // after the end: there was no policy
    EXPECT_TRUE(std::isnan(value("flaws_active_during")));
    EXPECT_TRUE(std::isnan(value("flaws_active_peak")));
}

// What is better is said with the indicator or outcome alone: one word for all that is made of it.
TEST_F(Endpoints, TakeWhatIsBetterFromTheirIndicator)
{
    const auto better = [](const char* name) { return endpoints()[endpoint_index(name)].better; };
    for (const char* name : {"pressure_during", "pressure_peak", "queue_after", "wait", "benefit_weeks", "disability"})
        EXPECT_EQ(better(name), Better::lower) << name;
    for (const char* name : {"lasting_share", "in_work_share", "net_benefit", "educations_completed"})
        EXPECT_EQ(better(name), Better::higher) << name;
    for (const char* name : {"educations_started", "flaws_mended_after", "education_weeks", "referrals"})
        EXPECT_EQ(better(name), Better::neither) << name;
    for (const CurveInfo& curve : curves())
        for (const IndicatorInfo& indicator : indicators())
            if (indicator.name == curve.name) {
                EXPECT_EQ(curve.better, indicator.better) << curve.name;
            }
}

TEST_F(Endpoints, AddUpOverRegionsAndGroups)
{
    const Scenario three = test::fake_scenario(3, 2, weeks, 1);
    const EndpointValues values = endpoints_of(test::fake_output(three.inputs, 0), three.inputs);
    ASSERT_EQ(values.places(), 4u);
    const std::size_t hires = endpoint_index("hires");
    double sum = 0.0;
    for (std::size_t region = 0; region < 3; ++region)
        for (std::size_t group = 0; group < n_groups; ++group) sum += values.at(hires, region, group);
    EXPECT_NEAR(values.total(hires), sum, 1e-6);
}

}  // namespace
}  // namespace samspill
