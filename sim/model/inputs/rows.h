#pragma once

#include <tuple>
#include <type_traits>

#include "core/members.h"
#include "model/inputs/part_lists.h"
#include "model/inputs/setting_lists.h"

// All that is declared of the structs that inputs are made of, row by row, and the check that every
// member has its row.
namespace samspill::input {

// Settings, parts, what is nested: in this order.
template <class Struct>
constexpr auto rows_of()
{
    constexpr const Struct* of = nullptr;
    return std::tuple_cat(settings_of(of), parts_of(of), nested_of(of));
}

template <class Struct>
inline constexpr std::size_t row_count = std::tuple_size_v<decltype(rows_of<Struct>())>;

// Members of a struct and of its base, which counts as one member of it.
template <class Struct, class Base>
inline constexpr std::size_t member_count_with = member_count<Struct> + member_count<Base> - 1;

static_assert(row_count<Observation> == member_count<Observation>, "a member of Observation has no row");
static_assert(row_count<Places> == member_count<Places>, "a member of Places has no row");
static_assert(row_count<RegionPlace> == member_count<RegionPlace>, "a member of RegionPlace has no row");
static_assert(row_count<OfficePlace> == member_count<OfficePlace>, "a member of OfficePlace has no row");
static_assert(row_count<Targets> == member_count<Targets>, "a member of Targets has no row");
static_assert(row_count<Wave> == member_count<Wave>, "a member of Wave has no row");
static_assert(row_count<Rollout> == member_count<Rollout>, "a member of Rollout has no row");
static_assert(row_count<Shock> == member_count<Shock>, "a member of Shock has no row");
static_assert(row_count<TrialArm> == member_count<TrialArm>, "a member of TrialArm has no row");
static_assert(row_count<ReferralRule> == member_count_with<ReferralRule, Eligibility>,
              "a member of ReferralRule or Eligibility has no row");
static_assert(row_count<Trial> == member_count_with<Trial, Eligibility>, "a member of Trial or Eligibility has no row");

// Calls `visit(row, member)` for every row of a struct.
template <class Struct, class Visit>
void for_each_row(Struct& item, Visit&& visit)
{
    std::apply([&](const auto&... row) { (visit(row, item.*(row.member)), ...); },
               rows_of<std::remove_const_t<Struct>>());
}

}  // namespace samspill::input
