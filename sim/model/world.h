#pragma once

#include <memory>
#include <vector>

#include "model/inputs/inputs.h"
#include "model/observed/indicators.h"
#include "model/saved_state.h"
#include "model/state/region.h"

namespace samspill {

// All state of one replicate: its regions, and what has been observed of them.
class World {
public:
    // Creates the residents. `inputs` must outlive the world. Throws InputError (check_inputs).
    World(const Inputs& inputs, Stream stream);
    World(Inputs&&, Stream) = delete;

    // Continues from `past` with other inputs: from here on waves, shocks, rules, parameters and properties
    // of places are those of `inputs`, except for what is settled (settled.h). The same bits as if
    // `inputs` had been run from the start, when the past is theirs (first_difference of history.h is
    // past.week() or later). Names, scale and weeks must be equal.
    // `inputs` must outlive the world; `past` need not.
    World(const World& past, const Inputs& inputs);
    World(const World&, Inputs&&) = delete;

    // The same from a saved state. Throws std::runtime_error if it is damaged, of another version
    // or of other places.
    World(const Inputs& inputs, const WorldState& state);
    World(Inputs&&, const WorldState&) = delete;

    WorldState save() const;
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Week week() const { return regions_.front().week; }
    bool done() const { return week() >= setting_.end_week(); }

    // One week of every region. Regions run in parallel when called inside with_threads.
    void step();

    std::vector<Region>& regions() { return regions_; }
    const std::vector<Region>& regions() const { return regions_; }

    // What has been observed: rows for the weeks that are done.
    const Series& series() const { return output_.series; }
    Stream stream() const { return setting_.stream; }

    // Hash of every declared column of every table of every region.
    Digest digest() const;

    std::size_t persons() const;  // all rows, quiet ones too
    std::size_t bytes() const;    // memory held by the users and what belongs to them, without results

    // Ends the run and hands over its results; the world is of no use afterwards.
    RunOutput finish();

private:
    World(const Inputs& inputs, Stream stream, bool inhabited);
    void load(const WorldState& state);
    void bind();
    void match_trial();

    Setting setting_;
    RunOutput output_;
    std::vector<Region> regions_;
};

}  // namespace samspill
