#include "experiment/sweep/sweep_runner.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>

#include <fmt/format.h>

#include "core/parallel.h"
#include "experiment/sweep/sweep_output.h"
#include "experiment/sweep/sweep_queue.h"

namespace samspill {

namespace {

using Clock = std::chrono::steady_clock;

class SweepRunner {
public:
    SweepRunner(const SweepPlan& plan, const SweepUnits& units, const SweepHand& hand, const SweepRunOptions& options,
                SweepQueue& queue, SweepOutput& output)
        : plan_(plan), units_(units), hand_(hand), options_(options), queue_(queue), output_(output)
    {
    }

    SweepRunResult run()
    {
        const auto threads = std::size_t(std::max(options_.threads, 1));
        with_threads(int(threads), [&] { parallel_for(threads, [&](std::size_t thread) { work(thread); }); });
        if (error_) std::rethrow_exception(error_);
        output_.flush();
        report(true);
        return {progress(), 0, stopping_};
    }

private:
    // A thread's whole life: take the next job, run it, until none is left.
    void work(std::size_t thread)
    {
        try {
            std::shared_ptr<SweepGroup> group;
            while (!should_stop()) {
                std::optional<SweepQueue::Job> job = queue_.take(group);
                if (!job) return;
                group = job->group;
                run_job(thread, *job);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            ended_ = true;
        }
    }

    void run_job(std::size_t thread, const SweepQueue::Job& job)
    {
        std::span<const std::uint64_t> left = job.runs;
        for (; !left.empty() && !should_stop(); left = left.subspan(1)) {
            hand_.hold(thread, left);
            try {
                run_one(*job.group, left.front());
            } catch (const Interrupted&) {
                break;
            } catch (const std::exception& error) {
                output_.error(left.front(), error.what());
                failed_.fetch_add(1);
                queue_.retry(job.group, left.front());
            }
        }
        hand_.hold(thread, {});
    }

    void run_one(SweepGroup& group, std::uint64_t run)
    {
        if (options_.before_run) options_.before_run(run);
        const Inputs inputs = plan_.inputs(run / plan_.replicates());
        const Stream stream{plan_.seed(), group.replicate};
        const Week split = units_.split_of_class(group.in_class);
        RunOutput output;
        if (split > -inputs.burn_in) {
            World world(group.root([&] { return make_root(group, stream, split); }), inputs);
            output = finish(world, inputs.weeks);
        } else {
            World world(inputs, stream);
            output = finish(world, inputs.weeks);
        }
        std::vector<double> row(plan_.record().width());
        plan_.record().fill(output, inputs, row);
        output_.add(run, output.digest, row);
        now_.fetch_add(1);
        report(false);
    }

    std::unique_ptr<World> make_root(SweepGroup& group, Stream stream, Week split) const
    {
        group.root_inputs = plan_.inputs(units_.points_of_class(group.in_class).front());
        auto world = std::make_unique<World>(group.root_inputs, stream);
        go_on(*world, split);
        return world;
    }

    RunOutput finish(World& world, Week end) const
    {
        go_on(world, end);
        return world.finish();
    }

    void go_on(World& world, Week week) const
    {
        while (!world.done() && world.week() < week) {
            if (should_drop()) throw Interrupted{};
            world.step();
        }
    }

    // No new run is to be begun.
    bool should_stop() const
    {
        if (ended_.load(std::memory_order_relaxed) || hand_.lost()) return true;
        if (!options_.stop || options_.stop() == Stop::no) return false;
        if (!stopping_.exchange(true)) {
            const std::lock_guard lock(mutex_);
            until_ = Clock::now() +
                     std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options_.grace_seconds));
        }
        return true;
    }

    // The runs in hand are to be dropped.
    bool should_drop() const
    {
        if (!should_stop()) return false;
        if (ended_ || (options_.stop && options_.stop() == Stop::now)) return true;
        const std::lock_guard lock(mutex_);
        return Clock::now() > until_;
    }

