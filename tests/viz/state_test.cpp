#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "viz/state/command.h"
#include "viz/state/reforms.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

using test::one_world;
using test::two_worlds;

// The orders to the desk among what a command asks for.
template <class Kind>
std::vector<Kind> orders_of(const std::vector<Effect>& effects)
{
    std::vector<Kind> found;
    for (const Effect& effect : effects)
        if (const auto* order = std::get_if<Order>(&effect))
            if (const auto* kind = std::get_if<Kind>(order)) found.push_back(*kind);
    return found;
}

Shown live_shown()
{
    Shown shown = one_world().shown;
    shown.live = LiveStatus{};
    return shown;
}

// Sums and means of a line.

TEST(Lines, OfAllOfficesAreTheSumOfTheRegions)
{
    const Film& film = *one_world().shown.film[0];
    const Places& places = film.head().places;
    for (const Indicator indicator : {Indicator::persons, Indicator::meetings, Indicator::hours_used}) {
        const auto all = line_of(film.series(), places, {indicator, {}, -1, -1}, film.ready());
        const auto first = line_of(film.series(), places, {indicator, region_place(0), -1, -1}, film.ready());
        const auto second = line_of(film.series(), places, {indicator, region_place(1), -1, -1}, film.ready());
        ASSERT_EQ(all.size(), std::size_t(film.head().weeks));
        EXPECT_GT(all.back(), 0.0f);
        for (std::size_t i = 0; i < all.size(); ++i) EXPECT_NEAR(all[i], first[i] + second[i], 1e-3 * all[i] + 1e-3);
    }
}

TEST(Lines, OfAllLabelsAndGroupsAreSums)
{
    const Film& film = *one_world().shown.film[0];
    const Places& places = film.head().places;
    const float all = value_of(film.series(), places, {Indicator::persons, {}, -1, -1}, 20);
    float by_label = 0.0f, by_group = 0.0f;
    for (int label = 0; label < n_statuses; ++label)
        if (Status(label) != Status::gone)  // who is no person of the register any more
            by_label += value_of(film.series(), places, {Indicator::persons, {}, -1, label}, 20);
    for (int group = 0; group < n_groups; ++group)
        by_group += value_of(film.series(), places, {Indicator::persons, {}, group, -1}, 20);
    EXPECT_EQ(all, by_label);
    EXPECT_EQ(all, by_group);
    EXPECT_GT(all, 1000.0f);
}

TEST(Lines, OfLevelsAreMeansByCounsellors)
{
    const Film& film = *one_world().shown.film[0];
    const Places& places = film.head().places;
    const int row = film.ready() - 1;
    double sum = 0.0, weights = 0.0;
    for (int office = 0; office < places.office_count(); ++office) {
        const double counsellors =
            double(value_of(film.series(), places, {Indicator::counsellors, office_place(office), -1, -1}, row));
        sum += counsellors *
               double(value_of(film.series(), places, {Indicator::attitude, office_place(office), -1, -1}, row));
        weights += counsellors;
    }
    ASSERT_GT(weights, 0.0);
    EXPECT_NEAR(double(value_of(film.series(), places, {Indicator::attitude, {}, -1, -1}, row)), sum / weights, 1e-6);
}

TEST(Lines, OfARegionsIndicatorAreThoseOfTheOfficesRegion)
{
    const Film& film = *one_world().shown.film[0];
    const Places& places = film.head().places;
    EXPECT_EQ(value_of(film.series(), places, {Indicator::tightness, office_place(2), -1, -1}, 30),
              value_of(film.series(), places, {Indicator::tightness, region_place(1), -1, -1}, 30));
    EXPECT_EQ(region_of(places, 0), 0);
    EXPECT_EQ(region_of(places, 2), 1);
    EXPECT_EQ(name_of(places, office_place(1)), "Nedre");
    EXPECT_EQ(name_of(places, region_place(1)), "Nes");
}

// Bands.

TEST(Curves, HaveQuantilesOfTheReplicates)
{
    std::vector<std::vector<float>> lines;
    for (int i = 0; i <= 20; ++i) lines.push_back({float(i), i == 0 ? NAN : 1.0f});
    const Curve curve = curve_of(-3, lines);
    EXPECT_EQ(curve.replicates, 21);
    EXPECT_FLOAT_EQ(curve.mean[0], 10.0f);
    EXPECT_FLOAT_EQ(curve.low90[0], 1.0f);
    EXPECT_FLOAT_EQ(curve.low50[0], 5.0f);
    EXPECT_FLOAT_EQ(curve.high50[0], 15.0f);
    EXPECT_FLOAT_EQ(curve.high90[0], 19.0f);
    EXPECT_FLOAT_EQ(curve.mean[1], 1.0f);
}

