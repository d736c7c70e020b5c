#pragma once

#include "experiment/compare/comparison.h"
#include "viz/data/shown.h"
#include "viz/file/packet.h"

// What a comparison file says of itself as a packet.
namespace samspill::viz {

struct BoardHead {
    ComparisonBoard board;
    Week first_week = 0;  // of the curves
    int weeks = 0;
};

inline int weeks_of(const Comparison& comparison)
{
    const Inputs& inputs = comparison.scenarios[0].inputs;
    return inputs.weeks - inputs.observation.from;
}
void put_board(PacketWriter& packet, const Comparison& comparison);

// Words of curves and endpoints are the program's own. Throws Nonsense.
BoardHead take_board(PacketReader& packet);

}  // namespace samspill::viz
