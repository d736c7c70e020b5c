#pragma once

#include <cmath>
#include <cstdint>

#include <nlohmann/json.hpp>

namespace samspill::cli {

// A number as a reader of JSON expects it: a whole one without a point, null for what is none.
inline nlohmann::ordered_json json_number(double number)
{
    constexpr double most_exact = 9007199254740992.0;  // 2^53
    if (!std::isfinite(number)) return nullptr;
    if (number == std::floor(number) && std::abs(number) < most_exact) return std::int64_t(number);
    return number;
}

}  // namespace samspill::cli
