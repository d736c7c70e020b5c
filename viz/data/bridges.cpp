#include "viz/data/bridges.h"

#include <algorithm>
#include <cmath>

namespace samspill::viz {

namespace {

constexpr int quarter = 13;        // weeks
constexpr double most_shown = 24;  // particles of a kind in a week
constexpr double crossing = 8.0;   // weeks that a particle takes

double number(const Film& film, Indicator indicator, Place place, int row)
{
    return double(value_of(film.series(), film.head().places, {indicator, place, -1, -1}, row));
}

// Events of a week at the offices [first, last), straight from the series: asked for often.
double events(const Film& film, Indicator indicator, std::pair<int, int> offices, int row)
{
    const std::vector<float>& values = film.series().values[std::size_t(indicator)];
    const std::size_t a_week = std::size_t(film.head().places.office_count()) * n_groups;
    const float* week = values.data() + std::size_t(row) * a_week;
    double sum = 0.0;
    for (int cell = offices.first * n_groups; cell < offices.second * n_groups; ++cell) sum += double(week[cell]);
    return sum;
}

// As levels are averaged over offices: by counsellors, an office by itself as it is.
double geographic(const Film& film, Place place, int row)
{
    const Places& places = film.head().places;
    const auto [first, last] = offices_of(places, place);
    double sum = 0.0, weights = 0.0, plain = 0.0;
    int office = 0;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& of : region.offices) {
            if (office >= first && office < last) {
                const double weight = number(film, Indicator::counsellors, office_place(office), row);
                sum += weight * of.distance;
                weights += weight;
                plain += of.distance;
            }
            ++office;
        }
    if (weights > 0.0) return sum / weights;
    return last > first ? plain / (last - first) : 0.0;
}

double known(double value, double otherwise) { return std::isfinite(value) ? value : otherwise; }

}  // namespace

Indicator indicator_of(Traffic kind)
{
    constexpr std::array<Indicator, n_traffic> of{
        Indicator::referrals,  Indicator::refusals,  Indicator::first_sessions, Indicator::gave_up,
        Indicator::agreements, Indicator::conflicts, Indicator::lost_handovers};
    return of[std::size_t(kind)];
}

Bridge bridge_of(const Film& film, Place place, int row)
{
    Bridge bridge;
    bridge.place = place;
    bridge.distance = {geographic(film, place, row), number(film, Indicator::cognitive_distance, place, row),
                       number(film, Indicator::organisational_distance, place, row),
                       number(film, Indicator::structural_distance, place, row)};
    for (double& distance : bridge.distance) distance = known(distance, 0.0);
    bridge.tie = known(number(film, Indicator::tie, place, row), 0.0);
    bridge.anchor = known(number(film, Indicator::anchor, place, row), 0.0);
    bridge.friction = number(film, Indicator::friction, place, row);
    bridge.perspective = number(film, Indicator::perspective_gain, place, row);
    bridge.waiting = number(film, Indicator::waiting, place, row);
    bridge.capacity = number(film, Indicator::centre_capacity, place, row);
    const int first = std::max(0, row - quarter + 1);
    const std::pair<int, int> offices = offices_of(film.head().places, place);
    bridge.quarter_weeks = row - first + 1;
    for (int kind = 0; kind < n_traffic; ++kind) {
        const Indicator indicator = indicator_of(Traffic(kind));
        for (int r = first; r <= row; ++r) bridge.quarter[std::size_t(kind)] += events(film, indicator, offices, r);
        bridge.week[std::size_t(kind)] = events(film, indicator, offices, row);
    }
    return bridge;
}

std::array<double, n_distances + 1> segments(const Bridge& bridge, double length)
{
    std::array<double, n_distances + 1> ends{};
    for (std::size_t i = 0; i < n_distances; ++i) ends[i + 1] = ends[i] + bridge.distance[i] * length;
    return ends;
}

std::vector<Place> bridges_shown(const Places& places, Place place)
{
    std::vector<Place> shown;
    if (place.kind == Place::Kind::all) {
        for (std::size_t r = 0; r < places.regions.size(); ++r) shown.push_back(region_place(int(r)));
        return shown;
    }
    const auto [first, last] = offices_of(places, place);
    for (int office = first; office < last; ++office) shown.push_back(office_place(office));
    return shown;
}

std::vector<Particle> particles(double count, double next_count, double each, double week, std::uint32_t lane)
{
    std::vector<Particle> all;
    const double part = week - std::floor(week);
    const double now = std::ceil(known(count, 0.0) / each), next = std::ceil(known(next_count, 0.0) / each);
    const double shown = now + (next - now) * part;
    for (int i = 0; double(i) < shown; ++i) {
        // Multiples of the golden ratio: evenly apart however many there are, whoever comes or goes.
        const double place = (double(i) + 0.37 * double(lane % 97)) * 0.6180339887498949 + week / crossing;
        all.push_back({place - std::floor(place), std::min(1.0, shown - double(i))});
    }
    return all;
}

double persons_a_particle(const Film& film, const std::vector<Place>& places, int row)
{
    double busiest = 1.0;
    for (const Place place : places) {
        const std::pair<int, int> offices = offices_of(film.head().places, place);
        for (int kind = 0; kind < n_traffic; ++kind)
            for (int r = 0; r <= row; ++r)
                busiest = std::max(busiest, events(film, indicator_of(Traffic(kind)), offices, r));
    }
    double each = 1.0;
    for (int step = 0; busiest / each > most_shown; ++step) each *= step % 3 == 1 ? 2.5 : 2.0;
    return each;
}

}  // namespace samspill::viz
