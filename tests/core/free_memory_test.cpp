#include <gtest/gtest.h>

#include "core/free_memory.h"
#include "made_up_machine.h"

namespace samspill {
namespace {

constexpr std::size_t mib = 1 << 20;

// A made-up machine with 4 GiB free and 1 GiB of swap.
class Machine : public test::MadeUpMachine {
public:
    Machine() { write("proc/meminfo", "MemTotal: 8388608 kB\nMemAvailable: 4194304 kB\nSwapFree: 1048576 kB\n"); }
    FreeMemory free() const { return free_memory(root()); }
};

}  // namespace

TEST(FreeMemory, IsWhatTheMachineHasWithSwap)
{
    const FreeMemory free = Machine().free();
    EXPECT_EQ(free.bytes, 5120 * mib);
    EXPECT_STREQ(free.bound.en, "the machine has");
}

TEST(FreeMemory, IsBoundedByTheTightestControlGroupAbove)
{
    const Machine machine;
    machine.write("proc/self/cgroup", "0::/job/step\n");
    machine.write("sys/fs/cgroup/job/step/memory.max", "max\n");
    machine.write("sys/fs/cgroup/job/step/memory.current", "1\n");
    machine.write("sys/fs/cgroup/job/memory.max", std::to_string(1000 * mib));
    machine.write("sys/fs/cgroup/job/memory.current", std::to_string(300 * mib));
    machine.write("sys/fs/cgroup/job/memory.stat", "anon 1\ninactive_file " + std::to_string(100 * mib) + "\n");
    EXPECT_EQ(machine.free().bytes, 800 * mib) << "cached files can be dropped";
    EXPECT_STREQ(machine.free().bound.en, "the control group allows");
}

TEST(FreeMemory, KnowsTheFirstVersionOfControlGroups)
{
    const Machine machine;
    machine.write("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/job\n");
    machine.write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", std::to_string(50 * mib));
    machine.write("sys/fs/cgroup/memory/job/memory.usage_in_bytes", std::to_string(60 * mib));
    EXPECT_EQ(machine.free().bytes, 0u);
}

TEST(FreeMemory, IsNotBoundedByWhatCannotBeRead)
{
    EXPECT_GT(free_memory("/nowhere").bytes, 1024 * 1024 * mib);
    const FreeMemory here = free_memory();
    EXPECT_GT(here.bytes, mib);
}

TEST(MemoryText, IsShort)
{
    EXPECT_EQ(memory_text(850 * mib), "850 MiB");
    EXPECT_EQ(memory_text(41 * 1024 * mib + 307 * mib), "41.3 GiB");
}

}  // namespace samspill
