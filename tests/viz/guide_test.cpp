#include <gtest/gtest.h>

#include "viz/panels/controls.h"
#include "viz/screen.h"
#include "viz/state/guide.h"
#include "viz/workshop/parts.h"
#include "viz/workshop/workshop.h"
#include "viz/worlds.h"

// The guided sequence from its start to its end, by mouse and by keyboard, in both languages.
namespace samspill::viz {

namespace {

using test::of_kind;
using test::Screen;

// A screen with keys, and a state that its commands change.
class Guided {
public:
    explicit Guided(Language language)
    {
        state.workshop = true;
        state.language = language;
        for (int k = 0; k < ImGuiKey_COUNT; ++k) ImGui::GetIO().KeyMap[k] = k;
    }

    Commands press(const std::string& name)
    {
        meet();
        return screen.press(name, workshop_view, state, shown());
    }
    Commands key(ImGuiKey which)
    {
        meet();
        screen.rest(workshop_view, state, shown());
        ImGui::GetIO().KeysDown[which] = true;
        Commands all = step();
        ImGui::GetIO().KeysDown[which] = false;
        for (const Command& command : step()) all.push_back(command);
        return all;
    }
    Commands type(const std::string& text) { return screen.type(text, workshop_view, state, shown()); }
    bool has(const std::string& name)
    {
        meet();
        screen.rest(workshop_view, state, shown());
        return screen.has(name);
    }
    static const Shown& shown() { return test::two_worlds().shown; }

