#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "core/error.h"
#include "support/checkout.h"
#include "support/temporary_folder.h"
#include "viz/app/files.h"
#include "viz/app/session.h"
#include "viz/desk_support.h"
#include "viz/draft/draft_items.h"
#include "viz/other_files.h"
#include "viz/state/reforms.h"

// Sessions that are written by themselves and opened again.
namespace samspill::viz {

namespace {

namespace fs = std::filesystem;
using samspill::test::TemporaryFolder;
using test::run_file;
using test::SampleFile;

std::string content_of(const std::string& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> names_in(const std::string& folder)
{
    std::vector<std::string> names;
    if (!fs::exists(folder)) return names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(SessionFile, NamesItselfByTheTimeAndReplacesOnlyItself)
{
    const TemporaryFolder folder;
    const std::string inner = folder / "state/samspill";  // is made
    SessionFile first("", inner), second("", inner);
    first.write("one");
    second.write("two");  // in the same minute
    ASSERT_NE(first.path(), second.path());
    EXPECT_TRUE(first.path().ends_with(".samspill"));
    first.write("three");
    EXPECT_EQ(content_of(first.path()), "three");
    EXPECT_EQ(content_of(second.path()), "two");
    EXPECT_EQ(names_in(inner).size(), 2u);  // nothing is left behind
    struct stat seen {};
    ASSERT_EQ(::stat(first.path().c_str(), &seen), 0);
    EXPECT_EQ(seen.st_mode & 0077u, 0u);  // nobody else reads what a room has said
}

TEST(SessionFile, LeavesAFileThatWasThere)
{
    const TemporaryFolder folder;
    const std::string path = folder / "mine.samspill";
    std::ofstream(path) << "somebody's";
    SessionFile file(path, "");
    EXPECT_TRUE(file.write("text"));
    EXPECT_EQ(content_of(path), "somebody's");
    EXPECT_EQ(file.path(), folder / "mine_2.samspill");
    EXPECT_EQ(content_of(file.path()), "text");
}

TEST(SessionFile, LeavesAFileThatSomebodyElseHasWrittenMeanwhile)
{
    const TemporaryFolder folder;
    const std::string path = folder / "mine.samspill";
    SessionFile mine(path, ""), other(path, "");
    EXPECT_FALSE(mine.write("one"));
    other.go_on(path, "one");
    EXPECT_FALSE(other.write("two"));  // as if it had been opened in another window
    EXPECT_TRUE(mine.write("three"));
    EXPECT_EQ(content_of(path), "two");
    EXPECT_EQ(content_of(mine.path()), "three");
    EXPECT_FALSE(mine.write("four"));
    EXPECT_EQ(content_of(mine.path()), "four");
    EXPECT_EQ(folder.names().size(), 2u);
}

TEST(SessionFile, ComesBackAfterItWasRemovedAndSaysWhatFails)
{
    const TemporaryFolder folder;
    SessionFile file(folder / "a.samspill", "");
    file.write("one");
    fs::remove(file.path());
    file.write("two");
    EXPECT_EQ(content_of(folder / "a.samspill"), "two");
    SessionFile nowhere(folder / "no/such/a.samspill", "");
    EXPECT_ANY_THROW(nowhere.write("text"));
    SessionFile unwanted("", "");
    EXPECT_FALSE(unwanted.write("text"));
}

// What stands in a draft of every kind of change, after it was written down and read again.
TEST(DraftText, IsReadAsTheDraftItWasMadeOf)
{
    const std::string piecemeal = scenario_path("reform/piecemeal.toml");
    Draft draft{piecemeal, {{"reform.resistance", "0.2"}, {"run.weeks", "100"}}, {}};
    const ScenarioSheet sheet = sheet_of_draft(draft);
    add_item(draft, sheet, "wave", 300);  // beyond the shortened horizon
    add_item(draft, sheet, "wave", 60);
    set_item(draft, sheet, "wave.1.intensity", "2.5");
    remove_item(draft, sheet, "wave.2");
    add_item(draft, sheet, "status_quo.rule", 0);
    add_item(draft, sheet, "trial", 10);
    ASSERT_EQ(draft.waves.size(), 2u);
    ASSERT_EQ(draft.file_waves.size(), 2u);
    ASSERT_TRUE(draft.rules && draft.trial);
    EXPECT_EQ(draft_of(text_of(draft)), draft);
    Draft twice{piecemeal, {}, {}};
    add_item(twice, sheet, "wave", 60);
    twice.waves.push_back(twice.waves.front());  // two that are alike
    EXPECT_EQ(draft_of(text_of(twice)), twice);
    DraftText gone = text_of(twice);
    gone.path = "no/such.toml";
    EXPECT_THROW(draft_of(gone), InputError);
}

ViewState room()
{
    ViewState state;
    state.language = Language::no;
    state.workshop = true;
    state.panel = Panel::rings;
    state.indicators = {Indicator::waiting};
    apply(state, GuideReform{1}, Shown{});
    apply(state, GuideExpect{0, 1}, Shown{});
    apply(state, GuideExpect{2, 0}, Shown{});
    apply(state, GuideText{"Små kontorer \"trenger\" tid\n– ærlig talt", "øy"}, Shown{});
    apply(state, GuideReform{2}, Shown{});
    apply(state, GuideExpect{1, -1}, Shown{});
    apply(state, GuideTo{GuideStep::expect}, Shown{});
    return state;
}

TEST(SessionText, HoldsTheAnswersOfEveryCardAndWhatWasLookedAt)
{
    const ViewState before = room();
    const SavedSession saved = read_session(session_text(before, Shown{}), "x");
    EXPECT_EQ(saved.state.guide.answers, before.guide.answers);
    EXPECT_EQ(saved.state.guide.reform, 2);
    EXPECT_EQ(saved.state.guide.step, GuideStep::expect);
    EXPECT_EQ(saved.state.language, Language::no);
    EXPECT_TRUE(saved.state.workshop);
    EXPECT_EQ(saved.state.panel, Panel::rings);
    EXPECT_EQ(saved.state.indicators, before.indicators);
    EXPECT_FALSE(saved.draft);
    EXPECT_TRUE(worth_keeping(before));
    EXPECT_FALSE(worth_keeping(ViewState{}));
    EXPECT_NE(session_summary(saved, Language::en).find("2 answers"), std::string::npos);
}

TEST(SessionText, RefusesWhatIsNone)
{
    const std::string good = session_text(room(), Shown{});
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("[1, 2]"), good.substr(0, good.size() / 2),
          std::string(R"({"samspill_session": "x"})"), std::string(R"({"samspill_session": 99})"),
          std::string(R"({"samspill_session": 1, "guide": 3})"),
          std::string(R"({"samspill_session": 1, "guide": {"step": "fly"}})"),
          std::string(R"({"samspill_session": 1, "panel": 7})"),
          std::string(R"({"samspill_session": 1, "week": 1e300})"),
          std::string(R"({"samspill_session": 1, "first": {"values": []}})"),
          std::string(R"({"samspill_session": 1, "first": {"scenario": "a", "values": [3]}})"),
          std::string(1 << 16, '[')})
        EXPECT_THROW(read_session(bad, "x.samspill"), InputError) << bad.substr(0, 80);
    // Half of it, cut anywhere, is refused or read; nothing else happens.
    for (std::size_t length = 0; length < good.size(); length += 7) {
        std::string damaged = good;
        damaged[length] = '#';
        try {
            read_session(damaged, "x.samspill");
        } catch (const InputError&) {
        }
    }
}

ViewOptions options_in(const std::string& folder)
{
    ViewOptions options;
    options.reader = reader_file();
    options.language = "en";
    options.session_folder = folder;
    return options;
}

void settle(Session& session) { ASSERT_TRUE(session.settle(std::chrono::minutes(4))); }

TEST(KeptSession, IsWrittenByItselfAndOpenedAgain)
{
    const TemporaryFolder folder;
    const SampleFile scenario;
    std::string path;
    {
        Session session(options_in(folder / "kept"));
        session.open(scenario.draft().path);
        settle(session);
        session.advance(5.0);
        EXPECT_TRUE(names_in(folder / "kept").empty());  // nobody has made anything yet
        session.give(SetValue{"reform.resistance", "0.2"});
        session.give(GuideReform{1});
        session.give(GuideExpect{0, -1});
        session.advance(5.0);
        path = session.frame().session_path;
        ASSERT_TRUE(fs::exists(path));
        session.give(GuideExpect{1, 1});
        session.keep_session();  // as when the window is closed
    }
    EXPECT_EQ(names_in(folder / "kept").size(), 1u);
    const std::string kept = content_of(path);

    Session again(options_in(folder / "kept"));
    again.open(path);
    settle(again);
    again.advance(0.0);
    const Guide& guide = again.state().guide;
    EXPECT_EQ(guide.reform, 1);
    EXPECT_EQ(guide.here().answered, (std::array{true, true, false}));
    EXPECT_EQ(again.state().draft, (Draft{scenario.draft().path, {{"reform.resistance", "0.2"}}, {}}));
    EXPECT_EQ(again.state().opened, (Draft{scenario.draft().path, {}, {}}));
    EXPECT_TRUE(again.shown().live);
    again.give(GuideExpect{2, 0});
    again.keep_session();
    EXPECT_EQ(content_of(path), kept);  // it goes on in a file of its own
    EXPECT_EQ(names_in(folder / "kept").size(), 2u);
    EXPECT_EQ(earlier_sessions(folder / "kept").size(), 2u);
}

TEST(KeptSession, KeepsWhatIsHereBeforeAnotherIsOpened)
{
    const TemporaryFolder folder;
    const std::string other = folder / "other.samspill";
    std::ofstream(other) << session_text(room(), Shown{});
    Session session(options_in(folder / "kept"));
    session.give(GuideReform{0});
    session.give(GuideText{"vårt", ""});
    session.open(other);
    EXPECT_EQ(session.state().guide.reform, 2);
    session.give(GuideText{"deres", ""});
    session.keep_session();
    int ours = 0, theirs = 0;
    for (const std::string& name : names_in(folder / "kept")) {
        const std::string text = content_of(folder / ("kept/" + name));
        ours += text.find("vårt") != std::string::npos ? 1 : 0;
        theirs += text.find("deres") != std::string::npos ? 1 : 0;
    }
    EXPECT_EQ(ours, 1);
    EXPECT_EQ(theirs, 1);
    EXPECT_EQ(content_of(other).find("deres"), std::string::npos);
}

TEST(KeptSession, OfANamedFileGoesOnInIt)
{
    const TemporaryFolder folder;
    ViewOptions options = options_in("");
    options.session = folder / "room.samspill";
    {
        Session session(options);
        session.give(GuideReform{0});
        session.give(GuideExpect{0, 1});
        session.keep_session();
    }
    Session session(options);
    session.open_session(options.session, true);
    session.give(GuideExpect{1, 1});
    session.keep_session();
    EXPECT_EQ(folder.names(), std::vector<std::string>{"room.samspill"});
    EXPECT_EQ(read_session(content_of(options.session), "x").state.guide.answers.at(0).answered,
              (std::array{true, true, false}));
}

TEST(KeptSession, KeepsItsAnswersWhenItsScenarioIsGone)
{
    const TemporaryFolder folder;
    ViewState state = room();
    state.draft.path = folder / "gone.toml";
    const std::string path = folder / "a.samspill";
    std::ofstream(path) << session_text(state, Shown{});
    Session session(options_in(folder / "kept"));
    session.open(path);
    EXPECT_EQ(session.state().guide.answers, state.guide.answers);
    ASSERT_FALSE(session.frame().bad.empty());
    EXPECT_NE(session.frame().bad.back().english().find("gone.toml"), std::string::npos);
}

TEST(KeptSession, OpensTheFilesThatWereOpen)
{
    const TemporaryFolder folder;
    ViewState state = room();
    state.workshop = false;
    state.file = run_file();
    const std::string path = folder / "a.samspill";
    std::ofstream(path) << session_text(state, Shown{});
    Session session(options_in(folder / "kept"));
    session.open(path);
    settle(session);
    EXPECT_EQ(session.shown().worlds, 1);
    EXPECT_EQ(session.state().panel, Panel::rings);
}

TEST(KeptSession, SaysOnceThatItCannotBeWritten)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "file") << "x";
    Session session(options_in(folder / "file/in it"));
    session.give(GuideReform{0});
    session.give(GuideExpect{0, 1});
    for (int i = 0; i < 5; ++i) session.advance(5.0);
    EXPECT_EQ(session.frame().bad.size(), 1u);
}

TEST(SessionFolder, IsWhereTheStandardSays)
{
    const char* before = std::getenv("XDG_STATE_HOME");
    const std::string kept = before ? before : "";
    ::setenv("XDG_STATE_HOME", "/some/where", 1);
    EXPECT_EQ(session_folder(), "/some/where/samspill");
    ::setenv("XDG_STATE_HOME", "relative", 1);  // is none
    EXPECT_EQ(session_folder().find("relative"), std::string::npos);
    if (before)
        ::setenv("XDG_STATE_HOME", kept.c_str(), 1);
    else
        ::unsetenv("XDG_STATE_HOME");
}

}  // namespace

}  // namespace samspill::viz