TEST(Curves, HaveNoBandForOneReplicate)
{
    const Curve curve = curve_of(0, {{1.0f, 2.0f}});
    EXPECT_TRUE(curve.low90.empty());
    EXPECT_FLOAT_EQ(curve.mean[1], 2.0f);
}

TEST(Contrasts, AreDifferencesPairByPair)
{
    const Contrast contrast = contrast_of(0, {{1.0f}, {2.0f}, {3.0f}}, {{2.0f}, {4.0f}, {6.0f}}, Looks::once);
    EXPECT_EQ(contrast.pairs, 3);
    EXPECT_FLOAT_EQ(contrast.mean[0], 2.0f);
    // Student's t with two degrees of freedom: 4.302653 x 1 / sqrt(3).
    EXPECT_NEAR(contrast.high[0] - contrast.mean[0], 2.484138, 1e-4);
}

// Words.

TEST(Words, WriteNumbersInBothLanguages)
{
    EXPECT_EQ(number_text(1234567.0, Language::en), "1,234,567");
    EXPECT_EQ(number_text(1234567.0, Language::no), "1\u00a0234\u00a0567");
    EXPECT_EQ(number_text(-0.25, Language::no), "−0,25");
    EXPECT_EQ(number_text(12.34, Language::en), "12.3");
    EXPECT_EQ(number_text(-0.000392, Language::en), "−0.000392");
    EXPECT_EQ(number_text(-1e-8, Language::en), "0");
    EXPECT_EQ(number_text(0.0715, Language::no), "0,0715");
    EXPECT_EQ(number_text(100.5, Language::en, 1), "100.5");
    EXPECT_EQ(number_text(NAN, Language::en), "–");
    EXPECT_EQ(number_text(0.0, Language::en), "0");
}

TEST(Words, NameEveryIndicatorAndLabelInBothLanguages)
{
    for (const IndicatorInfo& indicator : indicators())
        for (const Language language : {Language::en, Language::no}) {
            EXPECT_FALSE(meaning_of(indicator, language).empty());
            EXPECT_FALSE(unit_text(indicator, language).empty());
            for (int label = -1; label < int(labels_of(indicator.labels).size()); ++label)
                EXPECT_FALSE(label_name(indicator.labels, label, language).empty()) << indicator.name << label;
        }
    EXPECT_EQ(label_name(LabelAxis::status, 3, Language::en), "work training");
    EXPECT_EQ(phase_of(60, Language::no), "aksjonsforskning");
    EXPECT_EQ(week_text(0, Language::no), "uke 0 (2016-09-05)");
}

// The state.

TEST(State, PlaysAFilmToItsEndAndFromTheStartAgain)
{
    const Shown& shown = one_world().shown;
    ViewState state;
    state.pace = 10.0;
    apply(state, Play{true}, shown);
    advance(state, 1.0, shown);
    EXPECT_NEAR(state.week, 10.0, 1e-9);
    for (int i = 0; i < 100; ++i) advance(state, 1.0, shown);
    EXPECT_EQ(week_of(state), 59);
    EXPECT_FALSE(state.playing);
    apply(state, Play{true}, shown);
    EXPECT_EQ(week_of(state), -8);
}

TEST(State, KeepsTheWeekWithinTheFilm)
{
    const Shown& shown = one_world().shown;
    ViewState state;
    apply(state, SeekWeek{1e9}, shown);
    EXPECT_EQ(week_of(state), 59);
    apply(state, StepBy{-1000}, shown);
    EXPECT_EQ(week_of(state), -8);
    apply(state, SeekWeek{5}, Shown{});  // nothing is open
    EXPECT_EQ(week_of(state), 0);
}

TEST(State, AsksASimulationToGoOnAndToStep)
{
    const Shown shown = live_shown();
    ViewState state;
    EXPECT_TRUE(orders_of<SetRunning>(apply(state, Play{true}, shown)).at(0).running);
    apply(state, SeekWeek{59}, shown);
    EXPECT_EQ(orders_of<StepWeeks>(apply(state, StepBy{4}, shown)).at(0).weeks, 4);
    // The picture glides after the newest week: a step that is asked for meanwhile is one of the simulation.
    state.week = 40.5;
    ASSERT_TRUE(state.follow);
    EXPECT_EQ(orders_of<StepWeeks>(apply(state, StepBy{1}, shown)).size(), 1u);
    // Behind the newest week a step only moves the picture.
    apply(state, SeekWeek{20}, shown);
    EXPECT_TRUE(orders_of<StepWeeks>(apply(state, StepBy{4}, shown)).empty());
    EXPECT_EQ(week_of(state), 24);
    EXPECT_FALSE(state.follow);
}

