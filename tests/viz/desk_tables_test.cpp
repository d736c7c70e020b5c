#include <gtest/gtest.h>

#include <sys/stat.h>

#include "support/checkout.h"
#include "viz/desk_support.h"
#include "viz/other_files.h"
#include "viz/state/command.h"

// Comparison files and merged sweeps on the desk; files one after the other, and orders while one is read.
namespace samspill::viz {

namespace {

using test::all_lasting;
using test::comparison;
using test::comparison_file;
using test::desk_options;
using test::grid;
using test::needs;
using test::run_file;
using test::SampleFile;
using test::settle;

using Shows = std::shared_ptr<const Shown>;

Needs comparison_needs(ComparisonKey key)
{
    Needs needs;
    needs.comparison = key;
    return needs;
}

Needs sweep_needs(SweepKey key)
{
    Needs needs;
    needs.sweep = key;
    return needs;
}

std::vector<float> curve_in_comparison(const ComparisonKey& key, int scenario, std::size_t replicate)
{
    const auto curve =
        comparison().runs[std::size_t(scenario)][replicate].curves.of(std::size_t(key.curve), std::size_t(key.place));
    return {curve.begin(), curve.end()};
}

void expect_lines(const Shown& shown, const ComparisonKey& key)
{
    ASSERT_TRUE(shown.lines);
    EXPECT_EQ(shown.lines->key, key);
    ASSERT_EQ(shown.lines->base.replicates, 4);
    for (std::size_t r = 0; r < 4; ++r) {
        EXPECT_EQ(shown.lines->base.replicate[r], curve_in_comparison(key, 0, r));
        EXPECT_EQ(shown.lines->alternative.replicate[r], curve_in_comparison(key, key.alternative, r));
    }
}

TEST(DeskTables, OfAComparisonShowBoardAndTheCurvesThatAreWanted)
{
    Desk desk(desk_options());
    desk.order(OpenFile{comparison_file()});
    desk.want(comparison_needs({1, 0, 2}));
    Shows shown = settle(desk);
    EXPECT_EQ(shown->worlds, 0);
    EXPECT_TRUE(shown->busy.empty());
    ASSERT_TRUE(shown->board);
    EXPECT_EQ(shown->board->scenarios.size(), 3u);
    EXPECT_EQ(shown->board->endpoints.size(), endpoints().size());
    expect_lines(*shown, {1, 0, 2});
    // Of many wishes one after the other the last is met.
    for (const ComparisonKey key : {ComparisonKey{2, 0, 0}, {1, 1, 1}, {2, 1, 0}, {2, 1, 1}})
        desk.want(comparison_needs(key));
    expect_lines(*settle(desk), {2, 1, 1});
}

TEST(DeskTables, SayWhatAComparisonDoesNotHoldAndGoOn)
{
    Desk desk(desk_options());
    desk.order(OpenFile{comparison_file()});
    desk.want(comparison_needs({9, 0, 0}));
    Shows shown = settle(desk);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_NE(shown->notices[0].text.english().find(comparison_file()), std::string::npos);
    EXPECT_FALSE(shown->lines);
    EXPECT_TRUE(shown->board);
    desk.want(comparison_needs({1, 1, 0}));
    expect_lines(*settle(desk), {1, 1, 0});
}

TEST(DeskTables, OfASweepShowTableAndTheCellsThatAreWanted)
{
    const SweepCells expected = test::reader_of(grid().merged)->cells({.column = 1, .group = 2});
    Desk desk(desk_options());
    desk.order(OpenFile{grid().merged});
    desk.want(sweep_needs({}));
    Shows shown = settle(desk);
    EXPECT_EQ(shown->worlds, 0);
    ASSERT_TRUE(shown->sweep && shown->cells);
    EXPECT_EQ(shown->sweep->points, 12u);
    EXPECT_EQ(shown->sweep->title, "Small grid");
    EXPECT_EQ(shown->cells->key, SweepKey{});
    desk.want(sweep_needs({.column = 77}));
    shown = settle(desk);
    EXPECT_FALSE(shown->cells);
    EXPECT_EQ(shown->notices.size(), 1u);
    desk.want(sweep_needs({.column = 1, .group = 2}));
    shown = settle(desk);
    ASSERT_TRUE(shown->cells);
    EXPECT_EQ(shown->cells->mean, expected.mean);
    EXPECT_EQ(shown->cells->spread, expected.spread);
    EXPECT_EQ(shown->cells->replicates, expected.replicates);
}

// A click on a point is its simulation: the same bits as the sweep's own run.
TEST(DeskTables, OpenThePointThatIsChosen)
{
    Desk desk(desk_options());
    desk.order(OpenFile{grid().merged});
    Shows shown = settle(desk);
    ViewState state;
    constexpr std::size_t point = 10;  // late disruption, the second policy
    const std::vector<Effect> effects = apply(state, OpenSweepPoint{point}, *shown);
    EXPECT_EQ(state.draft.path, shown->sweep->base_path);
    for (const Effect& effect : effects) desk.order(std::get<Order>(effect));
    test::run_to_the_end(desk);
    shown = settle(desk);
    EXPECT_TRUE(shown->notices.empty());
    ASSERT_EQ(shown->worlds, 1);
    EXPECT_FALSE(shown->sweep || shown->cells);
    EXPECT_EQ(test::digest_of(*shown), run_replicate(grid().plan.inputs(point), grid().plan.seed(), 0).digest);
}

struct Bad {
    std::string what, path;
};
std::vector<Bad> make_bad_files()
{
    const auto half = [](const std::string& name, const std::string& of) {
        const std::string bytes = test::bytes_of(of);
        return test::put_bytes(name, bytes.substr(0, bytes.size() / 2));
    };
    h5::File::create(test::folder() / "strange.h5").close();
    return {{"half a comparison", half("half_comparison.h5", comparison_file())},
            {"half a sweep", half("half_sweep.h5", grid().merged)},
            {"no HDF5", test::put_bytes("letter.h5", "Dear reader")},
            {"foreign HDF5", test::folder() / "strange.h5"},
            {"a newer comparison", test::empty_file("newer_board.h5", "samspill comparison", 99)},
            {"a newer sweep", test::empty_file("newer_table.h5", "samspill sweep", 99)},
            {"a sweep of nothing", test::empty_file("hollow_sweep.h5", "samspill sweep", 1)},
            {"a comparison of nothing", test::empty_file("hollow_board.h5", "samspill comparison", 1)},
            {"nothing", "no/such/place.h5"}};
}

const std::vector<Bad>& bad_files()
{
    static const std::vector<Bad> files = make_bad_files();
    return files;
}

// What is bad is said with its path; a sweep that is open stays and is still answered.
TEST(DeskTables, StayWhenAnotherFileIsBad)
{
    Desk desk(desk_options());
    desk.order(OpenFile{grid().merged});
    desk.want(sweep_needs({.column = 1}));
    std::uint64_t openings = 1;
    for (const Bad& bad : bad_files()) {
        SCOPED_TRACE(bad.what);
        desk.order(OpenFile{bad.path});
        Shows shown = settle(desk);
        ASSERT_FALSE(shown->notices.empty());
        EXPECT_TRUE(shown->notices.back().bad);
        EXPECT_EQ(shown->notices.back().text.english().find(bad.path), 0u) << shown->notices.back().text.english();
        EXPECT_EQ(shown->openings, ++openings);
        EXPECT_EQ(shown->opened, 1u);
        EXPECT_TRUE(shown->busy.empty());
        EXPECT_TRUE(shown->sweep && shown->cells);
        desk.want(sweep_needs({.column = openings % 2 == 0 ? 0 : 1}));
        shown = settle(desk);
        ASSERT_TRUE(shown->cells);
        EXPECT_EQ(shown->cells->key.column, openings % 2 == 0 ? 0 : 1);
    }
}

TEST(DeskTables, StandInPlaceOfEachOtherHoweverQuickly)
{
    const SampleFile file;
    {
        Desk desk(desk_options());
        Needs all = comparison_needs({2, 1, 1});
        all.sweep = SweepKey{};
        all.curves = {{0, all_lasting}};
        desk.want(all);
        for (int round = 0; round < 3; ++round)
            for (const std::string& path : {comparison_file(), grid().merged, run_file(), grid().merged})
                desk.order(OpenFile{path});
        desk.order(OpenLive{file.draft(), {}});
        desk.order(OpenFile{comparison_file()});
        Shows shown = settle(desk);
        EXPECT_EQ(shown->openings, 14u);
        EXPECT_EQ(shown->opened, 14u);
        EXPECT_EQ(shown->worlds, 0);
        EXPECT_FALSE(shown->sweep || shown->cells || shown->film[0] || shown->live);
        EXPECT_TRUE(shown->curves.empty());
        expect_lines(*shown, {2, 1, 1});
        desk.order(OpenFile{grid().merged});
        shown = settle(desk);
        EXPECT_FALSE(shown->board || shown->lines);
        EXPECT_TRUE(shown->sweep && shown->cells);
    }
    test::expect_no_children();
}

TEST(DeskTables, AreNoRunsToBePinnedOrToStandBeside)
{
    Desk desk(desk_options());
    desk.order(OpenFile{run_file()});
    desk.order(CompareFile{comparison_file()});
    desk.order(PinFile{grid().merged});
    Shows shown = settle(desk);
    ASSERT_EQ(shown->notices.size(), 2u);
    EXPECT_NE(shown->notices[0].text.english().find("is no run file"), std::string::npos);
    EXPECT_EQ(shown->worlds, 1);
    EXPECT_TRUE(shown->pins.empty());
    // Where nothing runs, what was to stand beside stands alone.
    desk.order(OpenFile{grid().merged});
    desk.order(CompareFile{comparison_file()});
    desk.order(SetRunning{true});
    desk.order(StepWeeks{2});
    desk.order(PinRun{"nothing"});
    desk.order(ShowReplicate{3});
    desk.order(StopComparing{});
    shown = settle(desk);
    EXPECT_TRUE(shown->board);
    EXPECT_FALSE(shown->sweep);
    EXPECT_TRUE(shown->pins.empty());
}

TEST(DeskTables, LeaveASimulationAloneWhenTheyAreBad)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{2});
    for (const Bad& bad : bad_files()) desk.order(OpenFile{bad.path});
    Shows shown = settle(desk);
    EXPECT_EQ(shown->notices.size(), bad_files().size());
    EXPECT_TRUE(shown->busy.empty());
    ASSERT_TRUE(shown->live);
    EXPECT_EQ(shown->film[0]->last_week(), 1);
    desk.order(StepWeeks{1});
    EXPECT_EQ(settle(desk)->film[0]->last_week(), 2);
}

