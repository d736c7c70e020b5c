// Small runs as a sweep makes them: about 1,000 persons, 52 weeks from a burnt-in state that they
// share, each judged by its endpoints. Items are runs; beside whole runs stand the parts.
#include <benchmark/benchmark.h>

#include "experiment/judge/endpoints.h"
#include "model/world.h"

namespace samspill {

namespace {

Inputs small_inputs()
{
    Inputs inputs;
    RegionPlace region;
    region.name = "Vest";
    region.centre_positions = 0.1;
    OfficePlace office;
    office.name = "Vest 1";
    office.inhabitants = 1700;
    region.offices.push_back(office);
    inputs.places.regions.push_back(region);
    inputs.weeks = 52;
    inputs.observation.from = 0;
    inputs.observation.episode_week = 0;
    return inputs;
}

World burnt_in(const Inputs& inputs, World&& world)
{
    while (world.week() < 0) world.step();
    return World(world, inputs);
}

void small_runs(benchmark::State& state)
{
    const Inputs inputs = small_inputs();
    const World past = burnt_in(inputs, World(inputs, {1, 0}));
    for (auto _ : state) {
        World world(past, inputs);
        while (!world.done()) world.step();
        const RunOutput output = world.finish();
        benchmark::DoNotOptimize(endpoints_of(output, inputs));
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["persons"] = double(past.persons());
}

void copies_of_a_world(benchmark::State& state)
{
    const Inputs inputs = small_inputs();
    const World past = burnt_in(inputs, World(inputs, {1, 0}));
    for (auto _ : state) benchmark::DoNotOptimize(World(past, inputs).week());
    state.SetItemsProcessed(state.iterations());
}

void endpoints_of_a_run(benchmark::State& state)
{
    const Inputs inputs = small_inputs();
    World world(inputs, {1, 0});
    while (!world.done()) world.step();
    const RunOutput output = world.finish();
    for (auto _ : state) benchmark::DoNotOptimize(endpoints_of(output, inputs));
    state.SetItemsProcessed(state.iterations());
}

void digest_of_a_world(benchmark::State& state)
{
    const Inputs inputs = small_inputs();
    const World past = burnt_in(inputs, World(inputs, {1, 0}));
    for (auto _ : state) benchmark::DoNotOptimize(past.digest());
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(small_runs)->Unit(benchmark::kMicrosecond);
BENCHMARK(copies_of_a_world)->Unit(benchmark::kMicrosecond);
BENCHMARK(endpoints_of_a_run)->Unit(benchmark::kMicrosecond);
BENCHMARK(digest_of_a_world)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace samspill
