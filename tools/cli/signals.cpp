#include "cli/signals.h"

#include <atomic>

#include "results/files/claim.h"

namespace samspill::cli {

namespace {

constexpr int ends[] = {SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGUSR1, SIGUSR2,  SIGALRM,
                        SIGXCPU, SIGPWR,  SIGVTALRM, SIGPROF, SIGIO,   SIGSTKFLT};

std::atomic<int> signals_seen{0}, watches{0};
static_assert(std::atomic<int>::is_always_lock_free);

bool is_ignored(int signal)
{
    struct sigaction now {};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

extern "C" void heed(int signal)
{
    if (watches.load() > 0 && signal != SIGQUIT) {  // that one is for who wants an end at once, and a core
        signals_seen.fetch_add(1);
        return;
    }
    remove_all_parts();
    std::signal(signal, SIG_DFL);
    std::raise(signal);  // comes when this handler has returned
}

}  // namespace

void leave_nothing_behind_when_ended()
{
    struct sigaction action {};
    action.sa_handler = heed;
    action.sa_flags = SA_RESTART;
    // A terminal that closes is nothing to who was started with nohup.
    for (const int signal : ends)
        if (signal != SIGHUP || !is_ignored(signal)) ::sigaction(signal, &action, nullptr);
}

void reset_signals()
{
    for (const int signal : ends)
        if (!is_ignored(signal)) std::signal(signal, SIG_DFL);
}

SignalWatch::SignalWatch()
{
    if (watches.fetch_add(1) == 0) signals_seen = 0;
}

SignalWatch::~SignalWatch() { watches.fetch_sub(1); }

Stop SignalWatch::wanted() const
{
    renew_claims();
    const int seen = signals_seen.load(std::memory_order_relaxed);
    return seen == 0 ? Stop::no : seen == 1 ? Stop::after_those_in_hand : Stop::now;
}

}  // namespace samspill::cli
