#pragma once

#include <string>

#include "model/inputs/inputs.h"
#include "model/state/region.h"
#include "model/world.h"

// Small inputs for tests of the model: a few offices, short burn-ins, and switches that leave one
// mechanism of the model at work.
namespace samspill::test {

inline RegionPlace region_of(const std::string& name, int offices, double inhabitants)
{
    RegionPlace region;
    region.name = name;
    region.centre_positions = 0.3;
    for (int o = 0; o < offices; ++o) {
        OfficePlace office;
        office.name = name + " " + std::to_string(o + 1);
        office.inhabitants = inhabitants;
        region.offices.push_back(office);
    }
    return region;
}

// One region of two offices with 3,000 inhabitants (about 1,700 users) each.
inline Inputs small_inputs(int weeks = 26, int burn_in = 52)
{
    Inputs inputs;
    inputs.places.regions.push_back(region_of("Vest", 2, 3000));
    inputs.weeks = weeks;
    inputs.burn_in = burn_in;
    inputs.observation.from = -burn_in;
    return inputs;
}

// Rates that do not differ between persons or weeks: no frailty, no predictors, a flat market.
inline void make_constant(Params& p)
{
    p.labour_market.noise = p.labour_market.seasonal = 0.0;
    p.persons.frailty_variance = p.persons.slow_share = 0.0;
    p.jobs.offer_slope = {};
    p.jobs.reservation = p.jobs.reservation_comprehension = p.jobs.reservation_exhaustion = 0.0;
    p.jobs.reservation_work_first = 0.0;
    p.jobs.separation_match = p.jobs.separation_health = 0.0;
    for (double& effort : p.jobs.effort.values) effort = 1.0;
    p.plans.start_rate = p.plans.self_funding = 0.0;
    p.plans.attraction = {{10, -10, -10, -10, -10, -10}};
    p.life.sickness_rate = 0.0;
    p.registration.left_slope = p.measures.intro_to_education = 0.0;
    p.residents.exit_rate = 0.0;
    p.benefits.social_share = 0.0;
    p.benefits.disability_health_aap = p.benefits.disability_health_social = 0.0;
}

// Only this group, everybody known from the start, nobody comes or leaves.
inline void only(Params& p, Group group, double per_thousand)
{
    p.residents.stock = p.residents.arrivals = {};
    p.residents.disability_stock = 0.0;
    p.residents.stock[int(group)] = per_thousand;
}

inline void run_to(World& world, Week week)
{
    while (world.week() < week) world.step();
}

}  // namespace samspill::test
