#include "experiment/compare/comparison.h"

#include <atomic>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/error.h"
#include "experiment/compare/comparison_run.h"
#include "experiment/compare/comparison_text.h"
#include "experiment/compare/overtaking.h"
#include "support/fake_comparison.h"
#include "support/small_world.h"

namespace samspill {
namespace {

// A base of a few persons; an alternative with more offers from a wave or a parameter on.
Scenario small_scenario(const char* name)
{
    Scenario scenario;
    scenario.name = name;
    scenario.seed = 3;
    scenario.replicates = 4;
    scenario.inputs = test::small_inputs(30, 10);
    for (OfficePlace& office : scenario.inputs.places.regions[0].offices) office.inhabitants = 400;
    scenario.inputs.observation = {.from = -5, .episode_week = 4, .trajectory_share = 0.0};
    scenario.episode_week = 4;
    return scenario;
}

Comparison small_comparison()
{
    Scenario other = small_scenario("more_offers");
    other.inputs.params.jobs.offer_rate.values[0] *= 1.5;
    return make_comparison({small_scenario("base"), small_scenario("same"), other}, {});
}

// The scenarios' numbers, bit by bit.
void expect_equal(const Comparison& a, const Comparison& b)
{
    ASSERT_EQ(a.replicates(), b.replicates());
    EXPECT_EQ(digest_of(a), digest_of(b));
    for (std::size_t s = 0; s < a.runs.size(); ++s)
        for (std::size_t i = 0; i < a.runs[s].size(); ++i) {
            const auto bits = [](std::span<const double> values) {
                return std::vector<std::byte>(std::as_bytes(values).begin(), std::as_bytes(values).end());
            };
            EXPECT_EQ(bits(a.runs[s][i].endpoints.values()), bits(b.runs[s][i].endpoints.values()));
        }
}

TEST(Comparison, OfEqualScenariosIsExactlyNothing)
{
    Comparison comparison = small_comparison();
    ASSERT_TRUE(run_comparison(comparison, {}));
    EXPECT_EQ(comparison.replicates(), 4);
    EXPECT_TRUE(equals_base(comparison, 1));
    EXPECT_FALSE(equals_base(comparison, 2));
    for (std::size_t endpoint = 0; endpoint < endpoints().size(); ++endpoint) {
        const PairedDifference d = total_difference(comparison, 1, endpoint);
        if (d.n < 2) continue;  // a wait where hardly anybody was served
        EXPECT_EQ(d.mean, 0.0) << endpoints()[endpoint].name;
        EXPECT_FALSE(d.has_interval());
        EXPECT_EQ(total_verdict(comparison, 1, endpoint), Verdict::equal);  // nothing differs: no chance is in it
        EXPECT_LE(total_verdict(comparison, 2, endpoint), Verdict::too_few);
    }
    EXPECT_NE(total_difference(comparison, 2, endpoint_index("hires")).mean, 0.0);
    EXPECT_EQ(overtaking_of(comparison, 1, curve_index("net_benefit")).kind, Overtaking::Kind::equal);
}

TEST(Comparison, GivesTheRunsOfRunReplicateOnAnyNumberOfThreads)
{
    Comparison one = small_comparison(), three = small_comparison();
    run_comparison(one, {});
    run_comparison(three, {.threads = 3});
    expect_equal(one, three);
    for (std::size_t s = 0; s < one.scenarios.size(); ++s)
        EXPECT_EQ(one.runs[s][2].digest, run_replicate(one.scenarios[s].inputs, 3, 2).digest);
}

TEST(Comparison, GoesOnAfterAStopWithTheSameBits)
{
    Comparison whole = small_comparison(), parts = small_comparison();
    run_comparison(whole, {});
    std::atomic<int> asked{0};
    ComparisonOptions options;
    options.stop = [&] { return ++asked > 200 ? Stop::after_those_in_hand : Stop::no; };
    EXPECT_FALSE(run_comparison(parts, options));
    EXPECT_GT(parts.replicates(), 0);
    EXPECT_LT(parts.replicates(), 4);
    EXPECT_TRUE(run_comparison(parts, {}));
    expect_equal(whole, parts);
}

TEST(Comparison, RefusesScenariosThatCannotBePairedAndNamesBoth)
{
    const auto refusal = [](auto&& change) -> std::string {
        Scenario other = small_scenario("other");
        change(other);
        try {
            make_comparison({small_scenario("base"), other}, {});
        } catch (const InputError& error) {
            return error.what();
        }
        return {};
    };
    const auto expect = [&](auto&& change, const std::string& part) {
        const std::string said = refusal(change);
        EXPECT_NE(said.find("base and other"), std::string::npos) << said;
        EXPECT_NE(said.find(part), std::string::npos) << said;
    };
    expect([](Scenario& s) { s.inputs.weeks = 31; }, "run.weeks is 30 and 31");
    expect([](Scenario& s) { s.inputs.burn_in = 11; }, "run.burn_in is 10 and 11");
    expect([](Scenario& s) { s.seed = 9; }, "run.seed is 3 and 9");
    expect([](Scenario& s) { s.inputs.places.scale = 0.5; }, "places.scale is 1 and 0.5");
    expect([](Scenario& s) { s.inputs.places.regions[0].offices[1].name = "Gol"; }, "Vest 2 and Gol");
    expect([](Scenario& s) { s.inputs.places.regions[0].offices.pop_back(); }, "2 and 1 offices");
    EXPECT_EQ(refusal([](Scenario& s) { s.inputs.places.regions[0].centre_positions = 9.0; }), "");
}

TEST(Comparison, LooksAtAllScenariosAsTheBaseDoes)
{
    Scenario other = small_scenario("base");
    other.inputs.observation.episode_week = 9;
    other.episode_week.reset();
    other.replicates = 77;
    const Comparison comparison = make_comparison({small_scenario("base"), other}, {});
    EXPECT_EQ(comparison.scenarios[1].inputs.observation.episode_week, 4);
    EXPECT_EQ(comparison.planned, 4);
    EXPECT_EQ(comparison.scenarios[1].name, "base_2");
}

// Differences of spread 1: half width 0.25 needs 64 replicates; the first look is at 30, the next
// at no more than twice as many.
TEST(WantedReplicates, FollowTheSpreadInStepsWithAFloorAndALimit)
{
    Comparison comparison = test::fake_comparison();
    EXPECT_EQ(wanted_replicates(comparison, 1000), 30);  // planned
    comparison.precision = 0.25;
    comparison.planned = 4;
    EXPECT_EQ(wanted_replicates(comparison, 1000), 30);
    EXPECT_EQ(wanted_replicates(comparison, 20), 20);
    const auto fill = [&](int count, double size) {
        while (comparison.replicates() < count) {
            const std::size_t i = test::add_replicate(comparison);
            test::primary_of(comparison, 1, i) = i % 2 ? size : -size;
        }
    };
    fill(30, 1.0);
    EXPECT_EQ(wanted_replicates(comparison, 1000), 60);
    EXPECT_EQ(wanted_replicates(comparison, 50), 50);
    fill(60, 1.0);
    const int last = wanted_replicates(comparison, 1000);
    EXPECT_NEAR(last, 64, 2);
    fill(200, 1.0);  // more than are needed change nothing
    EXPECT_EQ(wanted_replicates(comparison, 1000), last);
    comparison.precision = 10.0;
    EXPECT_EQ(wanted_replicates(comparison, 1000), 30);
}

TEST(WantedReplicates, DoNotGrowForAnEndpointThatHasNoNumber)
{
    Comparison comparison = test::fake_comparison();
    comparison.precision = 0.1;
    while (comparison.replicates() < 30)
        test::primary_of(comparison, 1, test::add_replicate(comparison)) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(wanted_replicates(comparison, 1000), 30);
}

// Sets the lead of the alternative in every replicate and week.
template <class Lead>
Overtaking overtaking_with(const char* curve, int replicates, Lead&& lead)
{
    Comparison comparison = test::fake_comparison();
    for (int i = 0; i < replicates; ++i) {
        const std::size_t replicate = test::add_replicate(comparison);
        const std::span<float> values = comparison.runs[1][replicate].curves.of(curve_index(curve), 2);
        for (std::size_t week = 0; week < values.size(); ++week) values[week] = float(lead(i, int(week)));
    }
    return overtaking_of(comparison, 1, curve_index(curve));
}

TEST(Overtaking, IsTheFirstWeekFromWhichItStaysAhead)
{
    // Behind in weeks 10-19, ahead in 20-24, behind in 25-39, equal in 40, ahead from 41 on.
    const auto lead = [](int, int week) {
        return week < 10 || week == 40 ? 0 : week < 20 ? -1 : week < 25 ? 1 : week < 40 ? -1 : 1;
    };
    const Overtaking higher = overtaking_with("net_benefit", 8, lead);
    EXPECT_EQ(higher.kind, Overtaking::Kind::overtakes);
    EXPECT_EQ(higher.week, 41);
    EXPECT_EQ(higher.low, 41);
    EXPECT_EQ(higher.high, 41);
    EXPECT_EQ(higher.never, 0.0);
    const Overtaking lower = overtaking_with("registered", 8, lead);  // fewer are better
    EXPECT_EQ(lower.kind, Overtaking::Kind::behind_at_end);
    EXPECT_EQ(lower.never, 1.0);
}

TEST(Overtaking, SaysWhenItIsAheadFromTheStart)
{
    const Overtaking found = overtaking_with("lasting_share", 8, [](int, int week) { return week < 12 ? 0 : 2; });
    EXPECT_EQ(found.kind, Overtaking::Kind::from_start);
    EXPECT_EQ(found.week, 12);
}

// Replicate i overtakes in week 10 + 2 i; one that never does makes some samples never do.
TEST(Overtaking, GivesAnIntervalOverReplicates)
{
    const auto slope = [](int i, int week) { return week - 10 - 2 * i; };
    const Overtaking sure = overtaking_with("net_benefit", 10, slope);
    EXPECT_EQ(sure.week, 20);  // the mean lead is week - 19
    EXPECT_LT(sure.low, 20);
    EXPECT_GT(sure.high, 20);
    EXPECT_EQ(sure.never, 0.0);
}

// Ahead from the first week that differs on, in the mean: but the last week's interval holds 0.
TEST(Overtaking, IsNotToldWhereTheLastWeekIsNotResolved)
{
    const Overtaking unsure = overtaking_with("net_benefit", 10, [&](int i, int week) {
        return week < 12 ? 0 : i % 3 == 0 ? -10 : 10;
    });
    EXPECT_EQ(unsure.kind, Overtaking::Kind::not_resolved);
    EXPECT_EQ(unsure.week, no_week);
    EXPECT_EQ(unsure.low, no_week);
    EXPECT_GT(unsure.never, 0.0);
    EXPECT_LT(unsure.never, 0.5);
    EXPECT_EQ(to_text(unsure).find("from the start"), std::string::npos);
    EXPECT_NE(to_text(unsure).find("not resolved"), std::string::npos);
    const Overtaking few = overtaking_with("net_benefit", 5, [](int, int) { return 2; });
    EXPECT_EQ(few.kind, Overtaking::Kind::not_resolved);
}

}  // namespace
}  // namespace samspill
