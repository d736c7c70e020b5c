#include "experiment/judge/judge.h"

#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace samspill {
namespace {

// What is said of pairs whose differences are these.
Verdict of(const std::vector<double>& differences, Better better = Better::higher, JudgedHow how = {})
{
    std::vector<double> base, alternative;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        base.push_back(double(i % 3));
        alternative.push_back(double(i % 3) + differences[i]);
    }
    return judge(paired_difference(base, alternative), better, how);
}

TEST(Judge, SaysWhatIsBetterWhenTheIntervalLeavesZeroOut)
{
    const std::vector<double> up{1, 2, 1, 2, 1, 2}, down{-1, -2, -1, -2, -1, -2};
    EXPECT_EQ(of(up), Verdict::better);
    EXPECT_EQ(of(down), Verdict::worse);
    EXPECT_EQ(of(up, Better::lower), Verdict::worse);
    EXPECT_EQ(of(up, Better::neither), Verdict::higher);
    EXPECT_EQ(of(down, Better::neither), Verdict::lower);
    EXPECT_EQ(of({5, -4, 3, -5, 4, -3}), Verdict::not_resolved);
}

TEST(Judge, GivesNoVerdictOfFewReplicatesHoweverClearTheyLook)
{
    for (std::size_t n = 1; n < std::size_t(least_for_verdict); ++n)
        for (const double size : {0.0, 100.0}) {
            std::vector<double> differences;
            for (std::size_t i = 0; i < n; ++i) differences.push_back(size + 0.001 * size * double(i));
            EXPECT_EQ(of(differences), Verdict::too_few) << n << " of " << size;
        }
    EXPECT_EQ(of({}), Verdict::no_number);
    EXPECT_EQ(of({std::numeric_limits<double>::quiet_NaN()}), Verdict::no_number);
}

// Equal is what cannot differ; what only did not differ may the next time.
TEST(Judge, TellsEqualInputsFromNoDifferenceSeen)
{
    const std::vector<double> none(8, 0.0);
    EXPECT_EQ(of(none), Verdict::none_seen);
    EXPECT_EQ(of(none, Better::lower, {.equal_inputs = true}), Verdict::equal);
    EXPECT_EQ(of({0.0, 0.0}, Better::lower, {.equal_inputs = true}), Verdict::equal);
    EXPECT_EQ(of({0, 0, 0, 0, 0, 0, 0, 1}), Verdict::not_resolved);
}

// All differ by the same: there is no interval, and the signs alone are judged.
TEST(Judge, JudgesBySignsWhereThereIsNoVariance)
{
    EXPECT_EQ(of(std::vector<double>(6, 3.0)), Verdict::better);
    EXPECT_EQ(of(std::vector<double>(5, 3.0)), Verdict::too_few);
}

TEST(Judge, CallsTheSameWhatLiesWhollyWithinTheMargin)
{
    const std::vector<double> small{0.1, 0.2, 0.1, 0.2, 0.1, 0.2};
    EXPECT_EQ(of(small), Verdict::better);
    EXPECT_EQ(of(small, Better::higher, {.same_within = 0.3}), Verdict::same);
    EXPECT_EQ(of(small, Better::higher, {.same_within = 0.12}), Verdict::better);
}

TEST(Judge, HasAWordAndALabelForEachVerdict)
{
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < VerdictLabels::names.size(); ++i) {
        EXPECT_TRUE(words.insert(to_text(Verdict(i))).second);
        EXPECT_EQ(is_resolved(Verdict(i)), i >= 6);
    }
}

}  // namespace
}  // namespace samspill
