#include "model/reform.h"

#include <algorithm>

#include "model/region.h"

namespace samspill {

namespace {

bool reaches(const Wave& wave, const Office& office)
{
    return std::find(wave.offices.begin(), wave.offices.end(), office.place->name) != wave.offices.end();
}

double between(double from, double to, double share) { return from + (to - from) * share; }

// `share` of the way from the targets before the wave to the wave's own.
void approach(Targets& targets, const Targets& before, const Wave& wave, double share)
{
    if (wave.intensity) targets.intensity = between(before.intensity, *wave.intensity, share);
    if (wave.strategy) {
        targets.strategy.individual = wave.strategy->individual;
        targets.strategy.education_first =
            between(before.strategy.education_first, wave.strategy->education_first, share);
    }
}

}  // namespace

void reform(Region& region)
{
    for (const Wave& wave : region.setting->inputs.waves) {
        const int weeks = region.week - wave.week;
        if (weeks < 0 || weeks > wave.ramp) continue;
        for (Office& office : region.offices) {
            if (!reaches(wave, office)) continue;
            if (weeks == 0) {
                office.base = office.targets;
                if (wave.rules) office.targets.rules = *wave.rules;
                if (wave.co_creation) office.targets.co_creation = *wave.co_creation;
                if (wave.project_hours) office.targets.project_hours = *wave.project_hours;
            }
            approach(office.targets, office.base, wave, wave.ramp == 0 ? 1.0 : double(weeks + 1) / (wave.ramp + 1));
        }
    }
}

}  // namespace samspill
