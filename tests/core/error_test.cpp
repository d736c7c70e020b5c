#include "core/error.h"

#include <gtest/gtest.h>

namespace samspill {

TEST(NearestName, FindsTheKeyThatWasMeant)
{
    const std::vector<std::string> known{"jobs.offer_rate", "jobs.reservation_drop", "referral.min_weeks"};
    EXPECT_EQ(nearest_name("jobs.offer_rat", known), "jobs.offer_rate");
    EXPECT_EQ(nearest_name("jobs.ofefr_rate", known), "jobs.offer_rate");
    EXPECT_EQ(nearest_name("referal.min_week", known), "referral.min_weeks");
}

TEST(NearestName, SaysNothingWhenNoNameIsNear)
{
    EXPECT_EQ(nearest_name("queue.length", {"jobs.offer_rate", "drift"}), "");
    EXPECT_EQ(nearest_name("anything", {}), "");
    EXPECT_EQ(nearest_name("", {"jobs"}), "");
}

TEST(NearestName, CountsASwapOfNeighboursAsOneEdit)
{
    // "ab" -> "ba" is two replacements but one swap; a two-letter name may differ by one edit only.
    EXPECT_EQ(nearest_name("ba", {"ab"}), "ab");
    EXPECT_EQ(nearest_name("xy", {"ab"}), "");
}

TEST(NearestName, PrefersTheNearerAndThenTheEarlierName)
{
    EXPECT_EQ(nearest_name("weeks", {"weeds_", "week"}), "week");
    EXPECT_EQ(nearest_name("weeks", {"weeka", "weekb"}), "weeka");
}

TEST(InputError, ListsEveryMistakeWithItsPlaceOnALineOfItsOwn)
{
    const InputError error(
        std::vector<Mistake>{{"a.toml:3:1", Message::verbatim("unknown key")}, {"", Message::verbatim("no office")}});
    EXPECT_STREQ(error.what(), "a.toml:3:1: unknown key\nno office");
    ASSERT_EQ(error.mistakes().size(), 2u);
    EXPECT_EQ(error.mistakes()[0].place, "a.toml:3:1");
}

}  // namespace samspill
