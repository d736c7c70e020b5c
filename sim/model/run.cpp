#include "model/run.h"

#include "model/world.h"

namespace samspill {

RunOutput run_replicate(const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                        const std::function<bool(Week)>& keep_going)
{
    World world(inputs, {seed, replicate});
    while (!world.done()) {
        world.step();
        if (keep_going && !keep_going(world.week() - 1)) throw Interrupted{};
    }
    return world.finish();
}

}  // namespace samspill
