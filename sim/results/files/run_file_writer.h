#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "model/observed/indicators.h"
#include "results/files/atomic_file.h"
#include "results/files/counsellor_table.h"
#include "results/files/layout.h"
#include "results/files/provenance.h"
#include "results/files/run_file_tables.h"
#include "results/h5/chunk.h"
#include "results/h5/h5.h"
#include "scenario/declared/scenario.h"

namespace samspill {

// A replicate ready to be written: its chunks are compressed already.
struct EncodedReplicate {
    std::uint32_t replicate = 0;
    Digest digest;
    std::vector<std::vector<EncodedChunk>> chunks;  // by variable, in the layout's order
    std::vector<TrajectoryStep> trajectories;
    EncodedStaff staff;
};

// Writes the run file of one scenario (FORMAT.md), replicate by replicate, so that memory holds
// few of them. Every failure is an exception with the path and the cause, and leaves no file.
class RunFileWriter {
public:
    // `scenario` with the seed, replicates and weeks that are run; `overrides` as --set gave them; `past` as
    // result_of takes it. Other writers of this name are `rivals`.
    RunFileWriter(const std::string& path, Scenario scenario, std::vector<std::string> overrides = {},
                  std::string past = "", Rivals rivals = Rivals::refused);
    ~RunFileWriter();

    // Compresses one replicate. May run on many threads at a time.
    EncodedReplicate encode(const RunOutput& output) const;

    // The replicates went on from states with another past.
    void note(ChangeOnTheWay change) { change_ = std::move(change); }

    // Appends a replicate. One thread at a time.
    void add(const EncodedReplicate& replicate);
    int replicates() const { return int(replicates_.size()); }

    // Completes the file with the replicates that were added (at least one) and gives it its name.
    void finish(const Provenance& provenance);

    // Digest of all replicates so far, in order.
    Digest digest() const;

private:
    void create_groups();
    void create_group(const GroupLayout& layout);
    void create_trajectories();
    void append_trajectories(const EncodedReplicate& replicate);
    template <class Work>
    auto guarded(Work&& work);

    Scenario scenario_;
    std::vector<std::string> overrides_;
    std::string past_;
    std::optional<ChangeOnTheWay> change_;
    std::vector<GroupLayout> layout_;
    AtomicFile target_;
    std::vector<h5::Dataset> scales_;        // `replicate` of every group of the layout
    std::vector<h5::Dataset> variables_;     // in the layout's order
    std::vector<h5::Dataset> trajectories_;  // columns
    std::optional<CounsellorTable> counsellors_;
    std::optional<h5::File> file_;  // after its datasets: given up before they are closed
    std::uint64_t steps_ = 0;
    ReplicateList replicates_;
    TextCopies copies_;
};

}  // namespace samspill
