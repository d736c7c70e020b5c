#include "model/week/trial.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/parallel.h"
#include "model/inputs/check_inputs.h"
#include "model/run.h"
#include "support/small_world.h"

namespace samspill {
namespace {

constexpr unsigned bit(Plan plan) { return 1u << int(plan); }

// Jobseekers in their first weeks, to two arms; the second one is ordinary practice until a test
// says otherwise.
Inputs with_trial(int weeks = 60, Week from = 10)
{
    Inputs inputs = test::small_inputs(weeks, 60);
    Trial trial;
    trial.statuses = 1u << int(Status::seeking);
    trial.from = from;
    trial.arms.resize(2);
    trial.arms[0].name = "usual";
    trial.arms[1].name = "new";
    inputs.trial = trial;
    return inputs;
}

TrialArm& new_arm(Inputs& inputs) { return inputs.trial->arms[1]; }

int persons(const EventTime& table, Outcome outcome, int arm, int week)
{
    int sum = 0;
    for (int group = 0; group < n_groups; ++group) sum += table.persons[table.index(int(outcome), arm, 0, group, week)];
    return sum;
}

TEST(Trial, DrawsPersonsToArmsByTheirShares)
{
    Inputs inputs = with_trial(120);
    inputs.trial->arms[0].share = 3.0;
    World world(inputs, {1, 0});
    test::run_to(world, 120);
    std::array<int, 3> drawn{};
    double health[3] = {};
    for (const User& user : world.regions().front().users) {
        ++drawn[user.arm];
        health[user.arm] += double(user.health);
    }
    const double n = drawn[1] + drawn[2];
    ASSERT_GT(n, 500.0);
    EXPECT_NEAR(drawn[1] / n, 0.75, 5.0 * std::sqrt(0.75 * 0.25 / n));
    const double standard_error = 0.25 * std::sqrt(1.0 / drawn[1] + 1.0 / drawn[2]);  // health spreads less than .25
    EXPECT_NEAR(health[1] / drawn[1], health[2] / drawn[2], 5.0 * standard_error);
}

TEST(Trial, EnrolsThoseWhoFitAndNoOthersAndInItsWeeksOnly)
{
    Inputs inputs = with_trial();
    Trial& trial = *inputs.trial;
    trial.groups = 1u << int(Group::jobseeker);
    trial.min_weeks = 4;
    trial.max_weeks = 12;
    trial.until = 40;
    trial.offices = {"Vest 2"};
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    int enrolled = 0;
    while (!world.done()) {
        world.step();
        for (const Row row : region.enrolled) {
            const User& user = region.users[row];
            const Week week = world.week() - 1;
            ++enrolled;
            EXPECT_EQ(user.arm_week, week);
            EXPECT_EQ(user.group, Group::jobseeker);
            EXPECT_GE(week, 10);
            EXPECT_LT(week, 40);
            EXPECT_EQ(region.office_of(user).place->name, "Vest 2");
            if (user.spell_start == week) continue;  // the spell has ended in the same week
            EXPECT_GE(week - user.spell_start, 4);
            EXPECT_LE(week - user.spell_start, 12);
        }
    }
    EXPECT_GT(enrolled, 40);
}

TEST(Trial, IsNotThereBeforeItsFirstEnrolment)
{
    Inputs none = with_trial();
    none.trial.reset();
    Inputs forced = with_trial(), staffed = with_trial();
    new_arm(forced).force_plan = Plan::work_training;
    new_arm(staffed).caseload = 10.0;
    World a(none, {1, 0}), b(forced, {1, 0}), c(staffed, {1, 0});
    for (World* world : {&a, &b, &c}) test::run_to(*world, 10);
    EXPECT_EQ(a.digest(), b.digest());
    EXPECT_EQ(a.digest(), c.digest());
    for (World* world : {&a, &b, &c}) test::run_to(*world, 30);
    EXPECT_NE(a.digest(), b.digest());
    EXPECT_NE(b.digest(), c.digest());
}

TEST(Trial, OfArmsThatChangeNothingChangesNothing)
{
    Inputs none = with_trial();
    none.trial.reset();
    const RunOutput without = run_replicate(none, 1, 0), with = run_replicate(with_trial(), 1, 0);
    EXPECT_EQ(without.series.values, with.series.values);
    EXPECT_EQ(without.event_time.persons, with.event_time.persons);
    EXPECT_GT(persons(with.trial, Outcome::observed, 0, 0), 100);
}

TEST(Trial, ForcesAPlanAtOnceAndInEveryMeeting)
{
    Inputs inputs = with_trial();
    new_arm(inputs).force_plan = Plan::fast_work;
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    int forced = 0, others = 0;
    while (!world.done()) {
        world.step();
        for (const auto* rows : {&region.enrolled, &region.met})
            for (const Row row : *rows) {
                const User& user = region.users[row];
                if (user.status != Status::seeking || user.spell_start == region.week - 1) continue;
                if (user.arm == 2) {
                    EXPECT_EQ(user.plan, Plan::fast_work);
                    ++forced;
                } else {
                    others += user.plan != Plan::fast_work;
                }
            }
    }
    EXPECT_GT(forced, 100);
    EXPECT_GT(others, 20);
}

TEST(Trial, ForcedEducationIsOpenToAllAndAskedForOnce)
{
    Inputs inputs = with_trial(160);
    inputs.trial->until = 30;
    new_arm(inputs).force_plan = Plan::education;
    inputs.params.measures.course_weeks = inputs.params.measures.secondary_weeks = 10;
    inputs.params.measures.vocational_weeks = inputs.params.measures.higher_weeks = 10;
    inputs.params.measures.dropout = 0.0;
    World world(inputs, {1, 0});
    test::run_to(world, 160);
    int fulfilled = 0;
    for (const User& user : world.regions().front().users) fulfilled += (user.trial_marks & plan_fulfilled) != 0;
    EXPECT_GT(fulfilled, 20);
    const EventTime table = world.finish().trial;
    EXPECT_GT(persons(table, Outcome::education, 1, 26), 3 * persons(table, Outcome::education, 0, 26));
    EXPECT_LT(persons(table, Outcome::education, 1, 120), persons(table, Outcome::education, 1, 26) / 2);
}

TEST(Trial, ForbiddenPlansAreNeverTaken)
{
    Inputs inputs = with_trial();
    new_arm(inputs).forbid_plans = std::uint8_t(bit(Plan::fast_work) | bit(Plan::work_training));
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    int met = 0;
    while (!world.done()) {
        world.step();
        for (const User& user : region.users) {
            if (user.arm != 2) continue;
            EXPECT_NE(user.plan, Plan::fast_work);
            EXPECT_NE(user.plan, Plan::work_training);
            ++met;
        }
    }
    EXPECT_GT(met, 1000);
}

TEST(Trial, ReferralIsProposedToAllOrToNobody)
{
    Inputs inputs = with_trial();
    inputs.trial->arms[0].referral = false;
    new_arm(inputs).referral = true;
    inputs.params.referral.accept_intercept = 50.0;  // nobody says no
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    int open = 0;
    while (!world.done()) {
        world.step();
        for (const Row row : region.enrolled) {
            const User& user = region.users[row];
            if (user.arm == 2 && user.pause_until <= user.arm_week) {
                EXPECT_EQ(user.open_referral, 1);
                ++open;
            }
        }
        for (const Client& client : region.centre.waiting) {
            const User& user = region.users[client.row];
            EXPECT_FALSE(user.arm == 1 && client.since >= user.arm_week);
        }
    }
    EXPECT_GT(open, 50);
}

TEST(Trial, ModeReplacesTheRules)
{
    Inputs inputs = with_trial();
    inputs.params.referral.accept_intercept = 50.0;
    for (TrialArm& arm : inputs.trial->arms) arm.referral = true;
    new_arm(inputs).mode = Mode::three_way;
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    int three_way = 0;
    while (!world.done()) {
        world.step();
        for (const Client& client : region.centre.waiting) {
            const User& user = region.users[client.row];
            if (user.arm == no_arm || client.since < user.arm_week) continue;
            EXPECT_EQ(client.mode, user.arm == 2 ? Mode::three_way : Mode::individual);
            three_way += user.arm == 2;
        }
    }
    EXPECT_GT(three_way, 50);
}

TEST(Trial, StrategyIsTheArmsOwn)
{
    Inputs inputs = with_trial(80);
    inputs.trial->arms[0].strategy = Strategy{0.0, false};
    new_arm(inputs).strategy = Strategy{1.0, false};
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    std::array<int, 3> fast{}, met{};
    while (!world.done()) {
        world.step();
        for (const Row row : region.met) {
            const User& user = region.users[row];
            if (user.status != Status::seeking) continue;
            ++met[user.arm];
            fast[user.arm] += user.plan == Plan::fast_work;
        }
    }
    ASSERT_GT(std::min(met[1], met[2]), 100);
    EXPECT_GT(fast[1] * 2 * met[2], fast[2] * 3 * met[1]);
}

// What half of all who search gets from NAV, what everybody else gets, and what the trial's staff cost.
struct Meetings {
    double of_arm = 0.0, of_others = 0.0;  // a registered person and year
    double project_cost = 0.0;
};

Meetings meetings_under(const std::optional<double>& caseload, double users_per_counsellor = 90.0)
{
    Inputs inputs = with_trial(104, 0);
    inputs.params.referral.intercept = -50.0;
    new_arm(inputs).caseload = caseload;
    inputs.params.follow_up.users_per_counsellor = users_per_counsellor;
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    Meetings meetings;
    double in_arm = 0.0, others = 0.0;
    while (!world.done()) {
        world.step();
        if (world.week() <= 1) continue;
        for (const Row row : region.met) ++(region.users[row].arm == 2 ? meetings.of_arm : meetings.of_others);
        for (const User& user : region.users)
            if (user.has(registered)) ++(user.arm == 2 ? in_arm : others);
        for (const Office& office : region.offices) meetings.project_cost += office.project_cost;
    }
    meetings.of_arm *= 52.0 / in_arm;
    meetings.of_others *= 52.0 / others;
    return meetings;
}

TEST(Trial, OwnStaffMeetMoreOftenAndTakeNoHoursFromOthers)
{
    const Meetings usual = meetings_under({}), few = meetings_under(30.0), fewer = meetings_under(10.0);
    EXPECT_EQ(usual.project_cost, 0.0);
    EXPECT_GT(fewer.project_cost, 1.5 * few.project_cost);
    EXPECT_GT(few.of_arm, 2.0 * usual.of_arm);
    EXPECT_GT(fewer.of_arm, 2.0 * few.of_arm);
    EXPECT_NEAR(few.of_others, usual.of_others, 0.05 * usual.of_others);
    EXPECT_NEAR(fewer.of_others, usual.of_others, 0.05 * usual.of_others);
}

// Where hours are short, those that the arm no longer takes would be a gift to all others.
TEST(Trial, OwnStaffFreeNoHoursForOthers)
{
    const Meetings usual = meetings_under({}, 110.0), own = meetings_under(20.0, 110.0);
    EXPECT_NEAR(own.of_others, usual.of_others, 0.15 * usual.of_others);  // a third more without what is set aside
}

TEST(Trial, OwnStaffAreNeverOverdueAndKeepCountsInStep)
{
    Inputs inputs = with_trial(60, 0);
    new_arm(inputs).caseload = 20.0;
    new_arm(inputs).force_plan = Plan::supported_employment;
    World world(inputs, {1, 0});
    const Region& region = world.regions().front();
    int supported = 0;
    while (!world.done()) {
        world.step();
        std::vector<int> overdue(region.counsellors.size()), in_trial(region.counsellors.size());
        for (const User& user : region.users) {
            if (user.counsellor == nobody) continue;
            const bool due = user.meeting_week < world.week();
            EXPECT_FALSE(user.arm == 2 && due && user.has(registered));
            overdue[user.counsellor] += due && user.arm != 2;
            in_trial[user.counsellor] += user.arm == 2;
            supported += user.status == Status::supported_employment;
        }
        for (std::size_t c = 0; c < region.counsellors.size(); ++c) {
            EXPECT_EQ(region.counsellors[c].overdue, overdue[c]);
            int counted = 0;
            for (const std::int16_t n : region.counsellors[c].in_trial) counted += n;
            EXPECT_EQ(counted, in_trial[c]);
        }
    }
    EXPECT_GT(supported, 100);  // by the trial's own job specialists: the offices have none
}

TEST(Trial, OutcomesAreACountOfTheArmsRowsAndOnlyOfThoseObserved)
{
    Inputs inputs = with_trial(100, 0);
    inputs.trial->min_weeks = 2;
    World world(inputs, {3, 0});
    const Region& region = world.regions().front();
    constexpr int since = 26;
    std::array<std::array<int, n_outcomes>, 2> counted{};
    while (!world.done()) {
        world.step();
        const Week week = world.week() - 1;
        for (const User& user : region.users) {
            if (user.arm == no_arm || week - user.arm_week != since) continue;
            auto& counts = counted[user.arm - 1u];
            ++counts[int(Outcome::observed)];
            counts[int(Outcome::in_work)] += in_work(user);
            counts[int(Outcome::education)] += user.status == Status::education;
            counts[int(Outcome::on_benefit)] += user.benefit != Benefit::none;
            counts[int(Outcome::lasting)] += (user.trial_marks & arm_lasting) != 0;
        }
    }
    const EventTime table = world.finish().trial;
    for (int arm = 0; arm < 2; ++arm)
        for (int outcome = 0; outcome < n_outcomes; ++outcome)
            EXPECT_EQ(persons(table, Outcome(outcome), arm, since), counted[std::size_t(arm)][std::size_t(outcome)])
                << arm << " " << OutcomeLabels::names[std::size_t(outcome)];
    EXPECT_LT(persons(table, Outcome::observed, 0, since), persons(table, Outcome::observed, 0, 0));
    EXPECT_GT(persons(table, Outcome::in_work, 0, since), 20);
}

TEST(Trial, DoesNotDependOnThreads)
{
    Inputs inputs = with_trial();
    inputs.places.regions.push_back(test::region_of("Aust", 2, 3000));
    new_arm(inputs).caseload = 20.0;
    new_arm(inputs).referral = true;
    const RunOutput one = run_replicate(inputs, 1, 0);
    RunOutput four;
    with_threads(4, [&] { four = run_replicate(inputs, 1, 0); });
    EXPECT_EQ(one.digest, four.digest);
    EXPECT_EQ(one.trial.persons, four.trial.persons);
}

TEST(Trial, IsCheckedWithTheOtherInputs)
{
    const auto refused = [](const std::function<void(Trial&)>& change) {
        Inputs inputs = with_trial();
        change(*inputs.trial);
        try {
            check_inputs(inputs);
            return std::string();
        } catch (const InputError& error) {
            return std::string(error.what());
        }
    };
    EXPECT_EQ(refused([](Trial&) {}), "");
    EXPECT_NE(refused([](Trial& trial) { trial.arms.pop_back(); }).find("it needs 2 to 20"), std::string::npos);
    EXPECT_NE(refused([](Trial& trial) { trial.arms[1].name = "usual"; }).find("is there twice"), std::string::npos);
    EXPECT_NE(refused([](Trial& trial) { trial.arms[0].share = 0.0; }).find("not above 0"), std::string::npos);
    EXPECT_NE(refused([](Trial& trial) { trial.offices = {"Nord"}; }).find("Nord"), std::string::npos);
    EXPECT_NE(refused([](Trial& trial) { trial.until = 10; }).find("weeks [10, 10)"), std::string::npos);
    EXPECT_NE(refused([](Trial& trial) {
                  trial.arms[1].force_plan = Plan::education;
                  trial.arms[1].forbid_plans = std::uint8_t(bit(Plan::education));
              }).find("forced and forbidden"),
              std::string::npos);
}

}  // namespace
}  // namespace samspill
