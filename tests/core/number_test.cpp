#include "core/number.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace samspill {
namespace {

std::optional<std::int64_t> whole(std::string_view text)
{
    const auto number = number_in(text);
    return number ? number->signed_whole() : std::nullopt;
}

double real(std::string_view text)
{
    const auto number = number_in(text);
    return number ? number->real : std::numeric_limits<double>::quiet_NaN();
}

TEST(Number, IsReadByTheGrammarOfToml)
{
    EXPECT_EQ(whole("12"), 12);
    EXPECT_EQ(whole("-3"), -3);
    EXPECT_EQ(whole("+3"), 3);
    EXPECT_EQ(whole("1_000_000"), 1'000'000);
    EXPECT_EQ(whole("0x1F"), 31);
    EXPECT_EQ(whole("0o17"), 15);
    EXPECT_EQ(whole("0b1010"), 10);
    EXPECT_EQ(whole("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(real("0.5"), 0.5);
    EXPECT_EQ(real("1e3"), 1000.0);
    EXPECT_EQ(real("6.6E-2"), 0.066);
    EXPECT_TRUE(std::isinf(number_in("inf")->real) && std::isnan(number_in("nan")->real));
    EXPECT_EQ(real("-inf"), -std::numeric_limits<double>::infinity());
}

// Zeros in front never mean a number to the base eight.
TEST(Number, OfAShellsUserHasOneSense)
{
    EXPECT_EQ(whole("010"), 10);
    EXPECT_EQ(whole("08"), 8);
    EXPECT_EQ(real(".5"), 0.5);
    EXPECT_EQ(real("5."), 5.0);
    EXPECT_EQ(real("-.5"), -0.5);
    EXPECT_FALSE(whole("1e3")) << "a real number, which may stand for a whole one";
}

TEST(Number, IsNoOtherText)
{
    for (const char* text :
         {"",   " ",  "-",   "+",    ".",   "e3",    "1e",       "1 ",  " 1", "1,5", "1__0",    "_1",
          "1_", "0x", "0xg", "-0x1", "0b2", "1.2.3", "infinity", "NaN", "1f", "--1", "0x1.8p1", "1 000"})
        EXPECT_FALSE(number_in(text)) << text;
}

TEST(Number, BeyondSixtyFourBitsIsReal)
{
    EXPECT_EQ(number_in("18446744073709551615")->magnitude, std::numeric_limits<std::uint64_t>::max());
    EXPECT_FALSE(whole("18446744073709551615")) << "no sign fits";
    EXPECT_FALSE(number_in("18446744073709551616")->whole);
    EXPECT_EQ(real("18446744073709551616"), 18446744073709551616.0);
    EXPECT_TRUE(std::isinf(real("1e999")));
    EXPECT_EQ(real("1e-999"), 0.0);
}

TEST(Meant, ReadsWhatIsWrittenInNorway)
{
    const auto meant = [](std::string_view text) {
        const auto found = meant_by(text);
        return found ? found->text : "";
    };
    EXPECT_EQ(meant("1 400"), "1400");
    EXPECT_EQ(meant("-1\u00a0400\u00a0000"), "-1400000");
    EXPECT_EQ(meant("1\u202f400,5"), "1400.5");
    EXPECT_EQ(meant("0,1"), "0.1");
    EXPECT_EQ(meant("54.316,5"), "54316.5");
    EXPECT_EQ(meant("1.400.000"), "1400000");
    EXPECT_EQ(meant("1'400"), "1400");
    EXPECT_EQ(meant("04.09.2017"), "2017-09-04");
    EXPECT_EQ(meant("4.9.2017"), "2017-09-04");
    EXPECT_EQ(meant("4/9-2017"), "2017-09-04");
    EXPECT_EQ(meant("\u22123"), "-3");
    EXPECT_EQ(meant("10 %"), "0.1");
    EXPECT_EQ(meant("2,5%"), "0.025");
    for (const char* text :
         {"", "12", "0.5", "54.316", "2017-09-04", "31.02.2017", "1 40", "14 00", "a,b", "1,", ",5", "Gol", "%"})
        EXPECT_EQ(meant(text), "") << text;
}

TEST(ThousandsPoint, IsSeenWhereItMayStand)
{
    EXPECT_EQ(without_thousands_points("54.316"), "54316");
    EXPECT_EQ(without_thousands_points("4.600"), "4600");
    EXPECT_EQ(without_thousands_points("-1.400.000"), "-1400000");
    for (const char* text : {"54.31", "5431.600", "0.500", "4600", "4.6e3", ""})
        EXPECT_FALSE(without_thousands_points(text)) << text;
}

}  // namespace
}  // namespace samspill
