#include <gtest/gtest.h>

#include <map>
#include <unordered_map>

#include "viz/csv_cells.h"
#include "viz/panels/panels.h"
#include "viz/state/side_effects.h"
#include "viz/worlds.h"

// Tables of side effects, flows and outcomes, number by number.
namespace samspill::viz {

namespace {

using test::cells_of;
using test::expect_number;
using test::expect_numbers;
using test::film_of_world;
using test::half_width_of;
using test::mean_of;
using test::over_offices;
using test::row_of_week;
using test::Rows;
using test::two_worlds;

using I = Indicator;

// One effect of one line, as the panel says it: events a week are means of the last weeks.
struct Effect {
    double start = NAN, now = NAN, sum = NAN;
};
Effect effect_of(const SideEffect& about, const std::vector<float>& line, const std::vector<float>* per, int start,
                 int row)
{
    const int weeks = about.seasonal ? 52 : 13;  // no year of 53 weeks ends in the sample's weeks
    const auto last_weeks = [&](const std::vector<float>& of, int at) {
        double sum = 0.0;
        for (int w = std::max(0, at - weeks + 1); w <= at; ++w) sum += double(of[std::size_t(w)]);
        return sum;
    };
    if (per) {
        const auto ratio = [&](int at) {
            return last_weeks(*per, at) > 0.5 ? last_weeks(line, at) / last_weeks(*per, at) : NAN;
        };
        return {ratio(start), ratio(row), NAN};
    }
    if (info(about.indicator).measure != Measure::flow)
        return {double(line[std::size_t(start)]), double(line[std::size_t(row)]), NAN};
    const auto weekly = [&](int at) {
        if (!about.seasonal) return last_weeks(line, at) / std::min(weeks, at + 1);
        if (at + 1 < weeks + 4) return double(NAN);  // at the start no year is whole
        std::vector<double> means;
        for (int w = at - 4; w <= at; ++w) means.push_back(last_weeks(line, w) / weeks);
        std::sort(means.begin(), means.end());
        return means[2];
    };
    double sum = 0.0;
    for (int at = start; at <= row; ++at) sum += double(line[std::size_t(at)]);
    return {weekly(start), weekly(row), sum};
}

// The mean line of all replicates.
std::vector<float> mean_line(const std::vector<std::vector<float>>& lines)
{
    std::vector<float> mean;
    for (std::size_t week = 0; week < lines[0].size(); ++week) {
        std::vector<double> numbers;
        for (const auto& line : lines)
            if (!std::isnan(line[week])) numbers.push_back(double(line[week]));
        mean.push_back(float(numbers.empty() ? NAN : mean_of(numbers)));
    }
    return mean;
}

struct EffectLines {
    std::vector<std::vector<float>> line, per;  // by replicate
};
EffectLines lines_of(const SideEffect& about, Place place, int world)
{
    EffectLines lines{two_worlds().lines(world, {about.indicator, place, -1, -1}), {}};
    if (about.per) lines.per = two_worlds().lines(world, {*about.per, place, -1, -1});
    return lines;
}

// What one replicate is judged by: the sum of events, the mean of what is counted, the ratio of two sums.
double judged_by_hand(const SideEffect& about, const EffectLines& lines, std::size_t replicate, int from, int to)
{
    double sum = 0.0, per = 0.0;
    for (int row = row_of_week(0, from); row <= row_of_week(0, to); ++row) {
        sum += double(lines.line[replicate][std::size_t(row)]);
        if (about.per) per += double(lines.per[replicate][std::size_t(row)]);
    }
    if (about.per) return sum / per;
    return info(about.indicator).measure == Measure::flow ? sum : sum / (to - from + 1);
}

TEST(SideEffectsCsv, HoldsEveryEffectOfBothWorldsAndTheirDifference)
{
    for (const Place place : {Place{}, region_place(1)}) {
        ViewState state;
        state.panel = Panel::side_effects;
        state.place = place;
        state.week = 50;
        two_worlds().meet(state);
        const Rows rows = cells_of(table_of(Panel::side_effects, state, two_worlds().shown));
        const std::size_t effects = side_effects().size(), kinds = n_flaw_kinds;
        ASSERT_EQ(rows.size(), 1 + 2 * (effects + kinds) + 2 * effects);
        const int start = row_of_week(0, 0), row = row_of_week(0, 50);
        std::size_t next = 1;
        for (const int world : {0, 1}) {
            for (const SideEffect& about : side_effects()) {
                const EffectLines lines = lines_of(about, place, world);
                const std::vector<float> mean = mean_line(lines.line),
                                         per = about.per ? mean_line(lines.per) : std::vector<float>{};
                const Effect effect = effect_of(about, mean, about.per ? &per : nullptr, start, row);
                const std::string where = std::string(about.title.en) + " in world " + std::to_string(world);
                EXPECT_EQ(rows[next][4], about.title.en);
                EXPECT_EQ(rows[next][5], about.gain ? "gain" : "side effect");
                expect_numbers(rows[next], 7, {effect.start, effect.now, effect.sum, NAN, NAN, NAN, NAN, NAN, 3},
                               where);
                ++next;
            }
            const auto [first, last] = place == Place{} ? std::pair{0, 3} : std::pair{2, 3};
            for (int kind = 0; kind < n_flaw_kinds; ++kind, ++next)
                expect_numbers(rows[next], 7,
                               {over_offices(film_of_world(world), I::weakening, first, last, start, kind),
                                over_offices(film_of_world(world), I::weakening, first, last, row, kind), NAN, NAN, NAN,
                                NAN, NAN, NAN, 1},
                               "weakening " + std::to_string(kind));
        }
        // Of the weeks from the reform's first (10) to the end, whatever week is on screen.
        constexpr int from = 10, to = 59;
        for (const SideEffect& about : side_effects()) {
            const EffectLines first = lines_of(about, place, 0), second = lines_of(about, place, 1);
            std::vector<double> pairs;
            for (std::size_t r = 0; r < 3; ++r)
                pairs.push_back(judged_by_hand(about, second, r, from, to) - judged_by_hand(about, first, r, from, to));
            const double mean = mean_of(pairs), half = half_width_of(pairs);
            const auto& cells = rows[next++];
            EXPECT_EQ(cells[4], about.title.en);
            ASSERT_FALSE(std::isnan(mean)) << about.title.en;
            for (const std::size_t column : {7u, 8u, 9u}) EXPECT_EQ(cells[column], "") << about.title.en;
            expect_number(cells[10], mean, about.title.en);
            EXPECT_EQ(cells[11], std::to_string(from));
            EXPECT_EQ(cells[12], std::to_string(to));
            EXPECT_EQ(cells[15], "3");
            if (!(half > 0.0)) {  // equal in every pair: an interval needs a variance
                EXPECT_EQ(cells[13], "") << about.title.en;
                continue;
            }
            EXPECT_NEAR(std::stod(cells[13]), mean - half, 1e-4 * (1.0 + std::abs(mean))) << about.title.en;
            EXPECT_NEAR(std::stod(cells[14]), mean + half, 1e-4 * (1.0 + std::abs(mean))) << about.title.en;
        }
        // The run is over before the reform is two years old: there is no afterwards.
        for (std::size_t effect = 0; effect < effects; ++effect, ++next)
            for (const std::size_t column : {7u, 8u, 9u, 10u, 11u, 12u, 13u, 14u}) EXPECT_EQ(rows[next][column], "");
    }
}

// Flows.

// Persons by status at the end of two weeks, from their lives.
std::map<std::pair<int, int>, double> moves_of(const Film& film, Week from, Week to, int group)
{
    std::unordered_map<std::uint64_t, std::pair<int, int>> persons;
    for (Week week = film.first_life(); week <= to; ++week)
        for (const TrajectoryStep& step : film.steps(week)) {
            if (group >= 0 && int(step.user >> 28 & 15) != group) continue;
            auto& statuses = persons.try_emplace(step.user, n_statuses, n_statuses).first->second;
            statuses.second = int(step.status);
            if (week <= from) statuses.first = int(step.status);
        }
    std::map<std::pair<int, int>, double> moves;
    for (const auto& [person, statuses] : persons) moves[statuses] += 1.0 / film.followed_share();
    return moves;
}

TEST(FlowsCsv, HoldsEveryMoveOfBothWorlds)
{
    for (const int group : {-1, 1}) {
        ViewState state;
        state.panel = Panel::flows;
        state.group = group;
        state.flows = WeekSpan{4, 48};
        two_worlds().meet(state);
        const Rows rows = cells_of(table_of(Panel::flows, state, two_worlds().shown));
        std::size_t next = 1;
        for (const int world : {0, 1})
            for (const auto& [statuses, persons] : moves_of(film_of_world(world), 4, 48, group)) {
                ASSERT_LT(next, rows.size());
                const auto& row = rows[next++];
                EXPECT_EQ(row[1] + " " + row[2], "4 48");
                EXPECT_EQ(row[3], group_name(group, Language::en));
                EXPECT_EQ(row[4], statuses.first == n_statuses
                                      ? "not here yet"
                                      : label_name(LabelAxis::status, statuses.first, Language::en));
                EXPECT_EQ(row[5], label_name(LabelAxis::status, statuses.second, Language::en));
                expect_numbers(row, 6, {persons, 1.0}, row[4] + " to " + row[5]);
            }
        EXPECT_EQ(next, rows.size());
        EXPECT_GT(next, 10u);
    }
}

// What only the second world has is said of the second.
TEST(FlowsCsv, NamesTheWorldThatItIsOf)
{
    ViewState state;
    state.panel = Panel::flows;
    two_worlds().meet(state);
    Shown shown = two_worlds().shown;
    Head head = shown.film[0]->head();
    head.title = "not begun";
    shown.film[0] = std::make_shared<Film>(head, 0, -30);
    shown.flows[0] = nullptr;
    const Rows rows = cells_of(table_of(Panel::flows, state, shown));
    ASSERT_GT(rows.size(), 5u);
    EXPECT_EQ(rows[1][0], film_of_world(1).head().title);
}

TEST(OutcomesCsv, HoldsEveryWeekOfACohort)
{
    for (const auto& [cohort, group] : {std::pair{Cohort::registered_week_0, -1}, {Cohort::arrivals_year_1, 1}}) {
        ViewState state;
        state.panel = Panel::flows;
        state.outcomes = true;
        state.cohort = int(cohort);
        state.group = group;
        const Rows rows = cells_of(table_of(Panel::flows, state, two_worlds().shown));
        std::size_t next = 1;
        for (const int world : {0, 1}) {
            const EventTime& outcomes = *film_of_world(world).outcomes();
            ASSERT_EQ(rows.size(), 1 + 2 * std::size_t(outcomes.weeks));
            for (int week = 0; week < outcomes.weeks; ++week, ++next) {
                const auto persons = [&](Outcome outcome) {
                    double sum = 0.0;
                    for (int region = 0; region < 2; ++region)
                        for (int g = 0; g < n_groups; ++g)
                            if (group < 0 || g == group)
                                sum += outcomes.persons[outcomes.index(int(outcome), *state.cohort, region, g, week)];
                    return sum;
                };
                const double observed = persons(Outcome::observed);
                const auto share = [&](Outcome outcome) { return observed > 0 ? persons(outcome) / observed : NAN; };
                expect_numbers(rows[next], 2,
                               {double(week), observed, share(Outcome::in_work), share(Outcome::education),
                                share(Outcome::on_benefit), share(Outcome::lasting)},
                               "week " + std::to_string(week));
            }
        }
    }
}

}  // namespace

}  // namespace samspill::viz
