#include "experiment/replicates/ensemble.h"

#include <atomic>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "support/fake_output.h"

namespace samspill {
namespace {

Inputs short_inputs()
{
    Inputs inputs;
    inputs.burn_in = 4;
    inputs.weeks = 6;
    return inputs;
}

// A replicate of ten weeks that takes its time, longer for even numbers.
RunOutput slow_run(const Inputs& inputs, std::uint32_t, std::uint32_t replicate,
                   const std::function<bool(Week)>& keep_going)
{
    for (Week week = -inputs.burn_in; week < inputs.weeks; ++week) {
        std::this_thread::sleep_for(std::chrono::microseconds(replicate % 2 ? 50 : 400));
        if (!keep_going(week)) throw Interrupted{};
    }
    RunOutput output;
    output.replicate = replicate;
    return output;
}

EnsembleOptions options_of(int replicates, int threads)
{
    EnsembleOptions options;
    options.replicates = replicates;
    options.threads = threads;
    options.run = slow_run;
    return options;
}

std::vector<int> counting(int count)
{
    std::vector<int> list(static_cast<std::size_t>(count));
    std::iota(list.begin(), list.end(), 0);
    return list;
}

TEST(Ensemble, DeliversEveryReplicateOnceAndInOrderForAnyNumberOfThreads)
{
    for (const int threads : {1, 2, 3, 7}) {
        std::vector<int> order;
        const int done = run_ensemble(short_inputs(), options_of(20, threads), [&](RunOutput&& output) {
            return [&order, number = int(output.replicate)] { order.push_back(number); };
        });
        EXPECT_EQ(done, 20);
        EXPECT_EQ(order, counting(20)) << threads << " threads";
    }
}

TEST(Ensemble, HoldsNoMoreReplicatesThanAskedForWhenTheFirstIsSlow)
{
    EnsembleOptions options = options_of(30, 3);
    options.ahead = 4;
    std::atomic<int> begun{0}, delivered{0}, most{0};
    options.run = [&](const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                      const std::function<bool(Week)>& keep_going) {
        const int held = ++begun - delivered;
        int before = most;
        while (before < held && !most.compare_exchange_weak(before, held)) {
        }
        if (replicate == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return slow_run(inputs, seed, replicate, keep_going);
    };
    const int done = run_ensemble(short_inputs(), options, [&](RunOutput&&) { return [&] { ++delivered; }; });
    EXPECT_EQ(done, 30);
    EXPECT_LE(most, 4 + 1);  // one may be counted between its delivery and the count of it
    EXPECT_GE(most, 2);
}

TEST(Ensemble, EndsWithTheReplicatesInHandWhenAskedToStop)
{
    std::atomic<bool> stop{false};
    EnsembleOptions options = options_of(1000, 2);
    options.stop = [&] { return stop ? Stop::after_those_in_hand : Stop::no; };
    std::vector<int> order;
    const int done = run_ensemble(short_inputs(), options, [&](RunOutput&& output) {
        if (output.replicate == 5) stop = true;
        return [&order, number = int(output.replicate)] { order.push_back(number); };
    });
    EXPECT_GE(done, 6);
    EXPECT_LE(done, 8);
    EXPECT_EQ(order, counting(done));
}

TEST(Ensemble, DropsTheReplicatesInHandWhenToldToStopNow)
{
    std::atomic<int> weeks{0};
    EnsembleOptions options = options_of(1000, 2);
    options.stop = [&] { return weeks > 55 ? Stop::now : Stop::no; };
    options.run = [&](const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                      const std::function<bool(Week)>& keep_going) {
        return slow_run(inputs, seed, replicate, [&](Week week) {
            ++weeks;
            return keep_going(week);
        });
    };
    std::vector<int> order;
    const int done = run_ensemble(short_inputs(), options, [&](RunOutput&& output) {
        return [&order, number = int(output.replicate)] { order.push_back(number); };
    });
    EXPECT_LE(done, 5);  // 56 weeks are five replicates and a bit
    EXPECT_EQ(order, counting(done));
    EXPECT_LE(weeks, 58);
}

TEST(Ensemble, ThrowsWhatAReplicateThrew)
{
    EnsembleOptions options = options_of(50, 3);
    options.run = [](const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                     const std::function<bool(Week)>& keep_going) {
        if (replicate == 7) throw std::runtime_error("replicate 7 failed");
        return slow_run(inputs, seed, replicate, keep_going);
    };
    int delivered = 0;
    try {
        run_ensemble(short_inputs(), options, [&](RunOutput&&) { return [&] { ++delivered; }; });
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "replicate 7 failed");
    }
    EXPECT_LE(delivered, 7);
}

TEST(Ensemble, ThrowsWhatTheReceiverThrewAndStops)
{
    int delivered = 0;
    EXPECT_THROW(run_ensemble(short_inputs(), options_of(50, 2),
                              [&](RunOutput&&) {
                                  return [&] {
                                      if (++delivered == 3) throw std::runtime_error("disk full");
                                  };
                              }),
                 std::runtime_error);
    EXPECT_EQ(delivered, 3);
}

TEST(Ensemble, ReportsEveryWeekOfEveryReplicateAtTheEnd)
{
    EnsembleOptions options = options_of(5, 2);
    Progress last;
    std::int64_t before = 0;
    options.progress = [&](const Progress& progress) {
        EXPECT_GE(progress.weeks_done, before);
        before = progress.weeks_done;
        last = progress;
    };
    run_ensemble(short_inputs(), options, [](RunOutput&&) { return [] {}; });
    EXPECT_EQ(last.replicates_done, 5);
    EXPECT_EQ(last.weeks_done, 50);
    EXPECT_EQ(last.weeks, 50);
}

}  // namespace
}  // namespace samspill
