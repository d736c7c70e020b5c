#include "experiment/saved_states.h"

#include <memory>
#include <utility>

#include "core/error.h"
#include "model/world.h"

namespace samspill {

namespace {

std::unique_ptr<World> first_world(const StateFile* from, const Inputs& inputs, Stream stream)
{
    if (from == nullptr) return std::make_unique<World>(inputs, stream);
    try {
        return std::make_unique<World>(inputs, from->state(stream.replicate));
    } catch (const InputError&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw InputError(from->path(), error.what());
    }
}

}  // namespace

RunFunction run_with_states(SavedStates states)
{
    return [states = std::move(states)](const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                                        const std::function<bool(Week)>& keep_going) {
        const auto world = first_world(states.from, inputs, {seed, replicate});
        while (!world->done()) {
            if (states.at == world->week()) states.keep(StateFileWriter::encode(world->save()));
            world->step();
            if (keep_going && !keep_going(world->week() - 1)) throw Interrupted{};
        }
        return world->finish();
    };
}

}  // namespace samspill
