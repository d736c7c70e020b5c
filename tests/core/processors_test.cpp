#include <gtest/gtest.h>

#include <sched.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <thread>

#include "core/parallel.h"
#include "core/processors.h"
#include "made_up_machine.h"

namespace samspill {
namespace {

using test::MadeUpMachine;

// SLURM_CPUS_PER_TASK for the time of a test.
class SlurmShare {
public:
    explicit SlurmShare(const char* text)
    {
        if (const char* before = std::getenv(name)) kept_ = before;
        set(text);
    }
    ~SlurmShare() { set(kept_ ? kept_->c_str() : nullptr); }
    SlurmShare(const SlurmShare&) = delete;
    SlurmShare& operator=(const SlurmShare&) = delete;

private:
    static constexpr const char* name = "SLURM_CPUS_PER_TASK";
    static void set(const char* text) { text ? ::setenv(name, text, 1) : ::unsetenv(name); }

    std::optional<std::string> kept_;
};

// What a thread of its own finds when it may run on this many of the CPUs that the process has.
int usable_with_affinity(int cpus)
{
    cpu_set_t all, some;
    CPU_ZERO(&some);
    if (::sched_getaffinity(0, sizeof all, &all) != 0) return 0;
    for (int cpu = 0, taken = 0; cpu < CPU_SETSIZE && taken < cpus; ++cpu)
        if (CPU_ISSET(cpu, &all)) CPU_SET(cpu, &some), ++taken;
    int found = 0;
    std::thread([&] {
        if (::sched_setaffinity(0, sizeof some, &some) == 0) found = usable_processors("/nowhere");
    }).join();
    return found;
}

}  // namespace

TEST(UsableProcessors, FollowTheAffinityAndNotTheMachine)
{
    const SlurmShare none(nullptr);
    EXPECT_EQ(usable_with_affinity(1), 1);
    const int here = usable_processors("/nowhere");
    EXPECT_EQ(usable_with_affinity(here), here);
    EXPECT_LE(here, int(std::thread::hardware_concurrency()));
}

TEST(UsableProcessors, FollowTheQuotaOfTheTightestGroupAbove)
{
    const SlurmShare none(nullptr);
    const int here = usable_processors("/nowhere");
    const MadeUpMachine machine;
    machine.write("proc/self/cgroup", "0::/job/step\n");
    EXPECT_EQ(usable_processors(machine.root()), here);
    machine.write("sys/fs/cgroup/job/step/cpu.max", "max 100000\n");
    machine.write("sys/fs/cgroup/job/cpu.max", "9900000 100000\n");
    EXPECT_EQ(usable_processors(machine.root()), std::min(here, 99));
    machine.write("sys/fs/cgroup/job/cpu.max", "100000 100000\n");
    EXPECT_EQ(usable_processors(machine.root()), 1);
    machine.write("sys/fs/cgroup/job/cpu.max", "20000 100000\n");
    EXPECT_EQ(usable_processors(machine.root()), 1) << "never none";
    machine.write("sys/fs/cgroup/job/cpu.max", "150000 100000\n");
    EXPECT_EQ(usable_processors(machine.root()), std::min(here, 2)) << "a part of a CPU counts as one";
}

TEST(UsableProcessors, KnowTheFirstVersionOfControlGroups)
{
    const SlurmShare none(nullptr);
    const int here = usable_processors("/nowhere");
    for (const char* place : {"cpu", "cpu,cpuacct"}) {
        const MadeUpMachine machine;
        const std::string group = std::string("sys/fs/cgroup/") + place + "/job/";
        machine.write("proc/self/cgroup", "9:cpuset:/job\n5:cpu,cpuacct:/job\n4:memory:/job\n");
        machine.write(group + "cpu.cfs_quota_us", "-1\n");
        machine.write(group + "cpu.cfs_period_us", "100000\n");
        EXPECT_EQ(usable_processors(machine.root()), here) << place;
        machine.write(group + "cpu.cfs_quota_us", "50000\n");
        EXPECT_EQ(usable_processors(machine.root()), 1) << place;
    }
}

TEST(UsableProcessors, FollowTheClustersShareOfTheMachine)
{
    const int here = [] {
        const SlurmShare none(nullptr);
        return usable_processors("/nowhere");
    }();
    {
        const SlurmShare one("1");
        EXPECT_EQ(usable_processors("/nowhere"), 1);
    }
    const SlurmShare more("4096");  // than the task has
    EXPECT_EQ(usable_processors("/nowhere"), here);
    for (const char* useless : {"0", "-2", "many", ""}) {
        const SlurmShare share(useless);
        EXPECT_EQ(usable_processors("/nowhere"), here) << useless;
    }
}

TEST(ThreadsFor, IsWhatWasAskedForOrWhatThereIs)
{
    EXPECT_EQ(threads_for(7), 7);
    EXPECT_EQ(threads_for(0), usable_processors());
}

}  // namespace samspill
