#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/digest.h"
#include "core/week.h"
#include "model/params/kinds.h"

namespace samspill {

// What is observed every week. Declared once, here: series, files, tables and pictures follow.
enum class Indicator : std::uint8_t {
    persons,
    plans,
    benefits,
    registered,
    in_work,
    lasting,
    waiting,
    arrivals,
    episodes,
    hires,
    separations,
    defeats,
    education_started,
    education_completed,
    education_dropped,
    works_beside,
    meetings,
    referrals,
    refusals,
    first_sessions,
    weeks_waited,
    sessions,
    gave_up,
    guidance_ended,
    agreements,
    conflicts,
    lost_handovers,
    benefit_payments,
    earnings,
    counsellors,
    caseload,
    hours_available,
    hours_used,
    pressure,
    rings,
    attitude,
    knowledge,
    intensity,
    enacted,
    ownership,
    leader_attitude,
    cognitive_distance,
    organisational_distance,
    structural_distance,
    friction,
    tie,
    anchor,
    perspective_gain,
    joint_actions,
    hours_lost,
    disruption,
    flaws_active,
    flaws_mended,
    weakening,
    partners,
    staff_cost,
    guidance_cost,
    education_cost,
    project_cost,
    public_spending,
    net_benefit,
    tightness,
    offers,
    search_effort,
    centre_capacity,
    rules_known,
    count_,
};
inline constexpr int n_indicators = int(Indicator::count_);

// The places for which an indicator has a value, and the labels within a place.
enum class Extent : std::uint8_t { office_group, office, region };
enum class LabelAxis : std::uint8_t { none, status, plan, benefit, ring, flaw_kind };
// A stock is counted at the end of the week, a flow over it, a level is a mean or a state.
enum class Measure : std::uint8_t { stock, flow, level };
// Which direction is better, declared here once for endpoints, curves, verdicts, side effects and
// files. Neither: a means to an end, or something that may rise for a good reason or a bad one
// (educations begun, flaws mended, referrals).
enum class Better : std::uint8_t { higher, lower, neither };
struct BetterLabels {
    static constexpr std::array<std::string_view, 3> names{"higher", "lower", "neither"};
};
// What a level describes, which decides how several are combined. A state of the place: a mean weighted
// by counsellors; a place without any still has its state. A mean of its staff: weighted by
// counsellors, no number without any. A share of the caseload: weighted by it, no number without one.
enum class LevelOf : std::uint8_t { place, staff, caseload };
struct LevelOfLabels {
    static constexpr std::array<std::string_view, 3> names{"place", "staff", "caseload"};
};

struct IndicatorInfo {
    Indicator id;
    std::string_view name;
    Extent extent;
    LabelAxis labels;
    Measure measure;
    Better better;
    LevelOf level_of;       // only for levels
    std::string_view unit;  // "1" for a number of persons or events
    std::string_view meaning;
    std::string_view meaning_no;
};

std::span<const IndicatorInfo> indicators();  // in the order of the enum
const IndicatorInfo& info(Indicator indicator);
std::span<const std::string_view> labels_of(LabelAxis axis);  // empty for none
std::string_view name_of(LabelAxis axis);                     // "status", "plan", ...; "" for none

// Values of one indicator per week: offices (or regions) x groups (for office_group) x labels.
std::size_t cells(const IndicatorInfo& indicator, std::size_t offices, std::size_t regions);

// The weekly series of one replicate. values[indicator][(week - first_week) * cells + cell], a
// cell being (place * groups + group) * labels + label. Counts are exact in a float up to 2^24.
struct Series {
    Week first_week = 0;
    int weeks = 0;
    std::array<std::vector<float>, n_indicators> values;
};

enum class Outcome : std::uint8_t {
    observed,  // persons of the cohort whose week is inside the horizon: the denominator
    in_work,   // employed, sick-listed with an employer, or supported in a job
    education,
    on_benefit,
    lasting,  // have been in work for 52 weeks in a row at least once since the start
};
struct OutcomeLabels {
    static constexpr std::array<std::string_view, 5> names{"observed", "in_work", "education", "on_benefit", "lasting"};
};
inline constexpr int n_outcomes = int(OutcomeLabels::names.size());

// Whether more of a cohort with the outcome, or more persons in the status, is better.
Better better_of(Outcome outcome);
Better better_of(Status status);

// Outcomes by weeks since the start of the cohort: persons, indexed
// ((((outcome * cohorts + cohort) * regions + region) * groups + group) * weeks + week).
struct EventTime {
    int cohorts = n_cohorts;
    int regions = 0;
    int weeks = 0;  // weeks since start 0 .. weeks - 1
    std::vector<std::int32_t> persons;

    std::size_t index(int outcome, int cohort, int region, int group, int week) const
    {
        return (((std::size_t(outcome) * cohorts + cohort) * regions + region) * n_groups + group) * weeks + week;
    }
};

// Weeks between referral and first session, of sessions from week 0 on: clients by region and
// whole weeks, the last bin open. Indexed region * wait_bins + weeks.
inline constexpr int wait_bins = 53;

// One change in a sampled person's life.
struct TrajectoryStep {
    std::uint64_t user;
    Week week;
    Status status;
    Plan plan;
    Benefit benefit;
};

// A counsellor with hours for users at the end of a week.
struct CounsellorWeek {
    std::uint64_t id = 0;  // office and number: the same in every scenario
    Week week = 0;
    std::uint16_t office = 0;  // among all offices of the scenario
    std::uint16_t role = 0;
    float attitude = 0;   // to the collaboration, -1..1
    float enacted = 0;    // intensity of collaboration in her practice, 0..3
    float knowledge = 0;  // of the career centre, 0..1
    float ownership = 0;  // of the reform, 0..1
    float pressure = 0;   // overdue meetings / caseload
    std::int32_t caseload = 0;

    friend bool operator==(const CounsellorWeek&, const CounsellorWeek&) = default;
};
// The order in which they are kept: by week, then office, then counsellor.
inline bool comes_before(const CounsellorWeek& a, const CounsellorWeek& b)
{
    return std::tie(a.week, a.office, a.id) < std::tie(b.week, b.office, b.id);
}

// Counts of all rules of a scenario over all regions, in the order of rules_in.
struct RuleCounts {
    std::vector<std::int32_t> met, referred;

    friend bool operator==(const RuleCounts&, const RuleCounts&) = default;
};

// Everything that one replicate leaves behind.
struct RunOutput {
    std::uint32_t replicate = 0;
    Series series;
    EventTime event_time;
    EventTime trial;                           // cohorts are the arms of the trial; empty without one
    std::vector<std::int32_t> waits;           // [regions x wait_bins]
    std::vector<TrajectoryStep> trajectories;  // by user, then week
    std::vector<CounsellorWeek> staff;         // in the weeks of the series, as comes_before orders them
    RuleCounts rules;                          // of all rules of referral, in the order of rules_in
    Digest digest;                             // of every column of every table at the end, and of the series
};

}  // namespace samspill
