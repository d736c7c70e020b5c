#include <gtest/gtest.h>

#include <atomic>

#include "model/world.h"
#include "viz/desk_support.h"

// Changes of a simulation on its way, and what it leaves behind.
namespace samspill::viz {

namespace {

using test::all_lasting;
using test::desk_options;
using test::digest_of;
using test::needs;
using test::run_to_the_end;
using test::SampleFile;
using test::settle;
using test::unwatched;
using test::unwatched_line;

Wave wave_of(Week week, double intensity)
{
    Wave wave;
    wave.week = week;
    wave.offices = {"Nes", "Nedre"};
    wave.intensity = intensity;
    return wave;
}

// Run by the first draft before the week, and by the second from it on.
RunOutput changed_at(Week week, const Draft& before, const Draft& after, std::uint32_t replicate = 0)
{
    const Scenario first = scenario_of(before), second = scenario_of(after);
    World past(first.inputs, {first.seed, replicate});
    while (past.week() < week) past.step();
    World world(past, second.inputs);
    while (!world.done()) world.step();
    return world.finish();
}

TEST(DeskChange, OfAParameterHoldsFromThePresentWeekOn)
{
    const SampleFile file;
    const Draft changed = file.draft({{"labour_market.displacement", "0.5"}});
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(WantReplicates{2});
    desk.order(StepWeeks{20});
    settle(desk);
    desk.order(ChangeLive{0, changed});
    run_to_the_end(desk);
    desk.want(needs({{0, all_lasting}}));
    const auto shown = settle(desk);
    EXPECT_TRUE(shown->notices.empty());
    const RunOutput expected = changed_at(20, file.draft(), changed);
    EXPECT_EQ(digest_of(*shown), expected.digest);
    EXPECT_NE(expected.digest, unwatched(file.draft()));
    EXPECT_EQ(shown->film[0]->head().overrides, std::vector<std::string>{"labour_market.displacement=0.5"});
    // The others are run in the same way.
    const Curve& curve = *shown->curves.at({0, all_lasting});
    ASSERT_EQ(curve.replicates, 2);
    const RunOutput other = changed_at(20, file.draft(), changed, 1);
    EXPECT_EQ(curve.replicate[1], line_of(other.series, shown->film[0]->head().places, all_lasting, curve.weeks()));
}

TEST(DeskChange, OfAWaveToComeIsTheRunWithThatWave)
{
    const SampleFile file;
    Draft changed = file.draft();
    changed.waves = {wave_of(30, 3.0)};
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), file.draft()});
    desk.order(StepWeeks{20});
    settle(desk);
    desk.order(ChangeLive{1, changed});
    run_to_the_end(desk);
    const auto shown = settle(desk);
    EXPECT_EQ(digest_of(*shown, 0), unwatched(file.draft()));
    EXPECT_EQ(digest_of(*shown, 1), unwatched(changed));
    EXPECT_EQ(shown->film[1]->head().waves, (std::vector<Week>{10, 30}));
}

TEST(DeskChange, OfWhatCannotChangeOnTheWayWaitsForARestart)
{
    const SampleFile file;
    Draft changed = file.draft({{"run.burn_in", "40"}});
    changed.waves = {wave_of(2, 1.0)};
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{5});
    settle(desk);
    desk.order(ChangeLive{0, changed});
    run_to_the_end(desk);
    auto shown = settle(desk);
    EXPECT_EQ(digest_of(*shown), unwatched(file.draft()));
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_FALSE(shown->notices[0].bad);
    EXPECT_NE(shown->notices[0].text.english().find("run.burn_in"), std::string::npos);
    EXPECT_NE(shown->notices[0].text.english().find("wave"), std::string::npos);
    desk.order(Restart{});
    run_to_the_end(desk);
    shown = settle(desk);
    EXPECT_EQ(shown->live->weeks, 100);
    EXPECT_EQ(digest_of(*shown), unwatched(changed));
}

TEST(DeskChange, AfterARestartHoldsFromTheStart)
{
    const SampleFile file;
    Draft changed = file.draft();
    changed.waves = {wave_of(4, 3.0)};
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{8});
    desk.order(ChangeLive{0, changed});
    desk.order(Restart{});
    run_to_the_end(desk);
    EXPECT_EQ(digest_of(*settle(desk)), unwatched(changed));
}

