#include "viz/data/rings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace samspill::viz {

namespace {

constexpr std::array<double, n_rings + 1> edges{0.05, 0.25, 0.44, 0.63, 0.83, 1.0};

double highest_attitude(int ring) { return ring == 0 ? 1.0 : ring_floor[std::size_t(ring - 1)]; }

const Sector* sector_of(const std::vector<Sector>& sectors, int office)
{
    const auto found =
        std::find_if(sectors.begin(), sectors.end(), [&](const Sector& s) { return s.office == office; });
    return found == sectors.end() ? nullptr : &*found;
}

// Looks for a counsellor from where she is likely to stand; -1 when she is not there.
std::ptrdiff_t find(std::span<const CounsellorWeek> staff, std::uint64_t id, std::size_t likely)
{
    if (likely < staff.size() && staff[likely].id == id) return std::ptrdiff_t(likely);
    for (std::size_t i = 0; i < staff.size(); ++i)
        if (staff[i].id == id) return std::ptrdiff_t(i);
    return -1;
}

CounsellorWeek between(const CounsellorWeek& a, const CounsellorWeek& b, double t)
{
    const auto mix = [&](float x, float y) { return float(double(x) + (double(y) - double(x)) * t); };
    CounsellorWeek c = a;
    c.attitude = mix(a.attitude, b.attitude);
    c.enacted = mix(a.enacted, b.enacted);
    c.knowledge = mix(a.knowledge, b.knowledge);
    c.ownership = mix(a.ownership, b.ownership);
    c.pressure = mix(a.pressure, b.pressure);
    return c;
}

// Dots of one sector that would cover each other, pushed apart along the circle a little at a time. Who
// stands before whom is settled by their own angles, so that nobody jumps.
void move_apart(std::span<RingDot> dots, const Sector& sector, double size)
{
    struct Pair {
        std::size_t first, second;
        double apart;  // angle that they need
    };
    std::sort(dots.begin(), dots.end(), [](const RingDot& a, const RingDot& b) {
        return a.angle != b.angle ? a.angle < b.angle : a.now.id < b.now.id;
    });
    std::vector<Pair> pairs;
    const double need = 2.1 * size;
    for (std::size_t i = 0; i < dots.size(); ++i)
        for (std::size_t j = i + 1; j < dots.size(); ++j) {
            const double across = dots[i].radius - dots[j].radius;
            if (std::abs(across) >= need) continue;
            const double along = std::sqrt(need * need - across * across);
            pairs.push_back({i, j, along / (0.5 * (dots[i].radius + dots[j].radius))});
        }
    std::vector<double> push(dots.size());
    for (int pass = 0; pass < 16; ++pass) {
        std::fill(push.begin(), push.end(), 0.0);
        for (const Pair& pair : pairs) {
            const double covered = pair.apart - (dots[pair.second].angle - dots[pair.first].angle);
            if (covered <= 0.0) continue;
            push[pair.first] -= 0.3 * covered;
            push[pair.second] += 0.3 * covered;
        }
        for (std::size_t i = 0; i < dots.size(); ++i) {
            const double edge = std::min(size / dots[i].radius, 0.45 * (sector.to - sector.from));
            const double most = 0.2 * (sector.to - sector.from);  // a step
            dots[i].angle =
                std::clamp(dots[i].angle + std::clamp(push[i], -most, most), sector.from + edge, sector.to - edge);
        }
    }
}

}  // namespace

int ring_of(double attitude)
{
    int ring = 0;
    while (ring + 1 < n_rings && attitude < ring_floor[std::size_t(ring)]) ++ring;
    return ring;
}

double ring_inner(int ring) { return edges[std::size_t(ring)]; }
double ring_outer(int ring) { return edges[std::size_t(ring) + 1]; }

double ring_radius(double attitude)
{
    const double known = std::clamp(attitude, -1.0, 1.0);
    const int ring = ring_of(known);
    const double high = highest_attitude(ring), low = ring_floor[std::size_t(ring)];
    return ring_inner(ring) + (high - known) / (high - low) * (ring_outer(ring) - ring_inner(ring));
}

std::vector<Sector> ring_sectors(const Places& places, Place place)
{
    const auto [first, last] = offices_of(places, place);
    std::vector<double> inhabitants;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) inhabitants.push_back(office.inhabitants);
    double all = 0.0;
    for (int office = first; office < last; ++office) all += inhabitants[std::size_t(office)];
    std::vector<Sector> sectors;
    double at = ring_axis;
    const double circle = 2.0 * (std::numbers::pi - ring_axis), count = double(last - first);
    for (int office = first; office < last; ++office) {
        // A third is shared equally: the smallest office has two counsellors as well.
        const double share = all > 0.0 ? 0.67 * inhabitants[std::size_t(office)] / all + 0.33 / count : 1.0 / count;
        sectors.push_back({office, at, at + share * circle});
        at = sectors.back().to;
    }
    return sectors;
}

