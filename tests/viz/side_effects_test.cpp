#include "viz/state/side_effects.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "viz/sample.h"
#include "viz/screen.h"

namespace samspill::viz {

namespace {

using test::one_world;
using test::Screen;
using test::two_worlds;

const SideEffect& effect_of(Indicator indicator)
{
    const auto all = side_effects();
    return *std::find_if(all.begin(), all.end(), [&](const SideEffect& e) { return e.indicator == indicator; });
}

ViewState state_at(Week week)
{
    ViewState state;
    state.panel = Panel::side_effects;
    state.week = week;
    return state;
}

TEST(SideEffects, TakeStocksAsTheyAreAndSumEvents)
{
    const std::vector<float> line{5, 1, 2, 3, 4};
    const EffectNumbers waiting = effect_numbers(effect_of(Indicator::waiting), line, 0, 1, 4);
    EXPECT_EQ(waiting.start, 1.0);
    EXPECT_EQ(waiting.now, 4.0);
    EXPECT_TRUE(std::isnan(waiting.sum));
    const EffectNumbers conflicts = effect_numbers(effect_of(Indicator::conflicts), line, 0, 1, 4);
    EXPECT_EQ(conflicts.start, 3.0);  // mean of 5 and 1
    EXPECT_EQ(conflicts.now, 3.0);    // of all five
    EXPECT_EQ(conflicts.sum, 10.0);   // from the start on
    const std::vector<float> long_line(20, 2.0f), means = trailing_means(effect_of(Indicator::conflicts), long_line, 0);
    EXPECT_EQ(means, long_line);
}

// Terms begin in the same week of each calendar year, 52 or 53 weeks apart, and educations end near to it:
// a mean over a year holds each once, wherever it ends.
TEST(SideEffects, AYearHoldsEveryTermOnce)
{
    const SideEffect& begun = effect_of(Indicator::education_started);
    constexpr Week first = -60, last = 1000;
    std::vector<float> line;
    for (Week week = first; week <= last; ++week) {
        const int of_year = iso_week(week).week;
        const bool ends = of_year == 33 + std::abs(iso_week(week).year) % 3;  // a week earlier or later each year
        line.push_back(of_year == 2 || ends ? 530.0f : 0.0f);
    }
    const std::vector<float> means = trailing_means(begun, line, first);
    int long_years = 0;
    for (Week week = first; week <= last; ++week) {
        const float mean = means[std::size_t(week - first)];
        const int weeks = averaged_weeks(begun, week);
        long_years += weeks == 53 ? 1 : 0;
        if (week - first + 1 < weeks)
            EXPECT_TRUE(std::isnan(mean)) << week;  // a part of a year is no year
        else
            EXPECT_NEAR(mean, 2.0f * 530.0f / 52.5f, 0.21f) << week;
    }
    EXPECT_GT(long_years, 52);  // 2020, 2026 and 2032 have 53
    EXPECT_EQ(averaged_weeks(effect_of(Indicator::conflicts), 0), 13);
}

TEST(SideEffects, SayWhatIsBetterAndWhenItIsNotKnown)
{
    // The direction is the indicator's, the verdict that of all tables (experiment/judge.h).
    for (const SideEffect& effect : side_effects()) EXPECT_EQ(better_of(effect), info(effect.indicator).better);
    EXPECT_EQ(better_of(effect_of(Indicator::education_started)), Better::neither);
    EXPECT_EQ(better_of(effect_of(Indicator::flaws_mended)), Better::neither);
    test::Sample& sample = two_worlds();
    sample.meet(state_at(40));
    for (const SideEffect& effect : side_effects()) {
        const EffectDifference difference = effect_difference(effect, sample.shown, {}, 8, 48);
        ASSERT_LT(difference.pairs, least_for_verdict);
        EXPECT_FALSE(is_resolved(difference.verdict)) << effect.title.en;
    }
}

TEST(SideEffects, WaitIsWeeksByFirstSessions)
{
    const Film& film = *one_world().shown.film[0];
    const auto line = effect_line(effect_of(Indicator::weeks_waited), one_world().shown, {}, 0, false);
    double weeks = 0.0, sessions = 0.0;
    for (int row = 28; row <= 40; ++row) {
        weeks += double(value_of(film.series(), film.head().places, {Indicator::weeks_waited, {}, -1, -1}, row));
        sessions += double(value_of(film.series(), film.head().places, {Indicator::first_sessions, {}, -1, -1}, row));
    }
    ASSERT_GT(sessions, 0.0);
    EXPECT_NEAR(double(line[40]), weeks / sessions, 1e-5);
}

TEST(SideEffects, AskForTheirCurvesAndUseThem)
{
    test::Sample& sample = two_worlds();
    const ViewState state = state_at(40);
    sample.shown.curves.clear();
    EXPECT_EQ(effect_replicates(sample.shown, {}, 48), 0);
    sample.meet(state);
    EXPECT_EQ(effect_replicates(sample.shown, {}, 48), 3);
    const SideEffect& conflicts = effect_of(Indicator::conflicts);
    const auto mean = effect_line(conflicts, sample.shown, {}, 0, true);
    const auto lines = sample.lines(0, {Indicator::conflicts, {}, -1, -1});
    EXPECT_NEAR(mean[48], (lines[0][48] + lines[1][48] + lines[2][48]) / 3.0f, 1e-4f);
}

// One world against its start: by an interval where there are replicates, so that chance is no verdict.
TEST(SideEffects, ChangeOfOneWorldHasAnIntervalOverReplicates)
{
    test::Sample& sample = one_world();
    sample.shown.curves.clear();
    const SideEffect& waiting = effect_of(Indicator::waiting);
    const auto on_screen = effect_line(waiting, sample.shown, {}, 0, false);
    const EffectDifference one = effect_change(waiting, sample.shown, {}, 8, 48);
    EXPECT_FLOAT_EQ(float(one.mean), on_screen[48] - on_screen[8]);
    EXPECT_FALSE(one.interval.has_value());

    sample.meet(state_at(40));
    const auto lines = sample.lines(0, {Indicator::waiting, {}, -1, -1});
    ASSERT_EQ(lines.size(), 3u);
    double mean = 0.0, squares = 0.0;
    for (const auto& line : lines) mean += double(line[48] - line[8]) / 3.0;
    for (const auto& line : lines) squares += (double(line[48] - line[8]) - mean) * (double(line[48] - line[8]) - mean);
    const EffectDifference change = effect_change(waiting, sample.shown, {}, 8, 48);
    EXPECT_NEAR(change.mean, mean, 1e-4);
    ASSERT_TRUE(change.interval.has_value());
    EXPECT_NEAR(change.interval->second - mean, 4.302653 * std::sqrt(squares / 2.0 / 3.0), 1e-3);
}

TEST(SideEffects, DifferenceIsOfSumsOverPairsWithItsInterval)
{
    test::Sample& sample = two_worlds();
    sample.meet(state_at(40));
    const SideEffect& agreements = effect_of(Indicator::agreements);
    const EffectDifference difference = effect_difference(agreements, sample.shown, {}, 8, 48);
    std::vector<double> pairs(3, 0.0);
    const Selection line{Indicator::agreements, {}, -1, -1};
    const auto first = sample.lines(0, line), second = sample.lines(1, line);
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t row = 8; row <= 48; ++row) pairs[r] += double(second[r][row]) - double(first[r][row]);
    const double mean = (pairs[0] + pairs[1] + pairs[2]) / 3.0;
    double squares = 0.0;
    for (const double pair : pairs) squares += (pair - mean) * (pair - mean);
    EXPECT_NEAR(difference.mean, mean, 1e-3);
    ASSERT_TRUE(difference.interval.has_value());
    EXPECT_EQ(difference.pairs, 3);
    const double half = 4.302653 * std::sqrt(squares / 2.0 / 3.0);  // t of 2 degrees of freedom
    EXPECT_NEAR(difference.interval->second, mean + half, 1e-3 * std::abs(half) + 1e-6);

