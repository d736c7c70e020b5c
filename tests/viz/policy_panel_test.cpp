#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <utility>

#include "support/temporary_folder.h"
#include "viz/draft/draft_items.h"
#include "viz/screen.h"
#include "viz/state/setting_words.h"
#include "viz/worlds.h"

// Waves, rules and the trial in the scenario panel.
namespace samspill::viz {

namespace {

using test::of_kind;
using test::Screen;

// The small sample with rules at the start and, where wanted, a trial.
struct Opened {
    explicit Opened(const std::string& more = "")
    {
        state.panel = Panel::scenario;
        state.draft.path = folder / "sample.toml";
        state.week = 12;
        std::ofstream(state.draft.path) << test::sample_scenario().text << more;
        shown = test::one_world().shown;
        shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of_draft(state.draft));
    }
    Commands press(const std::string& name) { return screen.press(name, panels::scenario.draw, state, shown); }
    void type(const std::string& key, const std::string& text)
    {
        press("scenario/" + key + "/text");
        screen.type(text, panels::scenario.draw, state, shown);
        press("scenario/search");  // leaves the field
    }
    void choose(const std::string& key, const std::string& choice)
    {
        press("scenario/" + key + "/list");
        press("scenario/" + key + "/" + choice);
        press("scenario/search");  // closes the list
    }
    Inputs inputs() const { return scenario_of(state.draft).inputs; }

    samspill::test::TemporaryFolder folder;
    ViewState state;
    Shown shown;
    Screen screen{1700.0f, 3000.0f};
};

const std::string with_trial = R"(
[trial]
from = 5
[[trial.arm]]
name = "som før"
[[trial.arm]]
name = "ny"
referral = "always"
)";

TEST(PolicyPanel, AddsAWaveAndGivesItAllThatAFileCan)
{
    Opened opened;
    EXPECT_EQ(of_kind<AddItem>(opened.press("scenario/add_wave")).size(), 1u);
    ASSERT_EQ(opened.state.draft.waves.size(), 1u);
    EXPECT_EQ(opened.state.draft.waves[0].week, 12);
    opened.type("wave.+1.week", "30");
    opened.choose("wave.+1.offices", "Nedre");
    opened.choose("wave.+1.partners", "health_service");
    opened.press("scenario/wave.+1.anchoring/given");
    opened.type("wave.+1.anchoring", "2,5");
    opened.press("scenario/wave.+1.strategy/given");
    opened.press("scenario/wave.+1.strategy/individual");
    opened.press("scenario/wave.+1.intensity/given");  // stays as it was
    opened.type("wave.+1.ramp", "13");
    opened.press("scenario/add/wave.+1.rule");
    opened.choose("wave.+1.rule.1.kind", "criteria");
    opened.choose("wave.+1.rule.1.mode", "three_way");
    opened.choose("wave.+1.rule.1.groups", "young");
    opened.choose("wave.+1.rule.1.has_employer", "false");
    opened.type("wave.+1.rule.1.min_age", "18");
    opened.press("scenario/wave.+1.rule.1.max_weeks/given");
    opened.type("wave.+1.rule.1.max_weeks", "90");

    const Wave wave = opened.inputs().waves.back();
    EXPECT_EQ(wave.week, 30);
    EXPECT_EQ(wave.offices, std::vector<std::string>{"Nedre"});
    EXPECT_EQ(wave.partners, 1u << int(Partner::health_service));
    EXPECT_EQ(wave.anchoring, 2.5);
    ASSERT_TRUE(wave.strategy);
    EXPECT_TRUE(wave.strategy->individual);
    EXPECT_FALSE(wave.intensity);
    EXPECT_EQ(wave.ramp, 13);
    ASSERT_TRUE(wave.rules);
    ASSERT_EQ(wave.rules->size(), 1u);
    const ReferralRule& rule = wave.rules->front();
    EXPECT_EQ(rule.kind, RuleKind::criteria);
    EXPECT_EQ(rule.mode, Mode::three_way);
    EXPECT_EQ(rule.groups, 1u << int(Group::young));
    EXPECT_EQ(rule.has_employer, false);
    EXPECT_EQ(rule.min_age, 18);
    EXPECT_EQ(rule.max_weeks, 90);
    opened.press("scenario/remove_wave/wave.+1");
    EXPECT_FALSE(opened.state.draft.changed());
}

TEST(PolicyPanel, ChangesTheFilesOwnWavesAndPutsThemBack)
{
    Opened opened;
    opened.press("scenario/edit_wave/wave.1");
    opened.type("wave.1.intensity", "1");
    opened.choose("wave.1.offices", "heading/Nes");
    EXPECT_EQ(opened.inputs().waves[0].intensity, 1.0);
    EXPECT_EQ(opened.inputs().waves[0].offices, std::vector<std::string>{"Nes"});
    EXPECT_TRUE(opened.screen.has("scenario/wave.1.intensity/reset"));
    opened.press("scenario/wave.1.offices/reset");
    EXPECT_EQ(opened.inputs().waves[0].offices.size(), 3u);
    opened.press("scenario/reset/wave.1");
    EXPECT_FALSE(opened.state.draft.changed());

    opened.press("scenario/remove/wave.1");
    EXPECT_TRUE(opened.inputs().waves.empty());
    opened.press("scenario/reset_wave/wave.1");
    EXPECT_FALSE(opened.state.draft.changed());
    opened.screen.rest(panels::scenario.draw, opened.state, opened.shown);
    EXPECT_TRUE(opened.screen.has("scenario/remove_wave/wave.1"));
}

