#pragma once

#include "experiment/sweep/merged_reading.h"
#include "viz/data/shown.h"
#include "viz/file/packet.h"

// What a merged sweep says of itself as a packet.
namespace samspill::viz {

// Where a sweep's points can be simulated from, as far as it is known.
struct SweepBase {
    std::string path;
    SweepTable::Settings values;
    std::vector<std::map<std::string, SweepTable::Settings>> policies;  // by axis
};

// Found in the folder of the sweep in which the merged file lies; empty without one, when the folder is
// of another sweep, and when a policy is a scenario file.
SweepBase base_of(const MergedSweep& sweep);

void put_table(PacketWriter& packet, const MergedInfo& info, const SweepBase& base);
SweepTable take_table(PacketReader& packet);  // throws Nonsense

}  // namespace samspill::viz
