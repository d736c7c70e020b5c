#include "core/draw.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <set>

#include <gtest/gtest.h>

#include "core/sample.h"

namespace samspill {

namespace {

// A line of Random123's tests/kat_vectors for philox4x32 with 10 rounds (Salmon et al. 2011).
struct KnownAnswer {
    std::array<std::uint32_t, 4> counter;
    std::array<std::uint32_t, 2> key;
    std::array<std::uint32_t, 4> bits;
};

constexpr KnownAnswer known_answers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

Draw draw_at(std::uint32_t seed, std::uint32_t replicate, std::uint16_t purpose, std::uint64_t entity,
             std::uint32_t occasion)
{
    return Draw({seed, replicate}, purpose, entity, occasion);
}

}  // namespace

TEST(Draw, GivesThePublishedKnownAnswersOfPhilox)
{
    for (const KnownAnswer& known : known_answers) {
        const std::uint64_t entity = known.counter[1] | std::uint64_t(known.counter[2]) << 32;
        Draw draw =
            draw_at(known.key[0], known.key[1], std::uint16_t(known.counter[0] >> 16), entity, known.counter[3]);
        const std::uint32_t blocks_before = known.counter[0] & 0xffff;
        for (std::uint32_t i = 0; i < 2 * blocks_before; ++i) draw();
        EXPECT_EQ(draw(), known.bits[0] | std::uint64_t(known.bits[1]) << 32);
        EXPECT_EQ(draw(), known.bits[2] | std::uint64_t(known.bits[3]) << 32);
    }
}

TEST(Draw, RepeatsItselfWhenAskedWithTheSameNames)
{
    Draw first = draw_at(1, 2, 3, 4, 5);
    Draw again = draw_at(1, 2, 3, 4, 5);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(first(), again());
}

TEST(Draw, ChangesWithEveryPartOfTheName)
{
    std::set<std::uint64_t> values;
    const std::uint64_t far = std::uint64_t(1) << 32;
    for (Draw draw : {draw_at(1, 1, 1, 1, 1), draw_at(2, 1, 1, 1, 1), draw_at(1, 2, 1, 1, 1), draw_at(1, 1, 2, 1, 1),
                      draw_at(1, 1, 1, 2, 1), draw_at(1, 1, 1, 1 + far, 1), draw_at(1, 1, 1, 1, 2)}) {
        values.insert(draw());
        values.insert(draw());
    }
    EXPECT_EQ(values.size(), 14u);
}

TEST(Draw, StaysInTheHalfOpenUnitIntervalWithAllItsBits)
{
    Draw draw = draw_at(1, 1, 1, 1, 1);
    std::uint64_t seen = 0;
    for (int i = 0; i < 10'000; ++i) {
        const double u = draw.uniform();
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        seen |= std::uint64_t(std::ldexp(u, 53));
    }
    EXPECT_EQ(std::popcount(seen), 53);
}

// The first number of neighbouring streams, as the model uses them: uniform, and neighbours are
// not alike. Standard error of a correlation of n pairs: 1 / sqrt(n).
TEST(Draw, IsUniformAndUncorrelatedAcrossNeighbouringNames)
{
    constexpr std::size_t n = 200'000;
    const auto check = [](const char* what, auto&& draw_of) {
        std::vector<double> values(n);
        for (std::size_t i = 0; i < n; ++i) values[i] = draw_of(i).uniform();
        EXPECT_LT(kolmogorov(values, [](double u) { return u; }), kolmogorov_bound) << what;
        double product = 0.0;
        for (std::size_t i = 0; i + 1 < n; ++i) product += (values[i] - 0.5) * (values[i + 1] - 0.5);
        EXPECT_LT(std::abs(product / double(n) * 12.0), five_sigma / std::sqrt(double(n))) << what;
    };
    check("entities", [](std::size_t i) { return draw_at(7, 0, 5, i, 100); });
    check("occasions", [](std::size_t i) { return draw_at(7, 0, 5, 12345, std::uint32_t(i)); });
    check("replicates", [](std::size_t i) { return draw_at(7, std::uint32_t(i), 5, 12345, 100); });
    check("seeds", [](std::size_t i) { return draw_at(std::uint32_t(i), 0, 5, 12345, 100); });
}

}  // namespace samspill
