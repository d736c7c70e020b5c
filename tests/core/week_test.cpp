#include "core/week.h"

#include <string>

#include <gtest/gtest.h>

namespace samspill {

TEST(Week, StartsOnTheMondayOfTheReform)
{
    EXPECT_EQ(date_text(0), "2016-09-05");
    EXPECT_EQ(week_of_date("2016-09-05"), 0);
    EXPECT_EQ(iso_week(0).year, 2016);
    EXPECT_EQ(iso_week(0).week, 36);
}

TEST(Week, ComesBackFromItsDateForEveryWeekOfTwoCenturies)
{
    for (Week week = -5200; week < 5200; ++week) ASSERT_EQ(week_of_date(date_text(week)), week);
}

TEST(Week, HoldsItsSevenDaysAlsoBeforeWeekZero)
{
    EXPECT_EQ(week_of_date("2016-09-11"), 0);
    EXPECT_EQ(week_of_date("2016-09-12"), 1);
    EXPECT_EQ(week_of_date("2016-09-04"), -1);
    EXPECT_EQ(week_of_date("2016-08-29"), -1);
    EXPECT_EQ(week_of_date("2016-08-28"), -2);
}

TEST(Week, TakesLeapDaysOnlyInLeapYears)
{
    EXPECT_TRUE(week_of_date("2020-02-29"));
    EXPECT_TRUE(week_of_date("2000-02-29"));
    EXPECT_FALSE(week_of_date("2019-02-29"));
    EXPECT_FALSE(week_of_date("1900-02-29"));
}

TEST(Week, RefusesTextThatIsNoDate)
{
    for (const char* text : {"", "2016", "2016-13-01", "2016-00-10", "2016-04-31", "2016-09-00", "2016-9-5",
                             "2016/09/05", "2016-09-05 ", " 2016-09-05", "2016-09-5x", "-016-09-05", "2016-09--5",
                             "2016-+9-05", "20160905", "05-09-2016", "2016-09-05T00:00"})
        EXPECT_FALSE(week_of_date(text)) << text;
    EXPECT_FALSE(week_of_date(std::string("2016-09-0\0", 10)));
}

// ISO 8601: the year of a week is that of its Thursday; 2020 and 2026 have 53 weeks.
TEST(IsoWeek, FollowsTheThursdayAcrossYearEnds)
{
    const auto expect = [](const char* monday, int year, int number) {
        const auto week = week_of_date(monday);
        ASSERT_TRUE(week) << monday;
        EXPECT_EQ(iso_week(*week).year, year) << monday;
        EXPECT_EQ(iso_week(*week).week, number) << monday;
    };
    expect("2016-12-26", 2016, 52);
    expect("2017-01-02", 2017, 1);
    expect("2018-12-31", 2019, 1);
    expect("2019-12-30", 2020, 1);
    expect("2020-12-28", 2020, 53);
    expect("2021-01-04", 2021, 1);
    expect("2015-12-28", 2015, 53);
    expect("2026-12-28", 2026, 53);
}

TEST(IsoWeek, CountsUpByOneOrStartsAgainAfterTheLastWeekOfAYear)
{
    IsoWeek last = iso_week(-5000);
    for (Week week = -4999; week < 5000; ++week) {
        const IsoWeek now = iso_week(week);
        if (now.year == last.year) {
            ASSERT_EQ(now.week, last.week + 1);
        } else {
            ASSERT_EQ(now.year, last.year + 1);
            ASSERT_EQ(now.week, 1);
            ASSERT_GE(last.week, 52);
        }
        ASSERT_LE(now.week, 53);
        last = now;
    }
}

TEST(Date, IsWrittenAsPeopleOfTheLanguageDo)
{
    EXPECT_EQ(date_text(0, Language::en), "2016-09-05");
    EXPECT_EQ(date_text(0, Language::no), "05.09.2016");
    EXPECT_EQ(date_text(52, Language::no), "04.09.2017");
}

}  // namespace samspill
