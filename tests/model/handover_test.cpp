#include "model/week/handover.h"

#include <gtest/gtest.h>

#include <cmath>

#include "model/week/collaboration.h"
#include "support/small_world.h"

// What becomes of a wish when guidance ends.
namespace samspill {
namespace {

// A world in which guidance has just ended for many seeking users; nothing else happens to them.
struct Ended {
    Inputs inputs;
    World world;
    Region& region;
    std::vector<User> before;

    explicit Ended(Inputs all, bool three_way = false, bool expected_back = true)
        : inputs(std::move(all)), world(inputs, {3, 0}), region(world.regions().front())
    {
        test::run_to(world, 2);
        before = region.users;
        for (Office& office : region.offices)
            for (GroupCounts& counts : office.groups) counts.flow.fill(0);
        for (Counsellor& counsellor : region.counsellors) counsellor.lost = 0;
        for (Row row = 0; row < region.users.size(); ++row) {
            if (region.users[row].status != Status::seeking) continue;
            Client client{};
            client.row = row;
            client.three_way = three_way;
            client.expected_back = expected_back;
            region.centre.ended.push_back(client);
        }
        clients = double(region.centre.ended.size());
        handover(region);
    }
    double flow(Indicator indicator) const
    {
        double sum = 0;
        for (const Office& office : region.offices)
            for (const GroupCounts& counts : office.groups) sum += counts.flow[std::size_t(indicator)];
        return sum;
    }
    double clients = 0.0;
};

Inputs at(double intensity)
{
    Inputs inputs = test::small_inputs(10, 8);
    inputs.places.regions = {test::region_of("Vest", 1, 20000)};
    inputs.status_quo.intensity = intensity;
    return inputs;
}

TEST(Handover, LosesWhatTheFeedbackRoutineDoesNotHold)
{
    for (const double intensity : {0.0, 1.5, 3.0}) {
        const Ended ended(at(intensity));
        const double lost = 1.0 - at_intensity(ended.inputs.params.collaboration.feedback_routine, intensity);
        EXPECT_NEAR(ended.flow(Indicator::lost_handovers) / ended.clients, lost,
                    5.0 * std::sqrt(lost * (1.0 - lost) / ended.clients));
        EXPECT_EQ(ended.flow(Indicator::lost_handovers) + ended.flow(Indicator::agreements) +
                      ended.flow(Indicator::conflicts),
                  ended.clients);
    }
}

TEST(Handover, LosesNothingThatTheCounsellorWasThereFor)
{
    EXPECT_EQ(Ended(at(0.0), true).flow(Indicator::lost_handovers), 0.0);
}

TEST(Handover, OnlyWhatIsExpectedBackIsMissed)
{
    const auto missed = [](const Ended& ended) {
        int sum = 0;
        for (const Counsellor& counsellor : ended.region.counsellors) sum += counsellor.lost;
        return sum;
    };
    EXPECT_GT(missed(Ended(at(0.0), false, true)), 100);
    EXPECT_EQ(missed(Ended(at(0.0), false, false)), 0);
}

TEST(Handover, APartnerBringsBackSomeOfWhatWouldBeLost)
{
    Inputs inputs = at(0.0);
    const double without = Ended(inputs).flow(Indicator::lost_handovers);
    inputs.places.regions.front().offices.front().partners = 0xf;
    const Ended ended(inputs);
    EXPECT_NEAR(ended.flow(Indicator::lost_handovers) / without, 0.7, 0.05);
}

TEST(Handover, ConflictsAreFewerTheMoreIsSharedAndKnown)
{
    Inputs inputs = at(0.0);
    inputs.params.collaboration.feedback_routine = {{1, 1, 1, 1}};
    const double apart = Ended(inputs).flow(Indicator::conflicts);
    inputs.params.collaboration.information = {{1, 1, 1, 1}};
    const double informed = Ended(inputs).flow(Indicator::conflicts);
    inputs.params.collaboration.rules_known = 1.0;
    const double both = Ended(inputs).flow(Indicator::conflicts);
    EXPECT_LT(informed, 0.8 * apart);
    EXPECT_LT(both, 0.9 * informed);
    EXPECT_GT(both, 0.0);
}

TEST(Handover, ProbabilityOfConflictIsItsFormula)
{
    const Inputs inputs = at(1.0);
    World world(inputs, {3, 0});
    test::run_to(world, 2);
    Region& region = world.regions().front();
    region.centre.rules_known = 0.4;
    region.offices.front().weakening[std::size_t(FlawKind::rule_clash)] = 0.5;
    User user = region.users.front();
    user.realism = 0.5f;
    user.set(consents, true);
    user.counsellor = nobody;
    const double expected = 0.7 * (1.0 - 0.6 * 0.35 * 0.5) * (1.0 - 0.5 * 0.4 * 0.5) * (1.0 - 0.5 * 0.5);
    EXPECT_NEAR(conflict_probability(region, user, Wish::unfunded_education), expected, 1e-12);
    user.set(consents, false);
    EXPECT_NEAR(conflict_probability(region, user, Wish::work), 0.03 * (1.0 - 0.5 * 0.4 * 0.5) * 0.75, 1e-12);
}

TEST(Handover, AConflictHurtsAndAnAgreementHelps)
{
    Inputs inputs = at(3.0);
    inputs.params.collaboration.feedback_routine = {{1, 1, 1, 1}};
    inputs.params.handover.conflict = {{0.5, 0.5, 0.5}};
    const Ended ended(inputs);
    int hurt = 0, helped = 0;
    for (Row row = 0; row < ended.before.size(); ++row) {
        const User &was = ended.before[row], &now = ended.region.users[row];
        if (was.status != Status::seeking) continue;
        if (now.conflicts > was.conflicts) {
            ++hurt;
            EXPECT_LE(now.trust, was.trust);
        } else {
            ++helped;
            EXPECT_EQ(now.trust, was.trust);
            EXPECT_NE(now.plan, Plan::none);
        }
    }
    EXPECT_EQ(hurt, ended.flow(Indicator::conflicts));
    EXPECT_GT(hurt, 100);
    EXPECT_GT(helped, 100);
}

TEST(Handover, AWishForEducationNeedsAnAspirationAboveTheQualification)
{
    const Inputs inputs = at(1.0);
    World world(inputs, {3, 0});
    Region& region = world.regions().front();
    User user = region.users.front();
    user.status = Status::seeking;
    user.benefit = Benefit::none;
    user.birth_week = WeekMark(-30 * 52);
    user.qualification = 0.4f;
    user.aspiration = 0.5f;
    EXPECT_EQ(wish_of(region, user), Wish::work);
    user.aspiration = 0.8f;
    user.set(reduced_capacity, false);
    EXPECT_EQ(wish_of(region, user), Wish::unfunded_education);
    user.set(reduced_capacity, true);
    EXPECT_EQ(wish_of(region, user), Wish::funded_education);
}

}  // namespace
}  // namespace samspill
