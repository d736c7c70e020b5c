#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "model/week/follow_up.h"
#include "model/week/guidance.h"
#include "model/week/life.h"
#include "model/week/spells.h"
#include "support/small_world.h"

// Parts of the model against formulas that are known exactly. Bounds are 5 standard errors.
namespace samspill {
namespace {

constexpr double sigmas = 5.0;

// Whether `count` of n happened with probability p, up to chance.
void expect_binomial(double count, double n, double p, const std::string& what)
{
    EXPECT_NEAR(count / n, p, sigmas * std::sqrt(p * (1.0 - p) / n) + 1e-9) << what;
}

TEST(ClosedForm, QuietSpellsEndAfterAGeometricNumberOfWeeks)
{
    Inputs inputs = test::small_inputs(600, 1);
    test::make_constant(inputs.params);
    test::only(inputs.params, Group::jobseeker, 1000);
    inputs.places.regions = {test::region_of("Vest", 1, 40000)};
    inputs.params.residents.stock_employed[0] = 1.0;
    inputs.params.jobs.separation_rate = 0.02;
    const World world(inputs, {1, 0});
    const auto& users = world.regions().front().users;
    const double p = 1.0 - std::exp(-0.02);
    for (const int weeks : {1, 2, 5, 13, 26, 52, 104, 208}) {
        double survived = 0;
        for (const User& user : users) survived += user.event_week - user.spell_start > weeks;
        expect_binomial(survived, double(users.size()), std::pow(1.0 - p, weeks), "more than " + std::to_string(weeks));
    }
}

TEST(ClosedForm, SearchEndsAfterAGeometricNumberOfWeeks)
{
    Inputs inputs = test::small_inputs(60, 0);
    test::make_constant(inputs.params);
    test::only(inputs.params, Group::jobseeker, 1000);
    inputs.places.regions = {test::region_of("Vest", 1, 40000)};
    auto& residents = inputs.params.residents;
    residents.stock_employed = residents.stock_left = residents.stock_aap = {};
    residents.stock_seeking[0] = 1.0;
    inputs.params.jobs.offer_rate[0] = 0.03;
    inputs.params.registration.leave[0] = 0.02;
    inputs.params.jobs.separation_rate = 0.0;
    inputs.params.registration.left_to_job = inputs.params.registration.left_to_search = 0.0;
    World world(inputs, {1, 0});
    const double n = double(world.persons()), stay = std::exp(-0.05);
    for (int weeks = 1; weeks <= 60; ++weeks) {
        world.step();
        std::array<double, n_statuses> persons{};
        for (const User& user : world.regions().front().users) ++persons[std::size_t(user.status)];
        const double ended = 1.0 - std::pow(stay, weeks);
        expect_binomial(persons[int(Status::seeking)], n, 1.0 - ended, "seeking after " + std::to_string(weeks));
        expect_binomial(persons[int(Status::employed)], n, ended * 0.6, "hired after " + std::to_string(weeks));
        expect_binomial(persons[int(Status::left)], n, ended * 0.4, "left after " + std::to_string(weeks));
    }
}

TEST(ClosedForm, SicknessSpellsSurviveByTheGammaHazard)
{
    Inputs inputs = test::small_inputs(100, 1);
    test::make_constant(inputs.params);
    test::only(inputs.params, Group::jobseeker, 1000);
    inputs.places.regions = {test::region_of("Vest", 1, 40000)};
    inputs.params.residents.stock_employed[0] = 1.0;
    inputs.params.life.permanent_share = 1.0;
    World world(inputs, {1, 0});
    Region& region = world.regions().front();
    for (Row row = 0; row < region.users.size(); ++row) {
        region.users[row].set(has_employer, true);
        change_status(region, row, Status::sick_listed);
    }
    const LifeParams& p = inputs.params.life;
    for (const int weeks : {1, 4, 8, 16, 26, 51}) {
        double sick = 0;
        for (const User& user : region.users) sick += user.event_week - user.spell_start > weeks;
        expect_binomial(sick, double(region.users.size()), std::pow(1.0 + p.recovery_scale * weeks, -p.recovery_shape),
                        "sick after " + std::to_string(weeks));
    }
}

TEST(ClosedForm, LearningInWorkFollowsItsFormula)
{
    Inputs inputs = test::small_inputs(60, 0);
    test::make_constant(inputs.params);
    test::only(inputs.params, Group::jobseeker, 300);
    inputs.params.residents.stock_employed[0] = 1.0;
    inputs.params.jobs.separation_rate = 0.05;
    inputs.params.jobs.offer_rate = {};
    inputs.params.registration.leave = {};
    World world(inputs, {1, 0});
    const Table<User> before = world.regions().front().users;
    test::run_to(world, 60);
    const Table<User>& after = world.regions().front().users;
    int changed = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (after[i].status != Status::seeking) continue;
        ++changed;
        const int weeks = after[i].spell_start - before[i].spell_start;
        const double left = std::pow(1.0 - inputs.params.jobs.learning, weeks);
        EXPECT_NEAR(after[i].qualification, 1.0 - (1.0 - before[i].qualification) * left, 1e-6);
        EXPECT_EQ(after[i].weeks_employed, weeks);
    }
    EXPECT_GT(changed, 500);
}

TEST(ClosedForm, SlowStatesFadeExactlyOverAnyGap)
{
    Inputs inputs = test::small_inputs(200, 0);
    inputs.params.life.stability_noise = 0.0;
    World world(inputs, {1, 0});
    Region& region = world.regions().front();
    const User before = [&] {
        User& user = region.users[5];
        user.motivation = 0.9f;
        user.stability = 0.1f;
        return user;
    }();
    region.week = 30;
    bring_up_to_date(region, 5);
    region.week = 104;
    bring_up_to_date(region, 5);
    const User& after = region.users[5];
    const double faded = std::pow(2.0, -104.0 / 52.0), back = std::exp(-0.02 * 104.0);
    EXPECT_NEAR(after.motivation, before.motivation_base + (0.9 - before.motivation_base) * faded, 1e-6);
    EXPECT_NEAR(after.stability, before.stability_mean + (0.1 - before.stability_mean) * back, 1e-6);
}

// A queue that the test feeds: Poisson referrals, one session each, everybody comes.
struct Queue {
    Inputs inputs;
    World world;
    Region& region;
    Row next = 0;

