#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"

// Numbers as they are written, in options, overrides and files alike.
namespace samspill {

struct WrittenNumber {
    bool whole = false;           // written without point and exponent, and within 64 bits
    bool negative = false;        // of a whole one
    std::uint64_t magnitude = 0;  // of a whole one
    double real = 0.0;            // of every one

    // The whole number if it fits into 64 bits with a sign.
    std::optional<std::int64_t> signed_whole() const;
};

// Reads a number by the grammar of TOML 1.0: 12, -3, 1_000, 0.5, 1e3, 0x1f, 0o17, 0b11, inf, nan. What
// people also write in a shell is read in its only sense: 010 is ten, .5 a half, 5. five. Nothing for
// any other text, or an empty one.
std::optional<WrittenNumber> number_in(std::string_view text);

// What a text that is not a number was meant to be, and what is wrong with it.
struct Meant {
    std::string text;  // "1400", "0.1", "2017-09-04"
    Text fault;        // "has a blank between thousands"
};

// Numbers and dates as they are written in Norway ("1 400", "0,1", "54.316,5", "04.09.2017"), by
// spreadsheets (a minus sign that is not the keyboard's) and in prose ("10 %"). Nothing for others.
std::optional<Meant> meant_by(std::string_view text);

// Can the point in a number separate thousands: "54.316", "1.400.000"? If so, the number that is then
// meant ("54316").
std::optional<std::string> without_thousands_points(std::string_view text);

}  // namespace samspill
