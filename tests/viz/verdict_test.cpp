#include <gtest/gtest.h>

#include <cmath>

#include "viz/state/guide.h"
#include "viz/state/lives.h"
#include "viz/state/outcomes.h"
#include "viz/state/running.h"
#include "viz/state/totals.h"
#include "viz/state/verdict.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

constexpr Prediction summed{Indicator::first_sessions, true, {"Users who come", "Brukere som kommer"}};
constexpr Prediction level{Indicator::attitude, false, {"How they look on it", "Hvordan de ser på det"}};

// Two worlds of three weeks (from week 0) whose lines are given run by run.
Shown worlds_of(const Prediction& prediction, const std::vector<std::vector<float>>& first,
                const std::vector<std::vector<float>>& second)
{
    Shown shown = test::two_worlds().shown;
    Head head = *shown.head();
    head.first_week = 0, head.weeks = 3;
    shown.film = {std::make_shared<Film>(head, 0, 0), std::make_shared<Film>(head, 0, 0)};
    shown.curves[{0, selection_of(prediction)}] = std::make_shared<Curve>(curve_of(0, first));
    shown.curves[{1, selection_of(prediction)}] = std::make_shared<Curve>(curve_of(0, second));
    return shown;
}

std::vector<std::vector<float>> runs(std::vector<float> last)
{
    std::vector<std::vector<float>> lines;
    for (const float value : last) lines.push_back({100.0f, 100.0f, 100.0f + value});
    return lines;
}

TEST(Verdict, IsMoreOrLessOnlyWhenTheIntervalLeavesZero)
{
    const auto base = runs({0, 1, 2, 3, 4, 5});
    EXPECT_EQ(verdict_of(summed, worlds_of(summed, base, runs({50, 52, 51, 54, 52, 50}))).came, Came::more);
    EXPECT_EQ(verdict_of(summed, worlds_of(summed, base, runs({-50, -52, -51, -54, -53, -50}))).came, Came::less);
    const Judgement open = verdict_of(summed, worlds_of(summed, base, runs({60, -50, 70, -40, 50, -60})));
    EXPECT_EQ(open.came, Came::open);
    EXPECT_FALSE(open.resolved());
    EXPECT_EQ(open.difference.n, 6);
}

TEST(Verdict, IsTheSameWhenTheWholeIntervalIsNearZero)
{
    const auto base = runs({0, 1, 2, 3, 4, 5});
    EXPECT_EQ(verdict_of(summed, worlds_of(summed, base, base)).came, Came::same);
    // 0.3 % of a sum of about 300, resolved but small.
    EXPECT_EQ(verdict_of(summed, worlds_of(summed, base, runs({1.0f, 2.1f, 2.9f, 4.0f, 5.1f, 6.0f}))).came, Came::same);
}

TEST(Verdict, SaysNothingOfChanceFromFewPairs)
{
    const Judgement verdict = verdict_of(summed, worlds_of(summed, runs({0}), runs({90})));
    EXPECT_EQ(verdict.came, Came::too_few);
    const auto five = runs({0, 1, 2, 3, 4}), far = runs({90, 92, 91, 93, 90});
    EXPECT_EQ(verdict_of(summed, worlds_of(summed, five, far)).came, Came::too_few);
    EXPECT_FALSE(verdict.resolved());
    EXPECT_NE(came_text(summed, verdict, Language::en).find("Settles nothing"), std::string::npos);
    EXPECT_NE(came_text(summed, verdict, Language::no).find("ett par kjøringer"), std::string::npos);
    EXPECT_EQ(against_text(verdict, true, 1, Language::en), "cannot be told");
}

