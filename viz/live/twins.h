#pragma once

#include <memory>
#include <vector>

#include "model/world.h"
#include "viz/live/recipe.h"
#include "viz/live/recording.h"

namespace samspill::viz {

// One world or two of equal chance (same seed and replicate), in step and recorded. As long as the
// two have one past it is computed once. The same bits as each by itself.
class Twins {
public:
    // From the start. `follow`: staff and lives are recorded too.
    Twins(std::vector<Recipe> recipes, Stream stream, bool follow);
    // Goes on where `past` is, by recipes that have its past (continues).
    Twins(const Twins& past, std::vector<Recipe> recipes);

    bool continues(const std::vector<Recipe>& recipes) const;

    Week week() const;  // of the next step
    bool done() const;
    int weeks_done() const;  // of the burn-in and the horizon
    int weeks() const;

    // The next week of every world; side by side when called in with_threads, else one after the other.
    void step(bool side_by_side);

    // From this week on.
    void change(std::size_t world, PlanPtr plan);

    void drop_second() { lanes_.erase(lanes_.begin() + 1, lanes_.end()); }

    Stream stream() const { return stream_; }
    std::size_t size() const { return lanes_.size(); }
    const Recipe& recipe(std::size_t world) const { return lanes_[world].recipe; }
    std::vector<Recipe> recipes() const;
    std::shared_ptr<const Film> film(std::size_t world) const { return lanes_[world].recording.film(); }
    bool joined() const { return lanes_.size() == 2 && !lanes_[1].world; }

private:
    struct Lane {
        Recipe recipe;
        PlanPtr running;               // whose inputs the world holds on to
        std::unique_ptr<World> world;  // null: that of the first lane
        Recording recording;
        bool ended = false;
    };
    World& world_of(std::size_t lane) const { return *(lanes_[lane].world ? lanes_[lane].world : lanes_[0].world); }
    void go_by(Lane& lane, const World& past, Week week) const;
    void work_out_parting();
    void step_world(World& world, bool side_by_side) const;
    void end(std::size_t lane);

    Stream stream_;
    std::vector<Lane> lanes_;
    Week parting_ = no_week;
};

}  // namespace samspill::viz
