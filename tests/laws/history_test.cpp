#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/field.h"
#include "model/inputs/history.h"
#include "model/run.h"
#include "support/small_world.h"

namespace samspill {
namespace {

// Two offices, a wave in week 12 with everything that a wave can bring, a shock and a trial later.
Inputs eventful()
{
    Inputs inputs = test::small_inputs(30, 20);
    Wave wave;
    wave.week = 12;
    wave.offices = {"Vest 1"};
    wave.intensity = 2.0;
    wave.strategy = Strategy{0.6, false};
    wave.project_hours = 20.0;
    inputs.waves = {wave};
    inputs.shocks = {{15, -0.5, 26.0, {}}};
    Trial trial;
    trial.name = "test";
    trial.from = 18;
    trial.arms = {{"usual", 1.0, {}, 0, {}, {}, {}, {}}, {"referred", 1.0, {}, 0, true, {}, {}, {}}};
    inputs.trial = trial;
    return inputs;
}

Digest digest_at(const Inputs& inputs, Week week)
{
    World world(inputs, {5, 2});
    test::run_to(world, week);
    return world.digest();
}

// Another value that the parameter may have.
double moved(const Parameter& parameter)
{
    const double now = parameter.get();
    if (parameter.kind() == ParameterKind::boolean) return 1.0 - now;
    if (parameter.kind() == ParameterKind::integer) return now + 1.0 <= parameter.high ? now + 1.0 : now - 1.0;
    const double up = now == 0.0 ? parameter.low + 0.3 * (parameter.high - parameter.low) : now * 1.5;
    return up <= parameter.high ? up : now - 0.3 * (now - parameter.low);
}

TEST(History, IsSharedUntilTheFirstDifferenceForEveryParameter)
{
    const Inputs base = eventful();
    const Digest at_wave = digest_at(base, 12);
    int late = 0;
    Inputs other = base;
    for (const Parameter& parameter : parameters_of(other.params)) {
        const double before = parameter.get();
        parameter.set(moved(parameter));
        const std::vector<Difference> list = differences(base, other);
        ASSERT_EQ(list.size(), 1u) << parameter.key;
        EXPECT_EQ(list.front().key, parameter.key);
        if (list.front().from > -base.burn_in) {
            ++late;
            EXPECT_EQ(list.front().from, 12) << parameter.key;
            EXPECT_EQ(digest_at(other, 12), at_wave) << parameter.key << " acts before the first wave";
        }
        parameter.set(before);
    }
    EXPECT_TRUE(differences(base, other).empty());
    EXPECT_GT(late, 20);
}

TEST(History, IsSharedUntilAPolicyBegins)
{
    const Inputs base = eventful();
    const auto check = [&](Week from, const std::string& key, const auto& change) {
        Inputs other = base;
        change(other);
        const std::vector<Difference> list = differences(base, other);
        ASSERT_EQ(list.size(), 1u) << key;
        EXPECT_EQ(list.front().key, key);
        EXPECT_EQ(list.front().from, from) << key;
        EXPECT_EQ(first_difference(other, base), from) << key;
        if (from > -base.burn_in) {
            EXPECT_EQ(digest_at(base, from), digest_at(other, from)) << key;
        }
        EXPECT_NE(digest_at(base, 30), digest_at(other, 30)) << key;
        // What makes a world is in its state before the first step.
        EXPECT_EQ(history_digest(base, from) == history_digest(other, from), from > -base.burn_in) << key;
        EXPECT_NE(history_digest(base, from + 1), history_digest(other, from + 1)) << key;
    };
    check(12, "wave", [](Inputs& inputs) { inputs.waves.clear(); });
    check(12, "wave", [](Inputs& inputs) { inputs.waves.front().intensity = 1.0; });
    check(12, "wave", [](Inputs& inputs) { inputs.waves.front().offices = {"Vest 2"}; });
    check(9, "wave", [](Inputs& inputs) {
        inputs.waves.push_back(inputs.waves.front());
        inputs.waves.front().week = 9;
        inputs.waves.front().offices = {"Vest 2"};
    });
    check(15, "shock", [](Inputs& inputs) { inputs.shocks.clear(); });
    check(18, "trial", [](Inputs& inputs) { inputs.trial->arms[1].referral = false; });
    check(18, "trial", [](Inputs& inputs) { inputs.trial.reset(); });
    check(-20, "status_quo.intensity", [](Inputs& inputs) { inputs.status_quo.intensity = 1.0; });
}

// Whoever may put a wave off looks ahead.
TEST(History, EndsAtTheReflectionBeforeAWaveThatMayBePutOff)
{
    Inputs base = eventful();
    base.params.reflection.interval = 5;
    base.params.reflection.premature_pressure = 0.0;
    Inputs other = base;
    other.rollout.may_postpone = true;
    const Week from = first_difference(base, other);
    EXPECT_EQ(from, 6);
    EXPECT_EQ(digest_at(base, from), digest_at(other, from));
    EXPECT_NE(digest_at(base, 11), digest_at(other, 11));
}

TEST(History, NamesWhereAWaveActsAndWhatItIs)
{
    const Inputs base = eventful();
    Inputs other = base;
    other.waves.front().intensity = 1.0;
    other.waves.front().offices = {"Vest 2"};
    const Difference difference = differences(base, other).front();
    EXPECT_EQ(difference.offices, (std::vector<std::string>{"Vest 1", "Vest 2"}));
    EXPECT_NE(difference.before.find("intensity 2"), std::string::npos);
    EXPECT_NE(difference.after.find("intensity 1"), std::string::npos);
}

TEST(World, GoesOnFromAPastAsIfItHadBeenRunFromTheStart)
{
    const Inputs base = eventful();
    Inputs other = base;
    other.waves.front().intensity = 3.0;
    other.trial.reset();
    World past(base, {5, 2});
    test::run_to(past, 12);
    World same(past, base), branch(past, other);
    for (World* world : {&past, &same, &branch}) test::run_to(*world, 30);
    EXPECT_EQ(same.digest(), digest_at(base, 30));
    EXPECT_EQ(past.digest(), same.digest());
    EXPECT_EQ(branch.digest(), digest_at(other, 30));
    const RunOutput output = branch.finish(), alone = run_replicate(other, 5, 2);
    EXPECT_EQ(output.digest, alone.digest);
    EXPECT_EQ(output.event_time.persons, alone.event_time.persons);
    EXPECT_EQ(output.waits, alone.waits);
    EXPECT_EQ(output.rules, alone.rules);
}

TEST(World, GoesOnFromASavedStateBitForBit)
{
    const Inputs base = eventful();
    Inputs other = base;
    other.shocks.clear();
    World world(base, {5, 2});
    for (const Week week : {-20, -3, 12, 15}) {
        test::run_to(world, week);
        const WorldState state = world.save();
        EXPECT_EQ(state.week, week);
        World again(base, state), branch(other, state);
        EXPECT_EQ(again.save().bytes, state.bytes);
        for (World* later : {&again, &branch}) test::run_to(*later, 30);
        const RunOutput output = again.finish(), alone = run_replicate(base, 5, 2);
        EXPECT_EQ(output.digest, alone.digest);
        EXPECT_EQ(output.event_time.persons, alone.event_time.persons);
        EXPECT_EQ(output.trial.persons, alone.trial.persons);
        EXPECT_EQ(output.waits, alone.waits);
        EXPECT_EQ(output.rules, alone.rules);
        EXPECT_EQ(branch.digest(), digest_at(other, 30));
    }
}

TEST(World, RefusesADamagedState)
{
    const Inputs base = eventful();
    Inputs elsewhere = base, longer = base;
    elsewhere.places.regions.push_back(test::region_of("Nord", 1, 500));
    longer.weeks += 1;
    World world(base, {5, 2});
    test::run_to(world, 3);
    const WorldState state = world.save();
    EXPECT_THROW(World(elsewhere, state), std::runtime_error);
    EXPECT_THROW(World(longer, state), std::runtime_error);
    for (const std::size_t size : {std::size_t{0}, std::size_t{100}, state.bytes.size() / 2, state.bytes.size() - 1}) {
        WorldState cut = state;
        cut.bytes.resize(size);
        EXPECT_THROW(World(base, cut), std::runtime_error) << size;
    }
    WorldState flipped = state, foreign = state;
    flipped.bytes[1000] ^= std::byte{1};
    EXPECT_THROW(World(base, flipped), std::runtime_error);
    foreign.layout.low ^= 1;
    EXPECT_THROW(World(base, foreign), std::runtime_error);
}

TEST(World, RefusesAPastWithOtherPlacesOrWeeks)
{
    const Inputs base = eventful();
    const World past(base, {5, 2});
    Inputs longer = base, elsewhere = base;
    longer.weeks += 1;
    elsewhere.places.regions.front().offices.pop_back();
    elsewhere.waves.clear();
    EXPECT_THROW(World(past, longer), InputError);
    EXPECT_THROW(World(past, elsewhere), InputError);
}

}  // namespace
}  // namespace samspill
