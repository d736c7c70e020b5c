#include "scenario/files/sweep_file.h"

#include <cmath>

#include <gtest/gtest.h>

#include "scenario_support.h"

namespace samspill::test {
namespace {

const std::string head = R"(title = "T"
scenario = "base.toml"
)";

SweepFile read(const std::string& text)
{
    const Folder folder;
    return read_sweep(folder.write("s.toml", head + text));
}

// Mistakes as "line:column: message"; the head has 2 lines.
Told told(const std::string& text)
{
    const Folder folder;
    const std::string path = folder.write("s.toml", head + text);
    Told list;
    try {
        read_sweep(path);
    } catch (const InputError& error) {
        for (const Mistake& mistake : error.mistakes())
            list.push_back(mistake.place.substr(std::min(path.size() + 1, mistake.place.size())) + ": " +
                           mistake.message.english());
    }
    return list;
}

void expect_mistake(const std::string& text, const std::string& place, const std::string& part)
{
    const Told list = told(text);
    ASSERT_EQ(list.size(), 1u) << text << (list.empty() ? "" : "\n" + list[0] + "\n" + list.back());
    EXPECT_EQ(list[0].substr(0, place.size()), place) << list[0];
    EXPECT_NE(list[0].find(part), std::string::npos) << list[0];
}

TEST(SweepFile, ReadsAxesOverParametersSettingsAndPolicies)
{
    const SweepFile file = read(R"(
[sweep]
design = "grid"
replicates = 3
[[axis]]
key = "reform.disruption_power"
range = [0.5, 2.0]
steps = 4
[[axis]]
key = "wave.*.intensity"
values = [0, 1.5]
[[axis]]
name = "policy"
values = [{label = "none"}, {label = "large", scenario = "p/large.toml", set = ["wave.*.intensity=2"]}]
[record]
endpoints = ["lasting_share"]
by = ["group"]
series = ["registered"]
every = 26
)");
    ASSERT_EQ(file.axes.size(), 3u);
    EXPECT_EQ(file.axes[0].name, "reform_disruption_power");
    ASSERT_EQ(file.axes[0].values.size(), 4u);
    EXPECT_DOUBLE_EQ(file.axes[0].values[1].number, 1.0);
    EXPECT_EQ(file.axes[1].name, "wave_intensity");
    EXPECT_EQ(file.axes[1].values[1].label, "1.5");
    EXPECT_TRUE(file.axes[2].labels);
    EXPECT_TRUE(file.axes[2].values[1].scenario.ends_with("/p/large.toml"));
    EXPECT_EQ(file.axes[2].values[1].set, std::vector<std::string>{"wave.*.intensity=2"});
    EXPECT_EQ(file.replicates, 3);
    EXPECT_TRUE(file.by_group);
    EXPECT_FALSE(file.by_region);
    EXPECT_EQ(file.series, std::vector<Indicator>{Indicator::registered});
    EXPECT_EQ(file.every, 26);
}

TEST(SweepFile, GoesThroughRangesInEqualStepsOrRatios)
{
    const SweepFile file = read(R"(
[[axis]]
key = "reform.disruption_power"
log_range = [0.25, 4.0]
steps = 5
)");
    std::vector<double> numbers;
    for (const SweepValue& value : file.axes[0].values) numbers.push_back(value.number);
    ASSERT_EQ(numbers.size(), 5u);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(numbers[i], 0.25 * std::pow(2.0, double(i)), 1e-12);
}

TEST(SweepFile, RoundsWholeNumberParametersWithinTheirRange)
{
    const SweepFile file = read(R"(
[sweep]
design = "latin_hypercube"
samples = 10
[[axis]]
key = "reform.flaws"
range = [10, 20]
)");
    EXPECT_TRUE(file.axes[0].whole);
    EXPECT_EQ(file.axes[0].number_at(0.0), 10.0);
    EXPECT_EQ(file.axes[0].number_at(0.26), 13.0);
    EXPECT_EQ(file.axes[0].number_at(1.0), 20.0);
}

TEST(SweepFile, GivesListedValuesEqualSharesOfADesign)
{
    const SweepFile file = read(R"(
[sweep]
design = "morris"
trajectories = 2
[[axis]]
key = "guidance.limited"
values = [false, true]
)");
    const SweepAxis& axis = file.axes[0];
    EXPECT_EQ(axis.listed_at(0.0), 0u);
    EXPECT_EQ(axis.listed_at(1.0 / 3), 0u);
    EXPECT_EQ(axis.listed_at(2.0 / 3), 1u);
    EXPECT_EQ(axis.listed_at(1.0), 1u);
    EXPECT_EQ(axis.values[1].number, 1.0);
}

TEST(SweepFile, NamesMistakesInAxesWithPlaceRangeAndNearestKey)
{
    expect_mistake("[[axis]]\nkey = \"reform.disruption_powr\"\nvalues = [1]\n", "4:7", "reform.disruption_power");
    expect_mistake("[[axis]]\nkey = \"reform.disruption_power\"\nvalues = [1, 99]\n", "5:14", "[0.1, 5]");
    expect_mistake("[[axis]]\nkey = \"reform.disruption_power\"\nrange = [0, 2]\nsteps = 2\n", "5:10", "[0.1, 5]");
    expect_mistake("[[axis]]\nkey = \"reform.disruption_power\"\nrange = [2, 1]\nsteps = 2\n", "5:9", "empty");
    expect_mistake("[[axis]]\nkey = \"reform.disruption_power\"\nrange = [1, 2]\n", "5:9", "steps");
    expect_mistake("[[axis]]\nkey = \"reform.flaws\"\nvalues = [1.5]\n", "5:11", "reform.flaws");
    expect_mistake("[[axis]]\nkey = \"reform.flaws\"\nrange = [1, 3]\nsteps = 9\n", "6:9", "whole numbers");
    expect_mistake("[[axis]]\nkey = \"guidance.limited\"\nrange = [0, 1]\nsteps = 2\n", "5:9", "[false, true]");
    expect_mistake("[[axis]]\nkey = \"collaboration.contacts\"\nvalues = [1]\n", "4:7", "contacts.cooperation");
    expect_mistake("[[axis]]\nkey = \"run.seed\"\nvalues = [1]\n", "4:7", "replicates");
    expect_mistake("[[axis]]\nkey = \"run.weeks\"\nvalues = [9]\n", "4:7", "same weeks");
    expect_mistake("[[axis]]\nkey = \"reform.flaws\"\nvalues = [1]\nrange = [1, 2]\n", "6:9", "one of values");
    expect_mistake("[[axis]]\nkey = \"reform.flaws\"\nvalues = [1, 1]\n", "5:14", "twice");
    expect_mistake("[[axis]]\nkey = \"reform.flaws\"\nvalues = []\n", "5:10", "an empty list");
    expect_mistake("[[axis]]\nname = \"p\"\nvalues = [1]\n", "5:11", "policy");
    expect_mistake("[[axis]]\nvalues = [{label = \"a\"}]\n", "3:1", "needs a name");
    expect_mistake("[[axis]]\nname = \"group\"\nvalues = [{label = \"a\"}]\n", "4:8", "dimension");
    expect_mistake("[[axis]]\nname = \"a b\"\nvalues = [{label = \"a\"}]\n", "4:8", "dimension");
}

TEST(SweepFile, NamesMistakesInDesignAndRecord)
{
    const std::string axis = "[[axis]]\nkey = \"reform.flaws\"\nvalues = [1]\n";
    expect_mistake("", "", "[[axis]]");
    expect_mistake("[sweep]\ndesign = \"gird\"\n" + axis, "4:10", "grid");
    expect_mistake("[sweep]\ndesign = \"sobol\"\n" + axis, "3:2", "samples");
    expect_mistake("[sweep]\ndesign = \"grid\"\nsamples = 4\n" + axis, "3:2", "takes no sweep.samples");
    expect_mistake("[sweep]\ndesign = \"morris\"\ntrajectories = 4\nlevels = 3\n" + axis, "3:2", "even");
    expect_mistake("[record]\nby = [\"regions\"]\n" + axis, "4:6", "region");
    expect_mistake("[record]\nseries = [\"registred\"]\n" + axis, "4:10", "registered");
    expect_mistake(axis + axis, "", "two axes");
}

TEST(SweepFile, IsToldFromScenariosByItsAxes)
{
    const Folder folder;
    EXPECT_TRUE(is_sweep(folder.write("s.toml", head + "[[axis]]\nkey = \"reform.flaws\"\nvalues = [1]\n")));
    EXPECT_FALSE(is_sweep(folder.write("t.toml", small)));
}

}  // namespace
}  // namespace samspill::test
