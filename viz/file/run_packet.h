#pragma once

#include "results/files/run_file.h"
#include "viz/data/head.h"
#include "viz/data/selection.h"
#include "viz/file/packet.h"

// A run file's head, and selections, as packets.
namespace samspill::viz {

struct RunHead {
    Head head;
    Week first_life = 0;
    double followed_share = 0.0;
};
void put_head(PacketWriter& packet, const RunInfo& info);

// Throws Nonsense when numbers are out of any range that a run can have.
RunHead take_head(PacketReader& packet, const std::string& path);

void put_selection(PacketWriter& packet, const Selection& selection);
Selection take_selection(PacketReader& packet);

}  // namespace samspill::viz
