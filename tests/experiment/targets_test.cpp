#include "experiment/calibrate/targets.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "core/parallel.h"
#include "model/run.h"
#include "support/small_world.h"

namespace samspill {
namespace {

// Inputs of one group whose rates are the same for all, long enough for the statistics.
Inputs constant_inputs(Group group, double per_thousand, const std::vector<Question>& questions)
{
    Inputs inputs = test::small_inputs(1, 108);
    for (const Question& question : questions)
        inputs.weeks = std::max(inputs.weeks, info(question.statistic).until + 1);
    test::make_constant(inputs.params);
    test::only(inputs.params, group, per_thousand);
    return inputs;
}

std::vector<double> answers(const Inputs& inputs, const std::vector<Question>& questions)
{
    return measure(inputs, {1, 0}, questions);
}

// A share of `n` independent persons, to five standard errors.
double five_sigma(double share, double n) { return 5.0 * std::sqrt(share * (1.0 - share) / n); }

TEST(Statistics, HaveNamesMeaningsAndWaysToMeasure)
{
    std::set<std::string_view> names;
    for (const StatisticInfo& about : statistics()) {
        EXPECT_TRUE(names.insert(about.name).second) << about.name;
        for (const std::string_view text : {about.unit, about.meaning, about.measured})
            EXPECT_FALSE(text.empty()) << about.name;
    }
}

TEST(Statistics, OfSicknessFollowTheGammaHazard)
{
    const std::vector<Question> questions{{Statistic::sick_after_8_weeks, ""},
                                          {Statistic::sick_after_16_weeks, ""},
                                          {Statistic::sick_after_26_weeks, ""},
                                          {Statistic::sick_after_52_weeks, ""}};
    Inputs inputs = constant_inputs(Group::sick_listed, 1000, questions);
    Params& p = inputs.params;
    p.residents.stock_employed[int(Group::sick_listed)] = 1.0;
    p.life.sickness_rate = 0.01;
    p.life.sickness_health = 0.0;
    p.life.permanent_share = 1.0;
    p.jobs.separation_rate = 0.0;
    const std::vector<double> found = answers(inputs, questions);
    const double spells = 52 * 0.01 * 6000 * 0.8;  // about a fifth are on sick leave
    const std::array<int, 4> weeks{6, 14, 24, 50};
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const double expected = std::pow(1.0 + p.life.recovery_scale * weeks[i], -p.life.recovery_shape);
        EXPECT_NEAR(found[i], expected, five_sigma(expected, spells)) << weeks[i];
    }
}

TEST(Statistics, OfExitsFollowAConstantRate)
{
    const std::vector<Question> questions{{Statistic::out_after_4_weeks, ""}, {Statistic::out_after_26_weeks, ""}};
    Inputs inputs = constant_inputs(Group::jobseeker, 1000, questions);
    Params& p = inputs.params;
    p.residents.stock_employed[0] = p.residents.stock_left[0] = p.residents.stock_aap[0] = 0.0;
    p.residents.stock_seeking[0] = 1.0;
    p.jobs.offer_rate = {};
    p.registration.leave[0] = 0.01;
    p.registration.left_to_job = p.registration.left_to_search = 0.0;
    const std::vector<double> found = answers(inputs, questions);
    // 6,000 seekers in week -108; stocks overlap, so that the smallest independent one is counted.
    const double stock = 6000 * std::exp(-0.01 * 108);
    EXPECT_NEAR(found[0], 1.0 - std::exp(-0.04), five_sigma(0.04, stock));
    EXPECT_NEAR(found[1], 1.0 - std::exp(-0.26), five_sigma(0.23, stock));
}

TEST(Statistics, OfLeaversFollowTheRateOfJobsOffTheRegister)
{
    const std::vector<Question> questions{{Statistic::left_jobseekers_employed, ""},
                                          {Statistic::left_reduced_capacity_employed, ""}};
    Inputs inputs = constant_inputs(Group::jobseeker, 1000, questions);
    Params& p = inputs.params;
    p.residents.stock_employed[0] = p.residents.stock_left[0] = p.residents.stock_aap[0] = 0.0;
    p.residents.stock_seeking[0] = 1.0;
    p.jobs.offer_rate = {};
    p.jobs.separation_rate = 0.0;
    p.registration.leave[0] = 0.01;
    p.registration.left_to_job = 0.03;
    p.registration.left_to_search = 0.0;
    const std::vector<double> found = answers(inputs, questions);
    const double leavers = 6000 * std::exp(-0.01 * 98) * (1.0 - std::exp(-0.13));
    const double expected = 1.0 - std::exp(-0.03 * 26);
    EXPECT_NEAR(found[0], expected, five_sigma(expected, leavers));
    EXPECT_TRUE(std::isnan(found[1]));  // nobody with reduced capacity
}

TEST(Statistics, OfIntroductionLeaversAreAllInWorkWhenOffersNeverEnd)
{
    const std::vector<Question> questions{{Statistic::introduction_work, ""},
                                          {Statistic::introduction_work_or_education, ""},
                                          {Statistic::introduction_unemployed, ""}};
    Inputs inputs = constant_inputs(Group::refugee, 200, questions);
    Params& p = inputs.params;
    p.residents.arrivals[int(Group::refugee)] = 50.0;
    p.registration.leave = {};
    p.measures.intro_to_education = 0.0;
    p.jobs.offer_rate[int(Group::refugee)] = 0.2;
    p.jobs.separation_rate = 0.0;
    EXPECT_EQ(answers(inputs, questions), (std::vector<double>{1.0, 1.0, 0.0}));
    p.jobs.offer_rate = {};
    EXPECT_EQ(answers(inputs, questions), (std::vector<double>{0.0, 0.0, 1.0}));
}

TEST(Statistics, OfGuidanceGrowWithWhatASessionGives)
{
    const std::vector<Question> questions{{Statistic::guidance_comprehensibility, ""},
                                          {Statistic::guidance_manageability, ""}};
    Inputs inputs = test::small_inputs(27, 108);
    inputs.params.referral.intercept = -2.0;
    inputs.params.guidance.comprehensibility = inputs.params.guidance.manageability = 0.0;
    const std::vector<double> nothing = answers(inputs, questions);
    inputs.params.guidance.comprehensibility = 0.1;
    const std::vector<double> some = answers(inputs, questions);
    EXPECT_NEAR(nothing[0], 0.0, 0.02);  // what fades in the weeks of guidance
    EXPECT_GT(some[0], 0.1);
    EXPECT_LT(some[1], 0.05);
}

TEST(Statistics, OfARegionAndAtAnyScaleCountWhatIsThere)
{
    const std::vector<Question> questions{{Statistic::clients_2018, "Vest"},
                                          {Statistic::clients_2018, "Nord"},
                                          {Statistic::clients_2018, ""},
                                          {Statistic::clients_2018, "Atlantis"}};
    Inputs inputs = test::small_inputs(122, 20);
    inputs.places.regions.push_back(test::region_of("Nord", 1, 2000));
    inputs.params.referral.intercept = -3.0;
    const std::vector<double> found = answers(inputs, questions);
    EXPECT_GT(found[0], 0.0);
    EXPECT_GT(found[1], 0.0);
    EXPECT_EQ(found[2], found[0] + found[1]);
    EXPECT_TRUE(std::isnan(found[3]));

    const RunOutput run = run_replicate(inputs, 1, 0);
    double first_sessions = 0.0;
    const std::vector<float>& series = run.series.values[int(Indicator::first_sessions)];
    const std::size_t cells_a_week = series.size() / std::size_t(run.series.weeks);
    for (Week week = 69; week <= 120; ++week)
        for (std::size_t cell = 0; cell < cells_a_week; ++cell)
            first_sessions += series[std::size_t(week - run.series.first_week) * cells_a_week + cell];
    EXPECT_EQ(found[2], first_sessions);

    inputs.places.scale = 2.0;
    const double doubled = answers(inputs, questions)[2];
    EXPECT_GT(doubled, 0.5 * found[2]);
    EXPECT_LT(doubled, 1.5 * found[2]);
}

TEST(Statistics, AreTheSameForAnyNumberOfThreadsAndOtherQuestions)
{
    std::vector<Question> all;
    for (const StatisticInfo& about : statistics()) all.push_back({about.id, ""});
    Inputs inputs = test::small_inputs(147, 108);
    inputs.places.regions.push_back(test::region_of("Nord", 1, 2000));
    const std::vector<double> alone = answers(inputs, all);
    with_threads(3, [&] { EXPECT_EQ(measure(inputs, {1, 0}, all), alone); });
    for (const std::size_t i : {std::size_t(Statistic::sickness_share), std::size_t(Statistic::staff_load),
                                std::size_t(Statistic::drift_registered)}) {
        EXPECT_TRUE(std::isfinite(alone[i]));
        EXPECT_EQ(answers(inputs, {all[i]})[0], alone[i]) << statistics()[i].name;
    }
}

}  // namespace
}  // namespace samspill
