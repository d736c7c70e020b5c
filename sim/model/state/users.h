#pragma once

#include <cstdint>
#include <tuple>

#include "core/table.h"
#include "core/week.h"
#include "model/inputs/identity.h"
#include "model/params/kinds.h"

namespace samspill {

using Row = std::uint32_t;      // position in a region's table: the same in every scenario of one set of places
using WeekMark = std::int16_t;  // a week, small
inline constexpr WeekMark never = 32767;
inline constexpr std::uint32_t nowhere = 0xffffffffu;
inline constexpr std::uint16_t nobody = 0xffffu;

// Yes-or-no properties of a user, as bits of User::flags.
enum Flag : std::uint16_t {
    woman = 1,
    repeated_absence = 2,      // at least six certified spells of sickness in three years
    reduced_capacity = 4,      // ability to work found to be reduced: NAV may fund ordinary education
    has_employer = 8,          // a job to come back to
    permanent_job = 16,        // the present job outlasts a sickness spell
    far_from_work = 32,        // on aap, and hardly any offers
    supported_job = 64,        // a job specialist still follows in the job
    self_funded = 128,         // in education without NAV
    registered = 256,          // in an open registration episode
    reached_lasting = 512,     // now 52 weeks in work in a row
    in_open_cohort = 1024,     // of the cohort `open_episode`
    ever_lasting = 2048,       // `lasting` already counted for the first cohort
    ever_lasting_open = 4096,  // and for `open_episode`
    sampled = 8192,            // whole life is recorded
    works_beside = 16384,      // works beside studies
    consents = 32768,          // to information being shared
};

// Bits of User::trial_marks.
enum TrialMark : std::uint8_t {
    arm_lasting = 1,    // `lasting` already counted for the arm
    plan_fulfilled = 2  // the education or work training that the arm forces is completed
};
inline constexpr std::uint8_t no_arm = 0;

// One row per person who has ever registered; never removed. Two cache lines.
struct alignas(64) User {
    UserId id;
    float qualification;      // 0..1: compulsory school .2, upper secondary .5, tertiary .8
    float health;             // 0..1
    float match;              // 0..1, of the present job
    float stability;          // of the life situation, 0..1
    float stability_mean;     // what it reverts to
    float motivation;         // 0..1
    float motivation_base;    // what it fades to
    float comprehensibility;  // sense of coherence, three parts, 0..1
    float manageability;
    float meaningfulness;
    float coherence_base;  // what the three fade to
    float aspiration;      // the qualification dreamed of, 0..1
    float realism;         // of the aspiration, 0..1
    float trust;           // in NAV, 0..1
    float barrier;         // "career" sounds like something for other people, 0..1
    float frailty;         // multiplies offers and leaving; 1 on average
    // -- second line
    std::uint32_t searcher;    // place in the region's list of those who search; nowhere
    std::uint16_t office;      // of the region
    std::uint16_t counsellor;  // of the region; nobody
    std::uint16_t flags;
    std::uint16_t spell;  // number of the present spell of status
    WeekMark birth_week;
    WeekMark spell_start;
    WeekMark event_week;  // when the present spell ends by itself
    WeekMark benefit_end;
    WeekMark meeting_week;   // when the next meeting is due
    WeekMark in_work_since;  // never: not in work
    WeekMark episode_start;
    WeekMark life_week;    // when slow states were last brought up to date
    WeekMark pause_until;  // no new referral before
    WeekMark entry_week;   // of the first registration, or the start of the burn-in
    WeekMark arm_week;     // of enrolment in the trial
    WeekMark mark_week;    // since when the table of plans has not counted this user (burn-in)
    std::uint16_t weeks_employed;
    Group group;
    Status status;
    Plan plan;
    Benefit benefit;
    Cohort cohort;               // the first cohort; no_cohort
    std::uint8_t plan_cell;      // of the table of what plans have led to
    std::uint8_t defeats;        // jobs lost within 26 weeks
    std::uint8_t sessions;       // of guidance
    std::uint8_t conflicts;      // between what guidance led to and what NAV could offer
    std::uint8_t open_referral;  // 1 while waiting for or in guidance
    std::uint8_t language;       // weeks of the introduction programme
    std::uint8_t followed_as;    // MeetingKind under which the counsellor counts the user
    // In the digest (World::digest) with arm_week, but no columns, so that runs without a trial keep theirs:
    std::uint8_t arm;          // of the trial, from 1; no_arm
    std::uint8_t trial_marks;  // TrialMark bits

