#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <span>

#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_folder.h"
#include "experiment/sweep/sweep_ledger.h"

namespace samspill {

// Gathers finished runs from all threads, writes them in batches and then into the ledger, so that a
// process that is killed loses what it had in hand and the runs of the last seconds.
class SweepOutput {
public:
    // A batch is written after so many seconds, or when it is large.
    SweepOutput(const SweepFolder& folder, LedgerWriter& ledger, std::size_t width, double seconds);

    void add(std::uint64_t run, const Digest& digest, std::span<const double> values);
    void error(std::uint64_t run, const std::string& text);
    void flush();  // writes what there is

private:
    using Clock = std::chrono::steady_clock;

    void write(const SweepRows& rows);

    const SweepFolder& folder_;
    LedgerWriter& ledger_;
    const std::size_t width_;
    const Clock::duration every_;
    std::mutex mutex_;  // guards rows_ and due_
    SweepRows rows_;
    Clock::time_point due_;
    std::mutex writing_;  // one writer at a time: guards ledger_ and batches_
    int batches_ = 0;
};

}  // namespace samspill
