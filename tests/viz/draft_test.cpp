#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "core/error.h"
#include "core/field.h"
#include "model/inputs/history.h"
#include "scenario/declared/reference.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"
#include "support/temporary_folder.h"
#include "viz/draft/draft.h"
#include "viz/draft/policy_parts.h"

namespace samspill::viz {

namespace {

const std::string hallingdal = source_folder() + "/scenarios/hallingdal.toml";
const std::string piecemeal = source_folder() + "/scenarios/reform/piecemeal.toml";

// Saved and read again, nothing differs.
void expect_saved(const Draft& draft)
{
    const samspill::test::TemporaryFolder folder;
    const std::string path = folder / "ny «plan».toml";
    save_scenario(draft, path, "Å \"være\"\\");
    const Scenario before = scenario_of(draft), after = read_scenario(path);
    EXPECT_EQ(after.title, "Å \"være\"\\");
    for (const Difference& difference : differences(before.inputs, after.inputs))
        ADD_FAILURE() << difference.key << ": " << difference.before << " is " << difference.after;
    EXPECT_EQ(before.seed, after.seed);
    EXPECT_EQ(before.replicates, after.replicates);
}

TEST(Drafts, AreSavedWithATitleInEachLanguage)
{
    const samspill::test::TemporaryFolder folder;
    const std::string path = folder / "new.toml";
    const Draft draft{piecemeal, {{"run.weeks", "30"}}, {}};
    const Scenario base = scenario_of(draft);
    ASSERT_FALSE(base.norwegian.title.empty());
    save_scenario(draft, path, "Mine", "Min");
    EXPECT_EQ(read_scenario(path).title, "Mine");
    EXPECT_EQ(read_scenario(path).norwegian.title, "Min");
    save_scenario(draft, path, "");
    EXPECT_EQ(read_scenario(path).title, base.title + " (changed)");
    EXPECT_EQ(read_scenario(path).norwegian.title, base.norwegian.title + " (endret)");
}

TEST(Drafts, AreTheFileUntilSomethingIsSet)
{
    Draft draft{hallingdal, {}, {}};
    EXPECT_TRUE(differences(scenario_of(draft).inputs, read_scenario(hallingdal).inputs).empty());
    draft.set("jobs.offer_rate.young", "0.03");
    draft.set("jobs.offer_rate.young", "0.02");
    EXPECT_EQ(draft.values.size(), 1u);
    EXPECT_EQ(scenario_of(draft).inputs.params.jobs.offer_rate[1], 0.02);
    draft.reset("jobs.offer_rate.young");
    EXPECT_FALSE(draft.changed());
}

TEST(Drafts, AreSavedWithEveryParameter)
{
    Params params;
    Draft draft{hallingdal, {}, {}};
    const Scenario base = scenario_of(draft);
    for (const Parameter& parameter : parameters_of(params)) {
        const double step = parameter.kind() == ParameterKind::real ? (parameter.high - parameter.low) / 1024.0 : 1.0;
        const double value = parameter.get() + step <= parameter.high ? parameter.get() + step : parameter.get() - step;
        const std::string text = parameter.kind() == ParameterKind::boolean ? (parameter.get() != 0 ? "false" : "true")
                                                                            : fmt::format("{}", value);
        Draft one{hallingdal, {{parameter.key, text}}, {}};
        try {
            if (differences(base.inputs, scenario_of(one).inputs).size() == 1) draft.set(parameter.key, text);
        } catch (const InputError&) {  // does not go with the others' values
        }
    }
    EXPECT_GT(draft.values.size(), 200u);
    expect_saved(draft);
}

TEST(Drafts, AreSavedWithSettingsOfListsAndTables)
{
    expect_saved({piecemeal,
                  {{"wave.2.intensity", "2"},
                   {"wave.*.project_hours", "3"},
                   {"office.Nore og Uvdal.distance", "0.9"},
                   {"region.Hallingdal.centre_positions", "1.5"},
                   {"status_quo.strategy", "individual"},
                   {"places.regions", "[\"Hallingdal\", \"Kongsberg\", \"Drammen\", \"Ringerike\"]"},
                   {"run.weeks", "290"},
                   {"run.seed", "9"},
                   {"rollout.shared_design", "true"}},
                  {}});
}

Wave everything()
{
    Wave wave;
    wave.week = 70;
    wave.offices = {"Gol", "Ål"};
    wave.intensity = 2.25;
    wave.strategy = Strategy{0.7, false};
    wave.co_creation = 0.3;
    wave.project_hours = 12.5;
    wave.anchoring = 2.0;
    wave.partners = 0b1010;
    wave.ramp = 13;
    ReferralRule rule;
    rule.kind = RuleKind::criteria;
    rule.mode = Mode::three_way;
    rule.groups = 0b00110;
    rule.statuses = 0b11;
    rule.min_age = 18;
    rule.max_age = 29;
    rule.min_weeks = 4;
    rule.max_weeks = 90;
    rule.min_qualification = 0.1;
    rule.max_qualification = 0.9;
    rule.has_employer = false;
    rule.reduced_capacity = true;
    rule.offices = {"Gol"};
    wave.rules = {rule, ReferralRule{}};
    return wave;
}

TEST(Drafts, AddWavesToThoseOfTheFile)
{
    const Draft draft{piecemeal, {{"wave.1.week", "53"}}, {everything()}};
    const Scenario base = read_scenario(piecemeal), changed = scenario_of(draft);
    ASSERT_EQ(changed.inputs.waves.size(), base.inputs.waves.size() + 1);
    const Wave* added = nullptr;
    for (const Wave& wave : changed.inputs.waves)
        if (wave.week == 70) added = &wave;
    ASSERT_TRUE(added);
    EXPECT_EQ(toml_of(*added), toml_of(everything()));
    EXPECT_EQ(added->offices, everything().offices);
    EXPECT_EQ(*added->rules, *everything().rules);
    EXPECT_TRUE(std::is_sorted(changed.inputs.waves.begin(), changed.inputs.waves.end(),
                               [](const Wave& a, const Wave& b) { return a.week < b.week; }));
    expect_saved(draft);
}

TEST(Drafts, AreSavedWithAHorizonThatCutsWaves)
{
    Wave late = everything();
    late.week = 100;
    const Draft draft{piecemeal, {{"run.weeks", "60"}}, {late}};
    EXPECT_EQ(scenario_of(draft).inputs.weeks, 60);
    expect_saved(draft);
    const Draft before_the_shock{source_folder() + "/scenarios/shock.toml", {{"run.weeks", "9"}}, {}};
    EXPECT_TRUE(scenario_of(before_the_shock).inputs.shocks.empty());
    expect_saved(before_the_shock);
}

TEST(Drafts, NameWhatIsWrong)
{
    EXPECT_THROW(scenario_of({"nowhere.toml", {}, {}}), InputError);
    try {
        scenario_of({hallingdal, {{"jobs.offer_rate.young", "-1"}}, {}});
        FAIL() << "a negative rate was taken";
    } catch (const InputError& error) {
        EXPECT_EQ(error.mistakes().front().place, "--set jobs.offer_rate.young");
    }
}

TEST(Drafts, DoNotReplaceTheScenarioThatTheyChange)
{
    const samspill::test::TemporaryFolder folder;
    const std::string path = folder / "mine.toml";
    std::filesystem::copy_file(source_folder() + "/scenarios/verification/employment_chain.toml", path);
    const auto size = std::filesystem::file_size(path);
    EXPECT_THROW(save_scenario({path, {{"run.weeks", "7"}}, {}}, path, ""), InputError);
    EXPECT_EQ(std::filesystem::file_size(path), size);
    EXPECT_THROW(save_scenario({path, {{"run.weeks", "7"}}, {}}, (folder / "no") + "/where.toml", ""), InputError);
}

}  // namespace

}  // namespace samspill::viz