// The sample has the regions Ås and Nes.
TEST(DeskChange, ToOtherPlacesThanTheOtherWorldsIsRefusedInBothLanguages)
{
    const SampleFile file;
    const Draft elsewhere = file.draft({{"places.regions", "[\"Nes\"]"}});
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), elsewhere});
    auto shown = settle(desk);
    EXPECT_EQ(shown->worlds, 0);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_TRUE(shown->notices[0].bad);
    EXPECT_NE(shown->notices[0].text.english().find("same regions and offices"), std::string::npos);
    EXPECT_NE(shown->notices[0].text.in(Language::no).find("samme"), std::string::npos);

    desk.order(OpenLive{file.draft(), file.draft()});
    desk.order(StepWeeks{3});
    settle(desk);
    desk.order(ChangeLive{1, elsewhere});
    desk.order(Restart{});
    run_to_the_end(desk);
    shown = settle(desk);
    EXPECT_NE(shown->notices.back().text.english().find("same regions and offices"), std::string::npos);
    EXPECT_EQ(digest_of(*shown, 1), unwatched(file.draft()));
    // Other numbers of the same places can be compared.
    const Draft larger = file.draft({{"office.Nes.inhabitants", "4500"}});
    desk.order(OpenLive{file.draft(), larger});
    run_to_the_end(desk);
    shown = settle(desk);
    EXPECT_EQ(shown->worlds, 2);
    EXPECT_EQ(digest_of(*shown, 1), unwatched(larger));
}

TEST(DeskReplicates, ArePairsOfEqualChance)
{
    const SampleFile first(2.0), second(0.5);
    Desk desk(desk_options());
    desk.order(OpenLive{first.draft(), second.draft()});
    desk.order(WantReplicates{4});
    run_to_the_end(desk);
    desk.want(needs({{0, all_lasting}, {1, all_lasting}}, {all_lasting}));
    const auto shown = settle(desk);
    EXPECT_EQ(shown->replicates, (std::array{4, 4}));
    EXPECT_EQ(shown->live->replicates_done, 4);
    const Curve &a = *shown->curves.at({0, all_lasting}), &b = *shown->curves.at({1, all_lasting});
    ASSERT_EQ(a.replicates, 4);
    ASSERT_EQ(b.replicates, 4);
    for (std::uint32_t r : {0u, 1u, 3u}) {
        EXPECT_EQ(a.replicate[r], unwatched_line(first.draft(), all_lasting, r));
        EXPECT_EQ(b.replicate[r], unwatched_line(second.draft(), all_lasting, r));
    }
    const Contrast& contrast = *shown->contrasts.at(all_lasting);
    EXPECT_EQ(contrast.pairs, 4);
    EXPECT_EQ(contrast.pair[2].back(), b.replicate[2].back() - a.replicate[2].back());
}

TEST(DeskReplicates, AreShownWithStaffAndLives)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(WantReplicates{3});
    desk.order(ShowReplicate{2});
    const auto shown = settle(desk);
    EXPECT_EQ(shown->position, 2);
    EXPECT_EQ(shown->film[0]->replicate(), 2u);
    EXPECT_TRUE(shown->film[0]->complete());
    EXPECT_FALSE(shown->film[0]->staff(5).empty());
    EXPECT_GT(shown->film[0]->followed_share(), 0.0);
    EXPECT_EQ(digest_of(*shown), unwatched(file.draft(), 1, 2));
}

TEST(DeskReplicates, StayWithinTheMemoryThatTheyMayTake)
{
    const SampleFile file;
    DeskOptions options = desk_options();
    options.memory = std::size_t(3) << 20;
    Desk desk(options);
    desk.order(OpenLive{file.draft(), {}});
    desk.order(WantReplicates{200});
    const auto shown = settle(desk);
    EXPECT_LE(shown->live->memory, options.memory);
    EXPECT_GT(shown->live->replicates_done, 2);
    EXPECT_LT(shown->live->replicates_done, 200);
    EXPECT_EQ(shown->live->replicates_done, shown->live->replicates_wanted);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_NE(shown->notices[0].text.english().find("200"), std::string::npos);
}

