#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/week.h"
#include "model/params/kinds.h"

namespace samspill {

// Whom a rule or a trial is for: everybody whom all that it names fits.
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

// What of a rule would do nothing, limits that its kind does not know; empty: nothing.
std::string fault_of(const ReferralRule& rule);

// Education first or work first: 0 work first .. 1 education first; or for each person the plan
// that has led similar people to most weeks in work.
struct Strategy {
    double education_first = 0.25;
    bool individual = false;

    friend bool operator==(const Strategy&, const Strategy&) = default;
};

// What an office is to do.
struct Targets {
    double intensity = 0.3;  // 0 cooperation .. 3 service integration
    Strategy strategy;
    std::vector<ReferralRule> rules = std::vector<ReferralRule>(1);  // ad hoc; (1): GCC 12 warns at {...}
    double co_creation = 0.0;                                        // how far staff took part in the design, 0..1
    double project_hours = 0.0;  // hours a week of project workers, for the whole office
    double anchoring = 1.0;      // multiplies what project work leaves behind in agreements and routines
    std::uint8_t partners = 0;   // bit per Partner that has been asked to join

    friend bool operator==(const Targets&, const Targets&) = default;
};

// One step of a rollout: from `week` on these offices have other targets. What is unset stays.
struct Wave {
    Week week = 0;
    std::vector<std::string> offices;
    std::optional<double> intensity;
    std::optional<Strategy> strategy;
    std::optional<std::vector<ReferralRule>> rules;
    std::optional<double> co_creation;
    std::optional<double> project_hours;
    std::optional<double> anchoring;
    std::uint8_t partners = 0;  // join in addition to those who have
    int ramp = 0;               // weeks over which intensity and strategy move from the old target to the new

    friend bool operator==(const Wave&, const Wave&) = default;
};

// A ramp that has nothing to move.
inline bool has_idle_ramp(const Wave& wave) { return wave.ramp != 0 && !wave.intensity && !wave.strategy; }
inline constexpr std::string_view idle_ramp =
    "has a ramp, and neither intensity nor strategy to move over it; leave ramp out";

// What holds for all waves together.
struct Rollout {
    bool shared_design = false;  // a flaw mended anywhere is mended for all at the next reflection
    bool may_postpone = false;   // offices may put off a wave that comes too early for them
};

// A disturbance of the labour market: log-tightness moves by `size` in `week` and comes back with
// the half-life. An empty region means every region.
struct Shock {
    Week week = 0;
    double size = 0.0;
    double half_life = 26.0;  // weeks
    std::string region;
};

// What is done differently with the persons of one arm of a trial. What is unset stays as it is
// for everybody else; an arm that sets nothing is ordinary practice.
struct TrialArm {
    std::string name;
    double share = 1.0;              // relative to the other arms'
    std::optional<Plan> force_plan;  // chosen whenever it can be carried out
    std::uint8_t forbid_plans = 0;   // bit per Plan
    std::optional<bool> referral;    // proposed at enrolment and in every meeting; or never
    std::optional<Mode> mode;
    std::optional<Strategy> strategy;
    std::optional<double> caseload;  // users for each of the trial's own counsellors

    friend bool operator==(const TrialArm&, const TrialArm&) = default;
};

// A trial inside the model: persons are drawn to arms when they first become eligible.
struct Trial : Eligibility {
    std::string name;
    Week from = 0;                                  // first week of enrolment
    Week until = std::numeric_limits<Week>::max();  // first week without
    std::vector<TrialArm> arms;                     // the first is what the others are compared with

    friend bool operator==(const Trial&, const Trial&) = default;
};
inline constexpr std::size_t most_arms = 20;

}  // namespace samspill
