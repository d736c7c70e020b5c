#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "viz/csv_cells.h"
#include "viz/fakes.h"
#include "viz/panels/panels.h"
#include "viz/worlds.h"

// Tables of what plots show, number by number against films, lives and files.
namespace samspill::viz {

namespace {

using test::cell_in;
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

// The sample: region 0 has offices 0 and 1, region 1 has office 2.
struct Bank {
    std::string name;
    int first, last;  // offices
    int region;
};

std::vector<double> bridge_numbers(const Film& film, const Bank& bank, int row)
{
    const auto office = [&](I indicator, int at) { return over_offices(film, indicator, bank.first, bank.last, at); };
    double far = 0.0, weights = 0.0;
    std::vector<double> distances;
    for (const RegionPlace& region : film.head().places.regions)
        for (const OfficePlace& place : region.offices) distances.push_back(place.distance);
    for (int o = bank.first; o < bank.last; ++o) {
        const double weight = cell_in(film, I::counsellors, o, row);
        far += weight * distances[std::size_t(o)], weights += weight;
    }
    std::vector<double> numbers{far / weights};
    for (const I level : {I::cognitive_distance, I::organisational_distance, I::structural_distance, I::tie, I::anchor,
                          I::friction, I::perspective_gain, I::registered, I::waiting})
        numbers.push_back(office(level, row));
    numbers.push_back(cell_in(film, I::centre_capacity, bank.region, row));
    constexpr I traffic[] = {I::referrals,  I::refusals,  I::first_sessions, I::gave_up,
                             I::agreements, I::conflicts, I::lost_handovers};
    for (const I kind : traffic) numbers.push_back(office(kind, row));
    const int weeks = std::min(13, row + 1);
    numbers.push_back(weeks);
    for (const I kind : traffic) {
        double sum = 0.0;
        for (int at = row - weeks + 1; at <= row; ++at) sum += office(kind, at);
        numbers.push_back(sum);
    }
    return numbers;
}

void expect_bridges(Place place, const std::vector<Bank>& banks, Week week)
{
    ViewState state;
    state.panel = Panel::bridges;
    state.place = place;
    state.week = week + 0.4;
    const Rows rows = cells_of(table_of(Panel::bridges, state, two_worlds().shown));
    ASSERT_EQ(rows.size(), 1 + 2 * banks.size());
    EXPECT_EQ(rows[0].size(), 4u + 11u + 7u + 1u + 7u);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const int world = i > banks.size() ? 1 : 0;
        const Bank& bank = banks[(i - 1) % banks.size()];
        const std::string where = bank.name + " in world " + std::to_string(world);
        EXPECT_EQ(rows[i][1], std::to_string(week));
        EXPECT_EQ(rows[i][3], bank.name) << where;
        ASSERT_EQ(rows[i].size(), rows[0].size());
        expect_numbers(rows[i], 4, bridge_numbers(film_of_world(world), bank, row_of_week(world, week)), where);
    }
}

TEST(BridgesCsv, HoldsEveryBridgeOfBothWorlds)
{
    const std::vector<Bank> regions{{"Ås", 0, 2, 0}, {"Nes", 2, 3, 1}}, offices{{"Øvre", 0, 1, 0}, {"Nedre", 1, 2, 0}};
    for (const Week week : {0, 45}) {
        expect_bridges({}, regions, week);
        expect_bridges(region_place(0), offices, week);
        expect_bridges(office_place(2), {{"Nes", 2, 3, 1}}, week);
    }
}

TEST(ContinuumCsv, HoldsEveryOfficeOfBothWorldsInTheOrderOfThePanel)
{
    const std::vector<std::string> names{"Øvre", "Nedre", "Nes"};
    constexpr Week week = 40;
    for (const ContinuumOrder order : {ContinuumOrder::declared, ContinuumOrder::enacted, ContinuumOrder::gap}) {
        ViewState state;
        state.week = week;
        state.continuum_order = order;
        const Film& first = film_of_world(0);
        const auto key = [&](int office) {
            const int row = row_of_week(0, week);
            const double planned = cell_in(first, I::intensity, office, row),
                         enacted = cell_in(first, I::enacted, office, row);
            return order == ContinuumOrder::enacted ? -enacted : order == ContinuumOrder::gap ? enacted - planned : 0.0;
        };
        std::vector<int> offices{0, 1, 2};  // a region is not torn apart
        if (key(1) < key(0)) std::swap(offices[0], offices[1]);
        const Rows rows = cells_of(table_of(Panel::continuum, state, two_worlds().shown));
        ASSERT_EQ(rows.size(), 7u);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const int world = i > 3 ? 1 : 0, office = offices[(i - 1) % 3];
            const Film& film = film_of_world(world);
            const int row = row_of_week(world, week), start = row_of_week(world, 0);
            EXPECT_EQ(rows[i][3], names[std::size_t(office)]);
            double count = 0.0, least = INFINITY, most = -INFINITY;
            for (const CounsellorWeek& one : film.staff(week))
                if (one.office == office)
                    ++count, least = std::min(least, double(one.enacted)), most = std::max(most, double(one.enacted));
            expect_numbers(rows[i], 4,
                           {cell_in(film, I::intensity, office, row), cell_in(film, I::enacted, office, row),
                            cell_in(film, I::intensity, office, start), cell_in(film, I::enacted, office, start), count,
                            least, most},
                           names[std::size_t(office)] + " in world " + std::to_string(world));
        }
    }
}