// Pairs of a simulation come in while the verdict is read.
TEST(Verdict, OfASimulationIsReadAfterEveryPair)
{
    std::vector<float> first, second;
    for (int i = 0; i < 12; ++i) {
        first.push_back(float(i % 4));
        second.push_back(float(i % 4 + 14 + 10 * (i % 3)));  // between 14 and 34 more
        Shown shown = worlds_of(summed, runs(first), runs(second));
        const Judgement once = verdict_of(summed, shown);
        shown.live = LiveStatus{};
        const Judgement repeated = verdict_of(summed, shown);
        EXPECT_EQ(once.came == Came::too_few, i < 5) << i;
        if (i < 4) {
            EXPECT_FALSE(repeated.difference.has_interval()) << i;  // four pairs settle nothing
            EXPECT_EQ(repeated.came, Came::too_few) << i;
        } else {
            EXPECT_GT(repeated.difference.half_width, once.difference.half_width);
        }
        if (i == 11) {
            EXPECT_EQ(repeated.came, Came::more);
        }
    }
}

TEST(Verdict, WaitsForTheEndOfTheRuns)
{
    Shown shown = worlds_of(summed, {{1.0f, 2.0f}, {1.0f, 2.0f}}, {{1.0f, 2.0f}, {1.0f, 2.0f}});
    EXPECT_EQ(verdict_of(summed, shown).came, Came::too_early);
    EXPECT_EQ(verdict_of(summed, Shown{}).came, Came::too_early);
}

TEST(Verdict, IsHeldAgainstWhatWasExpected)
{
    Judgement verdict;
    verdict.came = Came::less;
    EXPECT_EQ(against_text(verdict, true, -1, Language::no), "som dere ventet");
    EXPECT_EQ(against_text(verdict, true, 0, Language::en), "other than you expected");
    EXPECT_EQ(against_text(verdict, false, 0, Language::en), "nothing was expected");
    verdict.came = Came::open;
    EXPECT_EQ(against_text(verdict, true, -1, Language::no), "kan ikke avgjøres");
}

TEST(Verdict, TakesNoShareOfALevel)
{
    std::vector<std::vector<float>> first, second;
    for (const float chance : {0.00f, 0.01f, 0.02f, 0.00f, 0.01f, 0.02f}) {
        first.push_back({0, 0, 0.10f + chance});
        second.push_back({0, 0, 0.60f - chance});
    }
    const Shown shown = worlds_of(level, first, second);
    const Judgement verdict = verdict_of(level, shown);
    ASSERT_EQ(verdict.came, Came::more);
    EXPECT_EQ(came_text(level, verdict, Language::en).find('%'), std::string::npos);
    EXPECT_EQ(came_text(level, verdict, Language::en).find("more positive"), 0u);
}

TEST(Judged, IsASumFromWeekZeroOrTheMeanOfTheLastYear)
{
    std::vector<float> line(70, 1.0f);  // from week -10
    line[69] = 53.0f;
    EXPECT_DOUBLE_EQ(judged(line, -10, 70, true), 59.0 + 53.0);
    EXPECT_DOUBLE_EQ(judged(line, -10, 70, false), (51.0 + 53.0) / 52.0);
    EXPECT_TRUE(std::isnan(judged(line, -10, 71, true)));
    line[20] = NAN;
    EXPECT_TRUE(std::isnan(judged(line, -10, 70, true)));
    EXPECT_FALSE(std::isnan(judged(line, -10, 70, false)));
}

TEST(Running, EndsInWhatTheVerdictSays)
{
    const auto first = runs({0, 1, 2, 3}), second = runs({60, 50, 70, 40});
    const Shown shown = worlds_of(summed, first, second);
    const PairedDifference verdict = verdict_of(summed, shown).difference;
    const Curve a = running_sum(*shown.curves.at({0, selection_of(summed)}), 0);
    const Curve b = running_sum(*shown.curves.at({1, selection_of(summed)}), 0);
    const Contrast contrast = running_difference(a, b, Looks::once);
    EXPECT_NEAR(double(a.mean.back()), verdict.base, 1e-3);
    EXPECT_NEAR(double(contrast.mean.back()), verdict.mean, 1e-3);
    EXPECT_NEAR(double(contrast.low.back()), verdict.low(), 1e-2);
    EXPECT_NEAR(double(contrast.high.back()), verdict.high(), 1e-2);
}

