#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "core/week.h"
#include "results/files/group_writer.h"
#include "scenario/declared/scenario.h"

// The parts of a run file that do not depend on what the replicates found.
namespace samspill {

// Replicates of a run: number and digest.
using ReplicateList = std::vector<std::pair<std::uint32_t, Digest>>;

// What another scenario than the one that made the states began with, from a week on.
struct ChangeOnTheWay {
    Week week = 0;                   // first week of what is other
    std::vector<std::string> lines;  // what is other, a line each
};

// Digest of a run: of its replicates' numbers and digests, in order.
Digest run_digest(const ReplicateList& replicates);

void write_replicates(h5::Group& root, const ReplicateList& replicates, TextCopies& copies);
void write_parameters(h5::Group& root, const Params& params, TextCopies& copies);
void write_places(h5::Group& root, const Places& places, TextCopies& copies);
void write_root_attributes(h5::Group& root, const Scenario& scenario, const std::vector<std::string>& overrides,
                           const std::optional<ChangeOnTheWay>& change, const ReplicateList& replicates);
void write_text_copies(h5::Group& root, const TextCopies& copies);  // after all texts

}  // namespace samspill
