#include "model/params/params.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/field.h"
#include "support/declared.h"

// Laws that the declaration of every parameter keeps.
namespace samspill {

using test::declared;

TEST(Parameters, HaveKeysOfTheirOwnInSmallLetters)
{
    std::set<std::string> keys;
    for (const Parameter& parameter : declared()) {
        EXPECT_TRUE(keys.insert(parameter.key).second) << parameter.key << " is declared twice";
        EXPECT_EQ(parameter.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_."), std::string::npos)
            << parameter.key;
        EXPECT_EQ(parameter.key.find(parameter.section + "."), 0u) << parameter.key;
    }
    EXPECT_GT(keys.size(), 10u);
}

TEST(Parameters, HaveDefaultsWithinTheirRange)
{
    for (const Parameter& parameter : declared()) {
        EXPECT_TRUE(std::isfinite(parameter.low) && std::isfinite(parameter.high)) << parameter.key;
        EXPECT_LT(parameter.low, parameter.high) << parameter.key;
        EXPECT_GE(parameter.get(), parameter.low) << parameter.key;
        EXPECT_LE(parameter.get(), parameter.high) << parameter.key;
    }
}

TEST(Parameters, HaveWholeRangesWhenTheyAreWholeNumbersOrSwitches)
{
    for (const Parameter& parameter : declared()) {
        if (parameter.kind() == ParameterKind::real) continue;
        EXPECT_EQ(parameter.low, std::floor(parameter.low)) << parameter.key;
        EXPECT_EQ(parameter.high, std::floor(parameter.high)) << parameter.key;
        if (parameter.kind() != ParameterKind::boolean) continue;
        EXPECT_EQ(parameter.low, 0.0) << parameter.key;
        EXPECT_EQ(parameter.high, 1.0) << parameter.key;
    }
}

TEST(Parameters, AreExplainedInBothLanguages)
{
    for (const Parameter& parameter : declared()) {
        EXPECT_GE(parameter.meaning.size(), 8u) << parameter.key;
        EXPECT_GE(parameter.meaning_no.size(), 8u) << parameter.key;
        EXPECT_NE(parameter.meaning, parameter.meaning_no) << parameter.key;
        for (const std::string_view text : {parameter.meaning, parameter.meaning_no, parameter.unit})
            EXPECT_EQ(std::count(text.begin(), text.end(), '\n') + std::count(text.begin(), text.end(), '|'), 0)
                << parameter.key << " would break a line or a table";
    }
}

TEST(Parameters, NameTheSourceWhenTheyClaimOne)
{
    for (const Parameter& parameter : declared()) {
        if (parameter.source.mark == Mark::assumption) continue;
        EXPECT_FALSE(parameter.source.text.empty()) << parameter.key << " is marked " << name_of(parameter.source.mark);
    }
}

TEST(Sections, AreExplainedInBothLanguages)
{
    EXPECT_FALSE(sections().empty());
    for (const Section& section : sections()) {
        EXPECT_FALSE(section.name.empty() || section.meaning.empty() || section.meaning_no.empty()) << section.name;
        EXPECT_NE(section.meaning, section.meaning_no) << section.name;
    }
}

}  // namespace samspill
