#include "experiment/compare/cohort_text.h"

#include <gtest/gtest.h>

#include <optional>

#include "core/error.h"
#include "experiment/sweep/sweep_plan.h"
#include "scenario/files/read_scenario.h"
#include "support/small_sweep.h"
#include "support/small_world.h"

// The cohort of open episodes follows the policies that are compared, and every label says its week.
namespace samspill {
namespace {

// A scenario with a wave, whose cohort follows it.
Scenario with_wave(const char* name, std::optional<Week> week)
{
    Scenario scenario;
    scenario.name = name;
    scenario.inputs = test::small_inputs(30, 10);
    scenario.inputs.observation.episode_week = week.value_or(22);
    if (!week) return scenario;
    Wave wave;
    wave.week = *week;
    wave.offices = {"Vest 1"};
    wave.intensity = 2.0;
    scenario.inputs.waves = {wave};
    return scenario;
}

Week cohort_week_of(std::vector<Scenario> scenarios)
{
    const Comparison comparison = make_comparison(std::move(scenarios), {});
    for (const Scenario& scenario : comparison.scenarios)
        EXPECT_EQ(scenario.inputs.observation.episode_week, comparison.cohort_week()) << scenario.name;
    return comparison.cohort_week();
}

TEST(Cohort, TakesTheCohortInTheFirstWeekInWhichPoliciesDiffer)
{
    EXPECT_EQ(cohort_week_of({with_wave("base", {}), with_wave("late", 20), with_wave("early", 12)}), 12);
    // What all have is no policy of the comparison.
    Scenario more = with_wave("more", 7);
    more.inputs.waves.push_back(more.inputs.waves.front());
    more.inputs.waves.back().week = 16;
    EXPECT_EQ(cohort_week_of({with_wave("base", 7), more}), 16);
    Scenario with_team = with_wave("team", {});
    with_team.inputs.places.regions[0].offices[0].job_specialists = 2;
    with_team.inputs.places.regions[0].offices[0].job_specialists_from = 9;
    EXPECT_EQ(cohort_week_of({with_wave("base", {}), with_team}), 9);
}

TEST(Cohort, TakesTheCohortWithTheFirstPolicyWhenAllBeginAlike)
{
    Scenario other = with_wave("other", 14);
    other.inputs.params.guidance.give_up *= 2.0;
    EXPECT_EQ(cohort_week_of({with_wave("base", 14), other}), 14);
    EXPECT_EQ(cohort_week_of({with_wave("base", {}), with_wave("same", {})}), 22);
}

TEST(Cohort, TakesTheCohortWhenAScenarioSays)
{
    Scenario says = with_wave("says", 14);
    says.episode_week = 5;
    EXPECT_EQ(cohort_week_of({with_wave("base", {}), says}), 5);
    Scenario base = with_wave("base", {});
    base.episode_week = 6;
    EXPECT_THROW(make_comparison({base, says}, {}), InputError);
}

TEST(Cohort, SaysWhenTheCohortHasLivedWithTheDifference)
{
    Scenario from_start = with_wave("other", 14), by_wave = with_wave("wave", 14);
    from_start.inputs.status_quo.intensity = 2.0;
    const Comparison comparison = make_comparison({with_wave("base", {}), from_start, by_wave}, {});
    const std::vector<std::string> notes = cohort_notes(comparison);
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_NE(notes[0].find("week 14 (2016-12-12)"), std::string::npos) << notes[0];
    EXPECT_NE(notes[1].find("other can differ from the base from the start"), std::string::npos) << notes[1];
    Scenario never = with_wave("base", {});
    never.episode_week = 40;
    EXPECT_NE(cohort_notes(make_comparison({never, by_wave}, {}))[0].find("not simulated"), std::string::npos);
}

// No label says "before the policy" of a week in which that need not be so.
TEST(Cohort, LabelsSayTheCohortsWeek)
{
    std::size_t labelled = 0;
    for (const EndpointInfo& endpoint : endpoints()) {
        const std::string text = meaning_with_week(endpoint.meaning, 14),
                          no = meaning_with_week(endpoint.meaning_no, 14, true);
        EXPECT_EQ(text.find("before the policy"), std::string::npos) << text;
        EXPECT_EQ(no.find("før tiltaket"), std::string::npos) << no;
        const bool has_week = text.find("in week 14 (2016-12-12)") != std::string::npos;
        EXPECT_EQ(has_week, no.find("i uke 14 (2016-12-12)") != std::string::npos) << text;
        labelled += has_week;
    }
    EXPECT_EQ(labelled, 6u);
}

// The base says nothing of the cohort; policies begin in weeks of their own.
std::string sweep_of_policies(const test::TemporaryFolder& folder)
{
    test::write_text(folder / "base.toml", R"(
[run]
weeks = 40
burn_in = 10
[observation]
from = -4
[[region]]
name = "Vest"
[[region.office]]
name = "Gol"
inhabitants = 300
)");
    test::write_text(folder / "late.toml", "[[wave]]\nweek = 25\noffices = \"all\"\nintensity = 2\n");
    return test::write_text(folder / "sweep.toml", R"(
scenario = "base.toml"
[sweep]
design = "grid"
[[axis]]
name = "policy"
values = [{label = "none"}, {label = "late", scenario = "late.toml"},
          {label = "later", scenario = "late.toml", set = ["wave.1.week=33"]}]
[[axis]]
key = "jobs.separation_rate"
values = [0.001, 0.002]
)");
}

TEST(Cohort, OfASweepIsThatOfTheFirstPolicyOfAnyPoint)
{
    const test::TemporaryFolder folder;
    const std::string path = sweep_of_policies(folder);
    const SweepPlan plan((read_sweep(path)));
    EXPECT_EQ(plan.cohort_week(), 25);
    for (std::size_t point = 0; point < plan.points(); ++point)
        EXPECT_EQ(plan.inputs(point).observation.episode_week, 25) << point;
    EXPECT_NE(plan.record().columns().front().meaning.find("week 25 (2017-02-27)"), std::string::npos)
        << plan.record().columns().front().meaning;
}

TEST(Cohort, OfASweepIsAsTheBaseSays)
{
    const test::TemporaryFolder folder;
    const std::string path = sweep_of_policies(folder);
    SweepFile file = read_sweep(path);
    file.set.emplace_back("observation.episode_week=3");
    const SweepPlan plan(std::move(file));
    EXPECT_EQ(plan.cohort_week(), 3);
    EXPECT_EQ(plan.inputs(2).observation.episode_week, 3);
}

TEST(Cohort, OfARunIsThatOfItsOwnFirstPolicy)
{
    const std::string places = "[[region]]\nname = \"Vest\"\n[[region.office]]\nname = \"Gol\"\ninhabitants = 300\n";
    const std::string wave = "[[wave]]\nweek = 2017-02-27\noffices = \"all\"\nintensity = 2\n";
    const auto week_of = [](const std::string& text, const std::vector<std::string>& overrides = {}) {
        return parse_scenario(text, "t.toml", ".", overrides).inputs.observation.episode_week;
    };
    EXPECT_EQ(week_of(places), 52);
    EXPECT_EQ(week_of(places + wave), 25);
    EXPECT_EQ(week_of(places + wave, {"wave.1.week=30"}), 30);
    EXPECT_EQ(week_of(places + wave, {"observation.episode_week=7"}), 7);
    EXPECT_EQ(week_of("[observation]\nepisode_week = 8\n" + places + wave), 8);
    EXPECT_EQ(week_of(places + wave + "[trial]\nfrom = 10\n[[trial.arm]]\nname = \"a\"\n[[trial.arm]]\nname = \"b\"\n"),
              10);
}

}  // namespace
}  // namespace samspill
