#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "model/week/schedule.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"
#include "support/small_world.h"

// What the model may cost: no allocation inside a week, at most 160 bytes a user.
// Sanitizers bring an allocator of their own: allocations are counted in other builds.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SAMSPILL_COUNTS_ALLOCATIONS

namespace {
std::atomic<long> allocations{0};
}

void* operator new(std::size_t bytes)
{
    ++allocations;
    if (void* memory = std::malloc(bytes)) return memory;
    throw std::bad_alloc();
}
// Not inlined: GCC would see `free` for what it thinks another `new` gave.
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace samspill {
namespace {

#ifdef SAMSPILL_COUNTS_ALLOCATIONS
TEST(Economy, AWeekAllocatesNothingAfterTheBurnIn)
{
    Inputs inputs = test::small_inputs(60, 60);
    inputs.params.referral.intercept = -4.0;
    World world(inputs, {1, 0});
    test::run_to(world, 1);
    Region& region = world.regions().front();
    const long before = allocations;
    for (int week = 0; week < 59; ++week) step(region);
    EXPECT_EQ(allocations - before, 0);
}
#endif

TEST(Economy, AUserTakesAtMost160Bytes)
{
    Scenario scenario = read_scenario(source_folder() + "/scenarios/buskerud.toml");
    scenario.inputs.burn_in = 52;  // a fourth of the weeks: rooms grow in the first year
    World world(scenario.inputs, {1, 0});
    std::size_t most = 0;
    while (world.week() < 26) {
        world.step();
        most = std::max(most, world.bytes());
    }
    // Room is kept for everybody who is expected to come: compare with them.
    std::size_t room = 0;
    for (const Region& region : world.regions()) room += region.users.capacity();
    EXPECT_LE(double(most) / double(room), 160.0);
    EXPECT_GE(double(most) / double(room), double(sizeof(User)));
}

}  // namespace
}  // namespace samspill