    Screen screen;
    ViewState state;

private:
    void meet() const { test::two_worlds().meet(state); }
    Commands step()
    {
        Commands now = screen.frame(workshop_view, state, shown());
        for (const Command& command : now) apply(state, command, shown());
        return now;
    }
};

class GuideInBothLanguages : public testing::TestWithParam<Language> {};

TEST_P(GuideInBothLanguages, GoesFromStartToEndByMouse)
{
    Guided guide(GetParam());
    EXPECT_TRUE(of_kind<GuideTo>(guide.press("workshop/next")).empty());  // nothing is chosen yet
    EXPECT_EQ(of_kind<GuideReform>(guide.press("workshop/reform/2")).at(0).reform, 2);
    guide.press("workshop/reform/0");
    guide.press("workshop/next");
    ASSERT_EQ(guide.state.guide.step, GuideStep::expect);
    guide.press("workshop/expect/0/1");
    guide.press("workshop/expect/1/-1");
    guide.press("workshop/expect/2/0");
    EXPECT_EQ(guide.state.guide.here().expected, (std::array{1, -1, 0}));
    EXPECT_EQ(guide.state.guide.here().answered, (std::array{true, true, true}));
    guide.press("workshop/expectation");
    guide.type("Små kontorer trenger tid, ærlig talt");
    EXPECT_EQ(guide.state.guide.here().expectation, "Små kontorer trenger tid, ærlig talt");
    const Commands run = guide.press("workshop/next");
    EXPECT_EQ(of_kind<GuideTo>(run).at(0).step, GuideStep::run);
    EXPECT_TRUE(guided_is_open(guide.state, Guided::shown()));
    guide.press("workshop/picture/1");
    EXPECT_EQ(guide.state.guide.picture, GuidePicture::rings);
    guide.press("workshop/next");
    ASSERT_EQ(guide.state.guide.step, GuideStep::see);
    EXPECT_TRUE(guide.has("workshop/verdict/2"));
    guide.press("workshop/next");
    ASSERT_EQ(guide.state.guide.step, GuideStep::surprised);
    guide.press("workshop/surprise");
    guide.type("øyner håp");
    EXPECT_EQ(guide.state.guide.here().surprise, "øyner håp");
    EXPECT_EQ(guide.state.guide.here().expectation, "Små kontorer trenger tid, ærlig talt");
    const auto png = of_kind<SavePng>(guide.press("workshop/save_png"));
    ASSERT_EQ(png.size(), 1u);
    EXPECT_FALSE(png[0].panel);
    EXPECT_EQ(of_kind<SaveCsv>(guide.press("workshop/save_csv")).size(), 1u);
    guide.press("workshop/back");
    EXPECT_EQ(guide.state.guide.step, GuideStep::see);
    guide.press("workshop/step/0");
    EXPECT_EQ(guide.state.guide.step, GuideStep::choose);
    EXPECT_FALSE(of_kind<SetWorkshop>(guide.press("workshop/leave")).at(0).on);
    EXPECT_FALSE(guide.state.workshop);
}

TEST_P(GuideInBothLanguages, GoesFromStartToEndByKeyboard)
{
    Guided guide(GetParam());
    guide.key(ImGuiKey_Enter);
    EXPECT_EQ(guide.state.guide.step, GuideStep::choose);
    guide.key(ImGuiKey_RightArrow);
    guide.key(ImGuiKey_RightArrow);
    guide.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(guide.state.guide.reform, 0);
    guide.key(ImGuiKey_Enter);
    ASSERT_EQ(guide.state.guide.step, GuideStep::expect);
    guide.key(ImGuiKey_LeftArrow);
    guide.key(ImGuiKey_DownArrow);
    guide.key(ImGuiKey_RightArrow);
    guide.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(guide.state.guide.here().expected, (std::array{-1, 0, 0}));
    EXPECT_EQ(guide.state.guide.here().answered, (std::array{true, true, false}));
    guide.key(ImGuiKey_PageDown);
    ASSERT_EQ(guide.state.guide.step, GuideStep::run);
    EXPECT_TRUE(of_kind<GuideTo>(guide.key(ImGuiKey_LeftArrow)).size() == 1);
    EXPECT_EQ(guide.state.guide.step, GuideStep::expect);
    guide.key(ImGuiKey_Enter);
    guide.key(ImGuiKey_RightArrow);
    ASSERT_EQ(guide.state.guide.step, GuideStep::see);
    guide.key(ImGuiKey_Enter);
    ASSERT_EQ(guide.state.guide.step, GuideStep::surprised);
    guide.key(ImGuiKey_Backspace);
    EXPECT_EQ(guide.state.guide.step, GuideStep::see);
}

INSTANTIATE_TEST_SUITE_P(Languages, GuideInBothLanguages, testing::Values(Language::en, Language::no));

// ImGui by itself would break behind the comma of a number.
TEST(BrokenText, BreaksAtSpacesAloneAndNotBeforePerCent)
{
    Screen screen;
    screen.frame([](const View&, Commands&) {}, ViewState{}, Shown{});
    ImFont* font = screen.theme.text;
    const float line = font->FontSize, word = text_width(font, "−0,00441");
    EXPECT_EQ(broken_height(font, word + 1.0f, "−0,00441"), line);
    EXPECT_EQ(broken_height(font, 0.5f * word, "−0,00441"), line);  // no room: it stands out, whole
    EXPECT_EQ(broken_height(font, word + 1.0f, "til −0,00441 og"), 3.0f * line);
    EXPECT_EQ(broken_height(font, text_width(font, "de 95 ") + 1.0f, "de 95 %"), 2.0f * line);
    EXPECT_EQ(broken_height(font, 1000.0f, "en\nto\n\nfire"), 4.0f * line);
}

TEST(Guide, TypesWithoutTurningPages)
{
    Guided guide(Language::no);
    guide.state.guide.reform = 0;
    guide.state.guide.step = GuideStep::expect;
    guide.press("workshop/expectation");
    guide.key(ImGuiKey_LeftArrow);
    guide.key(ImGuiKey_Backspace);
    EXPECT_EQ(guide.state.guide.step, GuideStep::expect);
    EXPECT_FALSE(guide.state.guide.here().answered[0]);
}

TEST(Guide, TurnsOnePageHoweverLongAKeyIsHeld)
{
    Guided guide(Language::no);
    guide.press("workshop/reform/1");
    guide.press("workshop/next");
    guide.press("workshop/next");
    ASSERT_EQ(guide.state.guide.step, GuideStep::run);
    guide.has("workshop/next");
    ImGui::GetIO().KeysDown[ImGuiKey_Enter] = true;
    guide.screen.rest(workshop_view, guide.state, Guided::shown(), 90);  // a second and a half
    ImGui::GetIO().KeysDown[ImGuiKey_Enter] = false;
    EXPECT_EQ(guide.state.guide.step, GuideStep::see);
}

TEST(Guide, DoesNotRunAnewWhenSomebodyComesBack)
{
    Guided guide(Language::en);
    apply(guide.state, GuideReform{0}, Guided::shown());
    const auto opened = [&](const Command& command) {
        for (const Effect& effect : apply(guide.state, command, Guided::shown()))
            if (const auto* order = std::get_if<Order>(&effect))
                if (std::holds_alternative<OpenLive>(*order)) return true;
        return false;
    };
    EXPECT_TRUE(opened(GuideTo{GuideStep::run}));
    EXPECT_FALSE(opened(GuideTo{GuideStep::expect}));
    EXPECT_FALSE(opened(GuideTo{GuideStep::run}));
    EXPECT_TRUE(opened(GuideRunAgain{}));
    apply(guide.state, GuideReform{1}, Guided::shown());
    EXPECT_FALSE(can_go(guide.state, Guided::shown(), GuideStep::see));  // what is open is of another reform
    EXPECT_TRUE(opened(GuideTo{GuideStep::run}));
}

TEST(Guide, KeepsWhatWasSaidWhenTheSameReformIsChosenAgain)
{
    ViewState state;
    apply(state, GuideReform{1}, Shown{});
    apply(state, GuideText{"ord", ""}, Shown{});
    apply(state, GuideReform{1}, Shown{});
    EXPECT_EQ(state.guide.here().expectation, "ord");
    apply(state, GuideReform{0}, Shown{});
    EXPECT_EQ(state.guide.here().expectation, "");
    apply(state, GuideReform{1}, Shown{});
    EXPECT_EQ(state.guide.here().expectation, "ord");
}

TEST(Guide, NeedsTheLinesOfItsQuestionsAndNotThoseOfThePanelBehind)
{
    ViewState state;
    state.workshop = true;
    state.panel = Panel::flows;
    EXPECT_TRUE(needs_of(state, Guided::shown()).curves.empty());
    state.guide.reform = 0;
    const Needs needs = needs_of(state, Guided::shown());
    EXPECT_EQ(needs.curves.size(), 6u);
    EXPECT_EQ(needs.contrasts.size(), 3u);
    EXPECT_FALSE(needs.flows);
}

TEST(Guide, DrawsEveryStepWithNothingOpen)
{
    Guided guide(Language::no);
    guide.state.guide.reform = 3;
    for (int step = 0; step < n_guide_steps; ++step) {
        guide.state.guide.step = GuideStep(step);
        guide.screen.rest(workshop_view, guide.state, Shown{});
        EXPECT_TRUE(guide.screen.has("workshop/next")) << step;
    }
}

}  // namespace

}  // namespace samspill::viz
