#include "model/reform.h"

#include <algorithm>

#include "model/region.h"

namespace samspill {

namespace {

bool reaches(const Wave& wave, const Office& office)
{
    return std::find(wave.offices.begin(), wave.offices.end(), office.place->name) != wave.offices.end();
}

// What the wave names changes at once, but for intensity and strategy, which set out on their way.
void begin(Office& office, const Wave& wave)
{
    Targets& targets = office.targets;
    if (wave.rules) targets.rules = *wave.rules;
    if (wave.co_creation) targets.co_creation = *wave.co_creation;
    if (wave.project_hours) targets.project_hours = *wave.project_hours;
    if (wave.intensity) office.intensity_ramp = {targets.intensity, *wave.intensity, wave.week, wave.ramp};
    if (wave.strategy) {
        targets.strategy.individual = wave.strategy->individual;
        office.strategy_ramp = {targets.strategy.education_first, wave.strategy->education_first, wave.week, wave.ramp};
    }
}

void go_on(Ramp& ramp, double& target, Week week)
{
    if (ramp.weeks < 0) return;
    target = ramp.at(week);
    if (week - ramp.start >= ramp.weeks) ramp.weeks = -1;
}

}  // namespace

void reform(Region& region)
{
    for (const Wave& wave : region.setting->inputs.waves)
        if (wave.week == region.week)
            for (Office& office : region.offices)
                if (reaches(wave, office)) begin(office, wave);
    for (Office& office : region.offices) {
        go_on(office.intensity_ramp, office.targets.intensity, region.week);
        go_on(office.strategy_ramp, office.targets.strategy.education_first, region.week);
    }
}

}  // namespace samspill