    static Inputs make(double slots)
    {
        Inputs inputs = test::small_inputs(100, 0);
        inputs.params.guidance.sessions_per_position = slots;
        inputs.params.guidance.attended = 1.0;
        inputs.params.guidance.public_share = inputs.params.guidance.give_up = 0.0;
        inputs.places.regions.front().centre_positions = 1.0;
        return inputs;
    }
    explicit Queue(double slots) : inputs(make(slots)), world(inputs, {1, 0}), region(world.regions().front()) {}

    void refer(int clients)
    {
        for (int n = 0; n < clients; ++n) {
            do next = Row((next + 1) % region.users.size());
            while (region.users[next].status != Status::seeking || region.users[next].open_referral);
            region.users[next].open_referral = 1;
            ++region.counts_of(region.users[next]).waiting;
            Client client{};
            client.row = next;
            client.since = WeekMark(region.week);
            client.last_session = never;
            client.sessions_left = 1;
            region.centre.newcomers.push_back(client);
        }
    }
    int flow(Indicator indicator) const
    {
        int sum = 0;
        for (const Office& office : region.offices)
            for (const GroupCounts& counts : office.groups) sum += counts.flow[int(indicator)];
        return sum;
    }
};

int poisson_by_inversion(double mean, double u)
{
    double p = std::exp(-mean), sum = p;
    int n = 0;
    while (u > sum && n < 100) sum += p *= mean / ++n;
    return n;
}

// Mean of the stationary distribution of Q' = max(0, Q + Poisson(mean) - slots), by iteration.
double mean_of_queue_chain(double mean, int slots)
{
    constexpr int most = 200;
    std::array<double, 60> arrivals{};
    double p = std::exp(-mean);
    for (std::size_t n = 0; n < arrivals.size(); p *= mean / double(++n)) arrivals[n] = p;
    std::vector<double> now(most + 1, 0.0), next(most + 1);
    now[0] = 1.0;
    for (int step = 0; step < 4000; ++step) {
        std::fill(next.begin(), next.end(), 0.0);
        for (int q = 0; q <= most; ++q)
            for (int n = 0; n < int(arrivals.size()); ++n)
                next[std::size_t(std::clamp(q + n - slots, 0, most))] += now[std::size_t(q)] * arrivals[std::size_t(n)];
        now.swap(next);
    }
    double sum = 0.0;
    for (int q = 0; q <= most; ++q) sum += q * now[std::size_t(q)];
    return sum;
}

TEST(CareerCentreQueue, HasTheLengthOfTheExactWeeklyChain)
{
    constexpr int slots = 4, batches = 40, weeks = 500;
    constexpr double mean = 3.4;
    Queue queue(slots);
    std::vector<double> means;
    for (int batch = 0; batch < batches; ++batch) {
        double sum = 0.0;
        for (int w = 0; w < weeks; ++w, ++queue.region.week) {
            Draw draw({9, 9}, 0, 0, std::uint32_t(queue.region.week));
            queue.refer(poisson_by_inversion(mean, draw.uniform()));
            guidance(queue.region);
            sum += double(queue.region.centre.waiting.size());
        }
        if (batch > 0) means.push_back(sum / weeks);
    }
    const double average = std::accumulate(means.begin(), means.end(), 0.0) / double(means.size());
    double squares = 0.0;
    for (const double m : means) squares += (m - average) * (m - average);
    const double error = std::sqrt(squares / double(means.size() * (means.size() - 1)));
    EXPECT_NEAR(average, mean_of_queue_chain(mean, slots), sigmas * error);
    EXPECT_LT(error, 0.5);
}

TEST(CareerCentreQueue, ObeysLittlesLawOnEveryPath)
{
    // Summed over the weeks, the queue at the week's end counts every client once for every week
    // between referral and first session: an identity, whatever the arrivals.
    Queue queue(3);
    long queue_weeks = 0, waited = 0;
    for (int w = 0; w < 300; ++w, ++queue.region.week) {
        for (Office& office : queue.region.offices)
            for (GroupCounts& counts : office.groups) counts.flow.fill(0);
        Draw draw({5, 5}, 0, 0, std::uint32_t(w));
        queue.refer(poisson_by_inversion(2.9, draw.uniform()));
        guidance(queue.region);
        queue_weeks += long(queue.region.centre.waiting.size());
        waited += queue.flow(Indicator::weeks_waited);
    }
    for (const Client& client : queue.region.centre.waiting) waited += queue.region.week - client.since;
    EXPECT_EQ(queue_weeks, waited);
    EXPECT_GT(queue_weeks, 300);
}

TEST(CareerCentreQueue, ServesInOrderOfArrival)
{
    Queue queue(2);
    Week last = -1000;
    for (int w = 0; w < 100; ++w, ++queue.region.week) {
        Draw draw({6, 6}, 0, 0, std::uint32_t(w));
        queue.refer(poisson_by_inversion(2.2, draw.uniform()));
        guidance(queue.region);
        const auto& waiting = queue.region.centre.waiting;
        for (std::size_t i = 1; i < waiting.size(); ++i) EXPECT_LE(waiting[i - 1].since, waiting[i].since);
        if (waiting.empty()) continue;
        EXPECT_GE(waiting.front().since, last);
        last = waiting.front().since;
    }
}

TEST(CareerCentreQueue, IsNeverLengthenedByMoreAdvisersAtTheSameReferrals)
{
    long before = -1;
    for (const int slots : {2, 3, 4, 6, 9}) {
        Queue queue(slots);
        long queue_weeks = 0;
        for (int w = 0; w < 200; ++w, ++queue.region.week) {
            Draw draw({8, 8}, 0, 0, std::uint32_t(w));
            queue.refer(poisson_by_inversion(2.9, draw.uniform()));
            guidance(queue.region);
            queue_weeks += long(queue.region.centre.waiting.size());  // by Little's law the summed waits
        }
        if (before >= 0) {
            EXPECT_LE(queue_weeks, before) << slots << " sessions a week";
        }
        before = queue_weeks;
    }
    EXPECT_EQ(before, 0);
}

TEST(CareerCentreQueue, StaysEmptyWithoutReferrals)
{
    Inputs inputs = test::small_inputs(52, 10);
    inputs.params.referral.intercept = -50.0;
    inputs.status_quo.rules.clear();
    World world(inputs, {1, 0});
    while (!world.done()) {
        world.step();
        EXPECT_TRUE(world.regions().front().centre.waiting.empty());
        EXPECT_TRUE(world.regions().front().centre.in_progress.empty());
    }
}

}  // namespace
}  // namespace samspill
