#pragma once

#include <csignal>

#include "experiment/replicates/ensemble.h"

namespace samspill::cli {

// Every signal that asks a process to end and lets it: of a terminal that closes, of a batch system before its
// limit, of limits of time. Once, at the beginning: whichever comes, no half file stays, and the process ends by
// that signal. Where a SignalWatch lives, the signal is its own to heed.
void leave_nothing_behind_when_ended();

// For a child process: signals do what they do by themselves.
void reset_signals();

// Takes those signals for as long as it lives. The first asks to end with what is in hand, the second at once.
class SignalWatch {
public:
    SignalWatch();
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

    // Asked after every week: what this process is about to write is shown to be alive on the way.
    Stop wanted() const;
};

}  // namespace samspill::cli
