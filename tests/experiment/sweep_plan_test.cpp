#include "experiment/sweep/sweep_plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include <fmt/format.h>

#include "experiment/sweep/sweep_units.h"
#include "model/inputs/history.h"
#include "scenario/files/read_scenario.h"
#include "support/small_sweep.h"

namespace samspill {
namespace {

using test::TemporaryFolder;

std::string with_axis(const std::string& axis, const std::string& design = "design = \"grid\"\n")
{
    return "scenario = \"base.toml\"\n[sweep]\n" + design + "[[axis]]\n" + axis;
}

void expect_mistake(const std::string& sweep, const std::string& place, const std::string& part)
{
    const TemporaryFolder folder;
    try {
        const SweepPlan plan(test::write_small_sweep(folder, sweep));
        ADD_FAILURE() << "taken: " << sweep;
    } catch (const InputError& error) {
        const std::string text = error.what();
        EXPECT_NE(text.find("sweep.toml:" + place), std::string::npos) << text;
        EXPECT_NE(text.find(part), std::string::npos) << text;
    }
}

TEST(SweepPlan, GivesEveryPointTheInputsThatItsOverridesGive)
{
    const TemporaryFolder folder;
    const SweepPlan plan(test::write_small_sweep(folder));
    ASSERT_EQ(plan.points(), 12u);
    EXPECT_EQ(plan.runs(), 24u);
    for (std::size_t p = 0; p < plan.points(); ++p) {
        const double disruption = 0.1 + 0.2 * double(p / 4);
        std::vector<std::string> overrides{fmt::format("reform.disruption={}", disruption),
                                           p % 2 == 0 ? "residents.exit_rate=0.0002" : "residents.exit_rate=0.0004"};
        if (p / 2 % 2 == 1) overrides.push_back("wave.*.intensity=2");
        Inputs expected = read_scenario(folder / "base.toml", overrides).inputs;
        expected.observation.counsellors = false;  // a sweep keeps none
        EXPECT_TRUE(differences(plan.inputs(p), expected).empty()) << p;
        EXPECT_EQ(plan.label(p, 1), p / 2 % 2 == 1 ? "two" : "one");
        EXPECT_TRUE(std::isnan(plan.number(p, 1)));
        EXPECT_DOUBLE_EQ(plan.number(p, 0), disruption);
    }
}

TEST(SweepPlan, LaysScenariosOfPoliciesOverTheBaseAndSettingsOverThem)
{
    const TemporaryFolder folder;
    test::write_text(folder / "late.toml",
                     "include = \"base.toml\"\n[[wave]]\nweek = 12\nregion = \"Vest\"\nintensity = 3\n");
    const SweepPlan plan(test::write_small_sweep(folder, R"(scenario = "base.toml"
[[axis]]
key = "wave.*.co_creation"
values = [0.1, 0.9]
[[axis]]
name = "policy"
values = [{label = "early"}, {label = "late", scenario = "late.toml"}]
)"));
    const Inputs early = plan.inputs(2), late = plan.inputs(3);
    EXPECT_EQ(early.waves.at(0).week, 6);
    EXPECT_EQ(late.waves.at(0).week, 12);
    EXPECT_EQ(early.waves.at(0).co_creation, 0.9);
    EXPECT_EQ(late.waves.at(0).co_creation, 0.9);
}

TEST(SweepPlan, RefusesSettingsAndPoliciesAtTheirPlaces)
{
    expect_mistake(with_axis("key = \"wave.*.intensity\"\nvalues = [1, 7]\n"), "6:14", "[0, 3]");
    expect_mistake(with_axis("key = \"wave.*.intensity\"\nrange = [1, 7]\n", "design = \"sobol\"\nsamples = 4\n"),
                   "5:1", "[0, 3]");
    expect_mistake(with_axis("key = \"wave.2.intensity\"\nvalues = [1]\n"), "4:1", "wave");
    expect_mistake(with_axis("key = \"office.C.distance\"\nvalues = [0.5]\n"), "4:1", "\"C\"");
    expect_mistake(with_axis("name = \"p\"\nvalues = [{label = \"a\", set = [\"run.weeks=9\"]}]\n"), "6:11",
                   "same weeks");
    expect_mistake(with_axis("name = \"p\"\nvalues = [{label = \"a\", set = [\"wave.*.weke=9\"]}]\n"), "6:11", "week");
    expect_mistake(with_axis("name = \"p\"\nvalues = [{label = \"a\", scenario = \"none.toml\"}]\n"), "6:11",
                   "no such file");
}

TEST(SweepPlan, RoundsSettingsThatTakeWholeNumbersOnly)
{
    const TemporaryFolder folder;
    const SweepPlan plan(test::write_small_sweep(
        folder, with_axis("key = \"wave.*.ramp\"\nrange = [0, 9]\n", "design = \"latin_hypercube\"\nsamples = 9\n")));
    for (std::size_t p = 0; p < plan.points(); ++p) {
        EXPECT_EQ(plan.number(p, 0), std::round(plan.number(p, 0)));
        EXPECT_EQ(plan.inputs(p).waves.at(0).ramp, plan.number(p, 0));
    }
}

TEST(SweepPlan, IsTheSameInAnotherFolderAndAnotherWhenAFileIs)
{
    const TemporaryFolder folder, other;
    const Digest here = SweepPlan(test::write_small_sweep(folder)).digest();
    EXPECT_EQ(SweepPlan(test::write_small_sweep(other)).digest(), here);
    test::write_text(other / "base.toml", std::string(test::small_base) + "# a comment\n");
    EXPECT_FALSE(SweepPlan(other / "sweep.toml").digest() == here);
}

TEST(SweepPlan, IsAnotherWithOtherOverrides)
{
    const TemporaryFolder folder;
    const std::string path = test::write_small_sweep(folder);
    const SweepPlan plain(path), set(path, {"office.A.tie=0.9", "wave.1.intensity=3"});
    EXPECT_FALSE(set.digest() == plain.digest());
    EXPECT_FALSE(set.digest() == SweepPlan(path, {"office.A.tie=0.8", "wave.1.intensity=3"}).digest());
    EXPECT_EQ(set.base().inputs.places.regions[0].offices[0].tie, 0.9);
    for (std::size_t p = 0; p < set.points(); ++p) {
        EXPECT_EQ(set.inputs(p).places.regions[0].offices[0].tie, 0.9);
        EXPECT_EQ(set.inputs(p).waves.at(0).intensity, 3.0) << "after the policies";
    }
}

TEST(SweepPlan, RefusesOverridesThatWouldDoNothing)
{
    const TemporaryFolder folder;
    const std::string path = test::write_small_sweep(folder);
    EXPECT_THROW(SweepPlan(path, {"reform.disruption=0.3"}), InputError) << "an axis sets it";
    EXPECT_THROW(SweepPlan(path, {"params.reform.disruption=0.3"}), InputError);
    EXPECT_THROW(SweepPlan(path, {"run.replicates=3"}), InputError) << "the sweep has its own";
    EXPECT_THROW(SweepPlan(path, {"reform.disrupton=0.3"}), InputError);
}

// Once, however many points have it.
TEST(SweepPlan, SaysWhatActsOnNobody)
{
    const TemporaryFolder folder;
    const SweepPlan plan(test::write_small_sweep(folder, R"(scenario = "base.toml"
[[axis]]
name = "policy"
values = [{label = "one"}, {label = "late", set = ["wave.+={week = 60, offices = \"all\", intensity = 2}"]}]
[[axis]]
key = "reform.disruption"
values = [0.1, 0.2, 0.3]
)"),
                         {"run.weeks=30"});
    ASSERT_EQ(plan.notes().size(), 1u);
    EXPECT_NE(plan.notes()[0].message.english().find("week 60 is left out"), std::string::npos)
        << plan.notes()[0].message.english();
}

TEST(SweepUnits, PutPointsTogetherThatHaveOnePast)
{
    const TemporaryFolder folder;
    const SweepPlan plan(test::write_small_sweep(folder));
    const SweepUnits units(plan);
    ASSERT_EQ(units.classes(), 2u);  // by the rate that acts from the beginning
    for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_EQ(units.points_of_class(c).size(), 6u);
        EXPECT_EQ(units.split_of_class(c), 6);  // the wave
        const Inputs first = plan.inputs(units.points_of_class(c).front());
        for (const std::uint32_t point : units.points_of_class(c))
            EXPECT_GE(first_difference(first, plan.inputs(point)), units.split_of_class(c));
    }
    std::vector<int> seen(plan.runs());
    for (std::size_t u = 0; u < units.size(); ++u)
        for (const std::uint32_t point : units[u].points) ++seen[point * 2 + units[u].replicate];
    EXPECT_EQ(seen, std::vector<int>(plan.runs(), 1));
}

TEST(SweepUnits, SeeThatAPolicyMovesTheWeekInWhichOtherAxesAct)
{
    const TemporaryFolder folder;
    const SweepPlan plan(test::write_small_sweep(folder, R"(scenario = "base.toml"
[[axis]]
name = "policy"
values = [{label = "late", set = ["wave.*.week=15"]}, {label = "far", set = ["wave.*.week=3", "office.A.distance=0.9"]}]
[[axis]]
key = "reform.disruption"
values = [0.1, 0.2, 0.3]
)"));
    const SweepUnits units(plan);
    for (std::size_t c = 0; c < units.classes(); ++c) {
        const Inputs first = plan.inputs(units.points_of_class(c).front());
        for (const std::uint32_t point : units.points_of_class(c))
            EXPECT_GE(first_difference(first, plan.inputs(point)), units.split_of_class(c));
    }
}

}  // namespace
}  // namespace samspill
