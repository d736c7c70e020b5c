#include "model/week/experience.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/small_world.h"

// What counsellors, offices and advisers learn.
namespace samspill {
namespace {

// All that moves attitude switched off, for tests that switch one thing on.
Inputs without_feelings()
{
    Inputs inputs = test::small_inputs(60, 30);
    ExperienceParams& p = inputs.params.experience;
    p.success = p.lost = p.own_anchor = p.colleagues = p.leader = p.pressure = 0.0;
    p.leader_turnover = p.leader_listens = 0.0;
    inputs.params.handover.conflict_attitude = 0.0;
    return inputs;
}

std::vector<Counsellor> counsellors_after(const Inputs& inputs, Week week)
{
    World world(inputs, {4, 0});
    test::run_to(world, week);
    return world.regions().front().counsellors;
}

double spread(const std::vector<Counsellor>& counsellors, double office)
{
    double n = 0, sum = 0, squares = 0;
    for (const Counsellor& c : counsellors)
        if (c.office == office && c.hours > 0.0f) {
            ++n;
            sum += c.attitude;
            squares += double(c.attitude) * c.attitude;
        }
    return squares / n - sum * sum / (n * n);
}

TEST(Experience, AttitudesStayWhereNothingMovesThem)
{
    for (const Counsellor& counsellor : counsellors_after(without_feelings(), 60))
        EXPECT_EQ(counsellor.attitude, counsellor.attitude_anchor);
}

TEST(Experience, ColleaguesDrawTogetherAndTheOwnAnchorKeepsThemApart)
{
    Inputs inputs = without_feelings();
    inputs.places.regions = {test::region_of("Vest", 1, 12000)};
    inputs.params.experience.colleagues = 0.05;
    const double together = spread(counsellors_after(inputs, 60), 0);
    inputs.params.experience.own_anchor = 0.05;
    const double anchored = spread(counsellors_after(inputs, 60), 0);
    EXPECT_LT(together, 0.001);
    EXPECT_GT(anchored, 0.01);
}

TEST(Experience, PressureWearsDown)
{
    Inputs inputs = without_feelings();
    inputs.params.experience.pressure = 0.01;
    inputs.params.follow_up.users_per_counsellor = 200;
    for (const Counsellor& counsellor : counsellors_after(inputs, 60))
        if (counsellor.caseload > 0 && counsellor.attitude_anchor > 0.0f) {
            EXPECT_LT(counsellor.attitude, counsellor.attitude_anchor);
        }
}

TEST(Experience, SuccessIsCountedAgainstWhatSimilarUsersReach)
{
    SuccessTable table;
    EXPECT_NEAR(table.expected(0), 0.3, 1e-12);
    table.users[3] = 95;
    table.successes[3] = 38;
    EXPECT_NEAR(table.expected(3), (38.0 + 5.0 * 0.4) / 100.0, 1e-12);
    EXPECT_NEAR(table.expected(4), 0.4, 1e-12);
}

TEST(Experience, AResultMovesTheAttitudeOfWhoReferredOnceItsWindowIsOver)
{
    Inputs inputs = without_feelings();
    inputs.params.experience.success = 0.2;
    inputs.params.referral.intercept = -50.0;  // nobody else is referred
    World world(inputs, {4, 0});
    test::run_to(world, 5);
    Region& region = world.regions().front();
    Row row = 0;
    while (region.users[row].status != Status::seeking || region.users[row].counsellor == nobody) ++row;
    const std::uint16_t counsellor = region.users[row].counsellor;
    const float before = region.counsellors[counsellor].attitude;
    watch_referral(region, row);
    const double expected = region.successes.expected(region.watched.all().back().cell);
    EXPECT_GT(expected, 0.0);
    EXPECT_LT(expected, 1.0);
    test::run_to(world, 5 + 26);
    EXPECT_EQ(region.counsellors[counsellor].attitude, before);
    const bool works = [&] {
        world.step();
        return region.users[row].status == Status::employed || region.users[row].status == Status::work_training ||
               region.users[row].status == Status::education;
    }();
    EXPECT_NEAR(region.counsellors[counsellor].attitude, before + 0.2 * (works - expected), 1e-6);
}

TEST(Experience, KnowledgeFadesAndContactsTeach)
{
    Inputs inputs = without_feelings();
    inputs.params.referral.intercept = -50.0;
    inputs.params.collaboration.contacts = {{0, 0, 0, 0}};
    const auto known = [&](Week week) {
        double sum = 0;
        for (const Counsellor& counsellor : counsellors_after(inputs, week)) sum += counsellor.knowledge;
        return sum;
    };
    EXPECT_NEAR(known(52), 0.5 * known(0), 1e-4 * known(0));
    inputs.params.collaboration.contacts = {{1, 1, 1, 1}};
    EXPECT_GT(known(52), 1.5 * known(0) * 0.5);
}

TEST(Experience, OwnershipGrowsOnlyByTakingPart)
{
    Inputs inputs = without_feelings();
    Wave wave;
    wave.week = 0;
    wave.offices = {"Vest 1"};
    wave.intensity = 1.0;
    wave.co_creation = 1.0;
    inputs.waves.push_back(wave);
    for (const Counsellor& counsellor : counsellors_after(inputs, 40))
        EXPECT_EQ(counsellor.ownership > 0.2f, counsellor.office == 0) << counsellor.ownership;
}

TEST(Experience, TiesGrowWithJointActionAndFadeToWhatTheyWere)
{
    Inputs inputs = without_feelings();
    inputs.params.collaboration.contacts = {{0, 0, 0, 1}};
    inputs.status_quo.intensity = 3.0;
    inputs.params.referral.intercept = -50.0;
    World world(inputs, {4, 0});
    test::run_to(world, 0);
    Office& office = world.regions().front().offices.front();
    EXPECT_GT(office.tie, 0.5);
    const_cast<Params&>(world.regions().front().params()).collaboration.contacts = {{0, 0, 0, 0}};
    const double before = office.tie;
    test::run_to(world, 26);
    EXPECT_NEAR(office.tie - 0.3, 0.5 * (before - 0.3), 1e-9);
}

TEST(Experience, LeadersAreReplacedAtTheirRate)
{
    Inputs inputs = test::small_inputs(104, 0);
    inputs.places.regions = {test::region_of("Vest", 80, 150)};
    inputs.params.experience.leader_turnover = 0.5;
    World world(inputs, {4, 0});
    test::run_to(world, 104);
    double leaders = 0;
    for (const Office& office : world.regions().front().offices) leaders += office.leaders;
    EXPECT_NEAR(leaders, 80.0, 5.0 * std::sqrt(80.0));  // Poisson, 80 offices x 2 years x .5
}

}  // namespace
}  // namespace samspill
