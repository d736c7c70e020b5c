#include "viz/state/side_effects.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "experiment/judge/window.h"
#include "viz/screen.h"
#include "viz/worlds.h"

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
        const EffectDifference difference = effect_difference(effect, sample.shown, {}, {10, 40});
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

// By hand: pairs of sums, or of means, over the weeks.
void expect_judged(const EffectDifference& difference, const std::vector<double>& pairs)
{
    double mean = 0.0, squares = 0.0;
    for (const double pair : pairs) mean += pair / 3.0;
    for (const double pair : pairs) squares += (pair - mean) * (pair - mean);
    EXPECT_NEAR(difference.mean, mean, 1e-3);
    ASSERT_TRUE(difference.interval.has_value());
    EXPECT_EQ(difference.pairs, 3);
    const double half = 4.302653 * std::sqrt(squares / 2.0 / 3.0);  // t of 2 degrees of freedom
    EXPECT_NEAR(difference.interval->second, mean + half, 1e-3 * std::abs(half) + 1e-6);
}

TEST(SideEffects, DifferenceIsOverTheWeeksThatAreJudgedWithItsInterval)
{
    test::Sample& sample = two_worlds();
    sample.meet(state_at(40));
    for (const Indicator indicator : {Indicator::agreements, Indicator::waiting}) {
        const SideEffect& effect = effect_of(indicator);
        const Selection line{indicator, {}, -1, -1};
        const auto first = sample.lines(0, line), second = sample.lines(1, line);
        std::vector<double> pairs(3, 0.0);
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t row = 18; row <= 48; ++row) pairs[r] += double(second[r][row]) - double(first[r][row]);
        if (!has_sum(effect))
            for (double& pair : pairs) pair /= 31.0;
        expect_judged(effect_difference(effect, sample.shown, {}, {10, 40}), pairs);
    }
    sample.shown.curves.clear();  // not worked out yet: of the pair on screen, without an interval
    const EffectDifference one = effect_difference(effect_of(Indicator::agreements), sample.shown, {}, {10, 40});
    EXPECT_FALSE(std::isnan(one.mean));
    EXPECT_FALSE(one.interval.has_value());
    EXPECT_TRUE(std::isnan(effect_difference(effect_of(Indicator::waiting), sample.shown, {}, {10, 70}).mean));
}

// Read after every pair that comes: three pairs of a simulation settle nothing.
TEST(SideEffects, OfASimulationHaveAnIntervalThatHoldsAtEveryLook)
{
    test::Sample& sample = two_worlds();
    sample.meet(state_at(40));
    Shown live = sample.shown;
    live.live = LiveStatus{};
    const SideEffect& agreements = effect_of(Indicator::agreements);
    EXPECT_TRUE(effect_difference(agreements, sample.shown, {}, {10, 40}).interval);
    EXPECT_FALSE(effect_difference(agreements, live, {}, {10, 40}).interval);
}

TEST(SideEffects, AWaitIsTheRatioOfTheSums)
{
    test::Sample& sample = two_worlds();
    sample.meet(state_at(55));
    const auto sum = [&](int world, std::size_t replicate, Indicator indicator) {
        double all = 0.0;
        for (std::size_t row = 18; row <= 63; ++row)
            all += double(sample.lines(world, {indicator, {}, -1, -1})[replicate][row]);
        return all;
    };
    std::vector<double> pairs;
    for (std::size_t r = 0; r < 3; ++r)
        pairs.push_back(sum(1, r, Indicator::weeks_waited) / sum(1, r, Indicator::first_sessions) -
                        sum(0, r, Indicator::weeks_waited) / sum(0, r, Indicator::first_sessions));
    expect_judged(effect_difference(effect_of(Indicator::weeks_waited), sample.shown, {}, {10, 55}), pairs);
}

// Which week is on screen changes no verdict; the weeks begin with the reform's first wave (10 in the sample).
TEST(JudgedWeeks, AreThoseThatEndpointsLookAt)
{
    const Shown& shown = two_worlds().shown;
    EXPECT_EQ(judged_weeks(shown, JudgedWhen::brought_in), (WeekSpan{10, 59}));
    EXPECT_TRUE(judged_weeks(shown, JudgedWhen::afterwards).empty());  // too short a run
    Shown longer = shown;
    Head head = *shown.head();
    head.weeks = 320, head.waves = {156, 52};
    longer.film = {std::make_shared<Film>(head, 0, 0), std::make_shared<Film>(head, 0, 0)};
    Inputs inputs;
    inputs.weeks = 312, inputs.observation.episode_week = 52, inputs.observation.from = head.first_week;
    for (const auto& [when, window] :
         {std::pair{JudgedWhen::brought_in, Window::during}, {JudgedWhen::afterwards, Window::after}}) {
        const WindowWeeks weeks = weeks_of(window, inputs);
        EXPECT_EQ(judged_weeks(longer, when), (WeekSpan{weeks.first, weeks.last}));
    }
    EXPECT_EQ(judged_weeks(longer, JudgedWhen::brought_in), (WeekSpan{52, 155}));
    EXPECT_EQ(judged_weeks(longer, JudgedWhen::afterwards), (WeekSpan{260, 311}));
}

TEST(SideEffectsPanel, JudgesTheSameWhateverWeekIsOnScreen)
{
    Screen screen(1600, 2000);
    ViewState state = state_at(20);
    two_worlds().meet(state);
    screen.press("side_effects/judged/1", panels::side_effects.draw, state, two_worlds().shown);
    EXPECT_EQ(state.judged, JudgedWhen::afterwards);
    std::string tables;
    for (const Week week : {12, 50}) {
        state.week = week;
        const std::string csv = table_of(Panel::side_effects, state, two_worlds().shown);
        std::string differences;
        std::istringstream lines(csv);
        for (std::string line; std::getline(lines, line);)
            if (line.find("difference: second") != std::string::npos)
                differences += line.substr(line.find("all offices"));  // behind the week on screen
        EXPECT_FALSE(differences.empty());
        if (!tables.empty()) {
            EXPECT_EQ(differences, tables);
        }
        tables = differences;
    }
}

TEST(SideEffectsPanel, ShowsEveryGainAndSideEffect)
{
    Screen screen(1600, 2000);
    ViewState state = state_at(40);
    two_worlds().meet(state);
    for (const Language language : {Language::en, Language::no}) {
        state.language = language;
        screen.rest(panels::side_effects.draw, state, two_worlds().shown);
        for (const SideEffect& effect : side_effects())
            EXPECT_TRUE(screen.has("side_effects/" + std::string(info(effect.indicator).name)));
        EXPECT_TRUE(screen.has("side_effects/weakening"));
    }
    state.place = office_place(0);
    screen.rest(panels::side_effects.draw, state, one_world().shown);
}

TEST(SideEffectsPanel, DrawsWithoutAFilmAndInTheFirstWeek)
{
    Screen screen(1280, 720);
    ViewState state = state_at(0);
    screen.rest(panels::side_effects.draw, state, Shown{});
    const Film& film = *one_world().shown.film[0];
    Shown shown;
    shown.worlds = 1;
    auto fresh = std::make_shared<Film>(film.head(), 0, film.first_life());
    fresh->publish(1);
    shown.film[0] = fresh;
    screen.rest(panels::side_effects.draw, state, shown);
    EXPECT_TRUE(screen.has("side_effects/lasting"));
}

}  // namespace

}  // namespace samspill::viz
