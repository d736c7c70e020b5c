#include <cmath>

#include "made_files.h"
#include "model/world.h"
#include "other_files.h"
#include "scenario/files/read_scenario.h"

namespace samspill::viz {
namespace {

using test::comparison;
using test::comparison_file;
using test::grid;
using test::MadeSweep;

// Comparison files

TEST(FileReader, ReadsTheBoardOfAComparison)
{
    const auto reader = test::reader_of(comparison_file());
    ASSERT_EQ(reader->kind(), FileKind::comparison);
    const ComparisonBoard board = reader->board();
    EXPECT_EQ(board.scenarios.size(), 3u);
    EXPECT_EQ(board.places, (std::vector<std::string>{"region 0", "region 1", "all"}));
    EXPECT_EQ(board.replicates, 4);
    EXPECT_EQ(board.confidence, comparison().confidence);
    ASSERT_EQ(board.curves.size(), curves().size());
    EXPECT_EQ(board.curves[1].name, curves()[1].name);
    ASSERT_EQ(board.endpoints.size(), endpoints().size());
    for (std::size_t e = 0; e < endpoints().size(); ++e) {
        EXPECT_EQ(board.endpoints[e].endpoint.name, endpoints()[e].name);
        ASSERT_EQ(board.endpoints[e].alternatives.size(), 2u);
        for (std::size_t alternative = 1; alternative <= 2; ++alternative) {
            const PairedDifference &found = board.endpoints[e].alternatives[alternative - 1],
                                   expected = total_difference(comparison(), alternative, e);
            EXPECT_EQ(found.n, 4);
            EXPECT_EQ(found.base, expected.base);
            EXPECT_EQ(found.mean, expected.mean);
            EXPECT_EQ(found.half_width, expected.half_width);
            EXPECT_EQ(found.skewness, expected.skewness);
        }
    }
}

TEST(FileReader, ReadsTheCurvesOfAComparison)
{
    const auto reader = test::reader_of(comparison_file());
    for (const ComparisonKey key : {ComparisonKey{1, 0, 0}, {2, int(curves().size()) - 1, 2}, {2, 1, 1}}) {
        const ComparisonLines lines = reader->comparison_lines(key);
        EXPECT_EQ(lines.key, key);
        ASSERT_EQ(lines.base.replicates, 4);
        ASSERT_EQ(lines.alternative.weeks(), 40);
        EXPECT_EQ(lines.base.first_week, 0);
        for (std::size_t r = 0; r < 4; ++r) {
            const auto of = [&](int scenario) {
                const auto curve = comparison().runs[std::size_t(scenario)][r].curves.of(std::size_t(key.curve),
                                                                                         std::size_t(key.place));
                return std::vector<float>(curve.begin(), curve.end());
            };
            EXPECT_EQ(lines.base.replicate[r], of(0));
            EXPECT_EQ(lines.alternative.replicate[r], of(key.alternative));
            EXPECT_EQ(lines.contrast.pair[r][7], of(key.alternative)[7] - of(0)[7]);
        }
    }
}

TEST(FileReader, RefusesCurvesThatAComparisonDoesNotHold)
{
    const auto reader = test::reader_of(comparison_file());
    for (const ComparisonKey key : {ComparisonKey{0, 0, 0}, {3, 0, 0}, {1, 99, 0}, {1, 0, 3}, {1, -1, 0}})
        test::expect_part(test::complaint(comparison_file(), [&] { reader->comparison_lines(key); }), "was asked for");
    test::expect_part(test::complaint(comparison_file(), [&] { reader->table(); }), "is not a merged sweep");
    test::expect_part(
        test::complaint(comparison_file(), [&] { FileReader::store(test::reader_of(comparison_file())); }),
        "is not a run file");
    EXPECT_EQ(reader->comparison_lines({}).base.replicates, 4);
}

// Merged sweeps

// A number of every replicate at a point as the model gives it.
std::vector<double> numbers_at(const SweepPlan& plan, std::size_t point, std::size_t in_row)
{
    std::vector<double> numbers;
    for (std::uint32_t r = 0; r < plan.replicates(); ++r) {
        const Inputs inputs = plan.inputs(point);
        World world(inputs, {plan.seed(), r});
        while (!world.done()) world.step();
        std::vector<double> row(plan.record().width());
        plan.record().fill(world.finish(), inputs, row);
        numbers.push_back(row[in_row]);
    }
    return numbers;
}

void expect_cells(const SweepCells& cells, const SweepPlan& plan, std::size_t in_row)
{
    ASSERT_EQ(cells.mean.size(), plan.points());
    for (const std::size_t point : {std::size_t(0), plan.points() / 2, plan.points() - 1}) {
        const std::vector<double> numbers = numbers_at(plan, point, in_row);
        const double mean = (numbers[0] + numbers[1]) / 2.0;
        EXPECT_EQ(cells.replicates[point], 2);
        EXPECT_DOUBLE_EQ(cells.mean[point], mean);
        EXPECT_NEAR(cells.spread[point], std::abs(numbers[0] - numbers[1]) / std::sqrt(2.0), 1e-12 * std::abs(mean));
    }
}

TEST(FileReader, ReadsTheTableOfAGrid)
{
    const auto reader = test::reader_of(grid().merged);
    ASSERT_EQ(reader->kind(), FileKind::sweep);
    const SweepTable table = reader->table();
    EXPECT_TRUE(table.grid);
    EXPECT_EQ(table.points, 12u);
    EXPECT_EQ(table.replicates, 2);
    ASSERT_EQ(table.axes.size(), 3u);
    EXPECT_EQ(table.axes[0].keys, std::vector<std::string>{"reform.disruption"});
    EXPECT_EQ(table.axes[1].labels, (std::vector<std::string>{"one", "two"}));
    EXPECT_TRUE(std::isnan(table.axes[1].numbers[0]));
    EXPECT_EQ(table.axes[2].numbers, (std::vector<double>{0.0002, 0.0004}));
    EXPECT_EQ(table.axes[2].unit, "1/week");
    EXPECT_EQ(table.places, std::vector<std::string>{"all"});
    EXPECT_EQ(table.groups.size(), std::size_t(n_groups + 1));
    EXPECT_EQ(table.steps, (std::vector<Week>{0, 8, 16}));
    ASSERT_EQ(table.columns.size(), 4u);
    EXPECT_EQ(table.columns[0].name, "lasting_share");
    EXPECT_TRUE(table.columns[3].is_series);
}

// What is laid over the base at a point gives the point's own inputs.
TEST(FileReader, KnowsHowToSimulateThePointsOfASweepInItsFolder)
{
    const SweepTable table = test::reader_of(grid().merged)->table();
    ASSERT_EQ(table.base_path, grid().out + "/inputs/base.toml");
    for (std::size_t point = 0; point < table.points; ++point) {
        std::vector<std::string> overrides;
        for (const auto& [key, value] : table.values(point)) overrides.push_back(key + "=" + value);
        Inputs inputs = read_scenario(table.base_path, overrides).inputs;
        inputs.observation.counsellors = false;  // a sweep keeps none
        EXPECT_EQ(history_digest(inputs, no_week), history_digest(grid().plan.inputs(point), no_week)) << point;
    }
    std::filesystem::copy_file(grid().merged, test::folder() / "moved.h5",
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(test::reader_of(test::folder() / "moved.h5")->table().base_path, "");
}

TEST(FileReader, ReadsTheCellsOfAGrid)
{
    const auto reader = test::reader_of(grid().merged);
    const SweepPlan& plan = grid().plan;
    const std::size_t registered = plan.record().columns()[1].begin, series = plan.record().columns()[2].begin;
    expect_cells(reader->cells({.column = 1}), plan, registered + n_groups);
    expect_cells(reader->cells({.column = 1, .group = 2}), plan, registered + 2);
    expect_cells(reader->cells({.column = 2, .step = 1}), plan, series + (n_groups + 1) + n_groups);
    expect_cells(reader->cells({.column = 2}), plan, series + 2 * (n_groups + 1) + n_groups);
    for (const SweepKey key :
         {SweepKey{.column = 4}, {.column = -1}, {.place = 1}, {.group = 6}, {.column = 2, .step = 3}})
        test::expect_part(test::complaint(grid().merged, [&] { reader->cells(key); }), "was asked for");
}

TEST(FileReader, ReadsASweepOfAnotherDesign)
{
    const MadeSweep sweep(
        "scenario = \"base.toml\"\n[sweep]\ndesign = \"sobol\"\nsamples = 4\nreplicates = 2\n[[axis]]\nkey = "
        "\"reform.disruption\"\nrange = [0.1, 0.2]\n[[axis]]\nkey = \"residents.exit_rate\"\nrange = [0.0002, 0.0004]\n"
        "[record]\nendpoints = [\"registered\"]\nby = [\"region\"]\n");
    const auto reader = test::reader_of(sweep.merged);
    const SweepTable table = reader->table();
    EXPECT_FALSE(table.grid);
    EXPECT_EQ(table.points, 4u);
    ASSERT_EQ(table.axes.size(), 2u);
    EXPECT_EQ(table.axes[1].numbers.size(), 4u);
    EXPECT_EQ(table.axes[1].numbers[3], sweep.plan.number(3, 1));
    EXPECT_EQ(table.places, (std::vector<std::string>{"Vest", "all"}));
    expect_cells(reader->cells({.place = 0}), sweep.plan, sweep.plan.record().columns()[0].begin);
}

TEST(FileReader, SaysThatAFolderOfASweepIsToBeMerged)
{
    const auto complaint = [](const std::string& path) {
        return test::complaint(path, [&] { test::reader_of(path); });
    };
    test::expect_part(complaint(grid().out), "open its merged file, " + grid().merged);
    const samspill::test::TemporaryFolder folder;
    const SweepPlan plan(samspill::test::write_small_sweep(folder));
    SweepFolder::create(folder / "out", plan, samspill::test::program());
    test::expect_part(complaint(folder / "out"), "samspill sweep merge " + (folder / "out"));
    for (const auto& entry : std::filesystem::directory_iterator(grid().out + "/runs"))
        test::expect_part(complaint(entry.path().string()), "holds a part of a sweep");
    test::expect_part(complaint(test::folder() / "."), "is a folder");
}

}  // namespace
}  // namespace samspill::viz
