#include <gtest/gtest.h>

#include <map>

#include "core/parallel.h"
#include "model/run.h"
#include "support/small_world.h"

// Results do not depend on threads, on other regions, on offices that share nothing, or on what is
// still to come.
namespace samspill {
namespace {

Digest digest_after(const Inputs& inputs, Week week)
{
    World world(inputs, {7, 2});
    test::run_to(world, week);
    Digester digester;
    for (const Region& region : world.regions()) {
        add_to_digest(digester, region.users);
        add_to_digest(digester, region.counsellors);
    }
    return digester.digest();
}

Digest region_digest(const World& world, const std::string& name)
{
    Digester digester;
    for (const Region& region : world.regions())
        if (region.place->name == name) {
            add_to_digest(digester, region.users);
            add_to_digest(digester, region.counsellors);
            add_to_digest(digester, region.centre.waiting);
        }
    return digester.digest();
}

TEST(Pairing, GivesTheSameBitsForAnyNumberOfThreads)
{
    Inputs inputs = test::small_inputs(20, 20);
    for (int r = 0; r < 6; ++r) inputs.places.regions.push_back(test::region_of("R" + std::to_string(r), 2, 800));
    std::vector<Digest> digests;
    for (const int threads : {1, 2, 3, 7})
        with_threads(threads, [&] { digests.push_back(run_replicate(inputs, 1, 0).digest); });
    for (const Digest& digest : digests) EXPECT_EQ(digest, digests.front());
}

TEST(Pairing, GivesOtherBitsForAnotherSeedOrReplicate)
{
    const Inputs inputs = test::small_inputs(2, 2);
    const Digest digest = run_replicate(inputs, 1, 0).digest;
    EXPECT_NE(digest, run_replicate(inputs, 2, 0).digest);
    EXPECT_NE(digest, run_replicate(inputs, 1, 1).digest);
}

TEST(Pairing, LeavesEveryWeekBeforeAPolicyChangeIdentical)
{
    const Inputs base = test::small_inputs(40, 30);
    Inputs reformed = base;
    Wave wave;
    wave.week = 13;
    wave.offices = {"Vest 1"};
    ReferralRule everybody;
    everybody.kind = RuleKind::universal;
    wave.rules = std::vector<ReferralRule>{everybody};
    wave.strategy = Strategy{1.0, false};
    wave.intensity = 2.0;
    reformed.waves.push_back(wave);
    EXPECT_EQ(digest_after(base, 0), digest_after(reformed, 0));
    EXPECT_EQ(digest_after(base, 13), digest_after(reformed, 13));
    EXPECT_NE(digest_after(base, 40), digest_after(reformed, 40));
}

TEST(Pairing, OneMoreRegionChangesNothingElsewhere)
{
    const Inputs alone = test::small_inputs(20, 30);
    Inputs together = alone;
    together.places.regions.insert(together.places.regions.begin(), test::region_of("Nord", 3, 1500));
    World first(alone, {1, 0}), second(together, {1, 0});
    test::run_to(first, 20);
    test::run_to(second, 20);
    EXPECT_EQ(region_digest(first, "Vest"), region_digest(second, "Vest"));
}

// What a person is and does, but for places in tables that depend on who else is there.
using Life = std::tuple<Status, Plan, Benefit, float, float, float, float, float, int, int>;

std::map<UserId, Life> lives(const Inputs& inputs, const std::string& office)
{
    World world(inputs, {1, 0});
    test::run_to(world, inputs.weeks);
    std::map<UserId, Life> lives;
    for (const Region& region : world.regions())
        for (const User& u : region.users)
            if (region.offices[u.office].place->name == office)
                lives[u.id] = {u.status, u.plan,        u.benefit,           u.qualification,
                               u.health, u.stability,   u.comprehensibility, u.motivation,
                               u.spell,  u.meeting_week};
    return lives;
}

Inputs with_a_third_office(Inputs inputs)
{
    OfficePlace office;
    office.name = "Vest 0";
    office.inhabitants = 2000;
    auto& offices = inputs.places.regions.front().offices;
    offices.insert(offices.begin(), office);
    return inputs;
}

Inputs with_many_referrals()
{
    Inputs inputs = test::small_inputs(60, 60);
    inputs.params.referral.intercept = -2.0;
    return inputs;
}

// Offices of a region share its market, its queue, what its advisers know, what similar users have
// reached, and what they tell each other of mended flaws. Without these, nothing.
Inputs with_nothing_shared()
{
    Inputs inputs = with_many_referrals();
    inputs.params.guidance.limited = false;
    inputs.params.collaboration.rules_gain = 0.0;
    inputs.params.experience.success = 0.0;
    inputs.params.reflection.sharing = 0.0;
    return inputs;
}

TEST(Pairing, OneMoreOfficeChangesNothingWhereNothingIsShared)
{
    const Inputs inputs = with_nothing_shared();
    EXPECT_EQ(lives(inputs, "Vest 2"), lives(with_a_third_office(inputs), "Vest 2"));
}

TEST(Pairing, AnOfficeThatARolloutDoesNotReachStaysIdentical)
{
    const Inputs base = with_nothing_shared();
    Inputs reformed = base;
    Wave wave;
    wave.week = 4;
    wave.offices = {"Vest 1"};
    wave.intensity = 3.0;
    wave.strategy = Strategy{1.0, false};
    wave.project_hours = 37.5;
    reformed.waves.push_back(wave);
    EXPECT_NE(lives(base, "Vest 1"), lives(reformed, "Vest 1"));
    EXPECT_EQ(lives(base, "Vest 2"), lives(reformed, "Vest 2"));
}

TEST(Pairing, OneMoreOfficeMattersThroughTheQueue)
{
    const Inputs inputs = with_many_referrals();
    EXPECT_NE(lives(inputs, "Vest 2"), lives(with_a_third_office(inputs), "Vest 2"));
}

TEST(Pairing, OneMoreOfficeMattersThroughTheLabourMarket)
{
    Inputs inputs = with_nothing_shared();
    inputs.params.labour_market.displacement = 0.5;
    Inputs more = with_a_third_office(inputs);
    Wave wave;  // search changes in the third office, so that the others feel it
    wave.week = 5;
    wave.offices = {"Vest 0"};
    wave.strategy = Strategy{1.0, false};
    more.waves.push_back(wave);
    EXPECT_NE(lives(inputs, "Vest 2"), lives(more, "Vest 2"));
}

TEST(Pairing, LookingChangesNothing)
{
    const Inputs inputs = test::small_inputs(20, 30);
    Inputs watched = inputs;
    watched.observation.from = 5;
    watched.observation.episode_week = 3;
    watched.observation.trajectory_share = 1.0;
    watched.observation.counsellors = !inputs.observation.counsellors;
    EXPECT_EQ(lives(inputs, "Vest 1"), lives(watched, "Vest 1"));
}

}  // namespace
}  // namespace samspill
