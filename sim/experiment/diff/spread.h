#pragma once

#include <vector>

#include "experiment/diff/divergence.h"
#include "model/world.h"

namespace samspill {

// Follows how a parting spreads: place by place, and life by life.
class Spread {
public:
    // `lives`: how many persons to list by name.
    Spread(const World& world, int lives);

    // To be called once at the start and after every week.
    void look(const World& a, const World& b);

    // Hands what was seen to the result. `world` is as it is at the end.
    void finish(const World& world, Divergence& result);

private:
    struct RegionSpread {
        PlaceSpread shared;
        std::vector<PlaceSpread> offices;
        std::vector<char> life_parted;  // by row of the users
    };
    void look(const Region& a, const Region& b, Week week, RegionSpread& spread);
    void compare_persons(const Region& a, const Region& b, Week week, RegionSpread& spread);
    void add_life(const Region& region, const User& a, const User& b, Week week);

    std::size_t most_listed_;
    std::vector<RegionSpread> regions_;
    std::array<std::int64_t, n_groups> parted_{};
    Divergence found_{};
};

}  // namespace samspill
