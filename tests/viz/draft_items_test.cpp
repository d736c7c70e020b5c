#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "model/inputs/history.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"
#include "support/temporary_folder.h"
#include "viz/draft/draft_items.h"
#include "viz/draft/setting_text.h"

// Waves, rules and the trial of a draft, item by item.
namespace samspill::viz {

namespace {

// Another list than the one that is given.
std::string list_of(const SettingValue& part)
{
    const std::string first = "[" + toml_string(part.choices.front()) + "]";
    return part.value == first ? "[" + toml_string(part.choices.back()) + "]" : first;
}

// A scenario whose first wave in the file is the later one, with rules at the start and a trial.
const std::string rich = R"(
[[region]]
name = "Ås"
centre_positions = 1
[[region.office]]
name = "Øvre"
inhabitants = 3000
[[region.office]]
name = "St. Olavs \"ås\""
inhabitants = 2000
[[region]]
name = "Nes"
[[region.office]]
name = "Nes"
inhabitants = 1000
[[status_quo.rule]]
kind = "criteria"
groups = ["young"]
max_age = 29
[[status_quo.rule]]
[[wave]]
week = 60
region = "Ås"
intensity = 2
partners = ["health_service"]
[[wave.rule]]
kind = "universal"
mode = "course"
offices = ["Øvre"]
[[wave]]
week = 20
offices = "all"
strategy = "individual"
[[wave]]
week = 40
offices = ["Nes"]
anchoring = 3
[trial]
from = 10
groups = ["young", "refugee"]
[[trial.arm]]
name = "som før"
[[trial.arm]]
name = "ny"
referral = "always"
caseload = 40
)";

struct RichDraft {
    RichDraft()
    {
        draft.path = folder / "rich.toml";
        std::ofstream(draft.path) << rich;
        sheet = sheet_of_draft(draft);
    }
    void set(const std::string& key, const std::string& text) { set_item(draft, sheet, key, text); }
    void saved() const
    {
        const std::string path = folder / "ny.toml";
        save_scenario(draft, path, "Ny");
        const Scenario before = scenario_of(draft), after = read_scenario(path);
        for (const Difference& difference : differences(before.inputs, after.inputs))
            ADD_FAILURE() << difference.key << ": " << difference.before << " is " << difference.after;
        EXPECT_EQ(before.inputs.waves, after.inputs.waves);
        EXPECT_EQ(before.inputs.status_quo, after.inputs.status_quo);
        EXPECT_EQ(before.inputs.trial, after.inputs.trial);
    }

