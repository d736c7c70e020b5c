#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/field.h"
#include "model/params/params.h"
#include "viz/screen.h"
#include "viz/state/csv.h"
#include "viz/state/reforms.h"
#include "viz/state/setting_words.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

using test::of_kind;
using test::Screen;

// A scenario of 21 offices open on screen, with nothing changed.
struct Opened {
    Opened()
    {
        state.panel = Panel::scenario;
        state.draft.path = scenario_path("reform/piecemeal.toml");
        shown = test::one_world().shown;
        static const auto sheet = std::make_shared<const ScenarioSheet>(sheet_of_draft(state.draft));
        shown.sheets[0] = sheet;
    }
    const ScenarioSheet& sheet() const { return *shown.sheets[0]; }

    ViewState state;
    Shown shown;
};

TEST(Sheet, HoldsEveryParameterOnceWithItsDeclaration)
{
    const Opened opened;
    Params params;
    for (const Parameter& parameter : parameters_of(params)) {
        const auto count = std::count_if(opened.sheet().settings.begin(), opened.sheet().settings.end(),
                                         [&](const SettingValue& setting) { return setting.key == parameter.key; });
        EXPECT_EQ(count, 1) << parameter.key;
        const SettingValue* setting = opened.sheet().find(parameter.key);
        if (!setting) continue;
        EXPECT_EQ(setting->meaning_no, parameter.meaning_no);
        EXPECT_EQ(setting->low, parameter.low);
        EXPECT_FALSE(setting->source.empty());
    }
}

// Each setting's value, laid over its own file, is taken and gives the same value: keys and texts are right.
TEST(Sheet, GivesKeysAndValuesThatOverridesTake)
{
    const Opened opened;
    const ScenarioSource source({opened.state.draft.path});
    std::vector<std::string> overrides;
    for (const SettingValue& setting : opened.sheet().settings)
        if (!setting.value.empty()) overrides.push_back(setting.key + "=" + setting.value);
    ASSERT_GT(overrides.size(), 700u);
    const ScenarioSheet again = sheet_of(source.with(overrides));
    ASSERT_EQ(again.settings.size(), opened.sheet().settings.size());
    for (std::size_t i = 0; i < again.settings.size(); ++i)
        EXPECT_EQ(again.settings[i].value, opened.sheet().settings[i].value) << again.settings[i].key;
}

TEST(Sheet, NumbersWavesAsTheFileDoesWhateverTheirOrder)
{
    const std::string path = testing::TempDir() + "late_first.toml";
    std::ofstream(path) << R"(
[[region]]
name = "A"
[[region.office]]
name = "B"
inhabitants = 1000
[[wave]]
week = 60
offices = "all"
intensity = 2
[[wave]]
week = 20
offices = "all"
intensity = 1
)";
    const ScenarioSheet sheet = sheet_of_draft({path, {}, {}});
    ASSERT_NE(sheet.wave(1), nullptr);
    EXPECT_EQ(sheet.wave(1)->intensity, 2.0);
    EXPECT_EQ(sheet.wave(2)->intensity, 1.0);
    EXPECT_EQ(sheet.waves[0].week, 20);
    std::filesystem::remove(path);
}

// The second wave reaches nobody who is simulated: the third keeps its number.
TEST(Sheet, NumbersWavesAsTheFileDoesWhenOneIsLeftOut)
{
    const std::string path = testing::TempDir() + "left_out.toml";
    std::ofstream(path) << R"(
places.regions = ["A"]
[[region]]
name = "A"
[[region.office]]
name = "B"
inhabitants = 1000
[[region]]
name = "C"
[[region.office]]
name = "D"
inhabitants = 1000
[[wave]]
week = 10
offices = ["D"]
intensity = 1
[[wave]]
week = 20
offices = "all"
intensity = 2
)";
    const ScenarioSheet sheet = sheet_of_draft({path, {}, {}});
    EXPECT_EQ(sheet.wave_numbers, std::vector<int>{2});
    std::filesystem::remove(path);
}

