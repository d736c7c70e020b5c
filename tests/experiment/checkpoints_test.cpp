#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "experiment/replicates/checkpoints.h"
#include "support/programs.h"
#include "support/small_world.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

namespace fs = std::filesystem;

// A run of two replicates, 20 + 12 weeks.
Scenario short_scenario()
{
    Scenario scenario;
    scenario.name = scenario.title = "short";
    scenario.inputs = test::small_inputs(12, 20);
    scenario.inputs.observation.trajectory_share = 0.1;
    scenario.seed = 7;
    scenario.replicates = 2;
    return scenario;
}

// Runs what is left on so many threads until a week of the first unfinished replicate; -99: to the end.
std::vector<RunOutput> run(const Scenario& scenario, const std::string& folder, int every, bool resume, Week until,
                           int threads = 1)
{
    const Checkpoints checkpoints(folder, scenario, test::program(), every, resume);
    std::atomic<bool> stopped = false;
    EnsembleOptions options;
    options.seed = scenario.seed;
    options.replicates = scenario.replicates;
    options.threads = threads;
    options.stop = [&] { return stopped ? Stop::now : Stop::no; };
    options.run = [&, inner = checkpoints.run({})](const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                                                   const std::function<bool(Week)>& keep_going) {
        return inner(inputs, seed, replicate, [&](Week week) {
            if (week == until) stopped = true;
            return keep_going(week);
        });
    };
    std::vector<RunOutput> outputs;
    run_ensemble(scenario.inputs, options, [&](RunOutput&& output) {
        auto kept = std::make_shared<RunOutput>(std::move(output));
        return [&, kept] { outputs.push_back(std::move(*kept)); };
    });
    return outputs;
}

// As if short_scenario() had been run without checkpoints.
void expect_same(const std::vector<RunOutput>& outputs)
{
    static const std::vector<RunOutput> undisturbed = [] {
        const Scenario scenario = short_scenario();
        return std::vector<RunOutput>{run_replicate(scenario.inputs, scenario.seed, 0),
                                      run_replicate(scenario.inputs, scenario.seed, 1)};
    }();
    ASSERT_EQ(outputs.size(), undisturbed.size());
    for (const RunOutput& output : outputs) {
        const RunOutput& plain = undisturbed[output.replicate];
        EXPECT_EQ(output.digest, plain.digest);
        EXPECT_EQ(output.series.values, plain.series.values);
        EXPECT_EQ(output.event_time.persons, plain.event_time.persons);
        EXPECT_EQ(output.waits, plain.waits);
        EXPECT_EQ(output.rules, plain.rules);
        EXPECT_EQ(output.trajectories.size(), plain.trajectories.size());
        EXPECT_EQ(output.staff, plain.staff);
    }
}

TEST(Checkpoints, GiveTheSameBitsWhereverARunIsSplit)
{
    const test::TemporaryFolder temporary;
    const Scenario scenario = short_scenario();
    for (Week split = -20; split < 12; ++split) {
        const std::string folder = temporary / ("at" + std::to_string(split + 20));
        EXPECT_LT(run(scenario, folder, 3, false, split).size(), 2u);
        expect_same(run(scenario, folder, 3, true, -99, split % 2 == 0 ? 1 : 3));
        EXPECT_TRUE(fs::exists(folder + "/replicate-1.h5"));
        EXPECT_FALSE(fs::exists(folder + "/replicate-1.states.h5"));
    }
}

// The state a kill leaves behind is that of the last checkpoint, not of the last week.
TEST(Checkpoints, GoOnFromTheLastOneAfterAKill)
{
    const test::TemporaryFolder temporary;
    const Scenario scenario = short_scenario();
    const std::string folder = temporary / "killed";
    {
        const Checkpoints checkpoints(folder, scenario, test::program(), 4, false);
        EXPECT_THROW(checkpoints.run({})(scenario.inputs, scenario.seed, 0,
                                         [&](Week week) {
                                             if (week == -3) throw std::runtime_error("killed");
                                             return true;
                                         }),
                     std::runtime_error);
    }
    std::ofstream(folder + "/replicate-0.states.h5.12-0.part") << "half a file";
    const Checkpoints again(folder, scenario, test::program(), 4, true);
    EXPECT_EQ(again.in_hand(), 1);
    EXPECT_EQ(again.weeks_done(), 16);
    EXPECT_FALSE(fs::exists(folder + "/replicate-0.states.h5.12-0.part"));
    expect_same(run(scenario, folder, 4, true, -99));
}

TEST(Checkpoints, AreNotMixedUpWithThoseOfAnotherRun)
{
    const test::TemporaryFolder temporary;
    const std::string folder = temporary / "mine";
    Scenario scenario = short_scenario();
    run(scenario, folder, 5, false, 0);
    EXPECT_THROW(Checkpoints(folder, scenario, test::program(), 5, false), InputError);  // not by accident
    EXPECT_THROW(Checkpoints(folder, scenario, test::program("2"), 5, true), InputError);
    scenario.seed = 8;
    EXPECT_THROW(Checkpoints(folder, scenario, test::program(), 5, true), InputError);
    scenario.seed = 7;
    scenario.inputs.params.jobs.separation_rate *= 2;
    try {
        const Checkpoints other(folder, scenario, test::program(), 5, true);
        FAIL() << "other inputs were taken";
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("jobs.separation_rate"), std::string::npos) << error.what();
    }
}

TEST(Checkpoints, RefuseAFolderOfOtherThings)
{
    const test::TemporaryFolder temporary;
    fs::create_directory(temporary / "photos");
    std::ofstream(temporary / "photos/cat.png") << "cat";
    EXPECT_THROW(Checkpoints(temporary / "photos", short_scenario(), test::program(), 5, true), InputError);
    EXPECT_TRUE(fs::exists(temporary / "photos/cat.png"));
}

TEST(Checkpoints, TellOfADamagedFileAndWhatToDo)
{
    const test::TemporaryFolder temporary;
    const Scenario scenario = short_scenario();
    const std::string folder = temporary / "damaged";
    run(scenario, folder, 5, false, 0);
    fs::resize_file(folder + "/replicate-0.states.h5", 1000);
    EXPECT_THROW(run(scenario, folder, 5, true, -99), InputError);
    fs::remove(folder + "/replicate-0.states.h5");
    expect_same(run(scenario, folder, 5, true, -99));
}

}  // namespace
}  // namespace samspill
