#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "model/params/kinds.h"

namespace samspill {

struct Office;
struct ReformParams;
struct Setting;

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
std::vector<Flaw> draw_flaws(const Setting& setting);

// Wakes those dormant flaws whose place the office's practice has passed and that strike this
// office. Only a reform has a design: without a wave nothing happens. Writes flaws weakening.
void meet_flaws(const Setting& setting, Office& office);

// Works out how far the active flaws weaken what they touch: of a kind with summed severity x,
// largest x^h / (1 + x^h). Writes weakening.
void update_weakening(const Setting& setting, Office& office);

int count_flaws(const Office& office, FlawState state);

}  // namespace samspill
