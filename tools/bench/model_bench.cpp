// The model's speed in user-weeks a second (all rows, quiet ones too): whole runs on one and two
// threads beside the bare loop over as many of the same records, and each process of the week.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/bare_loop.h"
#include "core/parallel.h"
#include "model/week/schedule.h"
#include "model/world.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"

namespace samspill {

namespace {

double seconds_now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Seconds and user-weeks of some work.
struct Cost {
    double seconds = 0.0, user_weeks = 0.0;

    double rate() const { return user_weeks / seconds; }
};

// Steps a new world to its end; residents are created before the clock starts.
Cost run_to_end(const Inputs& inputs, std::uint32_t replicate)
{
    World world(inputs, {1, replicate});
    Cost cost;
    const double start = seconds_now();
    while (!world.done()) {
        world.step();
        cost.user_weeks += double(world.persons());
    }
    cost.seconds = seconds_now() - start;
    return cost;
}

Cost bare_run(std::size_t rows)
{
    Table<User> users = blank_users(rows);
    bare_week(users, 0);  // touches the memory before the clock starts
    constexpr int weeks = 20;
    const double start = seconds_now();
    for (Week week = 1; week <= weeks; ++week) bare_week(users, week);
    return {seconds_now() - start, double(rows) * weeks};
}

// One whole run on each of so many threads, as replicates run side by side. An iteration's time is
// that of its slowest run; `bare_loop` is the rate of the bare loop on one thread just after it.
void whole_run(benchmark::State& state, const Inputs& inputs)
{
    const std::size_t threads = std::size_t(state.range(0));
    std::uint32_t replicate = 0;
    double user_weeks = 0.0, seconds = 0.0;
    for (auto _ : state) {
        std::vector<Cost> costs(threads);
        with_threads(int(threads), [&] {
            parallel_for(threads, [&](std::size_t i) { costs[i] = run_to_end(inputs, replicate + std::uint32_t(i)); });
        });
        replicate += std::uint32_t(threads);
        double slowest = 0.0;
        for (const Cost& cost : costs) {
            slowest = std::max(slowest, cost.seconds);
            user_weeks += cost.user_weeks;
        }
        state.SetIterationTime(slowest);
        seconds += slowest;
    }
    state.SetItemsProcessed(std::int64_t(user_weeks));
    const double weeks = double(inputs.burn_in + inputs.weeks) * replicate;
    const double bare = bare_run(std::size_t(user_weeks / weeks)).rate();
    state.counters["bare_loop"] = bare;
    state.counters["to_bare_loop"] = user_weeks / seconds / bare;
}

// What each process of the week costs in one whole run on one thread, in the schedule's order.
std::vector<Cost> cost_of_processes(const Inputs& inputs)
{
    std::vector<Cost> costs(schedule().size());
    with_threads(1, [&] {
        World world(inputs, {1, 0});
        while (!world.done()) {
            for (Region& region : world.regions()) {
                for (std::size_t p = 0; p < costs.size(); ++p) {
                    const double start = seconds_now();
                    schedule()[p].run(region);
                    costs[p].seconds += seconds_now() - start;
                    costs[p].user_weeks += double(region.users.size());
                }
                ++region.week;
            }
        }
    });
    return costs;
}

// One process out of a run that is measured once for all of them.
void process(benchmark::State& state, const std::string& scenario, const Inputs& inputs, std::size_t p)
{
    static std::map<std::string, std::vector<Cost>> measured;
    if (!measured.contains(scenario)) measured[scenario] = cost_of_processes(inputs);
    const std::vector<Cost>& costs = measured[scenario];
    double all = 0.0;
    for (const Cost& cost : costs) all += cost.seconds;
    for (auto _ : state) state.SetIterationTime(costs[p].seconds);
    state.SetItemsProcessed(std::int64_t(costs[p].user_weeks));
    state.counters["share_of_week"] = costs[p].seconds / all;
}

// Registers the benchmarks of a scenario file of scenarios/, when it is there.
void add_scenario(const std::string& name)
{
    const std::string path = source_folder() + "/scenarios/" + name + ".toml";
    if (!std::filesystem::exists(path)) return;
    const auto inputs = std::make_shared<Inputs>(read_scenario(path).inputs);
    benchmark::RegisterBenchmark((name + "/whole_run").c_str(),
                                 [inputs](benchmark::State& state) { whole_run(state, *inputs); })
        ->ArgName("threads")
        ->Arg(1)
        ->Arg(2)
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
    for (std::size_t p = 0; p < schedule().size(); ++p)
        benchmark::RegisterBenchmark((name + "/process/" + std::string(schedule()[p].name)).c_str(),
                                     [name, inputs, p](benchmark::State& state) { process(state, name, *inputs, p); })
            ->Iterations(1)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
}

const bool added = [] {
    for (const char* name : {"buskerud", "verification/employment_chain"}) add_scenario(name);
    return true;
}();

}  // namespace

}  // namespace samspill
