#include "experiment/diff/divergence.h"

#include <gtest/gtest.h>

#include <numeric>

#include "core/error.h"
#include "core/parallel.h"
#include "model/run.h"
#include "support/small_world.h"

namespace samspill {
namespace {

DivergenceOptions seed(std::uint32_t number)
{
    DivergenceOptions options;
    options.seed = number;
    return options;
}

Inputs reformed(Inputs inputs, Week week)
{
    Wave wave;
    wave.week = week;
    wave.offices = {"Vest 1"};
    wave.intensity = 2.0;
    wave.strategy = Strategy{1.0, false};
    inputs.waves.push_back(wave);
    return inputs;
}

std::int64_t lives(const std::array<std::int64_t, n_groups>& groups)
{
    return std::accumulate(groups.begin(), groups.end(), std::int64_t(0));
}

TEST(Divergence, SaysThatEqualScenariosNeverPart)
{
    const Inputs inputs = test::small_inputs(20, 20);
    const Divergence result = audit(inputs, inputs, seed(1));
    EXPECT_EQ(result.parting(), nullptr);
    EXPECT_EQ(result.first_possible, no_week);
    EXPECT_TRUE(result.differences.empty());
    EXPECT_EQ(result.digest_a, result.digest_b);
    for (const PlaceSpread& place : result.places) {
        EXPECT_FALSE(place.practice || place.staff || place.persons);
        EXPECT_EQ(place.lives, 0);
    }
}

TEST(Divergence, NamesWeekProcessOfficeAndWaveWhereTheyPart)
{
    const Inputs a = test::small_inputs(40, 20), b = reformed(a, 12);
    const Divergence result = audit(a, b, seed(1));
    const Parting* first = result.parting();
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->week, 12);
    EXPECT_EQ(first->process, "reform");
    EXPECT_EQ(first->cell.part, Part::office);
    EXPECT_EQ(first->cell.office, "Vest 1");
    EXPECT_EQ(first->cell.column, "next_wave");
    EXPECT_EQ(first->cell.a, "0");
    EXPECT_EQ(first->cell.b, "1");
    ASSERT_EQ(first->causes.size(), 1u);
    EXPECT_TRUE(first->causes.front().direct);
    EXPECT_EQ(result.differences[first->causes.front().difference].key, "wave");
}

TEST(Divergence, FollowsThePartingToPersonsWhoseLivesAreCountedOnce)
{
    const Inputs a = test::small_inputs(60, 20);
    DivergenceOptions options = seed(1);
    options.lives = 1'000'000;
    const Divergence result = audit(a, reformed(a, 12), options);
    const std::optional<Parting>& person = result.first[std::size_t(Part::person)];
    ASSERT_TRUE(person);
    EXPECT_GE(person->week, 12);
    EXPECT_TRUE(person->cell.person);
    ASSERT_FALSE(result.lives.empty());
    EXPECT_GE(result.lives.front().week, person->week);
    EXPECT_EQ(lives(result.parted_lives.back()), std::int64_t(result.lives.size()));
    EXPECT_EQ(lives(result.parted_lives.front()), 0);
    std::int64_t known = 0, parted = 0;
    for (const PlaceSpread& place : result.places)
        if (!place.office.empty()) {
            known += place.known;
            parted += place.lives;
        }
    EXPECT_EQ(known, lives(result.persons));
    EXPECT_EQ(parted, std::int64_t(result.lives.size()));
}

TEST(Divergence, TellsTwoLivesThatAreOneUntilTheyPart)
{
    const Inputs a = test::small_inputs(60, 20), b = reformed(a, 12);
    const Divergence first = audit(a, b, seed(1));
    ASSERT_FALSE(first.lives.empty());
    DivergenceOptions options = seed(1);
    options.person = first.lives.front().person;
    const Divergence result = audit(a, b, options);
    ASSERT_TRUE(result.person);
    bool parted = false;
    for (const LifeLine& line : result.person->lines) {
        if (line.week < 12) {
            EXPECT_EQ(line.a, line.b);
        }
        parted = parted || (line.parted && line.week == first.lives.front().week);
    }
    EXPECT_TRUE(parted);
}

TEST(Divergence, FindsAParameterThatActsFromTheStart)
{
    const Inputs a = test::small_inputs(10, 10);
    Inputs b = a;
    b.params.persons.frailty_variance += 0.1;
    const Divergence result = audit(a, b, seed(1));
    ASSERT_NE(result.parting(), nullptr);
    EXPECT_EQ(result.parting()->process, "residents");
    ASSERT_EQ(result.parting()->causes.size(), 1u);
    EXPECT_EQ(result.differences[result.parting()->causes.front().difference].key, "persons.frailty_variance");
}

TEST(Divergence, PutsTheParameterOfTheProcessItselfFirst)
{
    const Inputs a = test::small_inputs(10, 10);
    Inputs b = a;
    b.params.accounts.discount += 0.01;
    b.params.referral.intercept += 1.0;
    const Divergence result = audit(a, b, seed(1));
    ASSERT_NE(result.parting(), nullptr);
    EXPECT_EQ(result.parting()->process, "referral");
    ASSERT_EQ(result.parting()->causes.size(), 2u);
    EXPECT_EQ(result.differences[result.parting()->causes.front().difference].key, "referral.intercept");
}

TEST(Divergence, ComesToTheSameDigestsAsRunsOfTheirOwn)
{
    const Inputs a = test::small_inputs(30, 20), b = reformed(a, 12);
    const Divergence result = audit(a, b, seed(4));
    EXPECT_EQ(result.digest_a, run_replicate(a, 4, 0).digest);
    EXPECT_EQ(result.digest_b, run_replicate(b, 4, 0).digest);
}

TEST(Divergence, LookingForOtherThingsIsNoDifference)
{
    const Inputs a = test::small_inputs(20, 20);
    Inputs b = a;
    b.observation.episode_week = 5;
    EXPECT_EQ(audit(a, b, seed(1)).parting(), nullptr);
}

TEST(Divergence, RefusesOtherPlacesAndPersonsWhoNeverCome)
{
    const Inputs a = test::small_inputs(10, 10);
    Inputs b = a;
    b.places.regions.front().offices.back().name = "Vest 9";
    EXPECT_THROW(audit(a, b, seed(1)), InputError);
    b = a;
    b.weeks = 11;
    EXPECT_THROW(audit(a, b, seed(1)), InputError);
    DivergenceOptions options = seed(1);
    options.person = 17;
    EXPECT_THROW(audit(a, a, options), InputError);
    options.person = user_id({office_key("Vest 1"), 0, 0xfffffffu});
    EXPECT_THROW(audit(a, a, options), InputError);
}

TEST(Divergence, StopsWhenAsked)
{
    const Inputs a = test::small_inputs(10, 10);
    DivergenceOptions options = seed(1);
    options.keep_going = [](Week week) { return week < 3; };
    EXPECT_THROW(audit(a, a, options), Interrupted);
}

}  // namespace
}  // namespace samspill