    sample.shown.curves.clear();  // not worked out yet: of the pair on screen, without an interval
    const EffectDifference one = effect_difference(agreements, sample.shown, {}, 8, 48);
    EXPECT_NEAR(one.mean, pairs[0], 1e-3);
    EXPECT_FALSE(one.interval.has_value());
}

// What is said of the wait agrees with the two lines that are drawn.
TEST(SideEffects, DifferenceOfWaitsIsOfTheSameReplicates)
{
    test::Sample& sample = two_worlds();
    sample.meet(state_at(55));
    const SideEffect& wait = effect_of(Indicator::weeks_waited);
    double mean = 0.0;
    for (std::size_t r = 0; r < 3; ++r)
        for (int world = 0; world < 2; ++world) {
            const auto weeks = sample.lines(world, {Indicator::weeks_waited, {}, -1, -1})[r];
            const auto sessions = sample.lines(world, {Indicator::first_sessions, {}, -1, -1})[r];
            double part = 0.0, whole = 0.0;
            for (std::size_t row = 51; row <= 63; ++row) part += double(weeks[row]), whole += double(sessions[row]);
            mean += (world == 1 ? 1.0 : -1.0) * part / whole / 3.0;
        }
    const EffectDifference difference = effect_difference(wait, sample.shown, {}, 8, 63);
    EXPECT_NEAR(difference.mean, mean, 1e-4);
    EXPECT_TRUE(difference.interval.has_value());
}

TEST(SideEffectsPanel, ShowsEveryGainAndSideEffect)
{
    Screen screen(1600, 2000);
    ViewState state = state_at(40);
    two_worlds().meet(state);
    for (const Language language : {Language::en, Language::no}) {
        state.language = language;
        screen.rest(side_effects_panel, state, two_worlds().shown);
        for (const SideEffect& effect : side_effects())
            EXPECT_TRUE(screen.has("side_effects/" + std::string(info(effect.indicator).name)));
        EXPECT_TRUE(screen.has("side_effects/weakening"));
    }
    state.place = office_place(0);
    screen.rest(side_effects_panel, state, one_world().shown);
}

TEST(SideEffectsPanel, DrawsWithoutAFilmAndInTheFirstWeek)
{
    Screen screen(1280, 720);
    ViewState state = state_at(0);
    screen.rest(side_effects_panel, state, Shown{});
    const Film& film = *one_world().shown.film[0];
    Shown shown;
    shown.worlds = 1;
    auto fresh = std::make_shared<Film>(film.head(), 0, film.first_life());
    fresh->publish(1);
    shown.film[0] = fresh;
    screen.rest(side_effects_panel, state, shown);
    EXPECT_TRUE(screen.has("side_effects/lasting"));
}

}  // namespace

}  // namespace samspill::viz
