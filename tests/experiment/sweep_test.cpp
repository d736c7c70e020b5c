#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_merge.h"
#include "experiment/sweep/sweep_runner.h"
#include "experiment/sweep/sweep_status.h"
#include "support/programs.h"
#include "support/small_sweep.h"

namespace samspill {
namespace {

using test::TemporaryFolder;

// A small sweep in a folder of its own.
struct Sweep {
    TemporaryFolder folder;
    SweepPlan plan{test::write_small_sweep(folder)};
    SweepFolder place = SweepFolder::create(folder / "out", plan, test::program());

    SweepRunResult run(SweepRunOptions options = {}) const { return run_sweep(place, plan, options); }
    SweepStatus status() const { return status_of(place, plan, 3); }
};

SweepRunOptions shard(std::size_t index, std::size_t count, int threads = 1)
{
    SweepRunOptions options;
    options.shard = {index, count};
    options.threads = threads;
    return options;
}

// The digest that the tests compare with: one process, one thread, not interrupted.
const Digest& plain_digest()
{
    static const Digest digest = [] {
        const Sweep sweep;
        sweep.run();
        return sweep.status().digest.value();
    }();
    return digest;
}

TEST(Sweep, RecordsOfEveryRunWhatTheRunByItselfGives)
{
    const Sweep sweep;
    EXPECT_EQ(sweep.run().progress.done, 24u);
    const SweepRecord& record = sweep.plan.record();
    const SweepState state = sweep.status().state;
    std::size_t seen = 0;
    for (const SweepState::Batch& batch : state.batches) {
        const SweepRows rows = read_batch(sweep.place.runs() + "/" + batch.file, record.width(), sweep.place.origin());
        for (std::size_t i = 0; i < rows.size(); ++i, ++seen) {
            const Inputs inputs = sweep.plan.inputs(rows.runs[i] / 2);
            const RunOutput alone = run_replicate(inputs, sweep.plan.seed(), std::uint32_t(rows.runs[i] % 2));
            EXPECT_EQ(rows.digests[i], alone.digest) << rows.runs[i];
            std::vector<double> row(record.width());
            record.fill(alone, inputs, row);
            EXPECT_EQ(std::memcmp(row.data(), rows.values.data() + i * row.size(), row.size() * sizeof(double)), 0);
        }
    }
    EXPECT_EQ(seen, 24u);
}

TEST(Sweep, HasOneDigestForAnyThreadsAndShards)
{
    const Sweep threads;
    threads.run(shard(1, 1, 3));
    EXPECT_EQ(threads.status().digest, plain_digest());
    const Sweep shards;
    for (const std::size_t index : {3u, 1u, 2u}) {
        EXPECT_FALSE(shards.status().digest.has_value());
        shards.run(shard(index, 3, 2));
    }
    EXPECT_EQ(shards.status().digest, plain_digest());
}

TEST(Sweep, GoesOnWhereItWasStoppedAndBlamesNobody)
{
    const Sweep sweep;
    std::atomic<int> weeks{0};
    std::size_t rounds = 0, done = 0;
    for (SweepRunResult result{{}, 0, true}; result.stopped && rounds < 100; ++rounds) {
        SweepRunOptions options = shard(1, 1, 2);
        weeks = 0;
        options.stop = [&] { return ++weeks > 100 ? Stop::now : Stop::no; };
        result = sweep.run(options);
        EXPECT_GE(result.progress.done, done);  // in order: what was done stays done
        done = result.progress.done;
        EXPECT_EQ(result.strikes, 0u);
    }
    EXPECT_GT(rounds, 2u);
    EXPECT_EQ(sweep.status().digest, plain_digest());
    EXPECT_TRUE(sweep.status().state.troubles.empty());
}

TEST(Sweep, FinishesRunsInHandWhenAskedToStopOnce)
{
    const Sweep sweep;
    SweepRunOptions options;
    std::atomic<bool> stop{false};
    options.before_run = [&](std::uint64_t) { stop = true; };
    options.stop = [&] { return stop ? Stop::after_those_in_hand : Stop::no; };
    const SweepRunResult result = sweep.run(options);
    EXPECT_TRUE(result.stopped);
    EXPECT_EQ(result.progress.now, 1u);
    EXPECT_EQ(sweep.status().state.done_count, 1u);
}

// Runs the sweep in a child process that kills itself before the `kill_at`th run.
void run_and_kill(const Sweep& sweep, const std::function<bool(std::uint64_t run, int count)>& kill_at)
{
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        int count = 0;
        SweepRunOptions options;
        options.batch_seconds = 0.0;  // every run is written at once
        options.before_run = [&](std::uint64_t run) {
            if (kill_at(run, count++)) ::kill(::getpid(), SIGKILL);
        };
        sweep.run(options);
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_EQ(WTERMSIG(status), SIGKILL);
}

TEST(Sweep, GoesOnAfterItsProcessWasKilledAndLosesOnlyWhatWasInHand)
{
    const Sweep sweep;
    for (const int runs : {3, 5, 1}) run_and_kill(sweep, [&](std::uint64_t, int count) { return count == runs; });
    EXPECT_EQ(sweep.status().state.done_count, 9u);
    const SweepRunResult last = sweep.run();
    EXPECT_EQ(last.progress.now, 15u);
    EXPECT_EQ(last.strikes, 1u);
    EXPECT_EQ(sweep.status().digest, plain_digest());
    EXPECT_EQ(sweep.run().progress.now, 0u);
}

TEST(Sweep, GivesUpARunThatKillsItsProcessThreeTimesAndDoesAllOthers)
{
    const Sweep sweep;
    for (int i = 0; i < 3; ++i) run_and_kill(sweep, [](std::uint64_t run, int) { return run == 7; });
    const SweepRunResult last = sweep.run();
    EXPECT_EQ(last.progress.done, 23u);
    const SweepStatus status = sweep.status();
    EXPECT_EQ(status.failed, std::vector<std::uint64_t>{7});
    EXPECT_EQ(status.state.troubles.at(7).strikes, 3);
    EXPECT_FALSE(status.digest.has_value());
}

TEST(Sweep, TriesARunThatThrowsAgainAndThenReportsItsError)
{
    const Sweep sweep;
    int calls = 0;
    SweepRunOptions options;
    options.before_run = [&](std::uint64_t run) {
        if (run == 4) ++calls;
        if (run == 4) throw std::runtime_error("no good");
    };
    EXPECT_EQ(sweep.run(options).progress.done, 23u);
    EXPECT_EQ(calls, 3);
    EXPECT_EQ(sweep.status().failed, std::vector<std::uint64_t>{4});
    EXPECT_EQ(sweep.status().state.troubles.at(4).last_error, "no good");
    EXPECT_EQ(sweep.run().progress.now, 0u);  // not begun again
    SweepRunOptions more;
    more.tries = 4;
    EXPECT_EQ(sweep.run(more).progress.now, 1u);  // unless it gets another try
    EXPECT_EQ(sweep.status().digest, plain_digest());
}

TEST(Sweep, CountsARunTwiceWhenItsFileIsLost)
{
    const Sweep sweep;
    sweep.run();
    std::filesystem::remove(sweep.place.runs() + "/" + sweep.status().state.batches.front().file);
    EXPECT_EQ(sweep.status().state.done_count, 0u);
    EXPECT_EQ(sweep.run().progress.now, 24u);
    EXPECT_EQ(sweep.status().digest, plain_digest());
}

TEST(SweepFolder, RefusesAnotherSweepAndSaysWhatHasChanged)
{
    const Sweep sweep;
    test::write_text(sweep.folder / "base.toml", std::string(test::small_base) + "intensity_ = 2\n");
    EXPECT_EQ(sweep.place.plan()->points(), 12u);  // its own copies are as they were
    std::string text = test::small_base;
    text.replace(text.find("seed = 5"), 8, "seed = 6");
    test::write_text(sweep.folder / "base.toml", text);
    const SweepPlan changed(sweep.folder / "sweep.toml");
    try {
        SweepFolder::create(sweep.folder / "out", changed, test::program());
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("base.toml: has changed: line 5: `seed = 5` is now `seed = 6`"),
                  std::string::npos)
            << error.what();
    }
    EXPECT_THROW(SweepFolder::create(sweep.folder / "out", sweep.plan, test::program("2")),
                 InputError);  // another version
    EXPECT_THROW(SweepFolder(sweep.folder / "no"), InputError);
}

TEST(SweepMerge, RefusesMissingRunsUnlessToldToLeaveThemEmpty)
{
    const Sweep sweep;
    sweep.run(shard(1, 2));
    const std::string output = sweep.folder / "m.h5";
    EXPECT_THROW(merge_sweep(sweep.place, sweep.plan, output, false), InputError);
    EXPECT_FALSE(std::filesystem::exists(output));
    const SweepMergeResult part = merge_sweep(sweep.place, sweep.plan, output, true);
    EXPECT_GT(part.missing, 0u);
    EXPECT_EQ(part.runs + part.missing, 24u);
    sweep.run(shard(2, 2));
    const SweepMergeResult whole = merge_sweep(sweep.place, sweep.plan, output, false);
    EXPECT_EQ(whole.runs, 24u);
    EXPECT_EQ(whole.digest, plain_digest());
}

}  // namespace
}  // namespace samspill
