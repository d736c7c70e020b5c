#include <gtest/gtest.h>

#include "core/error.h"
#include "experiment/replicates/family.h"
#include "experiment/replicates/memory_plan.h"
#include "model/replicate_memory.h"
#include "model/world.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"

namespace samspill {
namespace {

constexpr std::size_t mib = 1 << 20;

Scenario buskerud(double scale, const std::vector<std::string>& more = {})
{
    std::vector<std::string> overrides = {"places.scale=" + std::to_string(scale)};
    overrides.insert(overrides.end(), more.begin(), more.end());
    return read_scenario(source_folder() + "/scenarios/buskerud.toml", overrides);
}

}  // namespace

TEST(ExpectedMemory, CountsThePersonsThatCome)
{
    const Scenario scenario = buskerud(0.05);
    World world(scenario.inputs, {1, 0});
    while (!world.done()) world.step();
    double expected = 0.0;
    for (const RegionPlace& region : scenario.inputs.places.regions)
        for (const OfficePlace& office : region.offices)
            expected += expected_persons(scenario.inputs, scenario.inputs.params.residents, office);
    EXPECT_NEAR(double(world.persons()) / expected, 1.0, 0.05);
}

TEST(ExpectedMemory, GrowsWithPersonsWeeksAndOffices)
{
    const std::string without = "observation.counsellors=false";
    const ReplicateMemory one = expected_memory(buskerud(1, {without}).inputs),
                          ten = expected_memory(buskerud(10, {without}).inputs);
    EXPECT_EQ(one.output, ten.output);
    EXPECT_NEAR(double(ten.world) / double(one.world), 10.0, 0.5);
    EXPECT_LT(expected_memory(buskerud(1, {without, "run.weeks=52"}).inputs).output, one.output);
}

// Twice what the output holds of them in the end.
TEST(ExpectedMemory, CountsTheCounsellorsThatAreWrittenDown)
{
    Inputs inputs = buskerud(0.5).inputs;
    const double held = double(run_replicate(inputs, 1, 0).staff.size() * sizeof(CounsellorWeek));
    const std::size_t with = expected_memory(inputs).output;
    inputs.observation.counsellors = false;
    EXPECT_NEAR(double(with - expected_memory(inputs).output) / (2.0 * held), 1.0, 0.1);
}

TEST(ExpectedMemory, CountsTheSeriesExactly)
{
    const Inputs inputs = buskerud(0.01, {"observation.counsellors=false"}).inputs;
    const RunOutput output = run_replicate(inputs, 1, 0);
    std::size_t bytes = (output.event_time.persons.size() + output.trial.persons.size() + output.waits.size()) * 4;
    for (const std::vector<float>& values : output.series.values) bytes += values.size() * sizeof(float);
    EXPECT_EQ(expected_memory(inputs).output, bytes);
}

TEST(MemoryPlan, KnowsHowManyWorldsAComparisonHolds)
{
    const Scenario base = buskerud(0.01), other = buskerud(0.01, {"status_quo.intensity=1"});
    Scenario late = base;
    late.inputs.waves.clear();
    Wave wave;
    wave.week = 20;
    wave.offices = {base.inputs.places.regions[0].offices[0].name};
    wave.intensity = 2.0;
    late.inputs.waves.push_back(wave);
    EXPECT_EQ(Family({&base.inputs}).worlds_at_once(), 1u);
    EXPECT_EQ(Family({&base.inputs, &other.inputs}).worlds_at_once(), 1u);
    EXPECT_EQ(Family({&base.inputs, &late.inputs}).worlds_at_once(), 2u);
}

TEST(RequireMemory, LetsThroughWhatFits)
{
    EXPECT_NO_THROW(require_memory(Message::verbatim("a.toml"), {100 * mib, 4, 10 * mib, 1.0},
                                   {410 * mib, {"the machine has", "maskinen har"}, false}));
}

TEST(RequireMemory, RefusesWithFiguresAndHowManyThreadsFit)
{
    try {
        require_memory(Message::verbatim("a.toml"), {100 * mib, 8, 10 * mib, 1.0},
                       {409 * mib, {"the control group allows", "kontrollgruppen tillater"}, false});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(),
                     "a.toml: does not fit into memory: it needs about 810 MiB (100 MiB on each of 8 threads, 10 MiB "
                     "beside), and the control group allows 409 MiB more\n"
                     "  use fewer threads (--threads 3 fits) or a smaller places.scale");
    }
}

TEST(RequireMemory, NamesAScaleWhenNotEvenOneThreadFits)
{
    try {
        require_memory(Message::verbatim("a.toml"), {1000 * mib, 2, 0, 2.0},
                       {500 * mib, {"the machine has", "maskinen har"}, false});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("--threads 1 --set places.scale=0.9"), std::string::npos)
            << error.what();
    }
}

TEST(RequireMemory, CountsTheStacksOfThreadsAgainstALimitOfAddresses)
{
    EXPECT_THROW(require_memory(Message::verbatim("a.toml"), {100 * mib, 4, 0, 1.0},
                                {410 * mib, {"ulimit -v allows", "ulimit -v tillater"}, true}),
                 InputError);
}

}  // namespace samspill
