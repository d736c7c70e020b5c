#pragma once

#include <tuple>

#include "core/field.h"
#include "model/users.h"

namespace samspill {

struct Counsellor;
struct Office;
struct Region;

struct MeetingLabels {
    static constexpr std::array<std::string_view, 8> names{
        "jobseeker", "young", "refugee", "reduced_capacity", "recovery", "education", "job_specialist", "sick_listed"};
};
enum class MeetingKind : std::uint8_t {
    jobseeker,
    young,
    refugee,
    reduced_capacity,
    recovery,
    education,
    job_specialist,
    sick_listed
};

// Counsellors' time: everything costs hours.
struct FollowUpParams {
    double hours = 24;
    double users_per_counsellor = 90;
    int least_counsellors = 2;
    int specialist_clients = 20;
    By<MeetingLabels> interval{{8, 4, 4, 6, 12, 12, 1, 18}};
    int sick_first = 8;
    int sick_second = 26;
    By<MeetingLabels> meeting_hours{{0.75, 1.0, 1.0, 1.25, 0.75, 0.75, 0.75, 1.0}};
    By<MeetingLabels> casework{{0.1592, 0.1702, 0.1812, 0.2086, 0.1318, 0.1098, 0.3294, 0.1537}};
    double referral_hours = 0.3;
    double three_way_hours = 1.0;
    double trust_lost = 0.01;
    double trust_return = 0.02;
    double work_first = 0.60;
    double work_first_spread = 0.20;
    By<RingLabels> rings{{0.05, 0.10, 0.20, 0.45, 0.20}};
    double leader_attitude = 0.10;
    double leader_spread = 0.40;
    double knowledge = 0.25;
    double knowledge_spread = 0.15;

    static constexpr auto fields()
    {
        using P = FollowUpParams;
        return std::tuple{
            Field{"hours", &P::hours, "hours/week", 1.0, 60.0, "hours with users of a full-time counsellor",
                  "timer med brukere for en veileder i full stilling", assumed()},
            Field{"users_per_counsellor", &P::users_per_counsellor, "users", 1.0, 10000.0,
                  "registered users for each counsellor, fixed at week 0",
                  "registrerte brukere per veileder, fastsatt i uke 0", fact("F2")},
            Field{"least_counsellors", &P::least_counsellors, "persons", 1, 100,
                  "fewest counsellors of an office; small offices share few hours among them",
                  "færrest veiledere ved et kontor; små kontorer deler få timer", assumed()},
            Field{"specialist_clients", &P::specialist_clients, "users", 1, 1000, "most clients of a job specialist",
                  "flest deltakere per jobbspesialist", fact("C7")},
            Field{"interval", &P::interval, "weeks", 1.0, 1000.0, "weeks between meetings", "uker mellom møter",
                  assumed("for the sick-listed only after both dialogue meetings")},
            Field{"sick_first", &P::sick_first, "weeks", 1, 1000, "first meeting with the sick-listed",
                  "første møte med sykmeldte", assumed()},
            Field{"sick_second", &P::sick_second, "weeks", 1, 1000, "second meeting with the sick-listed",
                  "andre møte med sykmeldte", reported("Sykefravær - Kongsberg: the 26-week mark")},
            Field{"meeting_hours", &P::meeting_hours, "hours", 0.0, 24.0, "what a meeting costs", "hva et møte koster",
                  calibrated("F2: load of the status quo .9-1.1")},
            Field{"casework", &P::casework, "hours/week", 0.0, 24.0, "casework for each user and week",
                  "saksbehandling per bruker og uke", calibrated("F2: load of the status quo .9-1.1")},
            Field{"referral_hours", &P::referral_hours, "hours", 0.0, 24.0, "what a referral costs",
                  "hva en henvisning koster", assumed()},
            Field{"three_way_hours", &P::three_way_hours, "hours", 0.0, 24.0,
                  "what a three-way talk costs the counsellor", "hva en trekantsamtale koster veilederen", assumed()},
            Field{"trust_lost", &P::trust_lost, "0-1/week", 0.0, 1.0,
                  "trust in NAV lost for each week a meeting is overdue",
                  "tillit tapt for hver uke et møte er forsinket", assumed()},
            Field{"trust_return", &P::trust_return, "0-1", 0.0, 1.0,
                  "share of the distance to the common trust that a meeting mends",
                  "andel av avstanden til vanlig tillit som et møte retter opp", assumed()},
            Field{"work_first", &P::work_first, "0-1", 0.0, 1.0, "mean weight that counsellors give to fast work",
                  "veiledernes gjennomsnittlige vekt på raskt arbeid", assumed()},
            Field{"work_first_spread", &P::work_first_spread, "0-1", 0.0, 1.0, "spread of that weight",
                  "spredning i denne vekten", assumed()},
            Field{"rings", &P::rings, "share", 0.0, 1.0, "share of counsellors that begin in each ring of involvement",
                  "andel veiledere som starter i hver involveringsring",
                  assumed("report, Videreføring og implementering in kind")},
            Field{"leader_attitude", &P::leader_attitude, "-1-1", -1.0, 1.0, "mean attitude of office leaders",
                  "kontorledernes gjennomsnittlige holdning", assumed()},
            Field{"leader_spread", &P::leader_spread, "-1-1", 0.0, 1.0,
                  "largest distance of a leader's attitude from the mean",
                  "største avstand fra gjennomsnittet for en leders holdning", assumed()},
            Field{"knowledge", &P::knowledge, "0-1", 0.0, 1.0, "mean knowledge of the career centre",
                  "gjennomsnittlig kjennskap til karrieresenteret", assumed()},
            Field{"knowledge_spread", &P::knowledge_spread, "0-1", 0.0, 1.0, "spread of that knowledge",
                  "spredning i denne kjennskapen", assumed()},
        };
    }
};

// Is the user's meeting due? From follow_up on, everybody of whom this is true stands in her
// counsellor's list, but for those whom a trial's own staff meet.
bool meeting_is_due(const Region& region, const User& user);
bool stands_in_line(const Region& region, const User& user);
void wait_for_meeting(Region& region, Row row);   // puts her there
void recount_follow_up(Region& region, Row row);  // after a change of status, plan or benefit

// Adds the user, or takes her off, where her counsellor's users are counted by kind of meeting.
void count_followed(Region& region, const User& user, int change);
// The kind that she counts as there: of those whom a trial's own job specialists follow, the one
// that she would have without.
MeetingKind kind_on_list(const Region& region, const User& user);

// Which meetings a registered user has, and the weeks until her next one is due.
MeetingKind meeting_kind(const Region& region, const User& user);
void plan_meeting(Region& region, Row row, int weeks);
int weeks_to_next_meeting(const Region& region, const User& user);

// Share of an office's hours that change and double work take.
double hours_lost(const Office& office);

// Adds hours to what a counsellor has used in this week.
void use_hours(Region& region, std::uint16_t counsellor, double hours);
// The same for work with one user: her counsellor's hours, or those of a trial's own staff.
void use_hours_with(Region& region, const User& user, double hours);

// The week's meetings: every counsellor spends her hours on casework, coordination and the longest
// overdue meetings; in each the plan is chosen anew. Writes trust stability plan meeting_week and
// the counsellors' hours and pressure.
void follow_up(Region& region);

}  // namespace samspill
