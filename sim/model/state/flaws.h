#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/draw.h"
#include "model/params/kinds.h"

namespace samspill {

struct ReformParams;

// A flaw of the reform's design: the same for all offices of a run, and for all rollouts with one
// seed. It strikes an office whose practice passes its place, unless it has been mended before.
struct Flaw {
    FlawAxis axis;
    FlawKind kind;
    double place;     // on the axis: intensity 0-3, else distance from the status quo 0-1
    double severity;  // exponential
};

enum class FlawState : std::uint8_t {
    dormant,  // not met yet
    active,
    mended,  // by the office itself
    shared,  // by another office that told of it
};
inline constexpr int most_flaws = 120;
using FlawStates = std::array<FlawState, most_flaws>;

inline bool is_mended(FlawState state) { return state == FlawState::mended || state == FlawState::shared; }

// The flaws of this run's design.
std::vector<Flaw> draw_flaws(const ReformParams& params, const Stream& stream);

}  // namespace samspill
