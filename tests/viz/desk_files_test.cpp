#include <gtest/gtest.h>

#include "viz/desk_support.h"
#include "viz/made_files.h"

// Files on the desk.
namespace samspill::viz {

namespace {

using test::all_lasting;
using test::desk_options;
using test::needs;
using test::run_file;
using test::SampleFile;
using test::settle;
using test::unwatched_line;

TEST(DeskFiles, OfARunShowFilmsAndCurves)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenFile{run_file()});
    Needs both = needs({{0, all_lasting}});
    both.flows = FlowsKey{0, 30, -1};
    desk.want(both);
    auto shown = settle(desk);
    ASSERT_EQ(shown->worlds, 1);
    EXPECT_FALSE(shown->live);
    EXPECT_TRUE(shown->busy.empty());
    EXPECT_EQ(shown->replicates[0], test::file_replicates);
    EXPECT_EQ(shown->film[0]->replicate(), 0u);
    ASSERT_TRUE(shown->flows[0]);
    EXPECT_EQ(shown->flows[0]->to, 30);
    const Curve& curve = *shown->curves.at({0, all_lasting});
    ASSERT_EQ(curve.replicates, test::file_replicates);
    EXPECT_EQ(curve.replicate[2], unwatched_line(file.draft(), all_lasting, 2));
    desk.order(ShowReplicate{1});
    shown = settle(desk);
    EXPECT_EQ(shown->film[0]->replicate(), 1u);
    EXPECT_EQ(shown->position, 1);
}

TEST(DeskFiles, StandBesideOthersPairByPair)
{
    Desk desk(desk_options());
    desk.order(OpenFile{run_file()});
    desk.order(CompareFile{run_file()});
    desk.order(PinFile{run_file()});
    desk.want(needs({{1, all_lasting}, {2, all_lasting}}, {all_lasting}));
    auto shown = settle(desk);
    EXPECT_TRUE(shown->notices.empty());
    ASSERT_EQ(shown->worlds, 2);
    EXPECT_EQ(shown->contrasts.at(all_lasting)->pairs, test::file_replicates);
    EXPECT_EQ(shown->contrasts.at(all_lasting)->mean.back(), 0.0f);
    EXPECT_EQ(shown->curves.at({2, all_lasting})->mean, shown->curves.at({1, all_lasting})->mean);
    desk.order(StopComparing{});
    shown = settle(desk);
    EXPECT_EQ(shown->worlds, 1);
    EXPECT_TRUE(shown->contrasts.empty());
}

// Two programs' runs may be looked at side by side, but not without a word.
TEST(DeskFiles, OfAnotherProgramAreToldApart)
{
    const std::string other = test::made_run_file("other_program.h5", "decaf");
    Desk desk(desk_options());
    desk.order(OpenFile{run_file()});
    desk.order(CompareFile{other});
    const auto shown = settle(desk);
    EXPECT_EQ(shown->worlds, 2);
    ASSERT_EQ(shown->notices.size(), 1u);
    test::expect_part(shown->notices[0].text.english(), other + ": was made by another program");
    test::expect_part(shown->notices[0].text.english(), "commit: c0ffee there, decaf here");
}

TEST(DeskFiles, StandBesideASimulation)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(WantReplicates{2});
    desk.order(CompareFile{run_file()});
    test::run_to_the_end(desk);
    desk.want(needs({}, {all_lasting}));
    const auto shown = settle(desk);
    ASSERT_EQ(shown->worlds, 2);
    EXPECT_EQ(shown->contrasts.at(all_lasting)->pairs, 2);
    EXPECT_EQ(shown->contrasts.at(all_lasting)->mean.back(), 0.0f);
}

TEST(DeskFiles, ThatAreDamagedLeaveWhatWasThere)
{
    const std::string bytes = test::bytes_of(run_file());
    const std::string damaged = test::put_bytes("half.h5", bytes.substr(0, bytes.size() / 2));
    Desk desk(desk_options());
    desk.order(OpenFile{run_file()});
    for (const Order& order : {Order{OpenFile{damaged}}, Order{CompareFile{"no/such.h5"}}, Order{PinFile{damaged}}})
        desk.order(order);
    desk.want(needs({{0, all_lasting}}));
    const auto shown = settle(desk);
    ASSERT_EQ(shown->notices.size(), 3u);
    EXPECT_NE(shown->notices[0].text.english().find(damaged), std::string::npos);
    EXPECT_NE(shown->notices[1].text.english().find("no/such.h5"), std::string::npos);
    EXPECT_EQ(shown->worlds, 1);
    EXPECT_TRUE(shown->pins.empty());
    EXPECT_TRUE(shown->curves.contains({0, all_lasting}));
    EXPECT_TRUE(shown->busy.empty());
}

}  // namespace

}  // namespace samspill::viz
