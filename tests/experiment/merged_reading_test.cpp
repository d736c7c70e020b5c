#include "experiment/sweep/merged_reading.h"

#include <cmath>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/error.h"
#include "experiment/sweep/sweep_merge.h"
#include "experiment/sweep/sweep_runner.h"
#include "model/run.h"
#include "model/world.h"
#include "support/programs.h"
#include "support/small_sweep.h"

namespace samspill {
namespace {

// The small grid, run and merged; the first run of it is lost.
struct MergedGrid {
    test::TemporaryFolder folder;
    SweepPlan plan{test::write_small_sweep(folder)};
    std::string path = folder / "merged.h5";

    MergedGrid()
    {
        const SweepFolder place = SweepFolder::create(folder / "out", plan, test::program());
        SweepRunOptions options;
        options.before_run = [](std::uint64_t run) {
            if (run == 0) throw std::runtime_error("lost");
        };
        run_sweep(place, plan, options);
        merge_sweep(place, plan, path, true);
    }
};

const MergedGrid& grid()
{
    static const MergedGrid made;
    return made;
}

TEST(MergedSweep, TellsAxesAndColumns)
{
    const MergedSweep sweep(grid().path);
    const MergedInfo& info = sweep.info();
    EXPECT_EQ(info.title, "Small grid");
    EXPECT_TRUE(info.grid);
    EXPECT_EQ(info.points, 12u);
    EXPECT_EQ(info.replicates, 2);
    ASSERT_EQ(info.axes.size(), 3u);
    EXPECT_EQ(info.axes[1].labels, (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(info.axes[2].keys, std::vector<std::string>{"residents.exit_rate"});
    ASSERT_EQ(info.columns.size(), 4u);
    EXPECT_EQ(info.columns[2].name, "series_registered");
    EXPECT_EQ(info.groups.back(), "all");
}

TEST(MergedSweep, GivesTheNumbersOfEveryRun)
{
    const MergedSweep sweep(grid().path);
    const auto& column = grid().plan.record().columns()[1];
    const std::vector<double> runs = sweep.runs(1, 0, 3, 0);
    ASSERT_EQ(runs.size(), 24u);
    EXPECT_TRUE(std::isnan(runs[0]));
    for (const std::size_t run : {std::size_t(1), std::size_t(11), std::size_t(23)}) {
        const Inputs inputs = grid().plan.inputs(run / 2);
        World world(inputs, {grid().plan.seed(), std::uint32_t(run % 2)});
        while (!world.done()) world.step();
        std::vector<double> row(grid().plan.record().width());
        grid().plan.record().fill(world.finish(), inputs, row);
        EXPECT_EQ(runs[run], row[column.begin + 3]) << run;
    }
}

TEST(MergedSweep, RefusesWhatItDoesNotHold)
{
    const MergedSweep sweep(grid().path);
    EXPECT_THROW(sweep.runs(0, 1, 0, 0), InputError);
    EXPECT_THROW(sweep.runs(0, 0, 6, 0), InputError);
    EXPECT_THROW(sweep.runs(2, 0, 0, 3), InputError);
}

TEST(MergedSweep, RefusesADamagedFile)
{
    std::ifstream file(grid().path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    test::write_text(grid().folder / "cut.h5", bytes.substr(0, bytes.size() / 2));
    EXPECT_THROW(MergedSweep(grid().folder / "cut.h5"), InputError);
    EXPECT_THROW(MergedSweep(grid().folder / "sweep.toml"), InputError);
}

}  // namespace
}  // namespace samspill
