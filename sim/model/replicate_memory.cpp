#include "model/replicate_memory.h"

#include <algorithm>

#include "model/observed/indicators.h"
#include "model/state/region.h"

namespace samspill {

namespace {

// Beside her record a person has entries that wait in the calendar, and now and then a place in lists
// of those who search, are due, were met, wait or are watched: bytes a person, by the share of
// persons who are in each (as World reserves room for them).
constexpr double calendar_entries = 1.5, searching = 0.2, due = 0.125, watched = 0.125;
constexpr std::size_t searcher_bytes = sizeof(Row) + 3 * sizeof(float) + sizeof(std::int32_t);
constexpr std::size_t link_bytes = 12;
constexpr std::size_t calendar_chunk_bytes = 256;  // a week of the calendar takes at least one

double bytes_a_person()
{
    return double(sizeof(User)) + calendar_entries * double(sizeof(DueEntry)) + searching * double(searcher_bytes) +
           due * double(link_bytes + sizeof(DueEntry)) + watched * double(sizeof(Watched));
}

// A sampled person's life: about so many changes a year, held in the regions, in the output and, for a while,
// on the way to a file: 1.8 times at once (measured in the shipped scenario).
constexpr double steps_a_year = 1.36, copies_of_steps = 1.8;

// Counsellors by 1,000 inhabitants when each has 90 users (measured in the shipped scenario), and how often
// their weeks are held: in the regions' lists and in the output.
constexpr double counsellors_by_inhabitants = 0.83 / 1000.0, copies_of_staff = 2.0;

std::size_t cohort_bytes(int cohorts, const Inputs& inputs)
{
    EventTime table;
    table.cohorts = cohorts;
    table.regions = int(inputs.places.regions.size());
    table.weeks = inputs.weeks;
    return table.index(n_outcomes, 0, 0, 0, 0) * sizeof(std::int32_t);
}

}  // namespace

double expected_persons(const Inputs& inputs, const ResidentParams& params, const OfficePlace& place)
{
    const double years = (inputs.burn_in + inputs.weeks) / 52.0;
    double persons = 0.0;
    for (int g = 0; g < n_groups; ++g)
        persons += place.inhabitants * inputs.places.scale / 1000.0 *
                   (place.inflow[g] * (params.stock[g] + params.arrivals[g] * years * 1.02) +
                    params.disability_stock / n_groups);
    return persons;
}

double expected_counsellors(const Inputs& inputs, const FollowUpParams& params, const OfficePlace& place)
{
    return std::max(
        double(params.least_counsellors),
        place.inhabitants * inputs.places.scale * counsellors_by_inhabitants * 90.0 / params.users_per_counsellor);
}

ReplicateMemory expected_memory(const Inputs& inputs)
{
    const std::size_t offices = std::size_t(inputs.places.office_count()), regions = inputs.places.regions.size();
    double persons = 0.0, counsellors = 0.0;
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) {
            persons += expected_persons(inputs, inputs.params.residents, office);
            counsellors += expected_counsellors(inputs, inputs.params.follow_up, office);
        }
    const int weeks = inputs.burn_in + inputs.weeks;

    ReplicateMemory memory;
    memory.world = std::size_t(persons * bytes_a_person()) + offices * sizeof(Office) +
                   regions * (sizeof(Region) + std::size_t(weeks) * calendar_chunk_bytes);
    const int observed = inputs.weeks - std::max(inputs.observation.from, -inputs.burn_in);
    for (const IndicatorInfo& indicator : indicators())
        memory.output += cells(indicator, offices, regions) * std::size_t(std::max(observed, 0)) * sizeof(float);
    memory.output += cohort_bytes(n_cohorts, inputs) +
                     cohort_bytes(inputs.trial ? int(inputs.trial->arms.size()) : 0, inputs) +
                     regions * wait_bins * sizeof(std::int32_t);
    memory.output += std::size_t(persons * inputs.observation.trajectory_share * steps_a_year * copies_of_steps *
                                 weeks / 52.0 * double(sizeof(TrajectoryStep)));
    if (inputs.observation.counsellors)
        memory.output +=
            std::size_t(counsellors * std::max(observed, 0) * copies_of_staff * double(sizeof(CounsellorWeek)));
    return memory;
}

}  // namespace samspill