TEST(Running, HasNoNumberBeforeItsFirstWeekAndNoIntervalOfOnePair)
{
    const Curve curve = curve_of(-2, {{5.0f, 5.0f, 1.0f, 2.0f}});
    const Curve sum = running_sum(curve, 0);
    EXPECT_TRUE(std::isnan(sum.mean[1]));
    EXPECT_FLOAT_EQ(sum.mean[3], 3.0f);
    EXPECT_TRUE(std::isnan(sum.low90[3]));
    EXPECT_TRUE(running_difference(sum, sum, Looks::once).low.empty());
}

TEST(Totals, AreSumsOfFlowsAndMeansOfTheRest)
{
    const Curve first = curve_of(0, {{1, 2, 3}, {2, 3, 4}}), second = curve_of(0, {{2, 4, 6}, {3, 5, 7}});
    EXPECT_DOUBLE_EQ(totals_of(first, second, 1, 2, true, Looks::once).mean, (5.0 + 5.0) / 2.0);
    EXPECT_DOUBLE_EQ(totals_of(first, second, 1, 2, false, Looks::once).mean, 2.5);
    EXPECT_EQ(totals_of(first, second, 1, 5, true, Looks::once).n, 0);  // weeks that are not there
    EXPECT_DOUBLE_EQ(week_of(first, second, 2, Looks::once).base, 3.5);
    EXPECT_EQ(policy_week(test::two_worlds().shown), 10);
    EXPECT_EQ(policy_week(Shown{}), 0);
}

TEST(Lives, BecomeSpansAndPartWhereTheyDiffer)
{
    const TrajectoryStep begins{1, 3, Status::seeking, Plan::none, Benefit::none};
    const TrajectoryStep plan{1, 8, Status::seeking, Plan::education, Benefit::none};
    const TrajectoryStep work{1, 12, Status::employed, Plan::none, Benefit::none};
    PersonView person;
    person.life = {std::vector{begins, plan}, std::vector{begins, plan, work}};
    const auto spans = spans_of(person.life[1], Lane::status, 5, 20);
    ASSERT_EQ(spans.size(), 2u);  // a change of plan is no change of status
    EXPECT_EQ(spans[0].from, 5);
    EXPECT_EQ(spans[0].to, 12);
    EXPECT_EQ(spans[1].to, 20);
    EXPECT_EQ(parted_week(person, 20), 12);
    EXPECT_FALSE(parted_week(person, 12));
    EXPECT_EQ(event_text(person.life[1], 12, Language::en), "status: seeking → employed; plan: education → none");
    EXPECT_EQ(event_text(person.life[0], 1, Language::no), "ikke kjent for NAV ennå");
}

TEST(Outcomes, AreSharesOfThoseWhoCanBeFollowed)
{
    const Film& film = *test::one_world().shown.film[0];
    ASSERT_TRUE(film.outcomes());
    const CohortShares all = shares_of(*film.outcomes(), int(Cohort::registered_week_0), -1);
    int observed = 0;
    for (int group = 0; group < n_groups; ++group)
        observed += shares_of(*film.outcomes(), int(Cohort::registered_week_0), group).observed[0];
    EXPECT_EQ(all.observed[0], observed);
    EXPECT_GT(all.observed[0], 50);
    for (std::size_t week = 0; week < all.observed.size(); ++week) {
        if (all.observed[week] == 0) continue;
        EXPECT_LE(all.in_work[week] + all.education[week], 1.0f);
        EXPECT_GE(all.on_benefit[week], 0.0f);
    }
}

TEST(GuideTable, IsCsvWithWordsThatStayTextOnly)
{
    ViewState state;
    state.guide.reform = 0;
    state.guide.here().surprise = "=1+1, \"sitat\"\nny linje";
    const std::string csv = guide_csv(state, Shown{});
    EXPECT_NE(csv.find("\"'=1+1, \"\"sitat\"\"\nny linje\""), std::string::npos);
    EXPECT_NE(csv.find("No pair of runs has come to its end yet"), std::string::npos);
    EXPECT_EQ(guide_csv(ViewState{}, Shown{}).find("\r\n") + 2, guide_csv(ViewState{}, Shown{}).size());
}

}  // namespace

}  // namespace samspill::viz
