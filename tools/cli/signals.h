#pragma once

#include <csignal>

#include "experiment/ensemble.h"

namespace samspill::cli {

// Takes SIGINT and SIGTERM for as long as it lives. The first asks to end with what is in hand, the
// second at once.
class SignalWatch {
public:
    SignalWatch();
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

    Stop wanted() const;

private:
    struct sigaction interrupt_ {
    }, terminate_{};
};

}  // namespace samspill::cli