TEST(DeskMemory, RefusesASimulationThatCannotFitAndSaysWhatDoes)
{
    const SampleFile file;
    DeskOptions options = desk_options();
    options.free = [] { return FreeMemory{1000, {"the machine has", "maskinen har"}, false}; };
    Desk desk(options);
    desk.order(OpenLive{file.draft(), {}});
    const auto shown = settle(desk);
    EXPECT_EQ(shown->worlds, 0);
    EXPECT_FALSE(shown->live);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_TRUE(shown->notices[0].bad);
    const std::string& said = shown->notices[0].text.english();
    for (const char* part : {"sample.toml: does not fit into memory: it needs about ", "the machine has ",
                             "a smaller scale fits: places.scale = 0.0"})
        EXPECT_NE(said.find(part), std::string::npos) << said;
    EXPECT_NE(shown->notices[0].text.in(Language::no).find("maskinen har "), std::string::npos);
}

// What runs already counts as there; a change to a larger world waits for a restart that would not fit.
TEST(DeskMemory, RefusesAChangeToAWorldThatCannotFit)
{
    const SampleFile file;
    DeskOptions options = desk_options();
    options.free = [] { return FreeMemory{std::size_t(1) << 28, {"the machine has", "maskinen har"}, false}; };
    Desk desk(options);
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{3});
    EXPECT_TRUE(settle(desk)->notices.empty());
    desk.order(ChangeLive{0, file.draft({{"places.scale", "1000"}})});
    const auto shown = settle(desk);
    EXPECT_EQ(shown->worlds, 1);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_NE(shown->notices[0].text.english().find("does not fit into memory"), std::string::npos)
        << shown->notices[0].text.english();
}

TEST(DeskPins, KeepWhatTheRunWas)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{12});
    settle(desk);
    desk.order(PinRun{"before"});
    desk.order(ChangeLive{0, file.draft({{"labour_market.displacement", "0.5"}})});
    run_to_the_end(desk);
    desk.want(needs({{0, all_lasting}, {2, all_lasting}}));
    auto shown = settle(desk);
    ASSERT_EQ(shown->pins.size(), 1u);
    EXPECT_EQ(shown->pins[0].world, 2);
    EXPECT_EQ(shown->pins[0].name, "before");
    const std::vector<float> whole = unwatched_line(file.draft(), all_lasting, 0);
    const Curve& pinned = *shown->curves.at({2, all_lasting});
    EXPECT_EQ(pinned.weeks(), 8 + 12);
    EXPECT_EQ(pinned.mean, std::vector<float>(whole.begin(), whole.begin() + pinned.weeks()));
    EXPECT_EQ(shown->curves.at({0, all_lasting})->weeks(), 68);
    desk.order(Unpin{2});
    shown = settle(desk);
    EXPECT_TRUE(shown->pins.empty());
    EXPECT_FALSE(shown->curves.contains({2, all_lasting}));
}

TEST(DeskPins, CanBeHadBackUntilTheirMemoryIsAskedFor)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{12});
    settle(desk);
    desk.order(PinRun{"before", 5});
    desk.want(needs({{5, all_lasting}}));
    const std::vector<float> pinned = settle(desk)->curves.at({5, all_lasting})->mean;
    desk.order(Unpin{5});
    EXPECT_TRUE(settle(desk)->pins.empty());
    desk.order(Repin{5});
    auto shown = settle(desk);
    ASSERT_EQ(shown->pins.size(), 1u);
    EXPECT_EQ(shown->pins[0].name, "before");
    EXPECT_EQ(shown->curves.at({5, all_lasting})->mean, pinned);
    desk.order(Unpin{5});
    desk.order(Unpin{7});  // there is none
    desk.order(WantReplicates{2});
    desk.order(Repin{5});
    shown = settle(desk);
    EXPECT_TRUE(shown->pins.empty());
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_NE(shown->notices[0].text.english().find("cannot be had back"), std::string::npos);
}

TEST(Desk, TellsWheneverItShowsSomethingNew)
{
    const SampleFile file;
    std::atomic<int> told{0};
    DeskOptions options = desk_options();
    options.news = [&] { ++told; };
    Desk desk(options);
    desk.order(OpenLive{file.draft(), {}});
    settle(desk);
    const int opened = told;
    EXPECT_GT(opened, 0);
    desk.order(StepWeeks{3});
    settle(desk);
    EXPECT_GT(told, opened);
}

}  // namespace

}  // namespace samspill::viz
