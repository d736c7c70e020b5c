#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "model/run.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"

// One small run against what it gave before: a short series that a person can read, and the digest
// of everything beside it. After a change that is meant to alter results, look at the series, run
// with SAMSPILL_RENEW_GOLDEN=1, and flag the change in CHANGELOG.md.
namespace samspill {
namespace {

const std::string folder = source_folder() + "/tests/golden/";

double total(const Series& series, Indicator indicator, Week from, Week to)
{
    const std::vector<float>& values = series.values[std::size_t(indicator)];
    const std::size_t a_week = values.size() / std::size_t(series.weeks);
    double sum = 0.0;
    for (std::size_t i = std::size_t(from - series.first_week) * a_week;
         i < std::size_t(to - series.first_week) * a_week; ++i)
        sum += double(values[i]);
    return sum;
}

std::string readable(const RunOutput& output)
{
    const Series& series = output.series;
    std::string text =
        "quarter from week, registered, in work, lasting (means); hires, jobs lost, referrals, sessions (sums)\n";
    for (Week week = 0; week + 13 <= series.first_week + series.weeks; week += 13) {
        const auto mean = [&](Indicator i) { return total(series, i, week, week + 13) / 13.0; };
        const auto sum = [&](Indicator i) { return total(series, i, week, week + 13); };
        text += fmt::format("{:4} {:9.1f} {:9.1f} {:9.1f} {:6.0f} {:6.0f} {:5.0f} {:5.0f}\n", week,
                            mean(Indicator::registered), mean(Indicator::in_work), mean(Indicator::lasting),
                            sum(Indicator::hires), sum(Indicator::separations), sum(Indicator::referrals),
                            sum(Indicator::sessions));
    }
    return text + "digest " + to_text(output.digest) + "\n";
}

void expect_as_before(const std::string& name, const std::string& scenario_file)
{
    const Scenario scenario = read_scenario(source_folder() + "/scenarios/" + scenario_file);
    const std::string now = readable(run_replicate(scenario.inputs, scenario.seed, 0));
    if (std::getenv("SAMSPILL_RENEW_GOLDEN")) std::ofstream(folder + name) << now;
    std::ifstream file(folder + name);
    ASSERT_TRUE(file) << folder + name << " cannot be read";
    std::stringstream before;
    before << file.rdbuf();
    EXPECT_EQ(before.str(), now);
}

TEST(Golden, HallingdalUnderTheStatusQuo) { expect_as_before("hallingdal.txt", "hallingdal.toml"); }

TEST(Golden, EmploymentChain) { expect_as_before("employment_chain.txt", "verification/employment_chain.toml"); }

}  // namespace
}  // namespace samspill
