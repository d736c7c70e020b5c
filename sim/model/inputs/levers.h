#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "model/params/kinds.h"

// The levers of policy. Each is one member here and one row (setting_lists.h, part_lists.h): reading, `--set`,
// digests, saved states, the comparison of scenarios, the reference and the viewer follow from the row, and a
// member without one does not compile (rows.h).
namespace samspill {

// Is the bit of a value set?
template <class Enum, class Mask>
bool in_mask(Mask mask, Enum value)
{
    return (mask >> int(value) & 1) != 0;
}

// Whom a rule or a trial is for: everybody who meets all the conditions that it names.
struct Eligibility {
    std::uint8_t groups = 0xff;                                      // bit per Group
    std::uint16_t statuses = 0xffff;                                 // bit per Status
    int min_age = 0, max_age = 200;                                  // years
    int min_weeks = 0, max_weeks = std::numeric_limits<int>::max();  // weeks in the present status
    double min_qualification = 0.0, max_qualification = 1.0;
    std::optional<bool> has_employer, repeated_absence, reduced_capacity, far_from_work;  // unset: does not matter
    std::vector<std::string> offices;                                                     // empty: all

    friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

// Who is to be sent to the career centre; of several rules that fit, the first counts.
struct ReferralRule : Eligibility {
    RuleKind kind = RuleKind::ad_hoc;
    Mode mode = Mode::individual;

    friend bool operator==(const ReferralRule&, const ReferralRule&) = default;
};

// Education first or work first: 0 work first .. 1 education first; or for each person the plan
// that has led similar people to most weeks in work.
struct Strategy {
    double education_first = 0.25;
    bool individual = false;

    friend bool operator==(const Strategy&, const Strategy&) = default;
};

// Levers come in two forms: the values that are in force, and the patch of a wave, in which what is unset stays as
// it is.
enum class LeverForm { in_force, patch };

template <LeverForm form, class Value>
using LeverOf = std::conditional_t<form == LeverForm::patch, std::optional<Value>, Value>;

// What is in force at the start unless something else is given; a patch changes nothing.
template <LeverForm form, class Value>
LeverOf<form, Value> at_start([[maybe_unused]] Value value)
{
    if constexpr (form == LeverForm::patch)
        return std::nullopt;
    else
        return value;
}

// What an office is to do.
template <LeverForm form>
struct OfficeLevers {
    template <class Value>
    using Lever = LeverOf<form, Value>;

    Lever<double> intensity = at_start<form>(0.3);  // 0 cooperation .. 3 service integration
    Lever<Strategy> strategy = at_start<form>(Strategy{});
    Lever<std::vector<ReferralRule>> rules = at_start<form>(std::vector<ReferralRule>(1));  // ad hoc
    Lever<double> co_creation = at_start<form>(0.0);    // how far staff took part in the design, 0..1
    Lever<double> project_hours = at_start<form>(0.0);  // hours a week of project workers, for the whole office
    Lever<double> anchoring = at_start<form>(1.0);      // multiplies what project work leaves behind in agreements
    std::uint8_t partners = 0;  // bit per Partner that has been asked to join; a wave's join in addition

    friend bool operator==(const OfficeLevers&, const OfficeLevers&) = default;
};
using Targets = OfficeLevers<LeverForm::in_force>;
using OfficePatch = OfficeLevers<LeverForm::patch>;

// Levers of an office that move over a wave's ramp (rows.h counts them).
inline constexpr std::size_t n_ramped_levers = 2;

// What a career centre is given. What it has at the start is declared with its region.
template <LeverForm form>
struct CentreLevers {
    LeverOf<form, double> centre_positions = at_start<form>(1.0);  // full-time career advisers

    friend bool operator==(const CentreLevers&, const CentreLevers&) = default;
};
using CentreTargets = CentreLevers<LeverForm::in_force>;
using CentrePatch = CentreLevers<LeverForm::patch>;

}  // namespace samspill
