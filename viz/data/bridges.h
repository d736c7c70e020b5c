#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "viz/data/film.h"
#include "viz/data/selection.h"

// What stands between NAV offices and career centre, and what crosses it: the numbers behind the
// picture of bridges.
namespace samspill::viz {

enum class Distance : std::uint8_t { geographic, cognitive, organisational, structural };
inline constexpr int n_distances = 4;

// What happens at a bridge in a week, in the order of the legend.
enum class Traffic : std::uint8_t { referral, refusal, first_session, gave_up, agreement, conflict, lost };
inline constexpr int n_traffic = 7;
Indicator indicator_of(Traffic kind);

// The bridge of a place in one week. Levels are means over its offices by counsellors, as everywhere.
struct Bridge {
    Place place;
    std::array<double, n_distances> distance{};  // 0..1 each
    double tie = 0.0, anchor = 0.0;              // 0..1
    double friction = 0.0;                       // 0..1
    double perspective = 1.0;                    // what guidance's effect is multiplied by
    double waiting = 0.0;                        // persons
    double capacity = 0.0;                       // sessions a week of the region's centre
    std::array<double, n_traffic> week{};        // of this week
    std::array<double, n_traffic> quarter{};     // of the last 13 weeks (of those that are there)
    int quarter_weeks = 0;

    double gap() const { return distance[0] + distance[1] + distance[2] + distance[3]; }
};
Bridge bridge_of(const Film& film, Place place, int row);

// Where the four distances begin and end on a line of `length` pixels a unit: they add up to the gap.
std::array<double, n_distances + 1> segments(const Bridge& bridge, double length);

// The bridges that are shown of a place: of everywhere the regions, of a region or office its offices.
std::vector<Place> bridges_shown(const Places& places, Place place);

// Something on its way: `t` from 0 at its beginning to 1 at its end; `shown` below 1 while it comes
// or goes between two weeks.
struct Particle {
    double t = 0.0;
    double shown = 1.0;
};
// A particle for each `each` events (the last may stand for fewer): at a whole week as many as the week
// has. They go on with the weeks, one crossing in eight, and keep their distance from each other.
std::vector<Particle> particles(double count, double next_count, double each, double week, std::uint32_t lane);

// Persons that a particle stands for, so that the busiest week up to a row stays countable: 1, 2, 5, 10 ...
double persons_a_particle(const Film& film, const std::vector<Place>& places, int row);

}  // namespace samspill::viz
