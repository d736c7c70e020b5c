// What the building blocks cost: each benchmark reports items (calls, rows, bytes) a second.
#include <vector>

#include <benchmark/benchmark.h>

#include "core/digest.h"
#include "core/distributions.h"
#include "core/draw.h"
#include "core/math.h"
#include "core/parallel.h"

namespace samspill {

namespace {

// One number from a stream of its own: how the model draws.
template <class Sampler>
void fresh_stream(benchmark::State& state, Sampler sampler)
{
    std::uint64_t entity = 0;
    for (auto _ : state) {
        Draw draw({1, 1}, 1, ++entity, 100);
        benchmark::DoNotOptimize(sampler(draw));
    }
    state.SetItemsProcessed(state.iterations());
}

// A function over an array, which the compiler may turn into vector instructions.
template <class Function>
void over_array(benchmark::State& state, double low, double high, Function function)
{
    std::vector<double> from(4096), to(4096);
    for (std::size_t i = 0; i < from.size(); ++i) from[i] = low + (high - low) * double(i) / double(from.size());
    for (auto _ : state) {
        for (std::size_t i = 0; i < from.size(); ++i) to[i] = function(from[i]);
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(from.size()));
}

void block_sum_of_a_million(benchmark::State& state)
{
    const std::vector<double> values(1'000'000, 0.1);
    with_threads(int(state.range(0)), [&] {
        for (auto _ : state)
            benchmark::DoNotOptimize(block_sum(values.size(), 8192, [&](std::size_t begin, std::size_t end) {
                double sum = 0.0;
                for (std::size_t i = begin; i < end; ++i) sum += values[i];
                return sum;
            }));
    });
    state.SetItemsProcessed(state.iterations() * std::int64_t(values.size()));
}

void digest_of_a_megabyte(benchmark::State& state)
{
    const std::vector<char> bytes(1 << 20, 'x');
    for (auto _ : state) {
        Digester digester;
        digester.add(bytes.data(), bytes.size());
        benchmark::DoNotOptimize(digester.digest());
    }
    state.SetBytesProcessed(state.iterations() * std::int64_t(bytes.size()));
}

// The next number of a stream that goes on: half a Philox block.
void next_of_stream(benchmark::State& state)
{
    Draw draw({1, 1}, 1, 1, 1);
    for (auto _ : state) benchmark::DoNotOptimize(draw.uniform());
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(next_of_stream);
BENCHMARK_CAPTURE(fresh_stream, uniform, [](Draw& draw) { return draw.uniform(); });
BENCHMARK_CAPTURE(fresh_stream, normal, [](Draw& draw) { return normal(draw); });
BENCHMARK_CAPTURE(fresh_stream, exponential, [](Draw& draw) { return exponential(draw); });
BENCHMARK_CAPTURE(fresh_stream, gamma_2, [](Draw& draw) { return gamma(draw, 2.0); });
BENCHMARK_CAPTURE(fresh_stream, poisson_3, [](Draw& draw) { return poisson(draw, 3.0); });
BENCHMARK_CAPTURE(over_array, exp, -20.0, 5.0, [](double x) { return math::exp(x); });
BENCHMARK_CAPTURE(over_array, log, 1e-6, 100.0, [](double x) { return math::log(x); });
BENCHMARK_CAPTURE(over_array, logistic, -10.0, 10.0, [](double x) { return math::logistic(x); });
BENCHMARK_CAPTURE(over_array, hazard, 0.0, 1.0, [](double x) { return math::hazard(x); });
BENCHMARK(block_sum_of_a_million)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime();
BENCHMARK(digest_of_a_megabyte);

}  // namespace

}  // namespace samspill