TEST(Sheet, RefusesTextsThatCannotBeTheValue)
{
    const Opened opened;
    const SettingValue& distance = *opened.sheet().find("office.Gol.distance");
    const SettingValue& weeks = *opened.sheet().find("run.weeks");
    std::string text = " 0,25 ";
    EXPECT_EQ(check_text(distance, text), Refusal::none);
    EXPECT_EQ(text, "0.25");
    for (const auto& [setting, wrong, why] :
         {std::tuple{&distance, "much", Refusal::no_number}, std::tuple{&distance, "1.01", Refusal::outside},
          std::tuple{&distance, "0.3x", Refusal::no_number}, std::tuple{&distance, "nan", Refusal::no_number},
          std::tuple{&weeks, "10.5", Refusal::not_whole}, std::tuple{&weeks, "0", Refusal::outside},
          std::tuple{opened.sheet().find("observation.from"), "2017-13-01", Refusal::no_week}}) {
        std::string given = wrong;
        EXPECT_EQ(check_text(*setting, given), why) << wrong;
    }
}

TEST(Sheet, HasNorwegianWordsForEveryLabel)
{
    const Opened opened;
    for (const SettingValue& setting : opened.sheet().settings) {
        if (setting.label.empty()) continue;
        EXPECT_NE(label_words(setting.label, Language::no), label_words(setting.label, Language::en)) << setting.key;
    }
}

