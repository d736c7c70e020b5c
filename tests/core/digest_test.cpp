#include "core/digest.h"

#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include "core/table.h"

namespace samspill {

namespace {

enum class Colour : std::uint8_t { red, green };

// A row with holes between its members and one member that is not a column.
struct Thing {
    std::uint8_t small;
    double number;
    Colour colour;
    std::int16_t week;
    std::uint32_t scratch;

    static constexpr auto columns()
    {
        return std::tuple{
            Column{"small", &Thing::small, "", "a small number"},
            Column{"number", &Thing::number, "1", "a number"},
            Column{"colour", &Thing::colour, "", "a colour"},
            Column{"week", &Thing::week, "week", "a week"},
        };
    }
    static constexpr auto no_columns() { return std::tuple{&Thing::scratch}; }
};

// Rows whose holes hold the given byte.
Table<Thing> things(std::size_t count, unsigned char padding)
{
    Table<Thing> table(count);
    if (count > 0) std::memset(static_cast<void*>(table.data()), padding, count * sizeof(Thing));
    for (std::size_t i = 0; i < count; ++i) {
        table[i].small = std::uint8_t(i % 7);
        table[i].number = 0.1 * double(i);
        table[i].colour = Colour(i % 2);
        table[i].week = std::int16_t(i - 50);
    }
    return table;
}

Digest digest_of(const Table<Thing>& table)
{
    Digester digester;
    add_to_digest(digester, table);
    return digester.digest();
}

}  // namespace

TEST(Digest, GivesThePublishedHashesOfXxh3)
{
    EXPECT_EQ(to_text(Digester().digest()), "99aa06d3014798d86001c324468d497f");
    EXPECT_EQ(name_hash(""), 0x2d06800538d394c2u);
}

TEST(Digest, DoesNotDependOnHowBytesAreCut)
{
    const std::string text(1000, 'x');
    Digester whole, pieces;
    whole.add(text.data(), 1000);
    for (std::size_t begin = 0; begin < 1000; begin += 8) pieces.add(text.data() + begin, 8);
    EXPECT_EQ(whole.digest(), pieces.digest());
}

TEST(Digest, TellsTextsApartByWhereTheyEnd)
{
    Digester first, second;
    first.add("a");
    first.add("bc");
    second.add("ab");
    second.add("c");
    EXPECT_NE(to_text(first.digest()), to_text(second.digest()));
}

TEST(TableDigest, LeavesPaddingAndUndeclaredMembersOut)
{
    static_assert(column_bytes<Thing>() < sizeof(Thing));
    for (const std::size_t count : {0u, 1u, 1023u, 1024u, 1025u, 3000u}) {
        EXPECT_EQ(digest_of(things(count, 0x00)), digest_of(things(count, 0xff))) << count;
    }
}

TEST(TableDigest, ChangesWithEveryColumnOfEveryRowAndWithTheirNumber)
{
    const Table<Thing> table = things(1500, 0);
    const Digest before = digest_of(table);
    for (const std::size_t row : {0u, 1023u, 1024u, 1499u}) {
        const auto expect_change = [&](const char* what, auto&& change) {
            Table<Thing> other = table;
            change(other[row]);
            EXPECT_NE(to_text(digest_of(other)), to_text(before)) << what << " of row " << row;
        };
        expect_change("small", [](Thing& thing) { thing.small ^= 1; });
        expect_change("number", [](Thing& thing) { thing.number += 1e-9; });
        expect_change("colour", [](Thing& thing) { thing.colour = Colour(1 - int(thing.colour)); });
        expect_change("week", [](Thing& thing) { ++thing.week; });
    }
    EXPECT_NE(to_text(digest_of(things(1499, 0))), to_text(before));
    Table<Thing> swapped = table;
    std::swap(swapped[3], swapped[4]);
    EXPECT_NE(to_text(digest_of(swapped)), to_text(before));
}

}  // namespace samspill
