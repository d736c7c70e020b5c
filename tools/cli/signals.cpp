#include "cli/signals.h"

#include <atomic>

namespace samspill::cli {

namespace {

std::atomic<int> signals_seen{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void count_signal(int) { signals_seen.fetch_add(1); }

}  // namespace

SignalWatch::SignalWatch()
{
    signals_seen = 0;
    struct sigaction action {};
    action.sa_handler = count_signal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGTERM, &action, &terminate_);
}

SignalWatch::~SignalWatch()
{
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
}

Stop SignalWatch::wanted() const
{
    const int seen = signals_seen.load(std::memory_order_relaxed);
    return seen == 0 ? Stop::no : seen == 1 ? Stop::after_those_in_hand : Stop::now;
}

}  // namespace samspill::cli
