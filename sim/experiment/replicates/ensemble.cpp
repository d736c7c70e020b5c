#include "experiment/replicates/ensemble.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>

#include "core/parallel.h"

namespace samspill {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto report_every = std::chrono::milliseconds(200);

// What the threads that work one row of pieces share.
class Order {
public:
    Order(int count, const OrderOptions& options, const Piece& piece)
        : count_(count),
          options_(options),
          piece_(piece),
          ahead_(options.ahead > 0 ? options.ahead : 2 * std::max(options.threads, 1))
    {
    }

    int run()
    {
        const int threads = std::max(options_.threads, 1);
        with_threads(threads, [&] { parallel_for(std::size_t(threads), [&](std::size_t) { work(); }); });
        if (error_) std::rethrow_exception(error_);
        report(true);
        return delivered_;
    }

private:
    // A thread's whole life: take the next piece, work it, hand it on, until none is left.
    void work()
    {
        while (const std::optional<int> index = claim()) {
            try {
                deliver(*index, piece_(*index, [this](Week) { return count_week(); }));
            } catch (const Interrupted&) {
                end(nullptr);
            } catch (...) {
                end(std::current_exception());
            }
        }
    }

    // Pieces are taken in order, so that the one which all wait for is always being worked.
    std::optional<int> claim()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || claimed_ < delivered_ + ahead_; });
        if (ended_ || claimed_ >= count_ || wanted_stop() != Stop::no) return std::nullopt;
        return claimed_++;
    }

    // Puts a piece in line; whoever finds the head of the line there serves it.
    void deliver(int index, std::function<void()> rest)
    {
        std::unique_lock lock(mutex_);
        line_.emplace(index, std::move(rest));
        if (delivering_) return;
        delivering_ = true;
        while (!error_ && !line_.empty() && line_.begin()->first == delivered_) {
            const std::function<void()> next = std::move(line_.begin()->second);
            line_.erase(line_.begin());
            lock.unlock();
            try {
                next();
            } catch (...) {
                end(std::current_exception());
            }
            lock.lock();
            if (!error_) ++delivered_;
            changed_.notify_all();
        }
        delivering_ = false;
    }

    void end(std::exception_ptr error)
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        running_ = false;
        if (error && !error_) error_ = std::move(error);
        changed_.notify_all();
    }

    bool count_week()
    {
        weeks_done_.fetch_add(1, std::memory_order_relaxed);
        report(false);
        return running_.load(std::memory_order_relaxed) && wanted_stop() != Stop::now;
    }

    Stop wanted_stop() const { return options_.stop ? options_.stop() : Stop::no; }

    void report(bool last)
    {
        if (!options_.progress) return;
        const std::int64_t now = Clock::now().time_since_epoch().count();
        std::int64_t due = next_report_.load(std::memory_order_relaxed);
        if (!last &&
            (now < due || !next_report_.compare_exchange_strong(due, now + Clock::duration(report_every).count())))
            return;
        Progress progress;
        progress.replicates = count_;
        progress.weeks = options_.weeks;
        progress.weeks_done = weeks_done_;
        {
            const std::lock_guard lock(mutex_);
            progress.replicates_done = delivered_;
        }
        const std::lock_guard lock(report_mutex_);
        options_.progress(progress);
    }

    const int count_;
    const OrderOptions& options_;
    const Piece& piece_;
    const int ahead_;

    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::map<int, std::function<void()>> line_;
    int claimed_ = 0, delivered_ = 0;
    bool delivering_ = false, ended_ = false;
    std::exception_ptr error_;

    std::atomic<bool> running_{true};
    std::atomic<std::int64_t> weeks_done_{0}, next_report_{0};
    std::mutex report_mutex_;
};

}  // namespace

int run_in_order(int count, const OrderOptions& options, const Piece& piece)
{
    return Order(count, options, piece).run();
}

int run_ensemble(const Inputs& inputs, const EnsembleOptions& options,
                 const std::function<std::function<void()>(RunOutput&&)>& prepare)
{
    OrderOptions order;
    order.threads = options.threads;
    order.ahead = options.ahead;
    order.weeks = std::int64_t(options.replicates) *
                  (options.weeks_each > 0 ? options.weeks_each : inputs.burn_in + inputs.weeks);
    order.progress = options.progress;
    order.stop = options.stop;
    return run_in_order(options.replicates, order, [&](int replicate, const std::function<bool(Week)>& keep_going) {
        return prepare(options.run(inputs, options.seed, std::uint32_t(replicate), keep_going));
    });
}

}  // namespace samspill
