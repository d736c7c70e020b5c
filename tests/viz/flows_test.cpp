#include "viz/data/flows.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

#include "viz/worlds.h"

namespace samspill::viz {
namespace {

const Film& film(int world = 0) { return *test::two_worlds().shown.film[std::size_t(world)]; }

double persons_in(const Film& film, Week week, int status, int group)
{
    const Selection selection{Indicator::persons, {}, group, status};
    return double(value_of(film.series(), film.head().places, selection, week - film.head().first_week));
}

// Every person is followed in the sample: rows and columns must add up to the counts of both weeks.
TEST(FlowsOf, AddsUpToTheCountsOfBothWeeks)
{
    for (const int group : {-1, 1})
        for (const auto& [from, to] : {std::pair<Week, Week>{0, 52}, {-8, 59}, {20, 20}}) {
            const Flows flows = flows_of(film(), from, to, group);
            for (std::size_t status = 0; status < n_statuses; ++status) {
                double before = 0.0, after = 0.0;
                for (const double number : flows.persons[status]) before += number;
                for (const auto& row : flows.persons) after += row[status];
                EXPECT_EQ(before, persons_in(film(), from, int(status), group)) << from << " status " << status;
                EXPECT_EQ(after, persons_in(film(), to, int(status), group)) << to << " status " << status;
            }
        }
}

TEST(FlowsOf, MovesNobodyWithinOneWeek)
{
    const Flows flows = flows_of(film(), 20, 20, -1);
    for (std::size_t before = 0; before <= n_statuses; ++before)
        for (std::size_t after = 0; after < n_statuses; ++after)
            if (before != after) {
                EXPECT_EQ(flows.persons[before][after], 0.0) << before << " to " << after;
            }
}

TEST(FlowsOf, PutsNewcomersInTheirOwnRow)
{
    const Flows flows = flows_of(film(), 0, 52, -1);
    double newcomers = 0.0;
    for (const double number : flows.persons[n_statuses]) newcomers += number;
    std::set<std::uint64_t> before, all;
    for (Week week = film().first_life(); week <= 52; ++week)
        for (const TrajectoryStep& step : film().steps(week)) {
            all.insert(step.user);
            if (week <= 0) before.insert(step.user);
        }
    EXPECT_GT(newcomers, 0.0);
    EXPECT_EQ(newcomers, double(all.size() - before.size()));
}

TEST(FlowsOf, DividesByTheShareThatIsFollowed)
{
    Film part(film().head(), 0, film().first_life());
    part.steps_to_write(0).push_back({1, 0, Status::seeking, Plan::none, Benefit::none});
    part.steps_to_write(3).push_back({1, 3, Status::employed, Plan::none, Benefit::none});
    part.set_followed_share(0.25);
    part.publish(part.head().weeks);
    EXPECT_EQ(flows_of(part, 0, 5, -1).persons[std::size_t(Status::seeking)][std::size_t(Status::employed)], 4.0);
    EXPECT_EQ(flows_of(part, 0, 5, -1).share, 0.25);
}

TEST(FlowsOf, RefusesWeeksThatAreNotThere)
{
    EXPECT_THROW(flows_of(film(), 5, 4, -1), std::logic_error);
    EXPECT_THROW(flows_of(film(), 5, film().last_week() + 1, -1), std::logic_error);
}

TEST(LifeOf, TellsAPersonsStepsInTheirOrder)
{
    const std::uint64_t person = film().steps(film().first_life()).front().user;
    const std::vector<TrajectoryStep> life = life_of(film(), person);
    ASSERT_FALSE(life.empty());
    EXPECT_EQ(life.front().week, film().first_life());
    for (std::size_t i = 1; i < life.size(); ++i) EXPECT_LE(life[i - 1].week, life[i].week);
    for (const TrajectoryStep& step : life) EXPECT_EQ(step.user, person);
    EXPECT_TRUE(life_of(film(), 12345).empty());
}

TEST(PartedLives, AreNoneOfOneFilm) { EXPECT_TRUE(parted_lives(film(), film(), 100).empty()); }

// The same by hand: after every week, the state of everybody in both films.
TEST(PartedLives, AreThoseWhoseStatesDiffer)
{
    std::map<std::uint64_t, std::array<std::array<int, 3>, 2>> states;
    std::map<std::uint64_t, Week> expected;
    for (Week week = film().first_life(); week <= film().last_week(); ++week) {
        for (int world = 0; world < 2; ++world)
            for (const TrajectoryStep& step : film(world).steps(week))
                states[step.user][std::size_t(world)] = {int(step.status) + 1, int(step.plan), int(step.benefit)};
        for (const auto& [person, state] : states)
            if (state[0] != state[1]) expected.try_emplace(person, week);
    }
    const std::vector<PartedPerson> parted = parted_lives(film(), film(1), 1'000'000);
    ASSERT_GT(expected.size(), 10u);
    ASSERT_EQ(parted.size(), expected.size());
    for (std::size_t i = 0; i < parted.size(); ++i) {
        EXPECT_EQ(parted[i].week, expected.at(parted[i].person));
        if (i > 0) {
            EXPECT_LE(parted[i - 1].week, parted[i].week);
        }
    }
    EXPECT_GE(parted.front().week, 10);  // the reform's first week
    const std::vector<PartedPerson> some = parted_lives(film(), film(1), 5);
    ASSERT_EQ(some.size(), 5u);
    for (std::size_t i = 0; i < some.size(); ++i) EXPECT_EQ(some[i].person, parted[i].person);
}

// Who is followed in one film alone has not parted.
TEST(PartedLives, LeaveOutWhoIsFollowedInOneFilmAlone)
{
    Film part(film().head(), 0, film().first_life());
    std::uint64_t kept = 0;
    for (Week week = film().first_life(); week <= film().last_week(); ++week)
        for (const TrajectoryStep& step : film().steps(week)) {
            if (kept == 0) kept = step.user;
            if (step.user == kept) part.steps_to_write(week).push_back(step);
        }
    part.set_followed_share(0.001);
    part.publish(part.head().weeks);
    EXPECT_TRUE(parted_lives(film(), part, 10).empty());
}

TEST(PersonText, TellsGroupAndOffice)
{
    const Places& places = film().head().places;
    std::set<std::string> texts;
    for (const TrajectoryStep& step : film().steps(film().first_life())) {
        const std::optional<PersonOrigin> origin = origin_of(places, step.user);
        ASSERT_TRUE(origin);
        texts.insert(person_text(places, step.user));
    }
    EXPECT_TRUE(texts.contains("young, Øvre"));
    EXPECT_TRUE(texts.contains("refugee, Nes"));
    EXPECT_EQ(texts.size(), std::size_t(n_groups * places.office_count()));
    EXPECT_EQ(person_text(places, 7), "person 7");
    EXPECT_FALSE(origin_of(places, 7));
}

}  // namespace
}  // namespace samspill::viz
