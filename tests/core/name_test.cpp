#include "core/name.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace samspill {
namespace {

const std::string composed = "\u00c5l", decomposed = "A\u030al";  // Ål; the second as macOS writes it

TEST(Name, HasOneFormHoweverItIsWritten)
{
    ASSERT_NE(composed, decomposed);
    EXPECT_EQ(canonical_name(decomposed), composed);
    EXPECT_EQ(canonical_name(composed), composed);
    EXPECT_EQ(canonical_name("Gol\u00a0"), "Gol") << "a no-break space";
    EXPECT_EQ(canonical_name("Nore\u00a0og\u2009Uvdal"), "Nore og Uvdal");
    EXPECT_EQ(canonical_name("\ufeffG\u200bo\u00adl"), "Gol") << "what cannot be seen";
    EXPECT_EQ(canonical_name("  wave.1 \t"), "wave.1");
    EXPECT_EQ(canonical_name(" \u00a0"), "");
    EXPECT_EQ(canonical_name("\xff\xfe"), "\xff\xfe") << "no UTF-8 stays";
}

TEST(Name, OfAnotherLetterIsAnother)
{
    EXPECT_NE(canonical_name("Al"), composed);
    EXPECT_NE(canonical_name("gol"), "Gol");
}

TEST(Name, TellsABlankAtItsEnds)
{
    EXPECT_EQ(blank_at_ends("Gol").english(), "");
    EXPECT_EQ(blank_at_ends("Nore og Uvdal").english(), "");
    EXPECT_EQ(blank_at_ends(" Gol").english(), "a blank");
    EXPECT_EQ(blank_at_ends("Gol\u00a0").english(), "a no-break space (U+00A0)");
    EXPECT_EQ(blank_at_ends("Gol\u2003").english(), "a blank (U+2003)");
    EXPECT_EQ(blank_at_ends("").english(), "");
}

TEST(NearestName, IsTheOneThatDiffersInMarksAndCaseAlone)
{
    const std::vector<std::string> offices{"Hol", "Nes", "Gol", composed, "Øvre Eiker", "Krødsherad"};
    EXPECT_EQ(nearest_name("Al", offices), composed);
    EXPECT_EQ(nearest_name("aal", offices), composed);
    EXPECT_EQ(nearest_name("ål", offices), composed);
    EXPECT_EQ(nearest_name("ovre eiker", offices), "Øvre Eiker");
    EXPECT_EQ(nearest_name("Kroedsherad", offices), "Krødsherad");
}

// "Ål" is three bytes and two letters: one edit of a letter is one edit.
TEST(NearestName, CountsLettersAndNotBytes)
{
    EXPECT_EQ(nearest_name("Øl", {"Gol", composed}), composed);
    EXPECT_EQ(nearest_name("Ål", {"Øy"}), "");
}

}  // namespace
}  // namespace samspill
