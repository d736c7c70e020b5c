#pragma once

#include <cstdint>
#include <string_view>

#include "core/digest.h"
#include "model/params/kinds.h"

// Who is who, the same in every scenario: persons and counsellors are numbered at the office that they came to,
// and an office is known by its name. An identity is one number of 64 bits; files, whose readers do not all have
// 64-bit integers, hold its parts (results/FORMAT.md).
namespace samspill {

using OfficeKey = std::uint32_t;  // hash of the office's name; no two offices of a scenario share one (run.cpp)
using UserId = std::uint64_t;     // identity forever: office (32 bits), group (4), number within them (28)

inline OfficeKey office_key(std::string_view office) { return OfficeKey(name_hash(office)); }

struct UserParts {
    OfficeKey office;
    int group;             // position among the entry groups
    std::uint32_t number;  // within office and group
};
static_assert(n_groups <= 16);
inline constexpr std::int32_t most_user_number = (1 << 28) - 1;

constexpr UserId user_id(const UserParts& parts)
{
    return UserId(parts.office) << 32 | UserId(parts.group) << 28 | parts.number;
}
constexpr UserParts parts_of_user(UserId id)
{
    return {OfficeKey(id >> 32), int(id >> 28 & 15), std::uint32_t(id & 0xfffffff)};
}

struct CounsellorParts {
    OfficeKey office;
    std::uint32_t number;  // within the office
};

constexpr std::uint64_t counsellor_id(const CounsellorParts& parts)
{
    return std::uint64_t(parts.office) << 32 | parts.number;
}
constexpr CounsellorParts parts_of_counsellor(std::uint64_t id) { return {OfficeKey(id >> 32), std::uint32_t(id)}; }

}  // namespace samspill