// Comparisons.

// Hyndman and Fan's seventh of three numbers.
double quantile(std::vector<double> numbers, double p)
{
    std::sort(numbers.begin(), numbers.end());
    const double at = p * 2.0;
    const std::size_t below = at >= 1.0 ? 1 : 0;
    return numbers[below] + (at - double(below)) * (numbers[below + 1] - numbers[below]);
}

TEST(ComparisonCsv, HoldsEveryWeekOfBothWorldsAndTheirDifference)
{
    ViewState state;
    state.panel = Panel::comparison;
    state.indicators = {I::meetings, I::tie};
    state.breakdown = Breakdown::offices;  // the panel draws wholes
    state.place = region_place(0);
    state.zoom_from = 5, state.zoom_to = 44;
    two_worlds().meet(state);
    const Rows rows = cells_of(table_of(Panel::comparison, state, two_worlds().shown));
    ASSERT_EQ(rows.size(), 1u + 40u);
    ASSERT_EQ(rows[0].size(), 2u + 2u * (10u + 3u));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Week week = Week(4 + i);
        EXPECT_EQ(rows[i][0], std::to_string(week));
        EXPECT_EQ(rows[i][1], date_text(week));
        std::vector<double> expected;
        for (const I indicator : state.indicators) {
            std::vector<double> differences(3, 0.0);
            for (const int world : {0, 1}) {
                std::vector<double> numbers;
                for (const auto& line : two_worlds().lines(world, {indicator, region_place(0), -1, -1}))
                    numbers.push_back(double(line[std::size_t(row_of_week(world, week))]));
                for (std::size_t r = 0; r < 3; ++r) differences[r] += (world == 0 ? -1.0 : 1.0) * numbers[r];
                expected.push_back(mean_of(numbers));
                for (const double p : {0.25, 0.75, 0.05, 0.95}) expected.push_back(quantile(numbers, p));
            }
            // Pairs that all agree say nothing of how far others may be: no interval.
            const bool alike = std::set(differences.begin(), differences.end()).size() == 1;
            const double mean = mean_of(differences), half = alike ? NAN : half_width_of(differences);
            for (const double number : {mean, mean - half, mean + half}) expected.push_back(number);
        }
        ASSERT_EQ(rows[i].size(), 2 + expected.size());
        for (std::size_t c = 0; c < expected.size(); ++c)
            if (std::isnan(expected[c]))
                EXPECT_EQ(rows[i][2 + c], "") << week;
            else
                EXPECT_NEAR(std::stod(rows[i][2 + c]), expected[c], 1e-5 * (1.0 + std::abs(expected[c]))) << week;
    }
}