TEST(PolicyPanel, ChangesTheRulesAtTheStart)
{
    Opened opened;
    opened.press("scenario/fold/status_quo.rule");
    opened.press("scenario/add/status_quo.rule");
    opened.choose("status_quo.rule.2.kind", "universal");
    opened.choose("status_quo.rule.2.statuses", "seeking");
    opened.press("scenario/raise/status_quo.rule.2");
    const std::vector<ReferralRule> rules = opened.inputs().status_quo.rules;
    ASSERT_EQ(rules.size(), 2u);
    EXPECT_EQ(rules[0].kind, RuleKind::universal);
    EXPECT_EQ(rules[0].statuses, 1u << int(Status::seeking));
    EXPECT_EQ(rules[1], ReferralRule{});
    opened.press("scenario/remove/status_quo.rule.2");
    EXPECT_EQ(opened.inputs().status_quo.rules.size(), 1u);
    opened.press("scenario/reset/status_quo.rule");
    EXPECT_FALSE(opened.state.draft.changed());
}

TEST(PolicyPanel, MakesATrialAndSwitchesItOff)
{
    Opened opened;
    opened.press("scenario/add/trial");
    opened.type("trial.from", "8");
    opened.press("scenario/trial.until/given");
    opened.type("trial.until", "40");
    opened.choose("trial.groups", "refugee");
    opened.press("scenario/fold/trial.arm.2");
    opened.type("trial.arm.2.name", "tett oppfølging");
    opened.choose("trial.arm.2.force_plan", "fast_work");
    opened.press("scenario/trial.arm.2.caseload/given");
    opened.type("trial.arm.2.caseload", "25");
    opened.press("scenario/add/trial.arm");
    const std::optional<Trial> trial = opened.inputs().trial;
    ASSERT_TRUE(trial);
    EXPECT_EQ(trial->from, 8);
    EXPECT_EQ(trial->until, 40);
    EXPECT_EQ(trial->groups, 1u << int(Group::refugee));
    ASSERT_EQ(trial->arms.size(), 3u);
    EXPECT_EQ(trial->arms[1].name, "tett oppfølging");
    EXPECT_EQ(trial->arms[1].force_plan, Plan::fast_work);
    EXPECT_EQ(trial->arms[1].caseload, 25.0);
    EXPECT_EQ(trial->arms[1].referral, true);
    opened.press("scenario/remove/trial");
    EXPECT_FALSE(opened.inputs().trial);
    EXPECT_FALSE(opened.state.draft.changed());
}

TEST(PolicyPanel, TakesTheFilesTrialAwayAndBack)
{
    Opened opened(with_trial);
    opened.press("scenario/fold/trial");
    opened.press("scenario/remove/trial");
    EXPECT_FALSE(opened.inputs().trial);
    EXPECT_TRUE(opened.state.draft.changed());
    opened.press("scenario/reset/trial");
    EXPECT_TRUE(opened.inputs().trial);
    EXPECT_FALSE(opened.state.draft.changed());
}

TEST(PolicyPanel, HasAControlForEveryPartInBothLanguages)
{
    for (const Language language : {Language::en, Language::no}) {
        Opened opened(with_trial);
        opened.state.language = language;
        add_item(opened.state.draft, *opened.shown.sheets[0], "wave.1.rule", 0);
        opened.state.search = ".";  // stands in every key
        opened.screen.rest(panels::scenario.draw, opened.state, opened.shown, 4);
        const auto parts = item_settings(*opened.shown.sheets[0], opened.state.draft);
        ASSERT_GT(parts.size(), 50u);
        std::set<std::pair<std::string, std::string_view>> words;
        for (const SettingValue& part : parts) {
            // Parts of one item are told apart by their words.
            EXPECT_TRUE(words.emplace(part.key.substr(0, part.key.rfind('.')), part.meaning).second) << part.key;
            const std::string name = "scenario/" + part.key + "/";
            EXPECT_TRUE(opened.screen.has(name + "text") || opened.screen.has(name + "list") ||
                        opened.screen.has(name + "given"))
                << part.key;
            EXPECT_FALSE(part.meaning.empty() || part.meaning_no.empty()) << part.key;
            EXPECT_TRUE(part.unset.empty() || part.unset != part.unset_no) << part.key;
            for (const std::string& choice : part.are_places ? std::vector<std::string>{} : part.choices)
                EXPECT_NE(label_words(choice, Language::no), label_words(choice, Language::en)) << choice;
        }
    }
}

TEST(PolicyPanel, SaysThatAWaveThatHasBegunWaitsForARestart)
{
    Opened opened;  // its wave strikes in week 10, the film is at its end
    opened.shown.live = LiveStatus{false, false, 90, 90, 0.0, 0, 0, 0};
    opened.press("scenario/edit_wave/wave.1");
    opened.screen.rest(panels::scenario.draw, opened.state, opened.shown);
    EXPECT_TRUE(opened.screen.has("scenario/wave.1.intensity/waits"));
    opened.shown.live.reset();
    opened.screen.rest(panels::scenario.draw, opened.state, opened.shown);
    EXPECT_FALSE(opened.screen.has("scenario/wave.1.intensity/waits"));
}

}  // namespace

}  // namespace samspill::viz
