#pragma once

#include <cstddef>
#include <vector>

#include "core/digest.h"
#include "core/draw.h"
#include "core/week.h"

namespace samspill {

class World;

// All state of a world at the start of a week, as bytes: World(inputs, state) continues from it bit
// for bit. The bytes have this build's layout, which `layout` identifies; they are for continuing, not
// for other readers.
struct WorldState {
    WorldState() = default;  // not an aggregate: World(inputs, {1, 0}) names a stream

    Stream stream;
    Week week = 0;
    Digest layout;                 // state_layout() of the program that saved it
    Digest digest;                 // World::digest() when it was saved
    std::vector<std::byte> bytes;  // regions one after the other, then what has been observed
};

// Hash of the types and columns that a state is made of: what must be equal for its bytes to mean
// the same.
Digest state_layout();

}  // namespace samspill
