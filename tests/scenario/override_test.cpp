#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/field.h"
#include "scenario_support.h"

namespace samspill::test {

TEST(Override, SetsEveryParameterAndNoOther)
{
    Params defaults;
    const std::vector<Parameter> before = parameters_of(defaults);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double wanted = before[i].get() != before[i].low ? before[i].low : before[i].high;
        const bool is_boolean = before[i].kind() == ParameterKind::boolean;
        const std::string text = is_boolean ? (wanted != 0.0 ? "true" : "false") : fmt::format("{}", wanted);
        Scenario scenario = parse(small, {before[i].key + "=" + text});
        const std::vector<Parameter> after = parameters_of(scenario.inputs.params);
        for (std::size_t j = 0; j < after.size(); ++j)
            EXPECT_EQ(after[j].get(), j == i ? wanted : before[j].get()) << before[i].key << " " << after[j].key;
    }
}

TEST(Override, ComesOverTheFileAndTheLastOneWins)
{
    const std::string text = small + "[params.labour_market]\nnoise = 0.5\nseasonal = 0.25\n";
    const Params params =
        parse(text, {"labour_market.noise=.1", "labour_market.noise = 2e-1", "labour_market.seasonal_peak=+3"})
            .inputs.params;
    EXPECT_EQ(params.labour_market.noise, 0.2);
    EXPECT_EQ(params.labour_market.seasonal, 0.25);
    EXPECT_EQ(params.labour_market.seasonal_peak, 3);
    EXPECT_EQ(parse(text, {"params.labour_market.noise=.1"}).inputs.params.labour_market.noise, 0.1);
}

TEST(Override, SetsSettings)
{
    const Scenario scenario =
        parse(small, {"run.weeks=50", "run.seed=9", "run.replicates=3", "run.burn_in=0", "places.scale=2.5",
                      "status_quo.intensity=1.5", "status_quo.strategy=individual", "status_quo.co_creation=.5",
                      "status_quo.project_hours=7.5", "title=A b", "observation.trajectory_share=.01",
                      "rollout.shared_design=true", "rollout.may_postpone=true"});
    EXPECT_TRUE(scenario.inputs.rollout.shared_design);
    EXPECT_TRUE(scenario.inputs.rollout.may_postpone);
    EXPECT_EQ(scenario.inputs.weeks, 50);
    EXPECT_EQ(scenario.seed, 9u);
    EXPECT_EQ(scenario.replicates, 3);
    EXPECT_EQ(scenario.inputs.burn_in, 0);
    EXPECT_EQ(scenario.inputs.places.scale, 2.5);
    EXPECT_EQ(scenario.inputs.status_quo.intensity, 1.5);
    EXPECT_TRUE(scenario.inputs.status_quo.strategy.individual);
    EXPECT_EQ(scenario.inputs.status_quo.co_creation, 0.5);
    EXPECT_EQ(scenario.inputs.status_quo.project_hours, 7.5);
    EXPECT_EQ(scenario.inputs.observation.trajectory_share, 0.01);
    EXPECT_EQ(scenario.title, "A b");
    EXPECT_EQ(parse(small, {"status_quo.strategy=.75"}).inputs.status_quo.strategy.education_first, 0.75);
}

TEST(Override, ReachesItemsByNameByNumberOrAll)
{
    const std::string text = small +
                             "[[region]]\nname = \"St. Olav\"\n[[region.office]]\nname = \"A.b\"\ninhabitants = 9\n"
                             "[[wave]]\nweek = 1\noffices = \"all\"\nintensity = 1\n"
                             "[[wave]]\nweek = 2\noffices = \"all\"\nintensity = 1\n"
                             "[[wave.rule]]\nkind = \"criteria\"\n";
    const Inputs inputs = parse(text, {"region.St. Olav.centre_positions=7", "office.Nore og Uvdal.distance=.9",
                                       "office.A.b.inflow.young=2", "region.North.office.*.tie=.8", "wave.*.ramp=4",
                                       "wave.2.intensity=3", "wave.2.rule.1.min_age=25"})
                              .inputs;
    EXPECT_EQ(inputs.places.regions[0].centre_positions, RegionPlace{}.centre_positions);
    EXPECT_EQ(inputs.places.regions[1].centre_positions, 7.0);
    EXPECT_EQ(inputs.places.regions[0].offices[1].distance, 0.9);
    EXPECT_EQ(inputs.places.regions[0].offices[0].tie, 0.8);
    EXPECT_EQ(inputs.places.regions[0].offices[1].tie, 0.8);
    EXPECT_EQ(inputs.places.regions[1].offices[0].tie, OfficePlace{}.tie);
    EXPECT_EQ(inputs.places.regions[1].offices[0].inflow[int(Group::young)], 2.0);
    EXPECT_EQ(inputs.waves[0].ramp, 4);
    EXPECT_EQ(inputs.waves[0].intensity, 1.0);
    EXPECT_EQ(inputs.waves[1].intensity, 3.0);
    EXPECT_EQ(inputs.waves[1].rules->at(0).min_age, 25);
}

