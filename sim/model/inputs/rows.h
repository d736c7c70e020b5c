#pragma once

#include <cstddef>
#include <optional>
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

// Members of a struct and of its bases, each of which counts as one member of it.
template <class Struct, class... Base>
inline constexpr std::size_t member_count_with = member_count<Struct> + (member_count<Base> + ...) - sizeof...(Base);

static_assert(row_count<Observation> == member_count<Observation>, "a member of Observation has no row");
static_assert(row_count<Places> == member_count<Places>, "a member of Places has no row");
static_assert(row_count<RegionPlace> == member_count_with<RegionPlace, CentreTargets>,
              "a member of RegionPlace or CentreLevers has no row");
static_assert(row_count<OfficePlace> == member_count<OfficePlace>, "a member of OfficePlace has no row");
static_assert(row_count<Targets> == member_count<Targets>, "a lever of offices has no row");
static_assert(row_count<CentreTargets> == member_count<CentreTargets>, "a lever of centres has no row");
static_assert(row_count<Wave> == member_count_with<Wave, OfficePatch, CentrePatch>, "a member of Wave has no row");
static_assert(row_count<Rollout> == member_count<Rollout>, "a member of Rollout has no row");
static_assert(row_count<Shock> == member_count<Shock>, "a member of Shock has no row");
static_assert(row_count<TrialArm> == member_count<TrialArm>, "a member of TrialArm has no row");
static_assert(row_count<ReferralRule> == member_count_with<ReferralRule, Eligibility>,
              "a member of ReferralRule or Eligibility has no row");
static_assert(row_count<Trial> == member_count_with<Trial, Eligibility>, "a member of Trial or Eligibility has no row");

// Levers of a struct whose changes come in this way.
template <class Levers>
constexpr std::size_t count_applied(Applied how)
{
    return std::apply([&](const auto&... row) { return ((applied_of(row) == how ? 1u : 0u) + ... + 0u); },
                      rows_of<Levers>());
}
static_assert(count_applied<Targets>(Applied::over_the_ramp) == n_ramped_levers,
              "n_ramped_levers (levers.h) is not the number of levers that move over a ramp");

// Calls `visit(row, member)` for every row of a struct.
template <class Struct, class Visit>
void for_each_row(Struct& item, Visit&& visit)
{
    std::apply([&](const auto&... row) { (visit(row, item.*(row.member)), ...); },
               rows_of<std::remove_const_t<Struct>>());
}

// Calls `visit(row, value, change)` for every lever: what is in force, and the patch's change of it.
template <template <LeverForm> class Levers, class Visit>
void for_each_lever(Levers<LeverForm::in_force>& now, const Levers<LeverForm::patch>& patch, Visit&& visit)
{
    std::apply(
        [&](const auto&... change) {
            std::apply([&](const auto&... row) { (visit(row, now.*(row.member), patch.*(change.member)), ...); },
                       rows_of<Levers<LeverForm::in_force>>());
        },
        rows_of<Levers<LeverForm::patch>>());
}

// What a patch names becomes what is in force.
template <class Value>
void take_over(Value& now, const std::optional<Value>& change)
{
    if (change) now = *change;
}
template <class Bits>
requires std::is_unsigned_v<Bits>
void take_over(Bits& now, Bits joining) { now = Bits(now | joining); }

template <template <LeverForm> class Levers>
void take_over(Levers<LeverForm::in_force>& now, const Levers<LeverForm::patch>& patch)
{
    for_each_lever(now, patch, [](const auto&, auto& value, const auto& change) { take_over(value, change); });
}

}  // namespace samspill::input