    samspill::test::TemporaryFolder folder;
    Draft draft;
    ScenarioSheet sheet;
};

// What a part needs beside it to do anything (what would do nothing is refused): a limit, a rule that is not
// for everybody who comes to mind; a ramp, something to move; a centre, something to be changed.
using Companion = std::optional<std::pair<std::string, std::string>>;
Companion companion_of(const RichDraft& one, const std::string& key)
{
    const std::string item = key.substr(0, key.rfind('.'));
    const auto value = [&](const char* part) {
        const auto setting = setting_named(one.sheet, one.draft, item + part);
        return setting ? setting->value : "";
    };
    if (value(".kind") == "ad_hoc" && key != item + ".kind" && key != item + ".mode")
        return std::pair(item + ".kind", std::string("criteria"));
    if (key.ends_with(".ramp") && value(".intensity").empty() && value(".strategy").empty())
        return std::pair(item + ".intensity", std::string("1"));
    if (key.ends_with(".centre_positions")) return std::pair(item + ".centres", std::string("[\"Nes\"]"));
    if (key.ends_with(".centres")) return std::pair(item + ".centre_positions", std::string("2"));
    return std::nullopt;
}

// For every part of every item: what its control can be set to is taken, saved and read again.
TEST(DraftItems, CanSetEveryPartOfEveryItem)
{
    RichDraft rich_draft;
    const std::vector<SettingValue> parts = item_settings(rich_draft.sheet, rich_draft.draft);
    ASSERT_GT(parts.size(), 100u);
    for (const SettingValue& part : parts) {
        RichDraft one;
        std::string text = part.first;
        switch (part.kind) {
            case SettingValue::Kind::boolean:
                text = part.value == "true" ? "false" : "true";
                break;
            case SettingValue::Kind::choice:
                text = part.choices.back() == part.value ? part.choices.front() : part.choices.back();
                break;
            case SettingValue::Kind::choices:
                text = list_of(part);
                break;
            case SettingValue::Kind::name:
                text = "Å \"1\"";
                break;
            case SettingValue::Kind::strategy:
                text = part.value == "0.75" ? "0.5" : "0.75";
                break;
            case SettingValue::Kind::week:
                text = "33";
                break;
            default:
                text = fmt::format("{}", part.high >= 3 ? 3 : 1);
                break;
        }
        // What cannot go together with the rest: limits that cross.
        if (part.key.ends_with("max_age") || part.key.ends_with("max_weeks") || part.key.ends_with("max_qualification"))
            text = fmt::format("{}", part.high);
        if (part.key.ends_with("min_qualification")) text = "0.5";
        const Companion companion = companion_of(one, part.key);
        if (companion) one.set(companion->first, companion->second);
        one.set(part.key, text);
        const auto now = setting_named(one.sheet, one.draft, part.key);
        ASSERT_TRUE(now) << part.key;
        EXPECT_EQ(now->value, text) << part.key;
        one.saved();
        reset_item(one.draft, one.sheet, part.key);
        if (companion) reset_item(one.draft, one.sheet, companion->first);
        EXPECT_FALSE(one.draft.changed()) << part.key;
    }
}

TEST(DraftItems, OfTheFileAreTakenAwayChangedAndPutBack)
{
    RichDraft one;
    remove_item(one.draft, one.sheet, "wave.1");
    one.set("wave.2.offices", "[\"Nes\"]");
    one.set("wave.3.week", "2017-09-04");
    remove_item(one.draft, one.sheet, "status_quo.rule.1");
    remove_item(one.draft, one.sheet, "trial");
    EXPECT_EQ(one.draft.changes(), 5);
    const Scenario scenario = scenario_of(one.draft);
    ASSERT_EQ(scenario.inputs.waves.size(), 2u);
    EXPECT_EQ(scenario.inputs.waves[0].offices, std::vector<std::string>{"Nes"});
    EXPECT_EQ(scenario.inputs.waves[1].week, 52);
    EXPECT_EQ(scenario.inputs.status_quo.rules.size(), 1u);
    EXPECT_FALSE(scenario.inputs.trial);
    one.saved();
    for (const char* key : {"wave.1", "wave.2", "wave.3", "status_quo.rule", "trial"})
        reset_item(one.draft, one.sheet, key);
    EXPECT_FALSE(one.draft.changed());
}

TEST(DraftItems, AreAddedToEveryList)
{
    RichDraft one;
    EXPECT_EQ(add_item(one.draft, one.sheet, "wave", 70), "wave.+1");
    EXPECT_EQ(add_item(one.draft, one.sheet, "wave.+1.rule", 0), "wave.+1.rule.1");
    EXPECT_EQ(add_item(one.draft, one.sheet, "wave.2.rule", 0), "wave.2.rule.1");
    EXPECT_EQ(add_item(one.draft, one.sheet, "status_quo.rule", 0), "status_quo.rule.3");
    EXPECT_EQ(add_item(one.draft, one.sheet, "trial.arm", 0), "trial.arm.3");
    one.set("wave.+1.rule.1.kind", "criteria");
    one.set("wave.+1.rule.1.min_age", "30");
    one.set("status_quo.rule.3.kind", "criteria");
    one.set("status_quo.rule.3.far_from_work", "true");
    raise_item(one.draft, one.sheet, "status_quo.rule.3");
    const Inputs inputs = scenario_of(one.draft).inputs;
    ASSERT_EQ(inputs.waves.size(), 4u);
    EXPECT_EQ(inputs.waves[3].week, 70);
    EXPECT_EQ(inputs.waves[3].rules->front().min_age, 30);
    EXPECT_TRUE(inputs.waves[0].rules);
    ASSERT_EQ(inputs.status_quo.rules.size(), 3u);
    EXPECT_EQ(inputs.status_quo.rules[1].far_from_work, true);
    EXPECT_EQ(inputs.trial->arms.size(), 3u);
    one.saved();
    // No rule at all is not the same as rules that stay as they were.
    remove_item(one.draft, one.sheet, "wave.2.rule.1");
    ASSERT_TRUE(scenario_of(one.draft).inputs.waves[0].rules);
    EXPECT_TRUE(scenario_of(one.draft).inputs.waves[0].rules->empty());
    one.saved();
    remove_item(one.draft, one.sheet, "wave.2.rule");
    EXPECT_FALSE(scenario_of(one.draft).inputs.waves[0].rules);
}

TEST(DraftItems, OfAScenarioWithoutATrialCanHaveOne)
{
    Draft draft{source_folder() + "/scenarios/reform/piecemeal.toml", {}, {}};
    const ScenarioSheet sheet = sheet_of_draft(draft);
    EXPECT_EQ(add_item(draft, sheet, "trial", 20), "trial");
    set_item(draft, sheet, "trial.arm.2.strategy", "individual");
    ASSERT_TRUE(scenario_of(draft).inputs.trial);
    EXPECT_EQ(scenario_of(draft).inputs.trial->from, 20);
    EXPECT_TRUE(scenario_of(draft).inputs.trial->arms[1].strategy->individual);
    remove_item(draft, sheet, "trial");
    EXPECT_FALSE(draft.changed());
}

TEST(DraftItems, StartFromWhatASweepHasSet)
{
    RichDraft one;
    one.draft.set("wave.1.intensity", "1");
    const ScenarioSheet sheet = sheet_of_draft(one.draft);
    ASSERT_NE(sheet.wave(1), nullptr);
    EXPECT_EQ(sheet.wave(1)->intensity, 1.0);
    set_item(one.draft, sheet, "wave.1.ramp", "8");
    const Inputs inputs = scenario_of(one.draft).inputs;
    EXPECT_EQ(inputs.waves.back().intensity, 1.0);
    EXPECT_EQ(inputs.waves.back().ramp, 8);
}

TEST(DraftItems, TakeNothingThatCannotBe)
{
    RichDraft one;
    for (const auto& [key, text] : {std::pair{"wave.1.intensity", "7"},
                                    {"wave.9.intensity", "1"},
                                    {"wave.1.week", ""},
                                    {"status_quo.rule.1.kind", "often"},
                                    {"status_quo.rule.7.kind", "ad_hoc"},
                                    {"trial.arm.1.name", ""},
                                    {"wave.1.partners", "[\"nobody\"]"},
                                    {"trial.share", "1"}})
        one.set(key, text);
    EXPECT_FALSE(one.draft.changed());
    for (const char* key : {"jobs.offer_rate.young", "status_quo.intensity", "shock.1.size", "waves.1", "wave.x.week"})
        EXPECT_FALSE(is_item_key(key)) << key;
}

}  // namespace

}  // namespace samspill::viz
