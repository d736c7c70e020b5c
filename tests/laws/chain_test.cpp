#include <gtest/gtest.h>

#include <cmath>

#include "core/parallel.h"
#include "model/world.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"

// The whole model, reduced by parameters to a chain of three statuses with constant hazards, and
// the county at the end of its burn-in.
namespace samspill {
namespace {

TEST(EmploymentChain, ReachesItsStationaryDistribution)
{
    const Scenario scenario = read_scenario(source_folder() + "/scenarios/verification/employment_chain.toml");
    const Params& p = scenario.inputs.params;
    World world(scenario.inputs, {1, 0});
    while (!world.done()) world.step();
    const double n = double(world.persons());
    std::array<double, n_statuses> persons{};
    for (const Region& region : world.regions())
        for (const User& user : region.users) ++persons[std::size_t(user.status)];

    // Weekly probabilities of leaving each status; a change lasts at least a week.
    const double hire = p.jobs.offer_rate[0], leave = p.registration.leave[0], lose = p.jobs.separation_rate;
    const double job = p.registration.left_to_job, again = p.registration.left_to_search;
    const double from_search = 1.0 - std::exp(-hire - leave), from_job = 1.0 - std::exp(-lose);
    const double from_left = 1.0 - std::exp(-job - again);
    // Balance: left = search x leave rate / left rate; employed by what flows in.
    const double search = 1.0;
    const double left = search * from_search * leave / (hire + leave) / from_left;
    const double employed =
        (search * from_search * hire / (hire + leave) + left * from_left * job / (job + again)) / from_job;
    const double total = search + left + employed;
    const auto expect = [&](Status status, double share) {
        EXPECT_NEAR(persons[std::size_t(status)] / n, share, 5.0 * std::sqrt(share * (1.0 - share) / n))
            << StatusLabels::names[std::size_t(status)];
    };
    EXPECT_EQ(n, 100000);
    expect(Status::seeking, search / total);
    expect(Status::left, left / total);
    expect(Status::employed, employed / total);
}

// Means of 20 replicates of the last year before week 0; 2 % a year, and what chance may add.
TEST(Buskerud, StocksDriftLittleInTheLastYearOfTheBurnIn)
{
    Scenario scenario = read_scenario(source_folder() + "/scenarios/buskerud.toml");
    scenario.inputs.weeks = 1;
    constexpr int replicates = 20;
    struct Stocks {
        double registered = 0;
        std::array<double, n_benefits> benefit{};
    };
    std::array<std::array<Stocks, 2>, replicates> stocks{};
    parallel_for(replicates, [&](std::size_t r) {
        World world(scenario.inputs, {scenario.seed, std::uint32_t(r)});
        for (int end = 0; end < 2; ++end) {
            while (world.week() < (end == 0 ? -52 : 0)) world.step();
            for (const Region& region : world.regions())
                for (const Office& office : region.offices)
                    for (const GroupCounts& counts : office.groups) {
                        stocks[r][std::size_t(end)].registered += counts.registered;
                        for (int b = 0; b < n_benefits; ++b)
                            stocks[r][std::size_t(end)].benefit[std::size_t(b)] += counts.benefit[std::size_t(b)];
                    }
        }
    });
    const auto expect_little_drift = [&](const std::string& what, auto stock) {
        double sum = 0.0, squares = 0.0;
        for (const auto& replicate : stocks) {
            const double drift = stock(replicate[1]) / stock(replicate[0]) - 1.0;
            sum += drift;
            squares += drift * drift;
        }
        const double mean = sum / replicates;
        const double error = std::sqrt((squares / replicates - mean * mean) / (replicates - 1));
        std::printf("%-14s %+.2f %% a year, standard error %.2f %%\n", what.c_str(), 100 * mean, 100 * error);
        EXPECT_LE(std::abs(mean), 0.02 + 2.0 * error) << what;
    };
    expect_little_drift("registered", [](const Stocks& s) { return s.registered; });
    for (const Benefit benefit : {Benefit::unemployment, Benefit::sickness, Benefit::aap, Benefit::introduction})
        expect_little_drift(std::string(BenefitLabels::names[std::size_t(benefit)]),
                            [&](const Stocks& s) { return s.benefit[std::size_t(benefit)]; });
}

}  // namespace
}  // namespace samspill
