#pragma once

#include <cstdint>
#include <vector>

#include "viz/data/film.h"
#include "viz/data/selection.h"

// The report's rings of involvement as geometry, for drawing and for tests: lengths are shares of the
// outer circle's radius, angles are radians clockwise from straight up.
namespace samspill::viz {

int ring_of(double attitude);

// Where a ring ends, inside and outside. The middle is kept free, so that owners do not fall together.
double ring_inner(int ring);
double ring_outer(int ring);

// An attitude's distance from the middle: linear within its ring, from its highest attitude inside to
// its lowest outside.
double ring_radius(double attitude);

// The part of the circle that belongs to an office.
struct Sector {
    int office = 0;
    double from = 0.0, to = 0.0;
    double middle() const { return (from + to) / 2.0; }
};
// The sectors of a place's offices, in order: wider for more inhabitants, and the same all the time.
// The top of the circle is kept for the names of the rings.
inline constexpr double ring_axis = 0.2;  // half the angle that is kept
std::vector<Sector> ring_sectors(const Places& places, Place place);

// A counsellor on the rings.
struct RingDot {
    CounsellorWeek now;         // between two weeks: numbers in between
    double angle = 0.0;         // where she stands
    double radius = 0.0;        // by attitude alone
    double shown = 1.0;         // less than 1: comes or goes between the two weeks
    double change = 0.0;        // of attitude since the start; 0 for who was not there
    bool there_before = false;  // at the start
};

// The angle that belongs to a counsellor: the same for ever.
double ring_angle(const Sector& sector, std::uint64_t counsellor);

// The counsellors of a place at a time, `week` with a fraction being on the way to the next week. Those
// who would cover each other (`size`: a dot's radius) move apart along their ring, within their sector.
std::vector<RingDot> ring_dots(const Film& film, Place place, double week, double size);

// Without counsellors: a dot for each that the indicator `rings` counts, evenly in ring and sector.
std::vector<RingDot> ring_dots_of_counts(const Film& film, Place place, double week);
bool knows_staff(const Film& film);

// The week that changes are measured from: week 0, or the first that is there.
Week start_week(const Film& film);

// One counsellor's weeks up to a week, from the series' first; those without her hold NaN.
struct CounsellorHistory {
    Week first_week = 0;
    std::vector<float> attitude, enacted, caseload, pressure;
    CounsellorWeek last;  // as she was last seen
    bool found = false;
};
CounsellorHistory history_of(const Film& film, std::uint64_t counsellor, Week until);

}  // namespace samspill::viz