TEST(State, SendsWhatIsEditedToTheWorldItBelongsTo)
{
    const Shown shown = live_shown();
    ViewState state;
    state.draft.path = "a.toml";
    const auto open = orders_of<OpenLive>(apply(state, CompareWithDraft{}, shown));
    ASSERT_EQ(open.size(), 1u);
    ASSERT_TRUE(open[0].beside);
    EXPECT_EQ(open[0].beside->path, "a.toml");
    const auto change = orders_of<ChangeLive>(apply(state, SetValue{"reform.mend_rate", "0.2"}, shown));
    ASSERT_EQ(change.size(), 1u);
    EXPECT_EQ(change[0].world, 1);
    EXPECT_EQ(*state.beside.value("reform.mend_rate"), "0.2");
    EXPECT_FALSE(state.draft.changed());
    apply(state, EditWorld{0}, shown);
    EXPECT_TRUE(apply(state, AddItem{"wave"}, shown).empty());  // the scenario is still being read
    Shown read = shown;
    read.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of(test::sample_scenario(2.0, 500)));
    read.live->weeks = 500;
    EXPECT_EQ(orders_of<ChangeLive>(apply(state, AddItem{"wave"}, read)).at(0).world, 0);
    EXPECT_EQ(state.draft.waves.size(), 1u);
    EXPECT_EQ(state.revealed, "wave.+1");
    EXPECT_EQ(state.draft.waves.front().week, Week(read.film[0]->last_week()) + 1);
    apply(state, RemoveItem{"wave.+4"}, read);
    EXPECT_EQ(state.draft.waves.size(), 1u);
    apply(state, SetValue{"wave.1.intensity", "1"}, read);
    EXPECT_EQ(state.draft.file_waves.at(1)->intensity, 1.0);
    EXPECT_TRUE(state.draft.values.empty());
    apply(state, ResetValue{"wave.1.intensity"}, read);
    EXPECT_TRUE(state.draft.file_waves.empty());
    apply(state, ResetAll{}, shown);
    EXPECT_FALSE(state.draft.changed());
}

// What is added to a run that goes on has to begin after it stands.
TEST(State, AddsToARunningSimulationAWeekThatHasNotBegun)
{
    for (const double pace : {8.0, 0.0}) {
        ViewState state;
        Shown shown = live_shown();
        shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of(test::sample_scenario(2.0, 500)));
        shown.live->weeks = 500;
        shown.live->running = true;
        state.draft.path = "a.toml";
        state.playing = true;
        state.pace = pace;
        state.week = 3.0;  // what is on screen lags behind
        const auto effects = apply(state, AddItem{"wave"}, shown);
        const auto running = orders_of<SetRunning>(effects);
        ASSERT_EQ(running.size(), 1u);
        EXPECT_FALSE(running[0].running);
        EXPECT_FALSE(state.playing);
        EXPECT_EQ(orders_of<ChangeLive>(effects).size(), 1u);
        EXPECT_EQ(state.draft.waves.front().week, shown.film[0]->last_week() + (pace > 0.0 ? 4 : 17));
    }
}

TEST(State, AddsToARunThatIsOverWhatTheNextBeginsWith)
{
    ViewState state;
    Shown shown = live_shown();
    shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of(test::sample_scenario()));
    shown.live->weeks = shown.live->weeks_done = 90;
    state.draft.path = "a.toml";
    state.week = shown.film[0]->last_week();
    apply(state, AddItem{"wave"}, shown);
    EXPECT_EQ(state.draft.waves.back().week, 0);  // in the last week it would do nothing
    state.week = 20.0;
    EXPECT_TRUE(orders_of<SetRunning>(apply(state, AddItem{"wave"}, shown)).empty());
    EXPECT_EQ(state.draft.waves.back().week, 20);
}

// A simulation goes at the pace that stands on screen from the start.
TEST(State, TellsASimulationThatIsOpenedItsPace)
{
    ViewState state;
    state.pace = 3.0;
    const auto paces = orders_of<SetPace>(apply(state, Order{OpenLive{{"a.toml", {}, {}}, {}}}, one_world().shown));
    ASSERT_EQ(paces.size(), 1u);
    EXPECT_EQ(paces[0].weeks_a_second, 3.0);
}

