#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/temporary_folder.h"
#include "viz/app/frame.h"
#include "viz/app/keys.h"
#include "viz/screen.h"
#include "viz/state/reforms.h"
#include "viz/worlds.h"

// The whole window without a window: bars, list of panels, start page, messages, keys.
namespace samspill::viz {

namespace {

class Window : public testing::Test {
protected:
    test::Screen::Draw draw()
    {
        return [this](const View& view, Commands& commands) { draw_window(view, frame, commands); };
    }
    Commands press(const std::string& name, const Shown& shown) { return screen.press(name, draw(), state, shown); }
    // Characters as the keyboard gives them.
    Commands type(const std::string& text, const Shown& shown) { return screen.type(text, draw(), state, shown); }
    // A key goes down and up again.
    Commands key(int number, bool ctrl, const Shown& shown)
    {
        ImGuiIO& io = ImGui::GetIO();
        screen.rest(draw(), state, shown);
        io.KeyCtrl = ctrl;
        io.KeysDown[number] = true;
        Commands all = screen.frame(draw(), state, shown);
        for (const Command& command : all) apply(state, command, shown);
        io.KeysDown[number] = false;
        io.KeyCtrl = false;
        screen.rest(draw(), state, shown);
        return all;
    }
    const Shown& sample() { return test::one_world().shown; }