    bool has(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag, bool on) { flags = std::uint16_t(on ? flags | flag : flags & ~flag); }
    double coherence() const { return (comprehensibility + manageability + meaningfulness) / 3.0; }
    int age(Week week) const { return (week - birth_week) / 52; }

    static constexpr auto columns()
    {
        using U = User;
        return std::tuple{
            Column{"id", &U::id, "", "identity: office, group, number"},
            Column{"qualification", &U::qualification, "0-1", "level of education and skill"},
            Column{"health", &U::health, "0-1", "health"},
            Column{"match", &U::match, "0-1", "match of the present job"},
            Column{"stability", &U::stability, "0-1", "stability of the life situation"},
            Column{"stability_mean", &U::stability_mean, "0-1", "what stability reverts to"},
            Column{"motivation", &U::motivation, "0-1", "motivation"},
            Column{"motivation_base", &U::motivation_base, "0-1", "what motivation fades to"},
            Column{"comprehensibility", &U::comprehensibility, "0-1", "sense of coherence: understands her situation"},
            Column{"manageability", &U::manageability, "0-1", "sense of coherence: can handle it"},
            Column{"meaningfulness", &U::meaningfulness, "0-1", "sense of coherence: finds it worth the effort"},
            Column{"coherence_base", &U::coherence_base, "0-1", "what the sense of coherence fades to"},
            Column{"aspiration", &U::aspiration, "0-1", "qualification dreamt of"},
            Column{"realism", &U::realism, "0-1", "realism of the aspiration"},
            Column{"trust", &U::trust, "0-1", "trust in NAV"},
            Column{"barrier", &U::barrier, "0-1", "distance to the concept of career"},
            Column{"frailty", &U::frailty, "1", "multiplies offers and leaving the register"},
            Column{"office", &U::office, "", "office of the region"},
            Column{"counsellor", &U::counsellor, "", "counsellor of the region"},
            Column{"flags", &U::flags, "bits", "yes-or-no properties"},
            Column{"spell", &U::spell, "", "number of the present spell"},
            Column{"birth_week", &U::birth_week, "week", "week of birth"},
            Column{"spell_start", &U::spell_start, "week", "start of the present spell"},
            Column{"event_week", &U::event_week, "week", "when the spell ends by itself"},
            Column{"benefit_end", &U::benefit_end, "week", "end of the benefit"},
            Column{"meeting_week", &U::meeting_week, "week", "when the next meeting is due"},
            Column{"in_work_since", &U::in_work_since, "week", "start of the present time in work"},
            Column{"episode_start", &U::episode_start, "week", "start of the registration episode"},
            Column{"life_week", &U::life_week, "week", "when slow states were last evaluated"},
            Column{"pause_until", &U::pause_until, "week", "no new referral before"},
            Column{"entry_week", &U::entry_week, "week", "first registration, or start of the burn-in"},
            Column{"mark_week", &U::mark_week, "week", "since when the table of plans has not counted the user"},
            Column{"weeks_employed", &U::weeks_employed, "weeks", "weeks employed in all, ended spells"},
            Column{"group", &U::group, "", "entry group"},
            Column{"status", &U::status, "", "status"},
            Column{"plan", &U::plan, "", "plan"},
            Column{"benefit", &U::benefit, "", "benefit"},
            Column{"cohort", &U::cohort, "", "cohort of the outcomes"},
            Column{"plan_cell", &U::plan_cell, "", "cell of the table of what plans have led to"},
            Column{"defeats", &U::defeats, "", "jobs lost within 26 weeks"},
            Column{"sessions", &U::sessions, "", "sessions of guidance"},
            Column{"conflicts", &U::conflicts, "", "conflicts over the wish after guidance"},
            Column{"open_referral", &U::open_referral, "", "1 while waiting for or in guidance"},
            Column{"followed_as", &U::followed_as, "", "kind of meeting under which the counsellor counts the user"},
            Column{"language", &U::language, "weeks", "weeks of the introduction programme"},
        };
    }
    static constexpr auto no_columns()
    {
        using U = User;
        return std::tuple{&U::searcher, &U::arm_week, &U::arm, &U::trial_marks};
    }
};
static_assert(sizeof(User) == 128);

}  // namespace samspill
