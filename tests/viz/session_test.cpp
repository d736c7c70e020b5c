#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "support/checkout.h"
#include "support/temporary_folder.h"
#include "viz/app/session.h"
#include "viz/desk_support.h"
#include "viz/other_files.h"
#include "viz/screen.h"

// Window and desk together: what is opened, dropped and refused.
namespace samspill::viz {

namespace {

using test::comparison_file;
using test::grid;
using test::run_file;
using test::SampleFile;

ViewOptions session_options()
{
    ViewOptions options;
    options.reader = reader_file();
    options.language = "en";
    return options;
}

class SessionTest : public testing::Test {
protected:
    void settle() { ASSERT_TRUE(session.settle(std::chrono::minutes(4))); }
    void drop(const std::vector<std::string>& paths)
    {
        session.drop(paths);
        settle();
    }
    // The last message, of the desk or of the window itself.
    std::string said()
    {
        if (!session.frame().bad.empty()) return session.frame().bad.back().english();
        if (!session.frame().good.empty()) return session.frame().good.back().english();
        return session.shown().notices.empty() ? "" : session.shown().notices.back().text.english();
    }

    Session session{session_options()};
};

// The week that was asked for at the start.

std::unique_ptr<Session> opened_at(Week week, const std::string& path)
{
    ViewOptions options = session_options();
    options.week = week;
    auto session = std::make_unique<Session>(options);
    session->open(path);
    EXPECT_TRUE(session->settle(std::chrono::minutes(4)));
    return session;
}

TEST(SessionWeek, OfAFileIsGoneTo)
{
    const auto session = opened_at(3, run_file());
    EXPECT_EQ(session->state().week, 3.0);
    EXPECT_TRUE(session->frame().bad.empty());
    session->give(SeekWeek{1.0});
    session->open(run_file());  // of what is opened first alone
    ASSERT_TRUE(session->settle(std::chrono::minutes(4)));
    EXPECT_EQ(session->state().week, 1.0);
}

TEST(SessionWeek, OfASimulationIsRunTo)
{
    const SampleFile file;
    const auto session = opened_at(7, file.draft().path);
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(4);
    const auto week = [&] { return session->shown().film[0] ? session->shown().film[0]->last_week() : -1000; };
    while (week() < 7 && std::chrono::steady_clock::now() < end) ASSERT_TRUE(session->settle(std::chrono::minutes(4)));
    EXPECT_EQ(week(), 7);
    EXPECT_FALSE(session->shown().live->running);
    for (int i = 0; i < 200; ++i) session->advance(0.1);  // the picture glides there
    EXPECT_EQ(session->state().week, 7.0);
}

TEST(SessionWeek, ThatIsNotThereIsSaid)
{
    const auto session = opened_at(900, run_file());
    ASSERT_EQ(session->frame().bad.size(), 1u);
    EXPECT_NE(session->frame().bad[0].english().find("--week: 900 is outside ["), std::string::npos)
        << session->frame().bad[0].english();
    EXPECT_EQ(session->shown().worlds, 1);
}

// Dropped on the window.

TEST_F(SessionTest, OpensARunFileThatIsDropped)
{
    session.frame().page = Frame::Page::start;
    drop({run_file()});
    EXPECT_EQ(session.shown().worlds, 1);
    EXPECT_FALSE(session.shown().live);
    EXPECT_EQ(session.frame().page, Frame::Page::panels);
    EXPECT_EQ(said(), "");
}

TEST_F(SessionTest, SimulatesAScenarioThatIsDropped)
{
    const SampleFile file;
    drop({file.draft().path});
    EXPECT_TRUE(session.shown().live);
    EXPECT_EQ(session.state().draft.path, file.draft().path);
}

TEST_F(SessionTest, GoesToThePanelOfAFileThatIsDropped)
{
    drop({comparison_file()});
    EXPECT_EQ(session.state().panel, Panel::comparison);
    EXPECT_EQ(session.state().comparison.place, 2);  // all regions
    session.give(ShowPanel{Panel::rings});
    drop({grid().merged});
    EXPECT_EQ(session.state().panel, Panel::sweep);
    // Another comparison in place of one is looked at as a whole as well.
    drop({comparison_file()});
    drop({comparison_file()});
    EXPECT_EQ(session.state().comparison.place, 2);
    ASSERT_TRUE(session.shown().lines);
    EXPECT_EQ(session.shown().lines->key.place, 2);
    EXPECT_EQ(said(), "");
}

TEST_F(SessionTest, PutsTheSecondOfTwoDroppedFilesBesideTheFirst)
{
    drop({run_file(), run_file()});
    EXPECT_EQ(session.shown().worlds, 2);
    const SampleFile first, second(0.5);
    drop({first.draft().path, second.draft().path});
    EXPECT_EQ(session.shown().worlds, 2);
    EXPECT_TRUE(session.shown().live);
    EXPECT_TRUE(session.state().has_beside);
    EXPECT_EQ(said(), "");
}

TEST_F(SessionTest, SavesOverNothingThatIsOpenOrSomebodyElses)
{
    const SampleFile file;
    const samspill::test::TemporaryFolder folder;
    drop({file.draft().path});
    const std::string other = folder / "other.toml", linked = folder / "linked.csv", own = folder / "own.toml";
    std::ofstream(other) << "title = \"mine\"\n";
    std::filesystem::create_hard_link(file.draft().path, linked);
    const auto refused = [&](const Command& command, const std::string& path, const std::string& words) {
        const auto size = std::filesystem::file_size(path);
        session.frame().bad.clear();
        session.give(command);
        EXPECT_NE(said().find(path + ": " + words), std::string::npos) << said();
        EXPECT_EQ(std::filesystem::file_size(path), size);
    };
    refused(SaveScenario{file.draft().path}, file.draft().path, "is read by this command");
    refused(SaveScenario{other}, other, "is there already");
    refused(SaveCsv{Panel::timeline, linked}, linked, "is read by this command");
    refused(SaveCsv{Panel::timeline, other}, other, "is no name for a table: it must end in .csv");
    session.frame().bad.clear();
    for (int i = 0; i < 2; ++i) {  // what this window has saved it may save again
        session.give(SaveScenario{own});
        EXPECT_EQ(said(), "Saved: " + own);
    }
}

TEST_F(SessionTest, SaysWhichOfManyDroppedFilesAreNotOpened)
{
    drop({run_file(), run_file(), comparison_file(), grid().merged});
    EXPECT_EQ(session.shown().worlds, 2);
    EXPECT_NE(said().find("Not opened:\n" + comparison_file() + "\n" + grid().merged), std::string::npos) << said();
}

TEST_F(SessionTest, SaysWhatIsWrongWithWhatIsDropped)
{
    drop({run_file()});
    const SampleFile scenario;
    const std::string picture = test::put_bytes("picture.png", "\x89PNG\r\n");
    const std::string broken = test::put_bytes("broken.toml", "[run]\nweeks = \"many\"\n");
    for (const auto& [paths, place] : {std::pair<std::vector<std::string>, std::string>{{picture}, picture},
                                       {{broken}, broken},
                                       {{"no/such.h5"}, "no/such.h5"},
                                       {{test::folder() / "."}, test::folder() / "."},
                                       {{run_file(), scenario.draft().path}, scenario.draft().path}}) {
        session.frame().bad.clear();
        drop(paths);
        EXPECT_EQ(said().find(place), 0u) << said();
        EXPECT_EQ(session.shown().worlds, 1) << place;
        EXPECT_TRUE(session.shown().film[0]) << place;
    }
    drop({});
    EXPECT_EQ(session.shown().worlds, 1);
}

// Refused: what is open stays, with all that was said of it.

TEST_F(SessionTest, KeepsTheChangesOfASimulationWhenAFileIsRefused)
{
    const SampleFile file;
    drop({file.draft().path});
    session.give(SetValue{"labour_market.displacement", "0.5"});
    session.give(LookAt{office_place(1), {}, {}});
    settle();
    for (const std::string& bad : {test::put_bytes("letter.h5", "Dear reader"), test::put_bytes("broken.toml", "x")}) {
        drop({bad});
        EXPECT_EQ(said().find(bad), 0u);
        EXPECT_EQ(session.state().draft.path, file.draft().path);
        ASSERT_TRUE(session.state().draft.value("labour_market.displacement"));
        EXPECT_EQ(session.state().place, office_place(1));
        EXPECT_TRUE(session.shown().live);
    }
    // Still one draft: a further change goes to the run that is on screen.
    session.give(SetValue{"labour_market.displacement", "0.25"});
    settle();
    EXPECT_EQ(*session.state().draft.value("labour_market.displacement"), "0.25");
}

// Orders that the desk answers together: what stands is what the last good one opened.
TEST_F(SessionTest, KeepsWhatWasOpenedLastWhenOthersAreRefused)
{
    const SampleFile file, other(0.5);
    session.drop({file.draft().path});
    session.drop({"no/such.h5"});
    session.drop({other.draft().path});
    session.drop({test::put_bytes("letter.h5", "Dear reader")});
    session.drop({test::put_bytes("broken.toml", "x")});
    settle();
    EXPECT_EQ(session.state().draft.path, other.draft().path);
    EXPECT_EQ(session.shown().opened, 2u);
    EXPECT_TRUE(session.state().before.empty());
    EXPECT_TRUE(session.shown().live);
}

TEST_F(SessionTest, KeepsWhereASweepWasLookedAtWhenAFileIsRefused)
{
    drop({grid().merged});
    session.give(ChooseSweep{{.column = 1, .group = 0}, 2, 0});
    session.give(ChooseSweepPoint{7});
    drop({test::put_bytes("letter.h5", "Dear reader")});
    EXPECT_EQ(session.state().sweep.column, 1);
    EXPECT_EQ(session.state().sweep_point, 7u);
    ASSERT_TRUE(session.shown().cells);
    EXPECT_EQ(session.shown().cells->key.column, 1);
}

// A sweep's picture, pressed.

TEST_F(SessionTest, SimulatesThePointOfASweepThatIsClickedTwice)
{
    test::Screen screen;
    drop({grid().merged});
    // The program's window has the screen to itself: it lies under every other.
    const auto frames = [&](int count) {
        for (int i = 0; i < count; ++i) {
            ImGui::NewFrame();
            session.draw(screen.theme);
            ImGui::Render();
        }
    };
    frames(3);
    const auto mark = session.marks().find("sweep/point/6");
    ASSERT_NE(mark, session.marks().end());
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = mark->second.middle();
    frames(2);
    for (const bool down : {true, false}) io.MouseDown[0] = down, frames(2);
    EXPECT_EQ(session.state().sweep_point, 6u);
    EXPECT_TRUE(session.state().draft.path.empty());
    for (const bool down : {true, false}) io.MouseDown[0] = down, frames(2);
    settle();
    EXPECT_FALSE(session.state().draft.values.empty());
    EXPECT_TRUE(session.shown().live);
    EXPECT_EQ(session.state().panel, Panel::timeline);  // not the sweep's, which has nothing to show now
    EXPECT_EQ(said(), "");
}

}  // namespace

}  // namespace samspill::viz
