#include "experiment/replicates/summary.h"
#include "experiment/statistics/text_table.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "experiment/replicates/foundation.h"
#include "support/fake_output.h"

namespace samspill {
namespace {

constexpr std::size_t n_rows = n_groups + 1;

double of(const Findings& findings, std::size_t place, std::size_t group, Finding finding)
{
    return findings.rows.at(place * n_rows + group)[std::size_t(finding)];
}

void fill(RunOutput& output, Indicator indicator, float value)
{
    std::ranges::fill(output.series.values[std::size_t(indicator)], value);
}

TEST(Findings, AddUpOverGroupsAndRegions)
{
    const Scenario scenario = test::fake_scenario(3, 2, 80, 1);
    const Findings findings = findings_of(test::fake_output(scenario.inputs, 0), scenario.inputs.places);
    ASSERT_EQ(findings.rows.size(), 4 * n_rows);
    for (const Finding finding : {Finding::registered, Finding::unemployed, Finding::on_benefit, Finding::persons,
                                  Finding::lasting, Finding::referrals}) {
        double regions = 0.0;
        for (std::size_t place = 0; place < 3; ++place) {
            double groups = 0.0;
            for (std::size_t group = 0; group < n_groups; ++group) groups += of(findings, place, group, finding);
            EXPECT_NEAR(of(findings, place, n_groups, finding), groups, 1e-6);
            regions += groups;
        }
        EXPECT_NEAR(of(findings, 3, n_groups, finding), regions, 1e-6);
    }
}

// Each office and group has 10 persons in every status; one of the ten statuses is `gone`.
TEST(Findings, LeaveOutThoseWhoAreGone)
{
    const Scenario scenario = test::fake_scenario(2, 3, 60, 1);
    RunOutput output = test::fake_output(scenario.inputs, 0);
    fill(output, Indicator::persons, 10.0f);
    fill(output, Indicator::in_work, 45.0f);
    const Findings findings = findings_of(output, scenario.inputs.places);
    EXPECT_EQ(of(findings, 0, 0, Finding::persons), 3 * 90.0);
    EXPECT_EQ(of(findings, 0, 0, Finding::in_work_share), 50.0);
    EXPECT_EQ(of(findings, 2, n_groups, Finding::in_work_share), 50.0);
}

TEST(Findings, TakeTheLastYearOnlyAndGiveReferralsAYear)
{
    const Scenario scenario = test::fake_scenario(1, 1, 100, 1);
    RunOutput output = test::fake_output(scenario.inputs, 0);
    fill(output, Indicator::weeks_waited, 6.0f);
    fill(output, Indicator::first_sessions, 2.0f);
    fill(output, Indicator::referrals, 3.0f);
    const std::size_t early = std::size_t(output.series.weeks - 52) * n_groups;
    for (const Indicator indicator : {Indicator::weeks_waited, Indicator::referrals})
        std::fill_n(output.series.values[std::size_t(indicator)].begin(), early, 1000.0f);
    const Findings findings = findings_of(output, scenario.inputs.places);
    EXPECT_EQ(of(findings, 0, 0, Finding::wait), 3.0);
    EXPECT_EQ(of(findings, 0, 0, Finding::referrals), 156.0);
}

TEST(Findings, HaveNoWaitWhereNobodyWasServed)
{
    const Scenario scenario = test::fake_scenario(1, 1, 60, 1);
    RunOutput output = test::fake_output(scenario.inputs, 0);
    fill(output, Indicator::first_sessions, 0.0f);
    EXPECT_TRUE(std::isnan(of(findings_of(output, scenario.inputs.places), 0, 0, Finding::wait)));
}

// What a planner asks for first: those whom the offices work for, and what they cost.
TEST(Findings, CountTheUnemployedThoseOnBenefitsAndTheMoneyOfAYear)
{
    const Scenario scenario = test::fake_scenario(1, 1, 104, 1);
    RunOutput output = test::fake_output(scenario.inputs, 0);
    fill(output, Indicator::persons, 10.0f);
    fill(output, Indicator::benefits, 5.0f);
    fill(output, Indicator::benefit_payments, 2e6f);
    fill(output, Indicator::public_spending, 3e6f);
    const Findings findings = findings_of(output, scenario.inputs.places);
    EXPECT_EQ(of(findings, 0, 0, Finding::unemployed), 10.0);
    EXPECT_EQ(of(findings, 0, 0, Finding::on_benefit), (n_benefits - 1) * 5.0);
    EXPECT_NEAR(of(findings, 0, 0, Finding::benefit_payments), 2.0 * 52, 1e-9);
    EXPECT_NEAR(of(findings, 0, n_groups, Finding::public_spending), 3.0 * 52, 1e-9);
    EXPECT_TRUE(std::isnan(of(findings, 0, 0, Finding::public_spending)));  // of offices, not of groups
}

TEST(Summary, LeadsWithTheRegisteredAndSaysWhatItsIntervalsDoNotHold)
{
    const Scenario scenario = test::fake_scenario();
    Summary summary(scenario.inputs.places);
    for (std::uint32_t i = 0; i < 3; ++i)
        summary.add(findings_of(test::fake_output(scenario.inputs, i), scenario.inputs.places));
    const std::string text = to_text(summary, Language::en), head = text.substr(0, text.find('\n'));
    EXPECT_LT(head.find("registered"), head.find("unemployed"));
    EXPECT_LT(head.find("unemployed"), head.find("benefits"));
    EXPECT_LT(head.find("benefits"), head.find("spending"));
    EXPECT_EQ(head.find("persons"), std::string::npos);
    EXPECT_NE(text.find(fmt::format("stand {} assumptions, of {} parameters", foundation().assumed, foundation().all)),
              std::string::npos)
        << text;
}

TEST(Summary, SaysThatOneReplicateHasNoInterval)
{
    const Scenario scenario = test::fake_scenario();
    Summary summary(scenario.inputs.places);
    summary.add(findings_of(test::fake_output(scenario.inputs, 0), scenario.inputs.places));
    EXPECT_NE(to_text(summary, Language::en).find("one replicate: no interval"), std::string::npos);
    EXPECT_EQ(to_text(summary, Language::en).find("±"), std::string::npos);
    summary.add(findings_of(test::fake_output(scenario.inputs, 1), scenario.inputs.places));
    EXPECT_NE(to_text(summary, Language::en).find("±"), std::string::npos);
}

// Every line of the table ends at the same column: numbers stand under their heading.
TEST(Summary, AlignsItsColumns)
{
    const Scenario scenario = test::fake_scenario();
    Summary summary(scenario.inputs.places);
    for (std::uint32_t i = 0; i < 3; ++i)
        summary.add(findings_of(test::fake_output(scenario.inputs, i), scenario.inputs.places));
    for (const Language language : {Language::en, Language::no}) {
        const std::string text = to_text(summary, language);
        const std::size_t table_ends = text.find(Text{"\n\nmean", "\n\ngjennomsnitt"}.in(language));
        ASSERT_NE(table_ends, std::string::npos) << text;
        std::size_t begin = 0, width = 0, lines = 0;
        while (begin < table_ends) {
            const std::size_t end = text.find('\n', begin);
            const std::string line = text.substr(begin, end - begin);
            const auto shown = std::size_t(std::ranges::count_if(line, [](char c) { return (c & 0xc0) != 0x80; }));
            if (width == 0) width = shown;
            if (!line.empty()) {
                EXPECT_EQ(shown, width) << line;
                ++lines;
            }
            begin = end + 1;
        }
        EXPECT_EQ(lines, 1 + 3 * n_rows);
    }
}

TEST(Summary, SpeaksNorwegian)
{
    const Scenario scenario = test::fake_scenario();
    Summary summary(scenario.inputs.places);
    for (std::uint32_t i = 0; i < 3; ++i)
        summary.add(findings_of(test::fake_output(scenario.inputs, i), scenario.inputs.places));
    const std::string text = to_text(summary, Language::no);
    for (const char* words : {"gruppe", "registrert", "henvisninger/år", "ung", "alle", "antakelser, av"})
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
    EXPECT_EQ(text.find("registered"), std::string::npos);
    EXPECT_EQ(estimate_text({1234.5, 6.25, 3}, 1, true, Language::no), "1\u00a0234,5 ± 6,2");
    EXPECT_EQ(estimate_text({1234.5, 6.25, 3}, 1, true, Language::en), "1,234.5 ± 6.2");
}

}  // namespace
}  // namespace samspill
