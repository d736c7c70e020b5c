#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/language.h"
#include "model/inputs/inputs.h"
#include "model/inputs/settings.h"
#include "model/params/kinds.h"

// The parts of places and policies that are not numbers, each declared once: reading, the reference, the
// viewer's controls and the comparison of pasts follow from these lists.
namespace samspill::input {

// Whether an arm of a trial is proposed guidance.
struct ReferralLabels {
    static constexpr std::array<std::string_view, 2> names{"never", "always"};
};

// What applies if a part is not given, and what that means.
struct PartText {
    std::string_view unset;
    std::string_view meaning, meaning_no;
};

// One name of a closed list. Member is an enum, a bool, or an optional of these.
template <class Labels, class Struct, class Member>
struct OneOf {
    std::string_view name;
    Member Struct::*member;
    Text what;
    PartText text;
};
template <class Labels, class Struct, class Member>
constexpr OneOf<Labels, Struct, Member> one_of(std::string_view name, Member Struct::*member, Text what, PartText text)
{
    return {name, member, what, text};
}

// Some names of a closed list, one bit each, and what it means if none is named.
enum class NoneNamed { all, none, none_even_written };  // the last: an empty list may also be written
template <class Labels, class Struct, class Bits>
struct SomeOf {
    std::string_view name;
    Bits Struct::*member;
    Text what;
    std::string_view several;
    NoneNamed none_named;
    PartText text;
};
template <class Labels, class Struct, class Bits>
constexpr SomeOf<Labels, Struct, Bits> some_of(std::string_view name, Bits Struct::*member, Text what,
                                               std::string_view several, NoneNamed none_named, PartText text)
{
    return {name, member, what, several, none_named, text};
}

// A number or "individual". Member is a Strategy or an optional of it.
template <class Struct, class Member>
struct StrategyPart {
    std::string_view name;
    Member Struct::*member;
    PartText text;
};
template <class Struct, class Member>
StrategyPart(const char*, Member Struct::*, PartText) -> StrategyPart<Struct, Member>;

// The offices that something is for; none: all of them. A file may name regions instead.
template <class Struct>
struct OfficeNames {
    std::string_view name;
    std::vector<std::string> Struct::*member;
    PartText text;
};
template <class Struct>
OfficeNames(const char*, std::vector<std::string> Struct::*, PartText) -> OfficeNames<Struct>;

// The simulated offices that a wave or a trial reaches, all of them written out. A file may name
// regions instead.
template <class Struct>
struct ReachedOffices {
    std::string_view name;
    std::vector<std::string> Struct::*member;
    PartText text;
};
template <class Struct>
ReachedOffices(const char*, std::vector<std::string> Struct::*, PartText) -> ReachedOffices<Struct>;

// The career centres that a wave reaches, by the names of their regions. A file may name regions instead.
template <class Struct>
struct ReachedCentres {
    std::string_view name;
    std::vector<std::string> Struct::*member;
    PartText text;
};
template <class Struct>
ReachedCentres(const char*, std::vector<std::string> Struct::*, PartText) -> ReachedCentres<Struct>;

// What something is called.
template <class Struct>
struct NamePart {
    std::string_view name;
    std::string Struct::*member;
    bool required;
    PartText text;
};
template <class Struct>
NamePart(const char*, std::string Struct::*, bool, PartText) -> NamePart<Struct>;

// The regions that something is for; none: every region.
template <class Struct>
struct RegionNames {
    std::string_view name;
    std::vector<std::string> Struct::*member;
    PartText text;
};
template <class Struct>
RegionNames(const char*, std::vector<std::string> Struct::*, PartText) -> RegionNames<Struct>;

// A list of things that have lists of their own: rules, arms.
template <class Struct, class Member>
struct NestedPart {
    std::string_view name;
    Member Struct::*member;
};
template <class Struct, class Member>
NestedPart(const char*, Member Struct::*) -> NestedPart<Struct, Member>;

// How a wave's change of a lever comes to an office or centre: numbers say it, the others by their kind.
template <class Row>
constexpr Applied applied_of(const Row&)
{
    return Applied::at_once;
}
template <class Struct, class Member>
constexpr Applied applied_of(const Setting<Struct, Member>& row)
{
    return row.applied;
}
template <class Struct, class Member>
constexpr Applied applied_of(const StrategyPart<Struct, Member>&)
{
    return Applied::over_the_ramp;
}
template <class Labels, class Struct, class Bits>
constexpr Applied applied_of(const SomeOf<Labels, Struct, Bits>&)
{
    return Applied::joins;
}

constexpr auto parts_of(const Observation*) { return std::tuple{}; }

constexpr auto parts_of(const Places*) { return std::tuple{}; }

constexpr auto parts_of(const RegionPlace*)
{
    using S = RegionPlace;
    return std::tuple{NamePart{"name", &S::name, true, {"required", "identity of the region", "regionens navn"}}};
}

constexpr auto parts_of(const OfficePlace*)
{
    using S = OfficePlace;
    return std::tuple{
        NamePart{"name",
                 &S::name,
                 true,
                 {"required", "identity of the office, unique in the scenario", "kontorets navn, entydig i scenariet"}},
        some_of<PartnerLabels>("partners", &S::partners, Text{"partner", "partneren"}, "partners",
                               NoneNamed::none_even_written,
                               {"none", "partners who work with the office from the start",
                                "partnere som samarbeider med kontoret fra starten"})};
}

constexpr auto parts_of(const Rollout*) { return std::tuple{}; }

constexpr auto parts_of(const Shock*)
{
    return std::tuple{
        RegionNames{"regions",
                    &Shock::regions,
                    {"every region", "the regions that the shock strikes", "regionene som støtet rammer"}}};
}

// Levers of an office: what is no number.
template <LeverForm form>
constexpr auto parts_of(const OfficeLevers<form>*)
{
    using S = OfficeLevers<form>;
    constexpr bool of_wave = form == LeverForm::patch;
    return std::tuple{
        some_of<PartnerLabels>(
            "partners", &S::partners, Text{"partner", "partneren"}, "partners", NoneNamed::none_even_written,
            of_wave ? PartText{"none", "partners who join with this wave", "partnere som blir med i denne bølgen"}
                    : PartText{"none", "partners who work with every office from the start",
                               "partnere som samarbeider med alle kontorene fra starten"}),
        StrategyPart{"strategy",
                     &S::strategy,
                     {of_wave ? "stays" : "0.25",
                      "0 work first .. 1 education first, or for each the plan that has led similar people "
                      "to most weeks in work",
                      "0 arbeid først .. 1 utdanning først, eller planen som har gitt lignende brukere flest "
                      "uker i arbeid"}}};
}

template <LeverForm form>
constexpr auto parts_of(const CentreLevers<form>*)
{
    return std::tuple{};
}

constexpr auto parts_of(const Wave*)
{
    using S = Wave;
    return std::tuple_cat(
        parts_of(static_cast<const OfficePatch*>(nullptr)), parts_of(static_cast<const CentrePatch*>(nullptr)),
        std::tuple{
            ReachedOffices{"offices",
                           &S::offices,
                           {"those of wave.regions", "the offices that the wave reaches", "kontorene som bølgen når"}},
            ReachedCentres{"centres",
                           &S::centres,
                           {"those of wave.regions", "the regions whose career centres the wave reaches",
                            "regionene som bølgen når karrieresentrene i"}}});
}

constexpr auto parts_of(const Eligibility*)
{
    using S = Eligibility;
    return std::tuple{
        some_of<GroupLabels>("groups", &S::groups, Text{"group", "gruppen"}, "groups", NoneNamed::all,
                             {"all", "entry groups that it is for", "inngangsgrupper som det gjelder"}),
        some_of<StatusLabels>("statuses", &S::statuses, Text{"status", "statusen"}, "statuses", NoneNamed::all,
                              {"all", "statuses that it is for", "statuser som det gjelder"})};
}

constexpr auto parts_of(const ReferralRule*)
{
    using S = ReferralRule;
    return std::tuple_cat(
        std::tuple{one_of<RuleKindLabels>("kind", &S::kind, Text{"kind of rule", "regeltypen"},
                                          {"ad_hoc", "how a person is sent to the career centre",
                                           "hvordan en bruker henvises til karrieresentret"}),
                   one_of<ModeLabels>(
                       "mode", &S::mode, Text{"mode of guidance", "veiledningsformen"},
                       {"individual", "what happens at the career centre", "hva som skjer ved karrieresentret"})},
        parts_of(static_cast<const Eligibility*>(nullptr)),
        std::tuple{OfficeNames{
            "offices", &S::offices, {"all", "offices that the rule is for", "kontorer som regelen gjelder"}}});
}

constexpr auto parts_of(const Trial*)
{
    using S = Trial;
    return std::tuple_cat(
        std::tuple{NamePart{"name", &S::name, false, {"trial", "what tables call it", "hva tabeller kaller det"}}},
        parts_of(static_cast<const Eligibility*>(nullptr)),
        std::tuple{
            ReachedOffices{"offices", &S::offices, {"\"all\"", "the offices that enrol", "kontorene som tar inn"}}});
}

constexpr auto parts_of(const TrialArm*)
{
    using S = TrialArm;
    return std::tuple{
        NamePart{"name",
                 &S::name,
                 true,
                 {"required", "identity of the arm; with the first one the others are compared",
                  "armens navn; de andre armene sammenlignes med den første"}},
        one_of<PlanLabels>("force_plan", &S::force_plan, Text{"plan", "planen"},
                           {"not forced", "plan that is chosen whenever it can be carried out",
                            "plan som velges når den kan gjennomføres"}),
        some_of<PlanLabels>("forbid_plans", &S::forbid_plans, Text{"plan", "planen"}, "plans", NoneNamed::none,
                            {"none", "plans that are not open", "planer som ikke er åpne"}),
        one_of<ReferralLabels>(
            "referral", &S::referral, Text{"referral", "henvisningen"},
            {"by the office's rules", "is guidance proposed at enrolment and in every meeting, or never?",
             "foreslås veiledning ved inklusjon og i hvert møte, eller aldri?"}),
        one_of<ModeLabels>(
            "mode", &S::mode, Text{"mode of guidance", "veiledningsformen"},
            {"by the office's rules", "what happens at the career centre", "hva som skjer ved karrieresentret"}),
        StrategyPart{"strategy", &S::strategy, {"the office's", "as in the status quo", "som i dagens ordning"}}};
}

// The contents of a struct that has lists of its own.
template <class Struct>
constexpr auto nested_of(const Struct*)
{
    return std::tuple{};
}
constexpr auto nested_of(const Places*) { return std::tuple{NestedPart{"region", &Places::regions}}; }
constexpr auto nested_of(const RegionPlace*) { return std::tuple{NestedPart{"office", &RegionPlace::offices}}; }
template <LeverForm form>
constexpr auto nested_of(const OfficeLevers<form>*)
{
    return std::tuple{NestedPart{"rule", &OfficeLevers<form>::rules}};
}
constexpr auto nested_of(const Wave*) { return nested_of(static_cast<const OfficePatch*>(nullptr)); }
constexpr auto nested_of(const Trial*) { return std::tuple{NestedPart{"arm", &Trial::arms}}; }

}  // namespace samspill::input
