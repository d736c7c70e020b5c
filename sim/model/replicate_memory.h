#pragma once

#include <cstddef>

#include "model/inputs/inputs.h"
#include "model/params/params.h"

namespace samspill {

// Persons that one office will have met at the end of a run, as far as the rates tell.
double expected_persons(const Inputs& inputs, const ResidentParams& params, const OfficePlace& place);

// Counsellors with hours for users at one office, likewise.
double expected_counsellors(const Inputs& inputs, const FollowUpParams& params, const OfficePlace& place);

// Bytes that one replicate will hold, from the sizes of its records: its world at the end of the run
// (persons never leave a table, so it is largest then), and what it leaves behind.
struct ReplicateMemory {
    std::size_t world = 0, output = 0;

    std::size_t bytes() const { return world + output; }
};
ReplicateMemory expected_memory(const Inputs& inputs);

}  // namespace samspill
