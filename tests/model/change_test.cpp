#include <gtest/gtest.h>

#include <cmath>

#include "model/state/flaws.h"
#include "model/week/flaw_effects.h"
#include "model/week/meetings.h"
#include "model/week/reflection.h"
#include "model/week/reform.h"
#include "support/small_world.h"

// What change costs: disruption, resistance, flaws of the design, and how they are mended and shared.
namespace samspill {
namespace {

Wave large_step(Week week, std::vector<std::string> offices)
{
    Wave wave;
    wave.week = week;
    wave.offices = std::move(offices);
    wave.intensity = 3.0;
    wave.strategy = Strategy{1.0, false};
    ReferralRule universal;
    universal.kind = RuleKind::universal;
    wave.rules = std::vector<ReferralRule>{universal};
    return wave;
}

// Every flaw strikes every office as soon as a wave of all there is does.
void strike_at_once(Inputs& inputs)
{
    inputs.status_quo.strategy.education_first = 0.0;
    inputs.params.reform.flaw_reach = 1.0;
    inputs.params.reform.flaw_axis = {{0.0, 0.5, 0.5}};
}

int count(const Office& office, FlawState state) { return count_flaws(office, state); }

TEST(Change, IsMeasuredByItsLargestPart)
{
    const ReformParams p;
    Targets from, to;
    EXPECT_EQ(size_of_change(p, from, to), 0.0);
    to.intensity = 1.8;
    EXPECT_NEAR(size_of_change(p, from, to), 0.5, 1e-12);
    to.strategy.education_first = 0.85;
    EXPECT_NEAR(size_of_change(p, from, to), 0.6, 1e-12);
    ReferralRule young;
    young.kind = RuleKind::criteria;
    young.groups = 1u << int(Group::young);
    to.rules.insert(to.rules.begin(), young);  // for the others the ad hoc rule stays
    EXPECT_NEAR(rules_changed(from.rules, to.rules), 0.2, 1e-12);
    to.rules.front().statuses = 1u << int(Status::seeking) | 1u << int(Status::left);  // one of six on the register
    EXPECT_NEAR(rules_changed(from.rules, to.rules), 0.2 / 6.0, 1e-12);
    to.rules = {young};
    EXPECT_EQ(size_of_change(p, from, to), 1.0);
    to = from;
    to.strategy.individual = true;
    EXPECT_EQ(size_of_change(p, from, to), p.individual_change);
}

TEST(Change, TakesHoursThatComeBackWithTheirHalfLife)
{
    Inputs inputs = test::small_inputs(60, 8);
    inputs.params.reform.flaws = 0;
    inputs.waves.push_back(large_step(3, {"Vest 1"}));
    World world(inputs, {1, 0});
    test::run_to(world, 4);
    const std::vector<Office>& offices = world.regions().front().offices;
    EXPECT_NEAR(offices[0].disruption, 0.25, 1e-12);
    EXPECT_NEAR(hours_lost(offices[0]), 0.25, 1e-12);
    test::run_to(world, 4 + 26);
    EXPECT_NEAR(offices[0].disruption, 0.125, 1e-12);
    EXPECT_EQ(offices[1].disruption, 0.0);
}

TEST(Change, InManySmallStepsCostsLessWhenLargeOnesAreWorse)
{
    Inputs inputs = test::small_inputs(30, 8);
    inputs.params.reform.flaws = 0;
    inputs.params.reform.disruption_half_life = 1000.0;
    const auto disruption = [&](double power, int ramp) {
        Wave wave;
        wave.week = 0;
        wave.offices = {"Vest 1"};
        wave.intensity = 3.0;
        wave.ramp = ramp;
        inputs.waves = {wave};
        inputs.params.reform.disruption_power = power;
        World world(inputs, {1, 0});
        test::run_to(world, 26);
        return world.regions().front().offices.front().disruption;
    };
    EXPECT_NEAR(disruption(1.0, 12), disruption(1.0, 0), 0.03);  // shares of what is left
    EXPECT_LT(disruption(2.0, 12), 0.2 * disruption(2.0, 0));
}

TEST(Change, MeetsResistanceOfThoseWithoutAVoice)
{
    const auto attitude_after = [](double co_creation) {
        Inputs inputs = test::small_inputs(10, 8);
        inputs.waves.push_back(large_step(3, {"Vest 1"}));
        inputs.waves.front().co_creation = co_creation;
        World world(inputs, {1, 0});
        test::run_to(world, 3);
        const auto before = world.regions().front().counsellors;
        reform(world.regions().front());
        double change = 0.0;
        for (std::size_t c = 0; c < before.size(); ++c) {
            const Counsellor& now = world.regions().front().counsellors[c];
            if (now.office != 0) continue;
            const double fall = 0.4 * (1.0 - co_creation) * (1.0 - before[c].attitude) / 2.0;
            EXPECT_NEAR(now.attitude, std::max(-1.0, before[c].attitude - fall), 1e-6);
            change += now.attitude - before[c].attitude;
        }
        return change;
    };
    EXPECT_LT(attitude_after(0.0), 0.0);
    EXPECT_EQ(attitude_after(1.0), 0.0);
}

TEST(Flaws, AreOfADesignAndAreNeverMetWithoutAReform)
{
    Inputs inputs = test::small_inputs(60, 8);
    strike_at_once(inputs);
    inputs.waves.push_back(large_step(3, {"Vest 1"}));
    World world(inputs, {1, 0});
    const std::vector<Office>& offices = world.regions().front().offices;
    for (int week = 0; week < 60; ++week) {
        world.step();
        EXPECT_EQ(offices[1].flaws == FlawStates{}, count(offices[1], FlawState::shared) == 0);
        EXPECT_EQ(count(offices[1], FlawState::active), 0);
        EXPECT_EQ(count(offices[0], FlawState::active) > 0,
                  world.week() > 3 && world.week() <= 60 && count(offices[0], FlawState::mended) < 30);
    }
}

TEST(Flaws, WeakenByTheirSummedSeverity)
{
    Inputs inputs = test::small_inputs(4, 4);
    inputs.params.reform.flaw_power = 2.0;
    World world(inputs, {1, 0});
    Region& region = world.regions().front();
    Office& office = region.offices.front();
    std::array<double, n_flaw_kinds> severity{};
    for (std::size_t f = 0; f < region.setting->flaws.size(); f += 2) {
        office.flaws[f] = FlawState::active;
        severity[std::size_t(region.setting->flaws[f].kind)] += region.setting->flaws[f].severity;
    }
    update_weakening(*region.setting, office);
    for (std::size_t kind = 0; kind < n_flaw_kinds; ++kind) {
        const double x = severity[kind] * severity[kind];
        EXPECT_NEAR(office.weakening[kind], 0.5 * x / (1.0 + x), 1e-12);
    }
}

// One office begins, mends all it meets, and the others follow half a year later.
int flaws_met_by_the_second(double sharing, bool shared_design)
{
    Inputs inputs = test::small_inputs(120, 8);
    strike_at_once(inputs);
    inputs.params.reflection.attention = 1e6;  // all is mended at the first reflection
    inputs.params.reflection.crowding = 1e9;
    inputs.params.reflection.sharing = sharing;
    inputs.rollout.shared_design = shared_design;
    inputs.waves.push_back(large_step(3, {"Vest 1"}));
    inputs.waves.push_back(large_step(60, {"Vest 2"}));
    World world(inputs, {1, 0});
    const std::vector<Office>& offices = world.regions().front().offices;
    test::run_to(world, 27);
    EXPECT_EQ(count(offices[0], FlawState::mended), 30);
    test::run_to(world, 61);
    return count(offices[1], FlawState::active);
}

TEST(Flaws, StrikeNoLaterWaveWhenWhatIsMendedIsShared)
{
    EXPECT_EQ(flaws_met_by_the_second(1.0, false), 0);
    EXPECT_EQ(flaws_met_by_the_second(0.0, true), 0);
}

TEST(Flaws, StrikeEveryWaveWhenNothingIsShared) { EXPECT_EQ(flaws_met_by_the_second(0.0, false), 30); }

TEST(Reflection, MendsLessWhenManyTroublesComeTogether)
{
    const auto mended = [](int flaws, double crowding) {
        Inputs inputs = test::small_inputs(30, 8);
        strike_at_once(inputs);
        inputs.params.reform.flaws = flaws;
        inputs.params.reflection.attention = 3.0;
        inputs.params.reflection.crowding = crowding;
        inputs.waves.push_back(large_step(3, {"Vest 1"}));
        int total = 0;
        for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
            World world(inputs, {1, replicate});
            test::run_to(world, 27);
            total += count(world.regions().front().offices[0], FlawState::mended);
        }
        return total;
    };
    EXPECT_GT(mended(30, 1e9), mended(30, 10.0));
    EXPECT_EQ(mended(0, 10.0), 0);
}

TEST(Reflection, PutsOffAWaveWhileOthersStruggle)
{
    Inputs inputs = test::small_inputs(120, 8);
    strike_at_once(inputs);
    inputs.params.reflection.attention = 0.0;  // nothing is mended
    inputs.waves.push_back(large_step(3, {"Vest 1"}));
    inputs.waves.push_back(large_step(40, {"Vest 2"}));
    for (const bool may : {false, true}) {
        inputs.rollout.may_postpone = may;
        World world(inputs, {1, 0});
        const Office& second = world.regions().front().offices[1];
        test::run_to(world, 41);
        EXPECT_EQ(second.reformed, may ? 0 : 1);
        test::run_to(world, 40 + 52 + 1);  // two postponements at most
        EXPECT_EQ(second.reformed, 1);
        EXPECT_EQ(second.postponements, may ? 2 : 0);
    }
}

TEST(Reflection, BringsAMissingPartnerIn)
{
    Inputs inputs = test::small_inputs(60, 8);
    inputs.params.reflection.joining = 100.0;
    Wave wave = large_step(3, {"Vest 1"});
    ReferralRule young;
    young.kind = RuleKind::criteria;
    young.groups = 1u << int(Group::young);
    wave.rules = std::vector<ReferralRule>{young};
    inputs.waves.push_back(wave);
    World world(inputs, {1, 0});
    test::run_to(world, 27);
    EXPECT_EQ(world.regions().front().offices[0].partners, 1u << int(Partner::follow_up_service));
    EXPECT_EQ(world.regions().front().offices[1].partners, 0);
}

TEST(Reflection, AdjustsCriteriaToTheGroupsWithTheBestSeenResults)
{
    Inputs inputs = test::small_inputs(10, 8);
    inputs.params.reflection.adjust = 1.0;
    Wave wave = large_step(0, {"Vest 1"});
    ReferralRule rule;
    rule.kind = RuleKind::criteria;
    rule.groups = 1u << int(Group::young) | 1u << int(Group::refugee);
    wave.rules = std::vector<ReferralRule>{rule};
    inputs.waves.push_back(wave);
    World world(inputs, {1, 0});
    test::run_to(world, 2);
    Region& region = world.regions().front();
    Office& office = region.offices.front();
    office.seen_referred = {20, 20, 3, 20, 0};
    office.seen_beyond = {4.0, 1.0, 3.0, -2.0, 0.0};  // too few sick-listed to count
    region.week = 26;
    reflection(world.regions());
    EXPECT_EQ(office.targets.rules.front().groups, 1u << int(Group::young) | 1u << int(Group::jobseeker));
}

}  // namespace
}  // namespace samspill
