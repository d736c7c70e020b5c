#pragma once

#include <optional>

#include "experiment/sweep/sweep_folder.h"
#include "experiment/sweep/sweep_ledger.h"

namespace samspill {

// How far a sweep has come, over all shards and processes.
struct SweepStatus {
    SweepState state;
    std::vector<std::uint64_t> failed;  // given up
    std::optional<Digest> digest;       // when every run is done

    std::size_t runs() const { return state.done.size(); }
    bool is_complete() const { return state.done_count == state.done.size(); }
};

// Reads the ledgers, and for the digest of a complete sweep its batches.
SweepStatus status_of(const SweepFolder& folder, const SweepPlan& plan, int tries);

// Throws InputError that names the batch which a ledger says to hold a run and which does not.
[[noreturn]] void tell_missing_run(const SweepFolder& folder, const SweepState& state, std::uint64_t run);

// Hash of number, digest and values of every run, in the order of their numbers: the same however the
// sweep was cut into shards, threads and tries. Throws InputError for a batch that cannot be read.
Digest digest_of_sweep(const SweepFolder& folder, const SweepState& state);

}  // namespace samspill
