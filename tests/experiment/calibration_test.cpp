#include "experiment/calibrate/calibration.h"

#include <atomic>
#include <cmath>

#include <gtest/gtest.h>

#include "core/parallel.h"
#include "scenario/scenario_support.h"
#include "scenario/text/value.h"

namespace samspill::test {
namespace {

// Two offices, long enough before week 0 for every statistic asked for here.
const std::string scenario = small + "[run]\nburn_in = 60\n";

const std::string leavers = R"([[target]]
fact = "E14"
statistic = "left_jobseekers_employed"
value = 0.6
low = 0.59
high = 0.61
)";

const std::string job_rate = R"([[parameter]]
key = "registration.left_to_job"
low = 0.002
high = 0.1
)";

class Calibrations : public testing::Test {
protected:
    Calibration make(const std::string& text, const std::vector<std::string>& overrides = {},
                     const std::string& search = "replicates = 2\nevaluations = 25\nstarts = 1\n")
    {
        folder_.write("s.toml", scenario);
        const std::string path = folder_.write("c.toml", "scenario = \"s.toml\"\n[search]\n" + search + text);
        return Calibration(read_calibration(path), overrides);
    }

    std::string mistake(const std::string& text, const std::vector<std::string>& overrides = {})
    {
        try {
            make(text, overrides);
        } catch (const InputError& error) {
            return error.mistakes().front().place + ": " + error.mistakes().front().message.english();
        }
        return "";
    }

    Folder folder_;
};

CalibrationResult fit(const Calibration& calibration, int threads = 2)
{
    CalibrationOptions options;
    options.threads = threads;
    return calibrate(calibration, options);
}

TEST_F(Calibrations, MeetATargetThatAParameterReaches)
{
    const Calibration calibration = make(job_rate + leavers, {},
                                         "replicates = 2\nevaluations = 25\nstarts = 1\n"
                                         "prior_weight = 0\n");
    const CalibrationResult result = fit(calibration);
    EXPECT_LE(result.evaluations, 25);
    EXPECT_GT(result.first_loss, 4.0);
    EXPECT_LT(result.loss, 1.0);
    const double found = estimate(result.answers[0]).mean;
    EXPECT_GE(found, calibration.file().targets[0].low);
    EXPECT_LE(found, calibration.file().targets[0].high);
    EXPECT_GT(calibration.value_at(0, result.point[0]), calibration.prior_value(0));
    // What is reported is what was run: the scenario with this value gives these answers.
    const auto [key, value] = calibration.parameters_at(result.point)[0];
    const std::string text = input::number_text(value);
    EXPECT_EQ(fit(make(leavers, {key + "=" + text})).answers, result.answers);
}

TEST_F(Calibrations, LeaveAParameterWhereItWasThatNoTargetDependsOn)
{
    const std::string other = "[[parameter]]\nkey = \"jobs.supported_factor\"\nlow = 1.0\nhigh = 3.0\n";
    const Calibration calibration =
        make(job_rate + other + leavers, {}, "replicates = 1\nevaluations = 60\nstarts = 1\n");
    const CalibrationResult result = fit(calibration);
    EXPECT_NEAR(calibration.value_at(1, result.point[1]), calibration.prior_value(1), 0.1);
    EXPECT_LT(result.loss, result.first_loss);
}

TEST_F(Calibrations, AreTheSameForAnyNumberOfThreads)
{
    const Calibration calibration = make(job_rate + leavers, {}, "replicates = 3\nevaluations = 6\nstarts = 2\n");
    const CalibrationResult one = fit(calibration, 1), three = fit(calibration, 3);
    EXPECT_EQ(one.point, three.point);
    EXPECT_EQ(one.answers, three.answers);
    EXPECT_EQ(one.evaluations, 6);
}

TEST_F(Calibrations, MoveATableByOneFactor)
{
    const Calibration calibration =
        make("[[parameter]]\nkey = \"residents.arrivals\"\nlow = 0.5\nhigh = 2.0\n" + leavers);
    const auto before = calibration.parameters_at(calibration.prior());
    const auto doubled = calibration.parameters_at({1.0});
    ASSERT_EQ(before.size(), std::size_t(n_groups));
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(before[i].first, doubled[i].first);
        EXPECT_NEAR(doubled[i].second, 2.0 * before[i].second, 1e-3 * before[i].second);
    }
}

