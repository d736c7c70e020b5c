#include <gtest/gtest.h>

#include <cmath>

#include "model/week/collaboration.h"
#include "model/week/reform.h"
#include "support/small_world.h"

// Practice follows plans counsellor by counsellor; distances, ties and anchors follow practice.
namespace samspill {
namespace {

Wave wave_for(const Inputs& inputs, Week week, double intensity)
{
    Wave wave;
    wave.week = week;
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) wave.offices.push_back(office.name);
    wave.intensity = intensity;
    return wave;
}

// Nothing that could move attitude, knowledge or leaders; no flaws.
void hold_staff_still(Params& p)
{
    p.experience = {};
    p.experience.success = p.experience.lost = p.experience.pressure = 0.0;
    p.experience.colleagues = p.experience.leader = p.experience.own_anchor = 0.0;
    p.experience.leader_turnover = p.experience.leader_listens = 0.0;
    p.experience.knowledge_contact = p.experience.knowledge_referral = p.experience.knowledge_three_way = 0.0;
    p.experience.knowledge_half_life = 1e4;
    p.handover.conflict_attitude = 0.0;
    p.reform.flaws = 0;
    p.reform.resistance = p.reform.disruption = 0.0;
    p.collaboration.tie_gain = p.collaboration.rules_gain = 0.0;
}

TEST(Enactment, FollowsItsDifferenceEquation)
{
    Inputs inputs = test::small_inputs(60, 8);
    hold_staff_still(inputs.params);
    inputs.waves.push_back(wave_for(inputs, 5, 2.0));
    World world(inputs, {1, 0});
    test::run_to(world, 5);
    const Region& region = world.regions().front();
    const ReformParams& p = inputs.params.reform;
    for (int week = 5; week < 60; ++week) {
        std::vector<Counsellor> before = region.counsellors;
        world.step();
        for (std::size_t c = 0; c < before.size(); ++c) {
            const Counsellor& was = before[c];
            const double will = p.enactment_attitude * was.attitude + p.enactment_knowledge * was.knowledge +
                                region.offices[was.office].leader_attitude - was.pressure;
            const double expected = was.enacted + p.enactment / (1.0 + std::exp(-will)) * (2.0 - was.enacted) +
                                    p.habit * (1.0 - inputs.params.collaboration.anchor) * (was.habit - was.enacted);
            EXPECT_NEAR(region.counsellors[c].enacted, expected, 1e-5);
        }
    }
    EXPECT_GT(region.offices.front().enacted, 1.0);
}

TEST(Enactment, StaysAtTheStatusQuoWithoutAReform)
{
    const Inputs inputs = test::small_inputs(60, 8);
    World world(inputs, {1, 0});
    test::run_to(world, 60);
    for (const Counsellor& counsellor : world.regions().front().counsellors) EXPECT_FLOAT_EQ(counsellor.enacted, 0.3f);
    EXPECT_EQ(world.regions().front().offices.front().flaws, FlawStates{});
}

TEST(Enactment, FullIntegrationBringsCognitiveDistanceToItsShareOfTheStart)
{
    Inputs inputs = test::small_inputs(400, 8);
    inputs.status_quo.intensity = 3.0;
    const CollaborationParams& p = inputs.params.collaboration;
    World settled(inputs, {1, 0});
    EXPECT_NEAR(settled.regions().front().offices.front().cognitive, p.cognitive * p.cognitive_share[3], 1e-12);

    inputs.status_quo.intensity = 0.0;
    inputs.waves.push_back(wave_for(inputs, 0, 3.0));
    inputs.params.reform.enactment = 1.0;  // who would, does
    inputs.params.reform.habit = 0.0;
    World world(inputs, {1, 0});
    EXPECT_NEAR(world.regions().front().offices.front().cognitive, p.cognitive, 1e-12);
    test::run_to(world, 400);
    for (const Office& office : world.regions().front().offices)
        EXPECT_NEAR(office.cognitive, p.cognitive * p.cognitive_share[3], 0.01);
}

TEST(Enactment, PerspectivesNeedDifferenceAndLittleFriction)
{
    const CollaborationParams p;
    OfficePlace place;
    place.distance = 0.4;
    Office office;
    office.place = &place;
    office.cognitive = 0.6;
    office.enacted = 1.0;
    office.tie = 0.5;
    office.anchor = 0.4;
    update_friction(p, office);
    const double organisational = 0.6 * (1.0 - 0.3), structural = 0.5 * (1.0 - 0.5 * 0.4);
    EXPECT_NEAR(office.friction, (0.4 + 0.6 + organisational + structural) / 4.0 * (1.0 - 0.25 - 0.2), 1e-12);
    EXPECT_NEAR(perspective(p, office), 1.0 + 0.6 * 0.6 * (1.0 - office.friction), 1e-12);
    office.cognitive = 0.0;
    EXPECT_EQ(perspective(p, office), 1.0);
}

// A project from week 0 on that works for intensity 2 and ends in week 104.
Inputs with_project(double hours)
{
    Inputs inputs = test::small_inputs(300, 8);
    inputs.waves.push_back(wave_for(inputs, 0, 2.0));
    inputs.waves.back().project_hours = hours;
    Wave end = wave_for(inputs, 104, 0.0);
    end.intensity.reset();
    end.project_hours = 0.0;
    inputs.waves.push_back(end);
    return inputs;
}

// What a project leaves behind: with its hours gone, the plan falls back to what is anchored.
TEST(Enactment, FallsBackToWhatIsAnchoredWhenTheProjectEnds)
{
    const Inputs inputs = with_project(37.5);
    World world(inputs, {1, 0});
    test::run_to(world, 104);
    const Office& office = world.regions().front().offices.front();
    EXPECT_EQ(office.planned, 2.0);
    const CollaborationParams& p = inputs.params.collaboration;
    double anchor = p.anchor;
    for (int week = 0; week < 104; ++week) {
        anchor = p.anchor + (anchor - p.anchor) * std::exp2(-1.0 / p.anchor_half_life);
        anchor += p.anchor_gain * (1.0 - anchor);
    }
    EXPECT_NEAR(office.anchor, anchor, 1e-9);
    test::run_to(world, 105 + 52);
    const double now = p.anchor + (anchor - p.anchor) * std::exp2(-52.0 / p.anchor_half_life);
    EXPECT_NEAR(office.planned, 0.3 + 1.7 * (now + (1.0 - now) * 0.5), 1e-9);
}

TEST(Enactment, AnIntensityThatIsDecidedAfterTheProjectStays)
{
    Inputs inputs = with_project(37.5);
    inputs.waves.push_back(wave_for(inputs, 150, 1.2));
    World world(inputs, {1, 0});
    const Office& office = world.regions().front().offices.front();
    test::run_to(world, 150);
    EXPECT_LT(office.planned, 1.99);
    for (const Week week : {151, 290}) {
        test::run_to(world, week);
        EXPECT_EQ(office.planned, 1.2);
    }
}

TEST(Enactment, AnchoringIsWhatMakesTheDifference)
{
    Inputs inputs = with_project(15.0);
    double enacted[2];
    for (const int anchored : {0, 1}) {
        inputs.waves.front().anchoring = 3.0 * anchored;
        World world(inputs, {1, 0});
        test::run_to(world, 250);
        enacted[anchored] = world.regions().front().offices.front().enacted;
    }
    EXPECT_GT(enacted[1], enacted[0] + 0.1);
}

}  // namespace
}  // namespace samspill
