#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/inputs/inputs.h"
#include "model/params/kinds.h"

// The parts of places and policies that are no numbers, each declared once: reading, the viewer's
// controls and what tells two pasts apart follow from these lists. What they mean stands in
// text_settings (scenario/declared/setting_lists.h).
namespace samspill::input {

// Whether an arm of a trial is proposed guidance.
struct ReferralLabels {
    static constexpr std::array<std::string_view, 2> names{"never", "always"};
};

// One name of a closed list. Member is an enum, a bool, or an optional of these.
template <class Labels, class Struct, class Member>
struct OneOf {
    std::string_view name;
    Member Struct::*member;
    std::string_view what;
};
template <class Labels, class Struct, class Member>
constexpr OneOf<Labels, Struct, Member> one_of(std::string_view name, Member Struct::*member, std::string_view what)
{
    return {name, member, what};
}

// Some names of a closed list, a bit each, and what it means that none is named.
enum class NoneNamed { all, none, none_even_written };  // the last: an empty list may stand there, too
template <class Labels, class Struct, class Bits>
struct SomeOf {
    std::string_view name;
    Bits Struct::*member;
    std::string_view what;
    NoneNamed none_named;
};
template <class Labels, class Struct, class Bits>
constexpr SomeOf<Labels, Struct, Bits> some_of(std::string_view name, Bits Struct::*member, std::string_view what,
                                               NoneNamed none_named)
{
    return {name, member, what, none_named};
}

// A number or "individual". Member is a Strategy or an optional of it.
template <class Struct, class Member>
struct StrategyPart {
    std::string_view name;
    Member Struct::*member;
};
template <class Struct, class Member>
StrategyPart(const char*, Member Struct::*) -> StrategyPart<Struct, Member>;

// The offices that something is for; none: all of them.
template <class Struct>
struct OfficeNames {
    std::string_view name;
    std::vector<std::string> Struct::*member;
};
template <class Struct>
OfficeNames(const char*, std::vector<std::string> Struct::*) -> OfficeNames<Struct>;

// The simulated offices that a wave or a trial reaches, all of them written out. A file may name
// regions instead.
template <class Struct>
struct ReachedOffices {
    std::string_view name;
    std::vector<std::string> Struct::*member;
};
template <class Struct>
ReachedOffices(const char*, std::vector<std::string> Struct::*) -> ReachedOffices<Struct>;

// What something is called.
template <class Struct>
struct NamePart {
    std::string_view name;
    std::string Struct::*member;
    std::string_view meaning;
    bool required;
};
template <class Struct>
NamePart(const char*, std::string Struct::*, const char*, bool) -> NamePart<Struct>;

// The one region that something is for; empty: every region.
template <class Struct>
struct RegionName {
    std::string_view name;
    std::string Struct::*member;
};
template <class Struct>
RegionName(const char*, std::string Struct::*) -> RegionName<Struct>;

// A list of things that have lists of their own: rules, arms.
template <class Struct, class Member>
struct NestedPart {
    std::string_view name;
    Member Struct::*member;
};
template <class Struct, class Member>
NestedPart(const char*, Member Struct::*) -> NestedPart<Struct, Member>;

constexpr auto parts_of(const Observation*) { return std::tuple{}; }

constexpr auto parts_of(const Places*) { return std::tuple{}; }

constexpr auto parts_of(const RegionPlace*)
{
    using S = RegionPlace;
    return std::tuple{NamePart{"name", &S::name, "identity of the region", true}};
}

constexpr auto parts_of(const OfficePlace*)
{
    using S = OfficePlace;
    return std::tuple{NamePart{"name", &S::name, "identity of the office, unique in the scenario", true},
                      some_of<PartnerLabels>("partners", &S::partners, "partner", NoneNamed::none_even_written)};
}

constexpr auto parts_of(const Rollout*) { return std::tuple{}; }

constexpr auto parts_of(const Shock*) { return std::tuple{RegionName{"region", &Shock::region}}; }

constexpr auto parts_of(const Targets*)
{
    using S = Targets;
    return std::tuple{some_of<PartnerLabels>("partners", &S::partners, "partner", NoneNamed::none_even_written),
                      StrategyPart{"strategy", &S::strategy}};
}

constexpr auto parts_of(const Wave*)
{
    using S = Wave;
    return std::tuple{some_of<PartnerLabels>("partners", &S::partners, "partner", NoneNamed::none_even_written),
                      StrategyPart{"strategy", &S::strategy}, ReachedOffices{"offices", &S::offices}};
}

constexpr auto parts_of(const Eligibility*)
{
    using S = Eligibility;
    return std::tuple{some_of<GroupLabels>("groups", &S::groups, "group", NoneNamed::all),
                      some_of<StatusLabels>("statuses", &S::statuses, "status", NoneNamed::all)};
}

constexpr auto parts_of(const ReferralRule*)
{
    using S = ReferralRule;
    return std::tuple_cat(std::tuple{one_of<RuleKindLabels>("kind", &S::kind, "kind of rule"),
                                     one_of<ModeLabels>("mode", &S::mode, "mode of guidance")},
                          parts_of(static_cast<const Eligibility*>(nullptr)),
                          std::tuple{OfficeNames{"offices", &S::offices}});
}

constexpr auto parts_of(const Trial*)
{
    using S = Trial;
    return std::tuple_cat(std::tuple{NamePart{"name", &S::name, "what tables call it", false}},
                          parts_of(static_cast<const Eligibility*>(nullptr)),
                          std::tuple{ReachedOffices{"offices", &S::offices}});
}

constexpr auto parts_of(const TrialArm*)
{
    using S = TrialArm;
    return std::tuple{NamePart{"name", &S::name, "identity of the arm", true},
                      one_of<PlanLabels>("force_plan", &S::force_plan, "plan"),
                      some_of<PlanLabels>("forbid_plans", &S::forbid_plans, "plan", NoneNamed::none),
                      one_of<ReferralLabels>("referral", &S::referral, "referral"),
                      one_of<ModeLabels>("mode", &S::mode, "mode of guidance"),
                      StrategyPart{"strategy", &S::strategy}};
}

// What a struct holds that has lists of its own.
template <class Struct>
constexpr auto nested_of(const Struct*)
{
    return std::tuple{};
}
constexpr auto nested_of(const Places*) { return std::tuple{NestedPart{"region", &Places::regions}}; }
constexpr auto nested_of(const RegionPlace*) { return std::tuple{NestedPart{"office", &RegionPlace::offices}}; }
constexpr auto nested_of(const Targets*) { return std::tuple{NestedPart{"rule", &Targets::rules}}; }
constexpr auto nested_of(const Wave*) { return std::tuple{NestedPart{"rule", &Wave::rules}}; }
constexpr auto nested_of(const Trial*) { return std::tuple{NestedPart{"arm", &Trial::arms}}; }

}  // namespace samspill::input