TEST_F(Calibrations, CountLossInTolerancesOfTheSideAndOnlyOfWhatIsFitted)
{
    const std::string text = "[[target]]\nfact = \"a\"\nstatistic = \"staff_load\"\nvalue = 1\nlow = 0.5\nhigh = 1.1\n";
    const Calibration calibration = make(text +
                                         "[[target]]\nfact = \"b\"\nstatistic = \"caseload\"\nvalue = 1\n"
                                         "low = 0\nhigh = 1\nfitted = false\n");
    EXPECT_DOUBLE_EQ(calibration.loss({{0.5}, {90.0}}), 1.0);
    EXPECT_NEAR(calibration.loss({{1.1, 1.3}, {90.0, 90.0}}), 4.0, 1e-9);
    EXPECT_DOUBLE_EQ(calibration.loss({{std::nan("")}, {90.0}}), 100.0);
}

TEST_F(Calibrations, StopWithTheBestSoFar)
{
    const Calibration calibration = make(job_rate + leavers);
    std::atomic<bool> stop{false};
    CalibrationOptions options;
    options.threads = 2;
    options.progress = [&](const CalibrationProgress& progress) { stop = progress.evaluation == 4; };
    options.stop = [&] { return stop.load(); };
    const CalibrationResult result = calibrate(calibration, options);
    EXPECT_TRUE(result.stopped);
    EXPECT_EQ(result.evaluations, 4);
    EXPECT_EQ(result.answers.size(), 1u);
    stop = true;
    options.progress = {};
    EXPECT_EQ(calibrate(calibration, options).evaluations, 0);
}

TEST_F(Calibrations, MeasureTargetsInScenariosOfTheirOwn)
{
    folder_.write("other.toml", scenario + "[params.registration]\nleft_to_job = 0.05\n");
    const Calibration calibration = make(leavers + leavers + "scenario = \"other.toml\"\n");
    const CalibrationResult result = fit(calibration);
    EXPECT_EQ(result.evaluations, 1);  // nothing to fit
    EXPECT_GT(estimate(result.answers[1]).mean, estimate(result.answers[0]).mean + 0.1);
}

TEST_F(Calibrations, TellWhatIsNotThere)
{
    const std::string head = "[[target]]\nfact = \"a\"\nvalue = 1\nlow = 0\nhigh = 2\n";
    EXPECT_NE(mistake(head + "statistic = \"staff_lode\"\n").find("did you mean \"staff_load\"?"), std::string::npos);
    EXPECT_NE(mistake(head + "statistic = \"staff_load\"\nregion = \"South\"\n").find("no region \"South\""),
              std::string::npos);
    EXPECT_NE(mistake(head + "statistic = \"sick_after_52_weeks\"\n").find("run.burn_in must be at least 104 weeks"),
              std::string::npos);
    EXPECT_NE(mistake(job_rate + leavers, {"registration.left_to_job=0.5"}).find("outside its bounds [0.002, 0.1]"),
              std::string::npos);
    EXPECT_NE(mistake(leavers + "scenario = \"none.toml\"\n").find("none.toml"), std::string::npos);
}

// Interval against interval: a mean inside is not enough.
TEST(TargetVerdict, HoldsIntervalAgainstInterval)
{
    CalibrationTarget target;
    target.low = 0.033, target.high = 0.041;
    EXPECT_EQ(judge(target, {0.037, 0.002, 8}), TargetVerdict::met);
    EXPECT_EQ(judge(target, {0.037, 0.012, 8}), TargetVerdict::cannot_be_told);  // .025 to .049
    EXPECT_EQ(judge(target, {0.040, 0.002, 8}), TargetVerdict::cannot_be_told);
    EXPECT_EQ(judge(target, {0.050, 0.002, 8}), TargetVerdict::missed);
    EXPECT_EQ(judge(target, {0.037, 0.002, least_for_verdict - 1}), TargetVerdict::cannot_be_told);
    EXPECT_EQ(judge(target, estimate(std::vector<double>(9, 0.037))), TargetVerdict::cannot_be_told);  // no variance
    EXPECT_EQ(judge(target, estimate({})), TargetVerdict::nobody_counted);
    target.not_measured = "why not";
    EXPECT_EQ(judge(target, {0.037, 0.002, 8}), TargetVerdict::not_measured);
}

}  // namespace
}  // namespace samspill::test
