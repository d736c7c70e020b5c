#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "core/table.h"
#include "model/state/users.h"

// Two worlds held against each other, value by value.
namespace samspill {

struct Region;

// The parts of a region's state, in the order in which a policy goes through them.
enum class Part : std::uint8_t { market, office, counsellor, centre, person };
struct PartLabels {
    static constexpr std::array<std::string_view, 5> names{"market", "office", "counsellor", "centre", "person"};
};
inline constexpr int n_parts = int(PartLabels::names.size());

// One value that two worlds have different, in words.
struct Cell {
    Part part;
    std::string region;
    std::string office;  // empty where it is the region's
    std::string entity;  // "person 1234567890 (young, Gol)"
    std::string column, meaning;
    std::string a, b;                   // the values
    std::optional<UserId> person = {};  // whose it is
};

// The first value of this part that two regions have different, by row, then in the order of
// declaration. Nothing when all are the same bits. Both regions are of the same place.
std::optional<Cell> first_differing_cell(Part part, const Region& a, const Region& b);

// Numbers as bits: 0 and -0 differ, and a NaN is equal to itself.
inline bool same_bytes(const void* a, const void* b, std::size_t bytes) { return std::memcmp(a, b, bytes) == 0; }

// Are all declared columns of two rows the same bits?
template <class Row>
bool same_columns(const Row& a, const Row& b)
{
    bool same = true;
    for_each_column<Row>([&](const auto& column) {
        same = same && same_bytes(&(a.*(column.member)), &(b.*(column.member)), sizeof(a.*(column.member)));
    });
    return same;
}

// "person 1234567890 (young, Gol)"
std::string person_text(const Region& region, const User& user);

// "counsellor 3 of Gol"; "nobody"
std::string counsellor_text(const Region& region, std::uint16_t counsellor);

// "week 13 (2016-12-05)"; "never"
std::string week_text(Week week);

}  // namespace samspill
