#include "experiment/replicates/saved_states.h"

#include <memory>
#include <utility>

#include "core/error.h"
#include "model/world.h"

namespace samspill {

std::unique_ptr<World> world_of(const StateFile& file, const Inputs& inputs, std::uint32_t replicate)
{
    try {
        return std::make_unique<World>(inputs, file.state(replicate));
    } catch (const InputError&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw InputError(file.path(), message_of(error));
    }
}

namespace {

std::unique_ptr<World> first_world(const SavedStates& states, const Inputs& inputs, Stream stream)
{
    if (states.resume)
        if (auto world = states.resume(inputs, stream.replicate)) return world;
    if (states.from != nullptr) return world_of(*states.from, inputs, stream.replicate);
    return std::make_unique<World>(inputs, stream);
}

}  // namespace

RunFunction run_with_states(SavedStates states)
{
    return [states = std::move(states)](const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                                        const std::function<bool(Week)>& keep_going) {
        const auto world = first_world(states, inputs, {seed, replicate});
        for (Week kept = world->week(); !world->done();) {
            if (states.at == world->week()) states.keep(StateFileWriter::encode(world->save()));
            world->step();
            const bool stop = keep_going && !keep_going(world->week() - 1);
            if (states.checkpoint && !world->done() && (stop || world->week() - kept == states.every)) {
                kept = world->week();
                states.checkpoint(*world, replicate);
            }
            if (stop) throw Interrupted{};
        }
        return world->finish();
    };
}

}  // namespace samspill