TEST(BoardCsv, HoldsEveryEndpointAndTheCurveOnScreen)
{
    ViewState state;
    Shown shown;
    shown.board = test::made_board(7);
    shown.lines = test::made_lines({2, 1, 1}, 7);
    const ComparisonBoard& board = *shown.board;
    const Rows rows = cells_of(table_of(Panel::comparison, state, shown));
    ASSERT_EQ(rows.size(), 1 + 2 * board.endpoints.size() + 120);
    std::size_t next = 1;
    for (const ComparisonBoard::Row& row : board.endpoints)
        for (std::size_t a = 0; a < 2; ++a) {
            const PairedDifference& d = row.alternatives[a];
            const auto& cells = rows[next++];
            EXPECT_EQ(cells[0], row.endpoint.meaning);
            EXPECT_EQ(cells[2], "all regions");
            EXPECT_EQ(cells[4], board.scenarios[a + 1]);
            expect_numbers(cells, 7,
                           {d.base, NAN, NAN, d.alternative, NAN, NAN, d.mean, d.mean - d.half_width,
                            d.mean + d.half_width, 0.95, 7},
                           row.endpoint.name);
        }
    const ComparisonLines& lines = *shown.lines;
    for (std::size_t week = 0; week < 120; ++week) {
        const auto& cells = rows[next++];
        EXPECT_EQ(cells[0], "persons who wait");
        EXPECT_EQ(cells[2], "Nes");
        EXPECT_EQ(cells[4], "Som i dag");
        EXPECT_EQ(cells[5], std::to_string(int(week) - 10));
        std::vector<double> base, alternative, difference;
        for (std::size_t r = 0; r < 7; ++r) {
            base.push_back(double(lines.base.replicate[r][week]));
            alternative.push_back(double(lines.alternative.replicate[r][week]));
            difference.push_back(alternative.back() - base.back());
        }
        expect_number(cells[7], mean_of(base), "base");
        expect_number(cells[8], double(lines.base.low90[week]), "base, low");
        expect_number(cells[9], double(lines.base.high90[week]), "base, high");
        expect_number(cells[10], mean_of(alternative), "alternative");
        EXPECT_NEAR(std::stod(cells[13]), mean_of(difference), 1e-3);
        expect_numbers(cells, 14, {double(lines.contrast.low[week]), double(lines.contrast.high[week]), 0.95, 7},
                       "difference");
    }
}

// Sweeps: the made values tell their positions.

TEST(SweepCsv, HoldsEveryPointOfAGrid)
{
    ViewState state;
    Shown shown;
    shown.sweep = test::made_sweep();
    auto cells = std::make_shared<SweepCells>(*test::made_cells(*shown.sweep));
    cells->key = {.column = 1, .place = 0, .group = 1, .step = 1};
    cells->replicates[3] = 1, cells->replicates[4] = 0, cells->mean[4] = NAN, cells->spread[4] = NAN;
    shown.cells = cells;
    const Rows rows = cells_of(table_of(Panel::sweep, state, shown));
    ASSERT_EQ(rows.size(), 41u);
    EXPECT_EQ(rows[0][1], "reform.mend_rate (a week)");
    EXPECT_EQ(rows[0][3], "persons who wait (persons), Ås, young, week 52, mean");
    constexpr double intensity[] = {0, 0.5, 1, 2, 3}, rate[] = {0.02, 0.05, 0.1, 0.2};
    std::size_t next = 1;
    for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = 0; b < 4; ++b)
            for (std::size_t c = 0; c < 2; ++c, ++next) {
                const std::size_t point = next - 1;
                const std::string where = "point " + std::to_string(point);
                expect_numbers(rows[next], 0, {intensity[a], rate[b]}, where);
                EXPECT_EQ(rows[next][2], c == 0 ? "ad_hoc" : "universal");
                const double mean = point == 4 ? NAN : 100.0 * double(a) + 10.0 * double(b) + double(c);
                const double spread = point == 4 ? NAN : 5.0 + double(point % 3);
                const double n = point == 3 ? 1 : point == 4 ? 0 : 8;
                // Student's t with seven degrees of freedom.
                expect_numbers(rows[next], 3, {mean, n == 8 ? 2.364624252 * spread / std::sqrt(8.0) : NAN, spread, n},
                               where);
            }
}

TEST(SweepCsv, HoldsEveryPointOfAnotherDesign)
{
    ViewState state;
    state.language = Language::no;
    Shown shown;
    shown.sweep = test::made_design();
    shown.cells = test::made_cells(*shown.sweep);
    const Rows rows = cells_of(table_of(Panel::sweep, state, shown));
    ASSERT_EQ(rows.size(), 61u);
    EXPECT_EQ(rows[0][2], "personer i varig arbeid (personer), alle regioner, alle grupper, snitt");
    for (std::size_t point = 0; point < 60; ++point) {
        const double i = double(point);
        expect_numbers(rows[point + 1], 0, {std::fmod(0.618 * i, 1.0) * 3.0, (i + 0.5) / 60.0, 100 * std::sin(0.1 * i)},
                       "point " + std::to_string(point));
        expect_number(rows[point + 1][4], 5.0 + double(point % 3), "spread");
    }
}

}  // namespace

}  // namespace samspill::viz