// A reader that begins when it is told to.
class HeldReader {
public:
    HeldReader()
    {
        mkfifo(gate_.c_str(), 0600);
        std::ofstream(program_) << "#!/bin/sh\nread go <'" << gate_ << "'\nexec '" << reader_file() << "' \"$@\"\n";
        std::filesystem::permissions(program_, std::filesystem::perms::owner_all);
    }
    DeskOptions options() const { return {.reader = program_}; }
    void let_go() const { std::ofstream(gate_) << "go\n"; }

private:
    samspill::test::TemporaryFolder folder_;
    std::string gate_ = folder_ / "gate", program_ = folder_ / "reader.sh";
};

Shows wait_until_reading(const Desk& desk)
{
    Shows shown = desk.shown();
    while (shown->busy.english() != "reading") {
        std::this_thread::yield();
        shown = desk.shown();
    }
    return shown;
}

// No order waits for the file; what was ordered meanwhile comes after it, in its order.
TEST(DeskTables, AreReadWhileOrdersAreGiven)
{
    const HeldReader reader;
    const SampleFile file;
    Desk desk(reader.options());
    desk.order(OpenFile{grid().merged});
    EXPECT_FALSE(wait_until_reading(desk)->sweep);
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{4});
    desk.want(needs({{0, all_lasting}}));
    EXPECT_EQ(desk.shown()->openings, 0u);
    reader.let_go();
    const Shows shown = settle(desk);
    EXPECT_EQ(shown->opened, 2u);
    EXPECT_FALSE(shown->sweep);
    ASSERT_TRUE(shown->film[0]);
    EXPECT_EQ(shown->film[0]->last_week(), 3);
    EXPECT_TRUE(shown->curves.contains({0, all_lasting}));
}

}  // namespace

}  // namespace samspill::viz
