#include "viz/state/continuum.h"

#include <algorithm>
#include <cmath>

namespace samspill::viz {

namespace {

int row_in(const Film& film, double week)
{
    return std::clamp(int(std::floor(week)) - film.head().first_week, 0, std::max(0, film.ready() - 1));
}

// An office's level at a time, on the way from one week to the next.
double level(const Film& film, Indicator indicator, int office, double week)
{
    const int row = row_in(film, week), next = std::min(row + 1, film.ready() - 1);
    const Selection line{indicator, office_place(office), -1, -1};
    const auto now = double(value_of(film.series(), film.head().places, line, row));
    const auto then = double(value_of(film.series(), film.head().places, line, next));
    const double part = std::clamp(week - std::floor(week), 0.0, 1.0);
    return now + (then - now) * part;
}

}  // namespace

OfficeOnContinuum office_on_continuum(const Film& film, int office, double week)
{
    OfficeOnContinuum here;
    here.office = office;
    const Week first = film.head().first_week;
    const double start = first <= 0 && film.last_week() >= 0 ? 0.0 : double(first);
    here.planned = level(film, Indicator::intensity, office, week);
    here.enacted = level(film, Indicator::enacted, office, week);
    here.planned_then = level(film, Indicator::intensity, office, start);
    here.enacted_then = level(film, Indicator::enacted, office, start);
    for (const CounsellorWeek& counsellor : film.staff(first + row_in(film, week)))
        if (counsellor.office == office) here.practice.push_back(counsellor.enacted);
    std::sort(here.practice.begin(), here.practice.end());
    return here;
}

std::vector<int> continuum_order(const Film& film, Place place, ContinuumOrder order, double week)
{
    const Places& places = film.head().places;
    const auto [first, last] = offices_of(places, place);
    struct Entry {
        int region, office;
        double key;
    };
    std::vector<Entry> entries;
    for (int office = first; office < last; ++office) {
        const OfficeOnContinuum here = office_on_continuum(film, office, week);
        const double key = order == ContinuumOrder::planned   ? -here.planned
                           : order == ContinuumOrder::enacted ? -here.enacted
                           : order == ContinuumOrder::gap     ? here.gap()  // the furthest behind first
                                                              : 0.0;
        entries.push_back({region_of(places, office), office, key});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.region != b.region ? a.region < b.region : a.key < b.key;
    });
    std::vector<int> offices;
    for (const Entry& entry : entries) offices.push_back(entry.office);
    return offices;
}

}  // namespace samspill::viz