TEST(ScenarioPanel, HasAControlForEverySettingInBothLanguages)
{
    for (const Language language : {Language::en, Language::no}) {
        Opened opened;
        opened.state.language = language;
        opened.state.search = ".";  // stands in every key
        Screen screen(1600.0f, 60'000.0f);
        screen.rest(panels::scenario.draw, opened.state, opened.shown, 4);
        int missing = 0;
        for (const SettingValue& setting : opened.sheet().settings) {
            const std::string name = "scenario/" + setting.key + "/";
            const bool there = screen.has(name + "text") || screen.has(name + "switch") || screen.has(name + "list");
            missing += there ? 0 : 1;
            EXPECT_TRUE(there || missing > 5) << setting.key;
        }
        EXPECT_EQ(missing, 0);
    }
}

TEST(ScenarioPanel, SetsByDraggingAndTakesBack)
{
    Opened opened;
    opened.state.search = "office.Gol.distance";
    Screen screen;
    const Commands dragged = screen.drag("scenario/office.Gol.distance/slider", {60.0f, 0.0f}, panels::scenario.draw,
                                         opened.state, opened.shown);
    const auto sets = of_kind<SetValue>(dragged);
    ASSERT_FALSE(sets.empty());
    EXPECT_EQ(sets.back().key, "office.Gol.distance");
    ASSERT_NE(opened.state.draft.value("office.Gol.distance"), nullptr);
    EXPECT_GT(std::stod(*opened.state.draft.value("office.Gol.distance")), 0.3);
    const Commands pressed =
        screen.press("scenario/office.Gol.distance/reset", panels::scenario.draw, opened.state, opened.shown);
    EXPECT_EQ(of_kind<ResetValue>(pressed).size(), 1u);
    EXPECT_FALSE(opened.state.draft.changed());
}

TEST(ScenarioPanel, SaysThatASearchFindsNothing)
{
    Opened opened;
    Screen screen;
    for (const auto& [search, found] :
         {std::pair{"office.Gol.distance", true}, std::pair{"no such thing", false},
          std::pair{"no such thing either", false}, std::pair{"referral", true}, std::pair{"", true}}) {
        opened.state.search = search;
        screen.rest(panels::scenario.draw, opened.state, opened.shown);
        EXPECT_NE(screen.has("scenario/nothing_found"), found) << search;
    }
    opened.state.only_changed = true;  // and nothing is
    opened.state.search = "office.Gol.distance";
    screen.rest(panels::scenario.draw, opened.state, opened.shown);
    EXPECT_TRUE(screen.has("scenario/nothing_found"));
}

TEST(SettingWords, SayWhatTheFileHasOnlyOfWhatItHas)
{
    const Opened opened;
    SettingValue setting = *opened.sheet().find("office.Gol.distance");
    EXPECT_NE(setting_words(setting, Language::en).find("the file's: "), std::string::npos);
    setting.key = "wave.1.intensity";
    EXPECT_NE(setting_words(setting, Language::en).find("the file's: "), std::string::npos);
    setting.key = "wave.+1.intensity";
    EXPECT_EQ(setting_words(setting, Language::en).find("the file's: "), std::string::npos);
}

TEST(ScenarioPanel, TakesExactNumbersAndRefusesOthersWithTheReason)
{
    Opened opened;
    opened.state.search = "office.Gol.distance";
    Screen screen;
    const std::string field = "scenario/office.Gol.distance/text";
    screen.press(field, panels::scenario.draw, opened.state, opened.shown);
    screen.type("0,125", panels::scenario.draw, opened.state, opened.shown);
    screen.press("scenario/search", panels::scenario.draw, opened.state, opened.shown);  // leaves the field
    ASSERT_NE(opened.state.draft.value("office.Gol.distance"), nullptr);
    EXPECT_EQ(*opened.state.draft.value("office.Gol.distance"), "0.125");
    EXPECT_FALSE(screen.has("scenario/refused"));

    screen.press(field, panels::scenario.draw, opened.state, opened.shown);
    screen.type("7", panels::scenario.draw, opened.state, opened.shown);
    screen.press("scenario/search", panels::scenario.draw, opened.state, opened.shown);
    EXPECT_EQ(*opened.state.draft.value("office.Gol.distance"), "0.125");
    EXPECT_TRUE(screen.has("scenario/refused"));
}

TEST(ScenarioPanel, SavesUnderTheNameThatIsTyped)
{
    Opened opened;
    Screen screen(1600.0f);
    const auto saved =
        of_kind<SaveScenario>(screen.press("scenario/save", panels::scenario.draw, opened.state, opened.shown));
    ASSERT_EQ(saved.size(), 1u);
    EXPECT_EQ(saved[0].path, "piecemeal_changed.toml");
}

// What is typed is part of the state: another state shows nothing of it.
TEST(ScenarioPanel, KeepsWhatIsTypedInTheStateAlone)
{
    Opened first, second;
    Screen screen(1600.0f);
    screen.press("scenario/path", panels::scenario.draw, first.state, first.shown);
    const auto typed = of_kind<TypePath>(screen.type("x", panels::scenario.draw, first.state, first.shown));
    ASSERT_FALSE(typed.empty());
    ASSERT_TRUE(first.state.save_path);
    EXPECT_NE(first.state.save_path->find('x'), std::string::npos);
    screen.press("scenario/search", panels::scenario.draw, first.state, first.shown);  // leaves the field
    const auto other =
        of_kind<SaveScenario>(screen.press("scenario/save", panels::scenario.draw, second.state, second.shown));
    ASSERT_EQ(other.size(), 1u);
    EXPECT_EQ(other[0].path, "piecemeal_changed.toml");
    const auto saved =
        of_kind<SaveScenario>(screen.press("scenario/save", panels::scenario.draw, first.state, first.shown));
    ASSERT_EQ(saved.size(), 1u);
    EXPECT_EQ(saved[0].path, *first.state.save_path);
}

TEST(ScenarioPanel, SaysWhatTakesEffectAtARestart)
{
    for (const bool live : {false, true}) {
        Opened opened;
        opened.state.search = "e";
        if (live) opened.shown.live = LiveStatus{false, false, 260, 300, 0.0, 0, 0, 0};
        Screen screen(1600.0f, 60'000.0f);
        screen.rest(panels::scenario.draw, opened.state, opened.shown, 4);
        for (const char* key : {"places.scale", "run.weeks", "office.Gol.distance", "status_quo.intensity"})
            EXPECT_EQ(screen.has(std::string("scenario/") + key + "/waits"), live) << key;
        EXPECT_TRUE(screen.has("scenario/labour_market.displacement/text"));
        EXPECT_FALSE(screen.has("scenario/labour_market.displacement/waits"));
    }
}

TEST(ScenarioPanel, GivesItsSettingsAsCsv)
{
    Opened opened;
    opened.state.draft.set("office.Gol.distance", "0.125");
    const std::string csv = table_of(Panel::scenario, opened.state, opened.shown);
    EXPECT_NE(csv.find("\r\noffice.Gol.distance,0.125,"), std::string::npos);
}

}  // namespace

}  // namespace samspill::viz