    test::Screen screen;
    ViewState state;
    Frame frame;
    Shown nothing;
};

TEST_F(Window, ShowsThePanelThatIsChosenInTheList)
{
    const Commands commands = press("window/panel/rings", sample());
    ASSERT_EQ(test::of_kind<ShowPanel>(commands).size(), 1u);
    EXPECT_EQ(state.panel, Panel::rings);
}

TEST_F(Window, HasAKeyForEveryPanel)
{
    screen.rest(draw(), state, sample());
    for (auto panel = all_panels.rbegin(); panel != all_panels.rend(); ++panel) {
        if (key_of(*panel) == no_key) continue;
        type(std::string(1, key_of(*panel)), sample());
        EXPECT_EQ(state.panel, *panel);
    }
}

TEST_F(Window, GoesFromPanelToPanelAndAroundTheEnds)
{
    constexpr int page_up = 266, page_down = 267;
    ImGuiIO& io = ImGui::GetIO();
    io.KeyMap[ImGuiKey_PageUp] = page_up, io.KeyMap[ImGuiKey_PageDown] = page_down;
    for (std::size_t i = 0; i < all_panels.size(); ++i) {
        EXPECT_EQ(state.panel, all_panels[i]);
        key(page_down, true, sample());
    }
    EXPECT_EQ(state.panel, all_panels.front());
    key(page_up, true, sample());
    EXPECT_EQ(state.panel, all_panels.back());
}

TEST_F(Window, LeavesKeysToATextThatIsBeingTyped)
{
    press("window/open", sample());
    press("start/path", sample());
    type("2+?", sample());
    EXPECT_EQ(state.panel, Panel::timeline);
    EXPECT_EQ(state.scale, 1.0f);
    EXPECT_EQ(frame.page, Frame::Page::start);
    screen.rest(draw(), state, sample());
    EXPECT_EQ(frame.open_path, "2+?");
}

TEST_F(Window, SwitchesLanguageAndScale)
{
    press("window/language/no", sample());
    EXPECT_EQ(state.language, Language::no);
    press("window/language/en", sample());
    EXPECT_EQ(state.language, Language::en);
    press("window/larger", sample());
    EXPECT_GT(state.scale, 1.05f);
    type("-", sample());
    EXPECT_NEAR(state.scale, 1.0f, 1e-5f);
}

TEST_F(Window, ShowsKeysOnAQuestionMarkAndClosesThemWithEscape)
{
    screen.rest(draw(), state, sample());
    type("?", sample());
    EXPECT_EQ(frame.page, Frame::Page::keys);
    ImGui::GetIO().KeyMap[ImGuiKey_Escape] = 256;
    key(256, false, sample());
    EXPECT_EQ(frame.page, Frame::Page::panels);
}

TEST_F(Window, TakesTheKeysOfTheWholeWindow)
{
    key(key_f11, false, sample());
    EXPECT_TRUE(frame.full_screen);
    key('S', true, sample());
    EXPECT_EQ(frame.save, Frame::Save::picture);
    EXPECT_TRUE(screen.has("save/path"));
    key('Q', true, sample());
    EXPECT_TRUE(state.quit);
}

TEST_F(Window, StartsWithAPageThatNamesScenariosAndFiles)
{
    const samspill::test::TemporaryFolder folder;
    std::ofstream(folder / "a##b.h5") << "x";
    std::ofstream(folder / "notes.txt") << "x";
    std::filesystem::create_directory(folder / "inner");
    frame.files = list_files(folder / "");
    screen.rest(draw(), state, nothing);
    EXPECT_TRUE(screen.has("start/file/a##b.h5"));
    EXPECT_TRUE(screen.has("start/file/inner"));
    EXPECT_FALSE(screen.has("start/file/notes.txt"));
    EXPECT_TRUE(screen.has("start/scenario/buskerud.toml"));
    EXPECT_FALSE(screen.has("start/scenario/calibration.toml"));

    press("start/file/inner", nothing);
    EXPECT_EQ(frame.files.folder, folder / "inner");
    EXPECT_TRUE(frame.files.entries.empty());
    press("start/above", nothing);
    const Commands commands = press("start/file/a##b.h5", nothing);
    const auto orders = test::of_kind<Order>(commands);
    ASSERT_EQ(orders.size(), 1u);
    EXPECT_EQ(std::get<OpenFile>(orders[0]).path, folder / "a##b.h5");
}

TEST_F(Window, OpensAScenarioAsASimulationAndAnotherBesideIt)
{
    const auto orders = test::of_kind<Order>(press("start/scenario/buskerud.toml", nothing));
    ASSERT_EQ(orders.size(), 1u);
    EXPECT_TRUE(std::get<OpenLive>(orders[0]).draft.path.ends_with("buskerud.toml"));

    Shown live = sample();
    Head head = live.film[0]->head();
    head.live = true;
    live.film[0] = std::make_shared<Film>(head, 0, head.first_week);
    live.live = LiveStatus{};
    state.draft.path = scenario_path("buskerud.toml");
    press("window/open", live);
    const auto pair = test::of_kind<Order>(press("start/beside/0.toml", live));
    ASSERT_EQ(pair.size(), 1u);
    EXPECT_TRUE(std::get<OpenLive>(pair[0]).beside->path.ends_with("intensity/0.toml"));
}

TEST_F(Window, TellsWhatIsWrongWithAPathThatIsTyped)
{
    press("start/path", nothing);
    type("nowhere.h5", nothing);
    press("start/open", nothing);
    ASSERT_EQ(frame.bad.size(), 1u);
    EXPECT_NE(frame.bad[0].english().find("nowhere.h5"), std::string::npos);
    press("notices/dismiss", nothing);
    EXPECT_TRUE(frame.bad.empty());
    EXPECT_FALSE(screen.has("notices/dismiss"));
}

TEST_F(Window, KeepsMessagesUntilTheyAreDismissed)
{
    Shown shown = sample();
    shown.notices = {{1, true, Message::verbatim("a.h5: is damaged")}, {2, false, Message::verbatim("gone on with")}};
    state.notices_seen = 1;
    screen.rest(draw(), state, shown);
    EXPECT_TRUE(screen.has("notices/dismiss"));
    press("notices/dismiss", shown);
    EXPECT_EQ(state.notices_seen, 2u);
    EXPECT_FALSE(screen.has("notices/dismiss"));
}

TEST_F(Window, LeavesThePanelRoomUnderManyMistakes)
{
    Shown shown = sample();
    std::string many;
    for (int i = 0; i < 60; ++i) many += "a.toml:" + std::to_string(i) + ":1: something is wrong\n";
    shown.notices = {{1, true, Message::verbatim(many)}};
    screen.rest(draw(), state, shown, 3);
    const Mark panel = screen.marks.at("window/panel");
    EXPECT_GT(panel.high.y - panel.low.y, 300.0f);
    EXPECT_LT(screen.place_of("notices/dismiss").y, 860.0f);
}

TEST_F(Window, SavesPictureAndTableWhereOneSays)
{
    press("window/save_picture", sample());
    screen.rest(draw(), state, sample(), 3);  // the field has the focus, and its text is chosen
    type("out.png", sample());
    const auto pictures = test::of_kind<SavePng>(press("save/save", sample()));
    ASSERT_EQ(pictures.size(), 1u);
    EXPECT_EQ(pictures[0].path, "out.png");
    EXPECT_EQ(pictures[0].panel, Panel::timeline);
    EXPECT_EQ(frame.save, Frame::Save::nothing);

    press("window/save_table", sample());
    press("save/cancel", sample());
    EXPECT_EQ(frame.save, Frame::Save::nothing);
    press("window/save_table", sample());
    screen.rest(draw(), state, sample(), 3);
    type("out.csv", sample());
    const auto tables = test::of_kind<SaveCsv>(press("save/save", sample()));
    ASSERT_EQ(tables.size(), 1u);
    EXPECT_EQ(tables[0].path, "out.csv");
}

TEST_F(Window, BeginsTheWorkshopAndLeavesItAgain)
{
    press("start/workshop", nothing);
    EXPECT_TRUE(state.workshop);
    EXPECT_FALSE(screen.has("window/workshop"));
    press("workshop/leave", nothing);
    EXPECT_FALSE(state.workshop);
    press("window/workshop", nothing);
    EXPECT_TRUE(state.workshop);
}

TEST_F(Window, RunsPiecemealAgainstALargeStepFromTheStartPage)
{
    EXPECT_EQ(test::of_kind<PiecemealAgainstLargeStep>(press("start/piecemeal", nothing)).size(), 1u);
    EXPECT_TRUE(state.has_beside);
    EXPECT_EQ(state.panel, Panel::comparison);
}

TEST(NarrowWindow, ChoosesThePanelInTheBarAtTheTop)
{
    test::Screen screen(720, 500);
    ViewState state;
    Frame frame;
    const auto draw = [&](const View& view, Commands& commands) { draw_window(view, frame, commands); };
    const Shown& shown = test::one_world().shown;
    screen.rest(draw, state, shown);
    EXPECT_FALSE(screen.has("window/panel/rings"));
    screen.press("window/panels", draw, state, shown);
    screen.press("window/panel/bridges", draw, state, shown);
    EXPECT_EQ(state.panel, Panel::bridges);
}

TEST(Files, OpensWhatGoesTogetherAndRefusesTheRest)
{
    const samspill::test::TemporaryFolder folder;
    const std::string run = folder / "a.h5", other = folder / "b.h5";
    std::ofstream(run) << "x";
    std::ofstream(other) << "x";
    EXPECT_EQ(orders_to_open(run, "").size(), 1u);
    EXPECT_EQ(orders_to_open(run, other).size(), 2u);
    EXPECT_THROW(orders_to_open(folder / "", ""), InputError);
    EXPECT_THROW(orders_to_open(run + "x", ""), InputError);
    EXPECT_THROW(orders_to_open(run, scenario_path("buskerud.toml")), InputError);
}

// Read from the back of a room: the larger the screen, the larger the type; never smaller than asked for.
TEST(WorkshopScale, FillsTheScreen)
{
    EXPECT_EQ(workshop_scale(1.0f, 1280, 720), 1.0f);
    EXPECT_EQ(workshop_scale(1.0f, 1920, 1080), 1.5f);
    EXPECT_EQ(workshop_scale(2.0f, 2560, 1440), 2.0f);
    EXPECT_EQ(workshop_scale(1.0f, 3840, 2160), 3.0f);
    EXPECT_EQ(workshop_scale(1.0f, 1024, 768), 1.0f);
    EXPECT_EQ(workshop_scale(1.0f, 3840, 800), 1.0f);
}

// One owner of the arrows at a time.
TEST_F(Window, GoesThroughTheWeeksPressAfterPress)
{
    constexpr int right = 262, tab = 258, escape = 256;
    ImGuiIO& io = ImGui::GetIO();
    io.KeyMap[ImGuiKey_RightArrow] = right, io.KeyMap[ImGuiKey_Tab] = tab, io.KeyMap[ImGuiKey_Escape] = escape;
    for (const Panel panel : all_panels) {
        if (panel == Panel::sweep) continue;  // has nothing of a run
        state = {};
        state.panel = panel;
        state.week = 3.0;
        for (int i = 0; i < 5; ++i) key(right, false, sample());
        EXPECT_EQ(state.week, 8.0) << name_of(panel);
        // Tab gives them to the controls, Escape back to the weeks.
        key(tab, false, sample());
        EXPECT_TRUE(frame.controls_have_arrows);
        EXPECT_NE(io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard, 0);
        if (io.WantTextInput) key(escape, false, sample());  // out of the text first
        const double there = state.week;
        key(right, false, sample());
        EXPECT_EQ(state.week, there);
        for (int i = 0; i < 2; ++i) key(escape, false, sample());
        EXPECT_FALSE(frame.controls_have_arrows);
        for (int i = 0; i < 3; ++i) key(right, false, sample());
        EXPECT_EQ(state.week, there + 3.0) << name_of(panel);
    }
}

TEST_F(Window, TakesBackByKeyAndLeavesTheKeyToATextThatIsTyped)
{
    ImGuiIO& io = ImGui::GetIO();
    key('Z', true, sample());
    EXPECT_EQ(test::of_kind<Undo>(key('Z', true, sample())).size(), 1u);
    EXPECT_EQ(test::of_kind<Redo>(key('Y', true, sample())).size(), 1u);
    io.KeyShift = true;
    EXPECT_EQ(test::of_kind<Redo>(key('Z', true, sample())).size(), 1u);
    io.KeyShift = false;
    press("window/open", sample());
    press("start/path", sample());
    EXPECT_TRUE(test::of_kind<Undo>(key('Z', true, sample())).empty());
}

// Whatever is said or asked for: no control moves away under the pointer.
class Standing : public Window {
protected:
    Marks marks_of(const Shown& shown)
    {
        screen.rest(draw(), state, shown, 4);
        return screen.marks;
    }
    void expect_still(const Marks& before, const Shown& shown, const std::string& what)
    {
        const Marks now = marks_of(shown);
        for (const auto& [name, mark] : before) {
            const auto found = now.find(name);
            if (found == now.end()) continue;
            EXPECT_EQ(found->second.low.x, mark.low.x) << what << ": " << name;
            EXPECT_EQ(found->second.low.y, mark.low.y) << what << ": " << name;
        }
        EXPECT_GE(now.size() + 3, before.size()) << what;
    }
};

TEST_F(Standing, StaysWhereItIsWhenMessagesAndBarsCome)
{
    for (std::size_t i = 0; i <= all_panels.size(); ++i) {
        state = {};
        frame = {};
        state.workshop = i == all_panels.size();
        if (!state.workshop) state.panel = all_panels[i];
        test::two_worlds().meet(state);
        Shown shown = test::two_worlds().shown;
        const Marks before = marks_of(shown);
        const std::string name = state.workshop ? "workshop" : name_of(state.panel);
        frame.tell(true, Message::verbatim("a.h5: is damaged\nand a second line of it"));
        expect_still(before, shown, name + ", a message");
        shown.notices = {{1, true, Message::verbatim(std::string(3000, 'x'))},
                         {2, false, Message::verbatim("gone on with")}};
        expect_still(before, shown, name + ", three messages");
        press("notices/more", shown);
        EXPECT_TRUE(screen.has("notices/all"));
        expect_still(before, shown, name + ", all messages");
        if (!state.workshop) {
            ask_for_path({state, shown, screen.theme, nullptr}, frame, Frame::Save::picture);
            expect_still(before, shown, name + ", where to save");
            frame.path = "/";  // is taken
            expect_still(before, shown, name + ", a name that is taken");
        }
    }
}

TEST_F(Standing, StaysWhereItIsWhileASimulationGoesOn)
{
    Shown shown = sample();
    shown.live = LiveStatus{};
    shown.live->weeks = 90;
    shown.live->replicates_done = shown.live->replicates_wanted = 1;
    shown.replicates[0] = 1;
    state.week = 5.0;
    const Marks before = marks_of(shown);
    shown.live->running = true;
    shown.live->weeks_a_second = 3.7;
    expect_still(before, shown, "running");
    shown.live->weeks_a_second = 12345.0;
    state.week = 58.0;
    expect_still(before, shown, "at the end");
    shown.live->replicates_done = 17, shown.live->replicates_wanted = 120, shown.replicates[0] = 17;
    expect_still(before, shown, "replicates");
    shown.live->running = false;
    shown.live->warming_up = true;
    expect_still(before, shown, "warming up");
    shown.live->warming_up = false;
    state.seed_text = "seed?";
    expect_still(before, shown, "a seed that is none");
    EXPECT_TRUE(screen.has("transport/seed_wrong"));
}

}  // namespace

}  // namespace samspill::viz
