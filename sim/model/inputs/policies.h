#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/week.h"
#include "model/inputs/levers.h"
#include "model/params/kinds.h"

namespace samspill {

// One step of a rollout: from `week` on, whatever it reaches has what the patch names. What is unset stays.
struct Wave : OfficePatch, CentrePatch {
    Week week = 0;
    std::vector<std::string> offices;
    std::vector<std::string> centres;  // by the names of their regions
    int ramp = 0;                      // weeks over which intensity and strategy move from the old target to the new

    const OfficePatch& of_offices() const { return *this; }
    const CentrePatch& of_centres() const { return *this; }

    friend bool operator==(const Wave&, const Wave&) = default;
};

// Can a wave change something of what it reaches?
inline bool changes_offices(const Wave& wave) { return !(wave.of_offices() == OfficePatch{}); }
inline bool changes_centres(const Wave& wave) { return !(wave.of_centres() == CentrePatch{}); }

// What holds for all waves together.
struct Rollout {
    bool shared_design = false;  // a flaw mended anywhere is mended for all at the next reflection
    bool may_postpone = false;   // offices may put off a wave that comes too early for them
};

// A disturbance of the labour market: log-tightness moves by `size` in `week` and comes back with
// the half-life. No region named means every region.
struct Shock {
    Week week = 0;
    double size = 0.0;
    double half_life = 26.0;  // weeks
    std::vector<std::string> regions;
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
