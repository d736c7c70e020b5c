#include "core/parallel.h"

#include <atomic>
#include <bit>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/draw.h"

namespace samspill {

namespace {

// A sum whose value depends on the order of its additions.
double sum_of_uneven_numbers(std::size_t count, std::size_t block)
{
    return block_sum(count, block, [](std::size_t begin, std::size_t end) {
        double sum = 0.0;
        for (std::size_t i = begin; i < end; ++i) sum += Draw({1, 1}, 1, i, 1).uniform() * (i % 97 == 0 ? 1e12 : 1.0);
        return sum;
    });
}

}  // namespace

TEST(BlockSum, GivesTheSameBitsForAnyNumberOfThreads)
{
    const double one_by_one = sum_of_uneven_numbers(40'000, 1);
    for (const std::size_t block : {1u, 64u, 1000u, 100'000u}) {
        std::vector<std::uint64_t> bits;
        for (const int threads : {1, 2, 3, 7}) {
            for (int again = 0; again < 5; ++again)
                with_threads(threads, [&] {
                    bits.push_back(std::bit_cast<std::uint64_t>(sum_of_uneven_numbers(40'000, block)));
                });
        }
        for (const std::uint64_t b : bits) EXPECT_EQ(b, bits.front()) << "blocks of " << block;
        EXPECT_NEAR(std::bit_cast<double>(bits.front()) / one_by_one, 1.0, 1e-12);
    }
}

TEST(BlockSum, CoversEveryItemOnceAlsoWhenTheLastBlockIsShort)
{
    for (const std::size_t count : {0u, 1u, 9u, 10u, 11u, 25u}) {
        std::vector<int> visits(count);
        const double sum = block_sum(count, 10, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) ++visits[i];
            return double(end - begin);
        });
        EXPECT_EQ(sum, double(count));
        EXPECT_EQ(visits, std::vector<int>(count, 1));
    }
}

TEST(ParallelFor, VisitsEveryIndexOnce)
{
    for (const int threads : {1, 2, 3, 7}) {
        std::vector<int> visits(10'000);
        with_threads(threads, [&] { parallel_for(visits.size(), [&](std::size_t i) { ++visits[i]; }); });
        EXPECT_EQ(visits, std::vector<int>(visits.size(), 1)) << threads << " threads";
    }
}

TEST(ParallelFor, ReadsWhatAnEarlierOneWrote)
{
    std::vector<double> first(5000), second(5000);
    with_threads(3, [&] {
        for (int round = 0; round < 20; ++round) {
            parallel_for(first.size(), [&](std::size_t i) { first[i] = double(i + std::size_t(round)); });
            parallel_for(first.size(), [&](std::size_t i) { second[i] = first[first.size() - 1 - i]; });
        }
    });
    for (std::size_t i = 0; i < second.size(); ++i) ASSERT_EQ(second[i], double(4999 - i + 19));
}

TEST(ParallelFor, WorksInsideAnother)
{
    std::vector<std::vector<int>> visits(8, std::vector<int>(500));
    with_threads(3, [&] {
        parallel_for(visits.size(), [&](std::size_t outer) {
            parallel_for(visits[outer].size(), [&](std::size_t inner) { ++visits[outer][inner]; });
        });
    });
    for (const auto& inner : visits) EXPECT_EQ(inner, std::vector<int>(500, 1));
}

TEST(ParallelFor, ThrowsTheBodysExceptionAndCanBeUsedAgain)
{
    for (const int threads : {1, 3}) {
        with_threads(threads, [&] {
            try {
                parallel_for(1000, [](std::size_t i) {
                    if (i == 617) throw std::runtime_error("body " + std::to_string(i));
                });
                ADD_FAILURE() << "nothing was thrown";
            } catch (const std::runtime_error& error) {
                EXPECT_STREQ(error.what(), "body 617");
            }
            std::atomic<int> visits{0};
            parallel_for(100, [&](std::size_t) { ++visits; });
            EXPECT_EQ(visits, 100);
        });
    }
}

TEST(WithThreads, LetsExceptionsThrough)
{
    EXPECT_THROW(with_threads(2, [] { throw std::logic_error("inside"); }), std::logic_error);
}

TEST(WithThreads, RunsNoMoreBodiesAtOnceThanItHasThreads)
{
    for (const int threads : {1, 2}) {
        std::atomic<int> inside{0}, most{0};
        with_threads(threads, [&] {
            parallel_for(2000, [&](std::size_t) {
                const int now = ++inside;
                int seen = most;
                while (now > seen && !most.compare_exchange_weak(seen, now)) {
                }
                --inside;
            });
        });
        EXPECT_LE(most, threads);
        EXPECT_GE(most, 1);
    }
}

#ifdef __SANITIZE_THREAD__
// tests/support/tsan.supp leaves out what TBB does among its own; a race of ours must still be seen
// (exit code 66).
TEST(ThreadSanitizer, StillSeesARaceOfOurs)
{
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto race = [] {
        long shared = 0;
        with_threads(3, [&] { parallel_for(20'000, [&](std::size_t i) { shared += long(i); }); });
        std::exit(shared == 0);
    };
    EXPECT_EXIT(race(), testing::ExitedWithCode(66), "data race");
}
#endif

}  // namespace samspill