TEST(State, ForgetsThePlaceWhenAnotherFileIsOpened)
{
    ViewState state;
    apply(state, LookAt{office_place(17), 2, {}}, one_world().shown);
    EXPECT_EQ(state.place, office_place(17));
    EXPECT_EQ(state.group, 2);
    const auto effects = apply(state, Order{OpenFile{"b.h5"}}, one_world().shown);
    EXPECT_EQ(orders_of<OpenFile>(effects).at(0).path, "b.h5");
    EXPECT_EQ(state.place, Place{});
}

TEST(State, AlwaysHasAnIndicator)
{
    ViewState state;
    state.indicators = {Indicator::waiting};
    apply(state, ToggleIndicator{Indicator::waiting}, Shown{});
    EXPECT_EQ(state.indicators, std::vector<Indicator>{Indicator::waiting});
    apply(state, ToggleIndicator{Indicator::rings}, Shown{});
    apply(state, ToggleIndicator{Indicator::waiting}, Shown{});
    EXPECT_EQ(state.indicators, std::vector<Indicator>{Indicator::rings});
}

TEST(State, RunsTheShippedReformsOfTheGuide)
{
    for (const Reform& reform : reforms()) {
        EXPECT_TRUE(std::filesystem::exists(scenario_path(reform.first))) << reform.first;
        EXPECT_TRUE(std::filesystem::exists(scenario_path(reform.second))) << reform.second;
    }
    ViewState state;
    apply(state, GuideReform{99}, Shown{});
    EXPECT_EQ(state.guide.reform, -1);
    apply(state, GuideReform{0}, Shown{});
    apply(state, GuideExpect{1, 7}, Shown{});
    EXPECT_EQ(state.guide.here().expected[1], 1);
    const auto effects = apply(state, GuideTo{GuideStep::run}, Shown{});
    EXPECT_EQ(orders_of<OpenLive>(effects).size(), 1u);
    EXPECT_EQ(orders_of<WantReplicates>(effects).size(), 1u);
    EXPECT_TRUE(state.has_beside);
}

// Frames are drawn for what moves; all else waits for somebody to do something, or for news.
TEST(Moves, IsWhatPlaysOrIsGlidedToAndNotWhatIsWorkedOutBehindIt)
{
    Shown shown = live_shown();
    ViewState state;
    state.week = double(shown.film[0]->last_week());
    shown.busy = Message::verbatim("replicates");
    shown.live->replicates_done = 2, shown.live->replicates_wanted = 20;
    EXPECT_FALSE(moves(state, shown));
    shown.live->running = true;
    EXPECT_FALSE(moves(state, shown));  // the next week comes as news
    state.week -= 0.5;
    EXPECT_TRUE(moves(state, shown));
    for (int i = 0; i < 300; ++i) advance(state, 0.016, shown);
    EXPECT_FALSE(moves(state, shown));
    state.week = 2.0, state.follow = false;  // looking back
    EXPECT_FALSE(moves(state, shown));
    state = {};
    EXPECT_FALSE(moves(state, one_world().shown));
    apply(state, Play{true}, one_world().shown);
    EXPECT_TRUE(moves(state, one_world().shown));
    EXPECT_FALSE(moves(state, Shown{}));
}

// What panels need.

TEST(Needs, AreTheLinesOfTheTimeline)
{
    ViewState state;
    state.indicators = {Indicator::persons, Indicator::attitude};
    state.breakdown = Breakdown::groups;
    const Needs needs = needs_of(state, two_worlds().shown);
    // Attitudes know no groups: one line; in two worlds each.
    EXPECT_EQ(needs.curves.size(), 2u * (n_groups + 1));
    EXPECT_TRUE(needs.contrasts.empty());
    state.panel = Panel::comparison;
    EXPECT_EQ(needs_of(state, two_worlds().shown).contrasts.size(), 2u);
    EXPECT_TRUE(needs_of(state, Shown{}).curves.empty());
}

TEST(Needs, OfALabelThatAnIndicatorHasNotAreTheWhole)
{
    ViewState state;
    state.label = 9;  // a status
    const Places& places = one_world().shown.film[0]->head().places;
    EXPECT_EQ(timeline_lines(state, places, Indicator::rings).at(0).label, -1);
    EXPECT_EQ(timeline_lines(state, places, Indicator::persons).at(0).label, 9);
}

}  // namespace

}  // namespace samspill::viz
