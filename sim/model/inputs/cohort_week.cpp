#include "model/inputs/cohort_week.h"

#include <algorithm>

namespace samspill {

namespace {

void take_earlier(std::optional<Week>& first, Week week) { first = first ? std::min(*first, week) : week; }

// Waves of one that the other has not.
void look_for_waves(const std::vector<Wave>& waves, std::vector<Wave> others, std::optional<Week>& first)
{
    for (const Wave& wave : waves) {
        const auto same = std::find(others.begin(), others.end(), wave);
        if (same == others.end())
            take_earlier(first, wave.week);
        else
            others.erase(same);
    }
}

// Teams that begin on the way are a policy; others were there from the start.
void look_for_teams(const Places& a, const Places& b, std::optional<Week>& first)
{
    for (std::size_t r = 0; r < std::min(a.regions.size(), b.regions.size()); ++r) {
        const std::vector<OfficePlace>&of_a = a.regions[r].offices, &of_b = b.regions[r].offices;
        for (std::size_t o = 0; o < std::min(of_a.size(), of_b.size()); ++o) {
            if (of_a[o].job_specialists == of_b[o].job_specialists &&
                of_a[o].job_specialists_from == of_b[o].job_specialists_from)
                continue;
            for (const OfficePlace* office : {&of_a[o], &of_b[o]})
                if (office->job_specialists > 0) take_earlier(first, std::max(0, office->job_specialists_from));
        }
    }
}

}  // namespace

std::optional<Week> first_policy_week(const Inputs& inputs)
{
    std::optional<Week> first;
    for (const Wave& wave : inputs.waves) take_earlier(first, wave.week);
    if (inputs.trial) take_earlier(first, inputs.trial->from);
    return first;
}

std::optional<Week> policies_part(const Inputs& a, const Inputs& b)
{
    std::optional<Week> first;
    look_for_waves(a.waves, b.waves, first);
    look_for_waves(b.waves, a.waves, first);
    if (!(a.trial == b.trial))
        for (const std::optional<Trial>* trial : {&a.trial, &b.trial})
            if (*trial) take_earlier(first, (*trial)->from);
    look_for_teams(a.places, b.places, first);
    return first;
}

}  // namespace samspill
