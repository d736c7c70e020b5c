#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/memory.h"

namespace samspill {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t mib = 1 << 20;

// A made-up /proc and /sys.
class Machine {
public:
    Machine()
    {
        std::string name = (fs::temp_directory_path() / "samspill-memory-XXXXXX").string();
        root_ = mkdtemp(name.data());
        write("proc/meminfo", "MemTotal: 8388608 kB\nMemAvailable: 4194304 kB\nSwapFree: 1048576 kB\n");
    }
    ~Machine()
    {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    void write(const fs::path& file, const std::string& text) const
    {
        fs::create_directories((root_ / file).parent_path());
        std::ofstream(root_ / file) << text;
    }
    FreeMemory free() const { return free_memory(root_); }

private:
    fs::path root_;
};

}  // namespace

TEST(FreeMemory, IsWhatTheMachineHasWithSwap)
{
    const FreeMemory free = Machine().free();
    EXPECT_EQ(free.bytes, 5120 * mib);
    EXPECT_EQ(free.bound, "the machine has");
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
    EXPECT_EQ(machine.free().bound, "the control group allows");
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
