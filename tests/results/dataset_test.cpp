#include <vector>

#include <gtest/gtest.h>

#include "results/h5/h5.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

// A file with one dataset of 2 x 3 numbers, written by `fill`.
template <class Fill>
h5::File file_with(const std::string& path, const h5::Storage& storage, Fill&& fill)
{
    {
        h5::File file = h5::File::create(path);
        h5::Dataset dataset = file.root().create("x", h5::Type::float32, {2, 3}, storage);
        fill(dataset);
        file.close();
    }
    return h5::File::open(path);
}

const std::vector<float> six = {1, 2, 3, 4, 5, 6};
void write_six(h5::Dataset& dataset) { dataset.write(0, 2, six.data()); }

// Both ways to read: whole rows, and a block.
void expect_refused(const h5::File& file, const std::string& why)
{
    std::vector<float> numbers(6);
    const h5::Dataset dataset = file.root().dataset("x");
    const auto expect = [&](auto&& read) {
        try {
            read();
            ADD_FAILURE() << "read without a complaint";
        } catch (const h5::Error& error) {
            EXPECT_EQ(std::string(error.what()), why);
        }
    };
    expect([&] { dataset.read(0, 2, numbers.data()); });
    expect([&] { dataset.read_block({0, 0}, {2, 3}, numbers.data()); });
}

TEST(Dataset, IsReadInRowsAndInBlocks)
{
    const test::TemporaryFolder folder;
    const h5::File file = file_with(folder / "x.h5", {.chunk = {1, 3}}, write_six);
    std::vector<float> numbers(6), block(2);
    file.root().dataset("x").read(0, 2, numbers.data());
    file.root().dataset("x").read_block({0, 1}, {2, 1}, block.data());
    EXPECT_EQ(numbers, six);
    EXPECT_EQ(block, (std::vector<float>{2, 5}));
}

TEST(Dataset, RefusesNumbersWithoutAChecksum)
{
    const test::TemporaryFolder folder;
    expect_refused(file_with(folder / "x.h5", {}, write_six),
                   "numbers without a checksum, which samspill never writes");
}

TEST(Dataset, RefusesNumbersThatWereNeverWritten)
{
    const test::TemporaryFolder folder;
    expect_refused(file_with(folder / "x.h5", {.chunk = {1, 3}}, [](h5::Dataset&) {}),
                   "numbers that were never written");
}

}  // namespace
}  // namespace samspill
