#include "model/built_in_run.h"

#include "core/parallel.h"
#include "model/run.h"

namespace samspill {

namespace {

constexpr int built_in_weeks = 60;

RegionPlace region()
{
    RegionPlace place;
    place.name = "Built-in";
    place.centre_positions = 0.2;
    place.offices.resize(2);
    place.offices[0].name = "Built-in A";
    place.offices[0].inhabitants = 700.0;
    place.offices[0].job_specialists = 1;
    place.offices[1].name = "Built-in B";
    place.offices[1].inhabitants = 400.0;
    place.offices[1].distance = 0.8;
    place.offices[1].partners = 0xff;
    return place;
}

std::vector<Wave> waves()
{
    Wave first, second;
    first.week = 4;
    first.offices = {"Built-in A"};
    first.intensity = 2.0;
    first.co_creation = 0.5;
    first.project_hours = 10.0;
    first.rules = std::vector<ReferralRule>(2);
    (*first.rules)[0].kind = RuleKind::criteria;
    (*first.rules)[0].mode = Mode::course;
    (*first.rules)[0].min_weeks = 8;
    second = first;
    second.week = 30;
    second.offices = {"Built-in A", "Built-in B"};
    second.intensity = 3.0;
    second.strategy = Strategy{0.5, true};
    second.ramp = 10;
    return {first, second};
}

Trial trial()
{
    Trial drawn;
    drawn.name = "built-in";
    drawn.from = 10;
    drawn.min_weeks = 2;
    drawn.arms.resize(2);
    drawn.arms[0].name = "usual";
    drawn.arms[1].name = "referred";
    drawn.arms[1].referral = true;
    return drawn;
}

}  // namespace

Inputs built_in_inputs()
{
    Inputs inputs;
    inputs.places.regions.push_back(region());
    inputs.waves = waves();
    inputs.rollout.may_postpone = true;
    inputs.shocks.push_back({20, -0.3, 26.0, {}});
    inputs.trial = trial();
    inputs.burn_in = 52;
    inputs.weeks = built_in_weeks;
    inputs.observation.from = 0;
    inputs.observation.episode_week = 4;
    return inputs;
}

const Digest& built_in_digest()
{
    static const Digest digest = [] {
        const Inputs inputs = built_in_inputs();
        Digest found;
        with_threads(1, [&] { found = run_replicate(inputs, 1, 0).digest; });
        return found;
    }();
    return digest;
}

}  // namespace samspill