    SweepProgress progress() const
    {
        SweepProgress progress;
        progress.runs = queue_.runs();
        progress.now = now_;
        progress.done = queue_.done() + progress.now;
        progress.failed = failed_;
        progress.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
        return progress;
    }

    void report(bool last)
    {
        if (!options_.progress) return;
        constexpr auto every = std::chrono::milliseconds(200);
        std::int64_t due = next_report_.load(std::memory_order_relaxed);
        const std::int64_t now = Clock::now().time_since_epoch().count();
        if (!last && (now < due || !next_report_.compare_exchange_strong(due, now + Clock::duration(every).count())))
            return;
        const std::lock_guard reporting(report_mutex_);
        options_.progress(progress());
    }

    const SweepPlan& plan_;
    const SweepUnits& units_;
    const SweepHand& hand_;
    const SweepRunOptions& options_;
    SweepQueue& queue_;
    SweepOutput& output_;
    const Clock::time_point start_ = Clock::now();

    std::atomic<std::size_t> now_{0}, failed_{0};
    std::atomic<std::int64_t> next_report_{0};
    std::atomic<bool> ended_{false};
    mutable std::atomic<bool> stopping_{false};
    mutable std::mutex mutex_;  // guards until_ and error_
    mutable Clock::time_point until_ = Clock::time_point::max();
    std::exception_ptr error_;
    std::mutex report_mutex_;
};

// A name for a ledger that says whose it is.
std::string host_name()
{
    std::string plain;
    for (const char c : this_owner().host.substr(0, 63)) plain += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
    return plain;
}

// Takes the shard; nothing when told to stop while another machine's process may still be at it.
std::unique_ptr<SweepHand> hand_for(const SweepFolder& folder, const SweepUnits& units, const SweepRunOptions& options)
{
    HandOptions taking;
    taking.note = options.note;
    if (options.stop) taking.stop = [&] { return options.stop() != Stop::no; };
    try {
        return std::make_unique<SweepHand>(folder.ledger(), options.shard, units.size(), options.threads, taking);
    } catch (const Interrupted&) {
        return nullptr;
    }
}

// How far the shard is when nothing was done to it.
SweepProgress untouched(const SweepFolder& folder, const SweepPlan& plan, const SweepUnits& units,
                        const SweepRunOptions& options)
{
    const SweepState state = read_ledgers(folder.ledger(), folder.runs(), folder.digest(), plan.runs());
    const SweepQueue queue(units, options.shard, state, options.tries);
    SweepProgress progress;
    progress.runs = queue.runs();
    progress.done = queue.done();
    return progress;
}

}  // namespace

SweepRunResult run_sweep(const SweepFolder& folder, const SweepPlan& plan, const SweepRunOptions& options)
{
    const SweepUnits units(plan);
    const std::unique_ptr<SweepHand> taken = hand_for(folder, units, options);
    if (!taken) return {untouched(folder, plan, units, options), 0, true};
    SweepHand& hand = *taken;
    LedgerWriter ledger(folder.ledger(), options.shard.name() + "-" + host_name(), folder.digest());
    const std::size_t strikes = hand.left_by_dead().size();
    for (const std::uint64_t run : hand.left_by_dead())
        if (run < plan.runs()) ledger.strike(run);
    hand.forget();
    const SweepState state = read_ledgers(folder.ledger(), folder.runs(), folder.digest(), plan.runs());
    SweepQueue queue(units, options.shard, state, options.tries);
    SweepOutput output(folder, ledger, plan.record().width(), options.batch_seconds);
    SweepRunResult result = SweepRunner(plan, units, hand, options, queue, output).run();
    result.strikes = strikes;
    if (hand.lost())
        throw Failure(message("shard.lost",
                              {"shard {}: this process stood still for so long that another took it for "
                               "dead and has gone on; what was done here is kept",
                               "del {}: denne prosessen sto stille så lenge at en annen tok den for død og har gått "
                               "videre; det som er gjort her, er tatt vare på"},
                              options.shard.name()));
    return result;
}

}  // namespace samspill
