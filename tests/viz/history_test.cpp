#include <gtest/gtest.h>

#include "viz/draft/draft_items.h"
#include "viz/state/command.h"
#include "viz/state/reforms.h"
#include "viz/worlds.h"

// What is kept of what people say and change, and how it is had back.
namespace samspill::viz {

namespace {

template <class Kind>
std::vector<Kind> orders_of(const std::vector<Effect>& effects)
{
    std::vector<Kind> found;
    for (const Effect& effect : effects)
        if (const auto* order = std::get_if<Order>(&effect))
            if (const auto* kind = std::get_if<Kind>(order)) found.push_back(*kind);
    return found;
}

// A state whose commands come a while apart, or at once.
class Hands {
public:
    std::vector<Effect> give(const Command& command, bool at_once = false)
    {
        if (!at_once) advance(state, 5.0, shown);
        return apply(state, command, shown);
    }
    const GuideAnswers& here() const { return static_cast<const Guide&>(state.guide).here(); }

    ViewState state;
    Shown shown;
};

TEST(Answers, OfACardAreThereWhenItIsChosenAgain)
{
    Hands room;
    room.give(GuideReform{1});
    room.give(GuideExpect{0, 1});
    room.give(GuideText{"fordi", "lite"});
    room.give(GuideReform{2});
    EXPECT_FALSE(room.here().said());
    room.give(GuideExpect{2, -1});
    room.give(GuideReform{1});
    EXPECT_EQ(room.here().expected[0], 1);
    EXPECT_TRUE(room.here().answered[0]);
    EXPECT_EQ(room.here().expectation, "fordi");
    EXPECT_EQ(room.here().surprise, "lite");
    room.give(GuideReform{2});
    EXPECT_TRUE(room.here().answered[2]);
    EXPECT_EQ(room.here().expectation, "");
}

TEST(History, TakesAnswersBackOneByOneAndMakesThemAgain)
{
    Hands room;
    room.give(GuideReform{0});
    room.give(GuideExpect{0, 1});
    room.give(GuideExpect{0, -1}, true);  // however fast: each answer is one
    room.give(GuideExpect{1, 0});
    room.give(Undo{});
    EXPECT_FALSE(room.here().answered[1]);
    room.give(Undo{});
    EXPECT_EQ(room.here().expected[0], 1);
    room.give(Undo{});
    EXPECT_FALSE(room.here().said());
    room.give(Undo{});  // nothing is left
    for (int i = 0; i < 4; ++i) room.give(Redo{});
    EXPECT_EQ(room.here().expected, (std::array{-1, 0, 0}));
    EXPECT_EQ(room.here().answered, (std::array{true, true, false}));
    room.give(Undo{});
    room.give(GuideExpect{2, 1});  // something new: what was taken back is gone
    room.give(Redo{});
    EXPECT_FALSE(room.here().answered[1]);
    EXPECT_TRUE(room.here().answered[2]);
}

TEST(History, TakesWordsBackAsTheyWereTypedWithoutAPause)
{
    Hands room;
    room.give(GuideReform{0});
    for (const char* text : {"m", "me", "mer"}) room.give(GuideText{text, ""}, true);
    room.give(GuideText{"mer t", ""});  // after a pause
    room.give(GuideText{"mer trykk", ""}, true);
    room.give(GuideText{"mer trykk", "oi"});
    room.give(Undo{});
    EXPECT_EQ(room.here().surprise, "");
    EXPECT_EQ(room.here().expectation, "mer trykk");
    room.give(Undo{});
    EXPECT_EQ(room.here().expectation, "mer");
    room.give(Undo{});
    EXPECT_EQ(room.here().expectation, "");
}

TEST(History, ShowsTheCardWhoseAnswerItTakesBack)
{
    Hands room;
    room.give(GuideReform{0});
    room.give(GuideExpect{0, 1});
    room.give(GuideReform{3});
    room.give(Undo{});
    EXPECT_EQ(room.state.guide.reform, 0);
    EXPECT_EQ(room.state.guide.step, GuideStep::expect);
}

TEST(History, TakesChangesOfADraftBackAndTellsTheSimulation)
{
    Hands room;
    room.shown = test::one_world().shown;
    room.shown.live = LiveStatus{};
    room.shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of(test::sample_scenario(2.0, 500)));
    room.state.draft.path = "a.toml";
    room.give(SetValue{"reform.mend_rate", "0.1"});
    for (const char* value : {"0.2", "0.3", "0.4"}) room.give(SetValue{"reform.mend_rate", value}, true);  // a drag
    room.give(SetValue{"reform.mend_rate", "0.9"});
    room.give(AddItem{"wave"});
    ASSERT_EQ(room.state.draft.waves.size(), 1u);
    room.give(ResetAll{});
    EXPECT_FALSE(room.state.draft.changed());
    room.give(Undo{});
    EXPECT_EQ(room.state.draft.waves.size(), 1u);
    room.give(Undo{});
    EXPECT_TRUE(room.state.draft.waves.empty());
    EXPECT_EQ(*room.state.draft.value("reform.mend_rate"), "0.9");
    const auto change = orders_of<ChangeLive>(room.give(Undo{}));
    ASSERT_EQ(change.size(), 1u);
    EXPECT_EQ(*change[0].draft.value("reform.mend_rate"), "0.4");
    room.give(Undo{});
    EXPECT_FALSE(room.state.draft.changed());
    for (int i = 0; i < 3; ++i) room.give(Redo{});
    EXPECT_EQ(room.state.draft.waves.size(), 1u);
}

TEST(History, TakesChangesOfTheSecondWorldBackThere)
{
    Hands room;
    room.shown = test::two_worlds().shown;
    room.shown.live = LiveStatus{};
    room.state.draft.path = room.state.beside.path = "a.toml";
    room.state.has_beside = true;
    room.give(EditWorld{1});
    room.give(SetValue{"reform.mend_rate", "0.2"});
    room.give(EditWorld{0});
    EXPECT_EQ(orders_of<ChangeLive>(room.give(Undo{})).at(0).world, 1);
    EXPECT_FALSE(room.state.beside.changed());
    EXPECT_EQ(room.state.edited, 1);
}

TEST(History, PinsAgainWhatWasTakenAway)
{
    Hands room;
    const int world = orders_of<PinRun>(room.give(Order{PinRun{"x"}})).at(0).world;
    EXPECT_EQ(world, first_pin);
    EXPECT_EQ(orders_of<PinFile>(room.give(Order{PinFile{"y.h5"}})).at(0).world, first_pin + 1);
    EXPECT_EQ(orders_of<Unpin>(room.give(Undo{})).at(0).world, first_pin + 1);
    EXPECT_EQ(orders_of<Repin>(room.give(Redo{})).at(0).world, first_pin + 1);
    room.give(Order{Unpin{world}});
    EXPECT_EQ(orders_of<Repin>(room.give(Undo{})).at(0).world, world);
}

TEST(History, GivesBackWhatWasOpenWithItsChanges)
{
    Hands room;
    room.give(GuideReform{0});
    room.give(GuideExpect{0, 1});
    room.state.draft.path = "a.toml";
    room.give(SetValue{"reform.mend_rate", "0.2"});
    room.give(Order{OpenLive{{"b.toml", {}, {}}, {}}});
    EXPECT_FALSE(room.state.draft.changed());
    // The scenario with its changes can be had back, and the other one again.
    const auto back = orders_of<OpenLive>(room.give(Undo{}));
    ASSERT_EQ(back.size(), 1u);
    EXPECT_EQ(back[0].draft, (Draft{"a.toml", {{"reform.mend_rate", "0.2"}}, {}}));
    EXPECT_EQ(room.state.draft, back[0].draft);
    EXPECT_EQ(orders_of<OpenLive>(room.give(Redo{})).at(0).draft, (Draft{"b.toml", {}, {}}));
    room.give(Undo{});
    EXPECT_TRUE(room.give(Undo{}).empty());  // an answer: nothing is asked of the desk
    EXPECT_FALSE(room.here().said());
    room.give(Order{OpenFile{"c.h5"}});
    room.give(Undo{});
    EXPECT_EQ(room.state.draft.path, "a.toml");
    EXPECT_EQ(orders_of<OpenFile>(room.give(Redo{})).at(0).path, "c.h5");
}

// What is compared with is the scenario as it was opened, not what has been made of it.
TEST(CompareWithADraft, PutsTheChangesIntoTheSecondWorldAlone)
{
    Hands room;
    room.shown = test::one_world().shown;
    room.shown.live = LiveStatus{};
    room.give(Order{OpenLive{{"a.toml", {{"run.weeks", "90"}}, {}}, {}}});  // as a point of a sweep is opened
    room.give(SetValue{"reform.mend_rate", "0.2"});
    const auto open = orders_of<OpenLive>(room.give(CompareWithDraft{}));
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open[0].draft, (Draft{"a.toml", {{"run.weeks", "90"}}, {}}));
    ASSERT_TRUE(open[0].beside);
    EXPECT_EQ(*open[0].beside->value("reform.mend_rate"), "0.2");
    EXPECT_EQ(room.state.draft, open[0].draft);
    EXPECT_EQ(room.state.beside, *open[0].beside);
    EXPECT_EQ(room.state.edited, 1);
    // Once more: what was changed of the second since then is not lost.
    room.give(SetValue{"reform.mend_rate", "0.3"});
    const auto again = orders_of<OpenLive>(room.give(CompareWithDraft{}));
    EXPECT_EQ(again[0].draft, open[0].draft);
    EXPECT_EQ(*again[0].beside->value("reform.mend_rate"), "0.3");
}

TEST(CompareWithADraft, AfterAnotherWasPutBesideIsStillWithWhatWasOpened)
{
    Hands room;
    room.give(Order{OpenLive{{"a.toml", {}, {}}, {}}});
    room.give(SetValue{"reform.mend_rate", "0.2"});
    room.give(Order{OpenLive{room.state.draft, Draft{"b.toml", {}, {}}}});
    const auto open = orders_of<OpenLive>(room.give(CompareWithDraft{}));
    EXPECT_EQ(open.at(0).draft, (Draft{"a.toml", {}, {}}));
    EXPECT_EQ(*open.at(0).beside->value("reform.mend_rate"), "0.2");
}

}  // namespace

}  // namespace samspill::viz
