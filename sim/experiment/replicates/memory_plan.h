#pragma once

#include <cstddef>
#include <string>

#include "core/free_memory.h"
#include "model/inputs/inputs.h"

namespace samspill {

// What a command will hold at most, beside what the process holds already.
struct MemoryPlan {
    std::size_t each = 0;    // of a thread at work: its worlds and what they leave behind
    int threads = 1;         // that work at the same time
    std::size_t beside = 0;  // once: results that are kept, files that are written
    double scale = 1.0;      // places.scale, for what to do

    std::size_t bytes() const { return each * std::size_t(threads) + beside; }
};

// Threads that can be at work at the same time at so many pieces.
int threads_at_once(int threads, std::size_t pieces);

// A thread must be able to hold this one too.
void make_room(MemoryPlan& memory, const Inputs& inputs);

MemoryPlan memory_of_run(const Inputs& inputs, int threads, int replicates);  // of others: beside what is run

// Refuses what cannot fit, before anything is run or written: throws InputError that says how much
// is needed, how much there is, and what would fit.
void require_memory(const Message& what, const MemoryPlan& plan, const FreeMemory& free = free_memory());

}  // namespace samspill
