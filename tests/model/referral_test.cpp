#include <gtest/gtest.h>

#include <set>

#include "model/week/referral.h"
#include "support/small_world.h"

namespace samspill {
namespace {

// A world whose offices follow one rule and whose counsellors refer whenever a rule names the user.
Inputs under_rule(const ReferralRule& rule)
{
    Inputs inputs = test::small_inputs(40, 30);
    inputs.status_quo.rules = {rule};
    inputs.params.referral.slope = {};
    inputs.params.referral.slope[7] = 10.0;  // criterion
    inputs.params.referral.middle[7] = 0.5;
    inputs.params.referral.spread[7] = 0.05;
    inputs.params.referral.intercept = 0.0;
    inputs.params.referral.accept_intercept = 20.0;
    inputs.params.guidance.limited = false;
    return inputs;
}

ReferralRule criteria()
{
    ReferralRule rule;
    rule.kind = RuleKind::criteria;
    return rule;
}

// Everybody who has been referred, as they were in the week of it.
std::vector<User> referred(const Inputs& inputs)
{
    World world(inputs, {2, 0});
    std::vector<User> users;
    std::vector<std::uint8_t> open;
    while (!world.done()) {
        const Region& region = world.regions().front();
        open.clear();
        for (const User& user : region.users) open.push_back(user.open_referral);
        world.step();
        for (std::size_t i = 0; i < open.size(); ++i)
            if (!open[i] && region.users[i].open_referral) users.push_back(region.users[i]);
    }
    return users;
}

TEST(ReferralRules, CriteriaNameGroupsAndNobodyElse)
{
    ReferralRule rule = criteria();
    rule.groups = 1 << int(Group::refugee);
    const auto users = referred(under_rule(rule));
    EXPECT_GT(users.size(), 10u);
    for (const User& user : users) EXPECT_EQ(user.group, Group::refugee);
}

TEST(ReferralRules, CriteriaNameAgeQualificationAndAbsence)
{
    ReferralRule rule = criteria();
    rule.max_age = 30;
    rule.max_qualification = 0.5;
    rule.repeated_absence = false;
    const auto users = referred(under_rule(rule));
    EXPECT_GT(users.size(), 10u);
    for (const User& user : users) {
        EXPECT_LE(user.age(40), 31);  // 30 when referred
        EXPECT_FALSE(user.has(repeated_absence));
    }
}

TEST(ReferralRules, CriteriaNameStatusAndWeeksInIt)
{
    ReferralRule rule = criteria();
    rule.statuses = 1 << int(Status::sick_listed);
    rule.min_weeks = 20;
    const auto users = referred(under_rule(rule));
    EXPECT_GT(users.size(), 5u);
    ReferralRule never_met = rule;
    never_met.min_weeks = 500;
    EXPECT_TRUE(referred(under_rule(never_met)).empty());
}

TEST(ReferralRules, UniversalNamesEverybodyWhoIsMet)
{
    ReferralRule rule;
    rule.kind = RuleKind::universal;
    std::array<int, n_groups> groups{};
    for (const User& user : referred(under_rule(rule))) ++groups[std::size_t(user.group)];
    for (const int persons : groups) EXPECT_GT(persons, 0);
}

TEST(ReferralRules, AdHocIsHardlyThoughtOf)
{
    ReferralRule universal;
    universal.kind = RuleKind::universal;
    EXPECT_LT(referred(under_rule(ReferralRule{})).size() * 20, referred(under_rule(universal)).size());
}

TEST(ReferralRules, SelfReferralNeedsNoCounsellorAndOnlyTheUsersYes)
{
    ReferralRule rule;
    rule.kind = RuleKind::self_referral;
    Inputs inputs = under_rule(rule);
    inputs.params.referral.self_referral_rate = 0.05;
    EXPECT_GT(referred(inputs).size(), 50u);
    inputs.params.referral.accept_intercept = -50.0;
    EXPECT_TRUE(referred(inputs).empty());
}

// Of several rules the first that fits counts, of those of self-referral as well.
TEST(ReferralRules, EveryRuleOfSelfReferralIsAsked)
{
    ReferralRule young, refugees;
    young.kind = refugees.kind = RuleKind::self_referral;
    young.groups = 1 << int(Group::young);
    refugees.groups = 1 << int(Group::refugee);
    Inputs inputs = under_rule(young);
    inputs.status_quo.rules = {young, refugees};
    inputs.params.referral.self_referral_rate = 0.2;
    std::set<Group> groups;
    for (const User& user : referred(inputs)) groups.insert(user.group);
    EXPECT_EQ(groups, (std::set<Group>{Group::young, Group::refugee}));
}

TEST(ReferralRules, ARefusalOrAnEndedReferralPausesTheNext)
{
    ReferralRule rule;
    rule.kind = RuleKind::universal;
    Inputs inputs = under_rule(rule);
    inputs.params.referral.pause = 1000;
    World world(inputs, {2, 0});
    while (!world.done()) world.step();
    const RunOutput output = world.finish();
    double referrals = 0.0;
    for (const float n : output.series.values[std::size_t(Indicator::referrals)]) referrals += double(n);
    World again(inputs, {2, 0});
    test::run_to(again, inputs.weeks);
    double paused = 0.0;
    for (const User& user : again.regions().front().users)
        paused += user.open_referral || user.pause_until > inputs.weeks;
    EXPECT_EQ(referrals, paused);  // each person at most once
}

TEST(Guidance, ACourseBeginsWhenItIsFullAndLastsItsWeeks)
{
    ReferralRule rule = criteria();
    rule.mode = Mode::course;
    rule.groups = 1 << int(Group::jobseeker);
    Inputs inputs = under_rule(rule);
    inputs.params.guidance.course_patience = 100;
    World world(inputs, {3, 0});
    const Region& region = world.regions().front();
    std::size_t most = 0;
    while (!world.done()) {
        world.step();
        for (const Client& client : region.centre.on_course) {
            EXPECT_EQ(client.mode, Mode::course);
            EXPECT_LT(client.sessions_left, inputs.params.guidance.course_weeks);
        }
        most = std::max(most, region.centre.on_course.size());
        EXPECT_TRUE(region.centre.waiting.empty());
    }
    EXPECT_GE(most, std::size_t(inputs.params.guidance.course_size));
}

TEST(Guidance, ThreeWayTalksCostTheCounsellorHours)
{
    ReferralRule rule = criteria();
    rule.mode = Mode::three_way;
    Inputs inputs = under_rule(rule);
    const auto hours = [](const Inputs& in) {
        World world(in, {3, 0});
        double used = 0.0;
        while (!world.done()) {
            world.step();
            for (const Office& office : world.regions().front().offices) used += office.hours_used;
        }
        return used;
    };
    Inputs free = inputs;
    free.params.follow_up.three_way_hours = 0.0;
    EXPECT_GT(hours(inputs), hours(free));
}

TEST(Guidance, RaisesCoherenceAndLowersTheBarrier)
{
    ReferralRule rule;
    rule.kind = RuleKind::universal;
    const Inputs inputs = under_rule(rule);
    Inputs without = inputs;
    without.status_quo.rules.clear();
    World with_guidance(inputs, {3, 0}), no_guidance(without, {3, 0});
    test::run_to(with_guidance, 40);
    test::run_to(no_guidance, 40);
    const auto& a = with_guidance.regions().front().users;
    const auto& b = no_guidance.regions().front().users;
    int guided = 0;
    double gain = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].sessions == 0) continue;
        ++guided;
        EXPECT_TRUE(a[i].barrier < b[i].barrier || b[i].barrier == 0.0f);
        gain += a[i].coherence() - b[i].coherence();
    }
    EXPECT_GT(gain / guided, 0.01);
    EXPECT_GT(guided, 100);
}

}  // namespace
}  // namespace samspill