TEST(Override, TakesListsAndTables)
{
    const std::string text = small + "[[region]]\nname = \"B\"\n[[region.office]]\nname = \"C\"\ninhabitants = 9\n";
    EXPECT_EQ(parse(text, {"places.regions=[\"B\"]"}).inputs.places.office_count(), 1);
    EXPECT_EQ(parse(text, {"params.labour_market={noise=0.25}"}).inputs.params.labour_market.noise, 0.25);
}

TEST(Override, PutsATableInPlaceOfAnItemOrTakesItAway)
{
    const std::string text = small +
                             "[[wave]]\nweek = 10\noffices = \"all\"\nintensity = 1\n"
                             "[[wave]]\nweek = 20\noffices = \"all\"\nintensity = 2\n"
                             "[[wave]]\nweek = 30\noffices = \"all\"\nintensity = 3\n";
    std::vector<Wave> waves =
        parse(text, {"wave.2={week = 25, offices = \"all\", co_creation = 0.5}", "wave.1=none"}).inputs.waves;
    ASSERT_EQ(waves.size(), 2u);
    EXPECT_EQ(waves[0].week, 25);
    EXPECT_FALSE(waves[0].intensity);
    EXPECT_EQ(waves[0].co_creation, 0.5);
    EXPECT_EQ(waves[1].week, 30);
    EXPECT_TRUE(parse(text, {"wave.*=none"}).inputs.waves.empty());
    EXPECT_EQ(parse(text, {"status_quo.rule=[{kind = \"universal\"}, {}]", "status_quo.rule.2=none"})
                  .inputs.status_quo.rules.size(),
              1u);
    EXPECT_EQ(mistakes_of(text, {"wave.4=none"}), Told{"--set wave.4: there is no wave \"4\"; known: 1, 2, 3"});
}

TEST(Override, IsToldWithItsKeyWhenItIsWrong)
{
    EXPECT_EQ(mistakes_after_small("", {"foo"}),
              Told{"--set foo: an override is written key=value, such as --set run.weeks=104"});
    EXPECT_EQ(mistakes_after_small("", {"=3"}),
              Told{"--set =3: an override is written key=value, such as --set run.weeks=104"});
    EXPECT_EQ(mistakes_after_small("", {"labor_market.noise=.1"}),
              Told{"--set labor_market.noise: there is no key labor_market.noise; did you mean labour_market.noise?"});
    EXPECT_EQ(mistakes_after_small("", {"labour_market.noise="}),
              Told{"--set labour_market.noise: labour_market.noise is empty; it needs a number in [0, 1] log\n"
                   "  labour_market.noise: standard deviation of the weekly shock to log-tightness"});
    EXPECT_EQ(
        mistakes_after_small("", {"labour_market.noise=nan"}),
        Told{"--set labour_market.noise: labour_market.noise = nan log is not a finite number; it needs a number in "
             "[0, 1] log\n  labour_market.noise: standard deviation of the weekly shock to log-tightness"});
    EXPECT_EQ(mistakes_after_small("", {"office.Goll.distance=.1"}),
              Told{"--set office.Goll.distance: there is no office \"Goll\"; did you mean \"Gol\"?"});
    EXPECT_EQ(mistakes_after_small("[[wave]]\nweek=1\noffices=\"all\"\nramp=1\nintensity=1\n", {"wave.2.ramp=1"}),
              Told{"--set wave.2.ramp: there is no wave \"2\"; known: 1"});
    EXPECT_EQ(mistakes_after_small("", {"run.weeks.x=1"}),
              Told{"--set run.weeks.x: run.weeks is a table; it needs a whole number in [1, 5000] weeks\n"
                   "  run.weeks: weeks from week 0 (Monday 2016-09-05) on"});
}

TEST(Override, ThatIsWrongIsToldAfterTheFilesMistakes)
{
    const Told told = mistakes_after_small("[run]\nweks = 1\n", {"run.x=1", "places.scale=0"});
    ASSERT_EQ(told.size(), 3u);
    EXPECT_EQ(told[0].rfind("t.toml:10:1: ", 0), 0u);
    EXPECT_EQ(told[1].rfind("--set run.x: ", 0), 0u);
    EXPECT_EQ(told[2].rfind("--set places.scale: places.scale = 0 is outside ", 0), 0u);
}

TEST(Override, OfTheHorizonCutsWavesThatTheFileWouldRefuse)
{
    const std::string waves =
        "[[wave]]\nweek = 10\noffices = \"all\"\nintensity = 1\n[[wave]]\nweek = 60\noffices = \"all\"\nintensity = 2\n"
        "[[shock]]\nweek = 50\nsize = 0.1\n";
    const Inputs cut = parse(small + waves, {"run.weeks=50"}).inputs;
    ASSERT_EQ(cut.waves.size(), 1u);
    EXPECT_EQ(cut.waves[0].week, 10);
    EXPECT_TRUE(cut.shocks.empty());
    EXPECT_EQ(mistakes_of(small + "[run]\nweeks = 50\n" + waves),
              (Told{"t.toml:16:8: wave.week = 60 is week 60, outside the weeks [0, 49] that are simulated",
                    "t.toml:20:8: shock.week = 50 is week 50, outside the weeks [-208, 49] that are simulated"}));
}

}  // namespace samspill::test
