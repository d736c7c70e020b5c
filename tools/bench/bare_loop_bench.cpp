// The bare loop over the users' records, on one and two threads: the measure for the whole model.
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/bare_loop.h"
#include "core/parallel.h"

namespace samspill {

namespace {

constexpr std::size_t buskerud = 225'000;  // persons at the end of the main job

// Each thread runs a population of its own, as replicates do.
void bare_loop(benchmark::State& state)
{
    const std::size_t threads = std::size_t(state.range(0));
    std::vector<Table<User>> populations(threads, blank_users(buskerud));
    Week week = 0;
    with_threads(int(threads), [&] {
        for (auto _ : state) {
            parallel_for(threads, [&](std::size_t i) { bare_week(populations[i], week); });
            ++week;
        }
    });
    state.SetItemsProcessed(state.iterations() * std::int64_t(threads * buskerud));
}
BENCHMARK(bare_loop)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();

}  // namespace

}  // namespace samspill