double ring_angle(const Sector& sector, std::uint64_t counsellor)
{
    // Her number within the office: multiples of the golden ratio lie evenly however many there are.
    const double number = double(counsellor & 0xffffffffu) + 0.5;
    const double turn = number * 0.6180339887498949, share = turn - std::floor(turn);
    const double margin = 0.06 * (sector.to - sector.from);
    return sector.from + margin + share * (sector.to - sector.from - 2.0 * margin);
}

std::vector<RingDot> ring_dots(const Film& film, Place place, double week, double size)
{
    const Week whole = Week(std::floor(week));
    const double part = week - double(whole);
    const std::span<const CounsellorWeek> now = film.staff(whole), next = film.staff(whole + 1);
    const std::span<const CounsellorWeek> start = film.staff(start_week(film));
    const std::vector<Sector> sectors = ring_sectors(film.head().places, place);
    std::vector<RingDot> dots;
    const auto add = [&](const CounsellorWeek& c, double shown, std::size_t likely) {
        const Sector* sector = sector_of(sectors, c.office);
        if (!sector) return;
        const std::ptrdiff_t before = find(start, c.id, likely);
        const double change = before < 0 ? 0.0 : double(c.attitude) - double(start[std::size_t(before)].attitude);
        dots.push_back({c, ring_angle(*sector, c.id), ring_radius(double(c.attitude)), shown, change, before >= 0});
    };
    const bool moves = part > 0.0 && !next.empty();
    for (std::size_t i = 0; i < now.size(); ++i) {
        const std::ptrdiff_t after = moves ? find(next, now[i].id, i) : -1;
        if (after >= 0)
            add(between(now[i], next[std::size_t(after)], part), 1.0, i);
        else
            add(now[i], moves ? 1.0 - part : 1.0, i);
    }
    for (std::size_t i = 0; moves && i < next.size(); ++i)
        if (find(now, next[i].id, i) < 0) add(next[i], part, i);

    std::stable_sort(dots.begin(), dots.end(),
                     [](const RingDot& a, const RingDot& b) { return a.now.office < b.now.office; });
    for (std::size_t from = 0; from < dots.size();) {
        std::size_t to = from;
        while (to < dots.size() && dots[to].now.office == dots[from].now.office) ++to;
        move_apart(std::span(dots).subspan(from, to - from), *sector_of(sectors, dots[from].now.office), size);
        from = to;
    }
    return dots;
}

std::vector<RingDot> ring_dots_of_counts(const Film& film, Place place, double week)
{
    const Head& head = film.head();
    const int row = int(std::floor(week)) - head.first_week;
    std::vector<RingDot> dots;
    if (row < 0 || row >= film.ready()) return dots;
    for (const Sector& sector : ring_sectors(head.places, place))
        for (int ring = 0; ring < n_rings; ++ring) {
            const Selection counted{Indicator::rings, office_place(sector.office), -1, ring};
            const int count = int(std::lround(value_of(film.series(), head.places, counted, row)));
            for (int i = 0; i < count; ++i) {
                RingDot dot;
                dot.now.office = std::uint16_t(sector.office);
                dot.now.attitude = float((highest_attitude(ring) + ring_floor[std::size_t(ring)]) / 2.0);
                dot.angle = sector.from + (i + 0.5) / count * (sector.to - sector.from);
                dot.radius = (ring_inner(ring) + ring_outer(ring)) / 2.0;
                dots.push_back(dot);
            }
        }
    return dots;
}

bool knows_staff(const Film& film) { return film.ready() > 0 && !film.staff(film.head().first_week).empty(); }

Week start_week(const Film& film)
{
    const Week first = film.head().first_week;
    return first <= 0 && film.last_week() >= 0 ? 0 : first;
}

CounsellorHistory history_of(const Film& film, std::uint64_t counsellor, Week until)
{
    CounsellorHistory history;
    history.first_week = film.head().first_week;
    constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
    std::size_t likely = 0;
    for (Week week = history.first_week; week <= std::min(until, film.last_week()); ++week) {
        const std::span<const CounsellorWeek> staff = film.staff(week);
        const std::ptrdiff_t at = find(staff, counsellor, likely);
        if (at >= 0) {
            likely = std::size_t(at);
            history.last = staff[likely];
            history.found = true;
        }
        const CounsellorWeek* c = at >= 0 ? &staff[likely] : nullptr;
        history.attitude.push_back(c ? c->attitude : nothing);
        history.enacted.push_back(c ? c->enacted : nothing);
        history.caseload.push_back(c ? float(c->caseload) : nothing);
        history.pressure.push_back(c ? c->pressure : nothing);
    }
    return history;
}

}  // namespace samspill::viz
