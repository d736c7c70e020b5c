#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "core/error.h"
#include "model/run.h"
#include "results/files/state_file.h"
#include "support/programs.h"
#include "support/small_world.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

Scenario small_scenario()
{
    Scenario scenario;
    scenario.name = scenario.title = "small";
    scenario.seed = 9;
    scenario.inputs = test::small_inputs(20, 15);
    return scenario;
}

// The states of two replicates at the start of week 4.
std::string written(const test::TemporaryFolder& folder, const Scenario& scenario)
{
    const std::string path = folder / "small.states.h5";
    StateFileWriter writer(path, scenario, 4, test::program());
    for (const std::uint32_t replicate : {0u, 1u}) {
        World world(scenario.inputs, {scenario.seed, replicate});
        test::run_to(world, 4);
        writer.add(StateFileWriter::encode(world.save()));
    }
    writer.finish();
    return path;
}

TEST(StateFile, HoldsWhatARunGoesOnWith)
{
    const test::TemporaryFolder folder;
    const Scenario scenario = small_scenario();
    const StateFile file(written(folder, scenario));
    EXPECT_EQ(file.info().week, 4);
    EXPECT_EQ(file.info().seed, 9u);
    EXPECT_EQ(file.info().replicates, (std::vector<std::int32_t>{0, 1}));
    for (const std::uint32_t replicate : {1u, 0u}) {
        World world(scenario.inputs, file.state(replicate));
        test::run_to(world, 20);
        EXPECT_EQ(world.finish().digest, run_replicate(scenario.inputs, 9, replicate).digest);
    }
    EXPECT_THROW(file.state(2), InputError);
}

TEST(StateFile, TellsWhatDiffersInThePast)
{
    const test::TemporaryFolder folder;
    const Scenario scenario = small_scenario();
    const StateFile file(written(folder, scenario));
    EXPECT_TRUE(file.differences_of_past(scenario.inputs).empty());
    Inputs later = scenario.inputs, earlier = scenario.inputs, other = scenario.inputs;
    later.shocks = {{4, -0.5, 26.0, {}}};
    earlier.shocks = {{3, -0.5, 26.0, {}}};
    other.params.guidance.give_up = 0.5;
    EXPECT_TRUE(file.differences_of_past(later).empty());
    ASSERT_EQ(file.differences_of_past(earlier).size(), 1u);
    EXPECT_TRUE(lines_of(file.differences_of_past(earlier)).front().starts_with("shock: nothing in the states"));
    EXPECT_TRUE(file.differences_of_past(earlier).front().settled);
    EXPECT_EQ(lines_of(file.differences_of_past(other)),
              (std::vector<std::string>{"guidance.give_up: 0.01 in the states, 0.5 here"}));
    EXPECT_FALSE(file.differences_of_past(other).front().settled);
}

// A world that was changed on its way is not one that was run from the start as it is now.
TEST(StateFile, SaysWhatWasChangedOnTheWay)
{
    const test::TemporaryFolder folder;
    const Scenario scenario = small_scenario();
    Scenario other = scenario;
    other.inputs.params.guidance.give_up = 0.5;
    const std::vector<PastItem> changes = StateFile(written(folder, scenario)).changes_of_past(other.inputs);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes.front().key, "changed in week 4");
    EXPECT_EQ(changes.front().text, "guidance.give_up from 0.01 to 0.5");
    const std::string path = folder / "later.states.h5";
    World world(other.inputs, {other.seed, 0});
    test::run_to(world, 9);
    StateFileWriter writer(path, other, 9, test::program(), changes);
    writer.add(StateFileWriter::encode(world.save()));
    writer.finish();
    const StateFile later(path);
    ASSERT_EQ(later.differences_of_past(other.inputs).size(), 1u);
    EXPECT_EQ(later.differences_of_past(other.inputs).front().key, "changed in week 4");
    EXPECT_EQ(later.changes_of_past(other.inputs).size(), 1u);
}

TEST(StateFile, IsRefusedWhenItIsDamagedOrNone)
{
    const test::TemporaryFolder folder;
    const std::string path = written(folder, small_scenario());
    EXPECT_THROW(StateFile(folder / "none.h5"), InputError);
    const auto size = std::filesystem::file_size(path);
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).seekp(std::streamoff(size / 2)).put('\x55');
    EXPECT_THROW(
        {
            const StateFile file(path);
            file.state(0);
            file.state(1);
        },
        InputError);
    std::filesystem::resize_file(path, size / 3);
    EXPECT_THROW(StateFile{path}, InputError);
}

}  // namespace
}  // namespace samspill
