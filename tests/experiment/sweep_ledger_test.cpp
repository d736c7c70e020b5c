#include "experiment/sweep/sweep_ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "core/error.h"
#include "experiment/sweep/sweep_folder.h"
#include "experiment/sweep/sweep_hand.h"
#include "support/small_sweep.h"

namespace samspill {
namespace {

using Runs = std::vector<std::uint64_t>;
using test::TemporaryFolder;

TEST(Ledger, WritesRunsShortAndReadsThemBack)
{
    EXPECT_EQ(text_of_runs({3}), "3");
    EXPECT_EQ(text_of_runs({3, 5, 6, 7, 8, 20, 30, 40}), "3,5-8,20-40/10");
    for (const Runs& runs : {Runs{0}, Runs{0, 1}, Runs{0, 2}, Runs{1, 2, 4, 8, 16}, Runs{0, 10, 20, 30, 31, 32, 50}})
        EXPECT_EQ(runs_of_text(text_of_runs(runs)), runs);
    for (const char* text :
         {"", "a", "1-", "5-3", "1-9/0", "1,,2", "-1", "99999999999999999999", "0-18446744073709551615"})
        EXPECT_THROW(runs_of_text(text), std::invalid_argument) << text;
}

// A folder with a ledger of ten runs and two batches, whose files are there but for the second.
struct Written {
    TemporaryFolder folder;
    std::string log;

    Written()
    {
        std::filesystem::create_directory(folder / "ledger");
        std::filesystem::create_directory(folder / "runs");
        test::write_text(folder / "runs/one.h5", "");
        LedgerWriter writer(folder / "ledger", "t", "abc");
        writer.batch("one.h5", {0, 1, 2});
        writer.batch("gone.h5", {3});
        writer.strike(4);
        writer.strike(4);
        writer.error(5, "bad\nnews");
        log = folder / ("ledger/" + writer.name() + ".log");
    }
    SweepState state(const std::string& digest = "abc") const
    {
        return read_ledgers(folder / "ledger", folder / "runs", digest, 10);
    }
};

TEST(Ledger, SaysWhatIsDoneAndWhatWentWrong)
{
    const Written written;
    const SweepState state = written.state();
    EXPECT_EQ(state.done_count, 3u);
    EXPECT_TRUE(state.done[2]);
    EXPECT_FALSE(state.done[3]);
    EXPECT_EQ(state.missing_batches, 1u);
    EXPECT_EQ(state.damaged_lines, 0u);
    EXPECT_EQ(state.troubles.at(4).strikes, 2);
    EXPECT_EQ(state.troubles.at(5).last_error, "bad\\x0anews");
    EXPECT_EQ(state.failed(2), Runs{4});
    EXPECT_EQ(state.failed(1), (Runs{4, 5}));
}

// After a resume with other shards two batches can hold the same run.
TEST(Ledger, CountsARunOnceThatTwoBatchesHold)
{
    const Written written;
    test::write_text(written.folder / "runs/two.h5", "");
    LedgerWriter(written.folder / "ledger", "u", "abc").batch("two.h5", {2, 6});
    const SweepState state = written.state();
    EXPECT_EQ(state.done_count, 4u);
    EXPECT_EQ(std::count(state.done.begin(), state.done.end(), true), 4);
}

TEST(Ledger, LeavesOutTornAndDamagedLinesAndOtherSweeps)
{
    const Written written;
    std::ofstream(written.log, std::ios::app) << "batch one.h5 7-9 0123456789abc";  // torn
    EXPECT_EQ(written.state().done_count, 3u);
    EXPECT_EQ(written.state().damaged_lines, 1u);
    std::fstream file(written.log, std::ios::in | std::ios::out);
    std::string first;
    std::getline(file, first);
    file.seekp(std::streamoff(first.size()) + 16);
    file << '9';  // "0-9" for "0-2": a list of runs that there could be, under the same checksum
    file.close();
    EXPECT_EQ(written.state().done_count, 0u);
    EXPECT_EQ(written.state().damaged_lines, 2u);
    EXPECT_EQ(written.state("abd").troubles.size(), 0u);
}

TEST(Shard, IsReadStrictlyAndCutsUnitsIntoAll)
{
    EXPECT_EQ(shard_of("2/8").index, 2u);
    for (const char* text : {"0/3", "4/3", "1", "/3", "1/", "a/b", "1/2/3", "-1/2", "1/99999999"})
        EXPECT_THROW(shard_of(text), InputError) << text;
    std::size_t end = 0;
    for (std::size_t i = 1; i <= 7; ++i) {
        const Shard shard{i, 7};
        EXPECT_EQ(shard.begin(23), end);
        end = shard.end(23);
    }
    EXPECT_EQ(end, 23u);
}

}  // namespace
}  // namespace samspill
