#include "core/processors.h"

#include <sched.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <thread>

#include "core/control_group.h"

namespace samspill {

namespace {

// CPUs that the scheduler may put this process on. The set grows until the kernel's fits.
int processors_of_affinity()
{
    constexpr int first = 1024, last = 1 << 20;
    for (int most = first; most <= last; most *= 2) {
        const std::unique_ptr<cpu_set_t, void (*)(cpu_set_t*)> set(CPU_ALLOC(std::size_t(most)),
                                                                   [](cpu_set_t* of) { CPU_FREE(of); });
        const std::size_t bytes = CPU_ALLOC_SIZE(std::size_t(most));
        if (set && ::sched_getaffinity(0, bytes, set.get()) == 0) return std::max(1, CPU_COUNT_S(bytes, set.get()));
    }
    return int(std::max(1u, std::thread::hardware_concurrency()));
}

// The microseconds of CPU time that a group has in each period: "150000 100000", or "max" for no limit (v2); -1 (v1).
double processors_of_group(const ControlGroup& group, double no_limit)
{
    double quota = -1.0, period = 0.0;
    if (group.v2) {
        std::ifstream(group.folder / "cpu.max") >> quota >> period;
    } else {
        std::ifstream(group.folder / "cpu.cfs_quota_us") >> quota;
        std::ifstream(group.folder / "cpu.cfs_period_us") >> period;
    }
    return quota > 0.0 && period > 0.0 ? std::ceil(quota / period) : no_limit;
}

}  // namespace

int usable_processors(const std::filesystem::path& root)
{
    int least = processors_of_affinity();
    for (const ControlGroup& group : control_groups(root, "cpu"))
        least = int(std::min<double>(least, processors_of_group(group, least)));
    if (const char* text = std::getenv("SLURM_CPUS_PER_TASK"))
        if (const int share = std::atoi(text); share > 0) least = std::min(least, share);
    return std::max(least, 1);
}

int threads_for(int asked) { return asked > 0 ? asked : usable_processors(); }

}  // namespace samspill
