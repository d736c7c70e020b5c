#include "core/members.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace samspill {
namespace {

struct Mixed {
    double number = 1.0;
    std::array<double, 3> list{};
    std::string text;
    std::vector<int> numbers;
    std::optional<double> perhaps;
    std::optional<std::vector<Mixed>> more;
};

// A bool behind the last member lands in padding: the size stays, the count does not.
struct Short {
    std::uint64_t id;
    std::uint8_t bits;
};
struct Padded {
    std::uint64_t id;
    std::uint8_t bits;
    bool added;
};

struct Derived : Mixed {
    int kind = 0;
    const Mixed* other = nullptr;
};

struct alignas(64) Aligned {
    float x, y;
};

struct None {};

TEST(Members, AreCountedWhateverTheyAre)
{
    static_assert(member_count<Mixed> == 6);
    static_assert(member_count<Aligned> == 2);
    static_assert(member_count<None> == 0);
    SUCCEED();
}

TEST(Members, AreCountedWhereTheyHideInPadding)
{
    static_assert(sizeof(Short) == sizeof(Padded));
    static_assert(member_count<Short> == 2);
    static_assert(member_count<Padded> == 3);
    SUCCEED();
}

TEST(Members, CountABaseAsOne)
{
    static_assert(member_count<Derived> == 3);
    SUCCEED();
}

}  // namespace
}  // namespace samspill
