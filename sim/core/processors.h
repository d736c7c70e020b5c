#pragma once

#include <filesystem>

namespace samspill {

// CPUs that this process may use, at least 1: the least of its affinity (taskset, Slurm, containers), of
// the quota of its control groups (v1 and v2, a part of a CPU counting as one) and of
// SLURM_CPUS_PER_TASK where that alone tells a task its share. `root` stands for / in tests.
int usable_processors(const std::filesystem::path& root = "/");

// Threads to use: what the user asked for or, if that is 0, as many as there are usable CPUs.
int threads_for(int asked);

}  // namespace samspill
