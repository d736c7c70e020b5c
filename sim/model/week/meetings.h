#pragma once

#include "model/state/users.h"

// When users are met, and whose hours their meetings take.
namespace samspill {

struct Counsellor;
struct Office;
enum class MeetingKind : std::uint8_t;
struct Region;

// Is the user's meeting due? From follow_up on, everybody of whom this is true is in her counsellor's
// list, except those whom a trial's own staff meet.
bool meeting_is_due(const Region& region, const User& user);
bool stands_in_line(const Region& region, const User& user);
void wait_for_meeting(Region& region, Row row);   // puts her there
void recount_follow_up(Region& region, Row row);  // after a change of status, plan or benefit

// Adds the user to, or removes her from, her counsellor's counts of users by kind of meeting.
void count_followed(Region& region, const User& user, int change);
// The kind that she counts as there: for those whom a trial's own job specialists follow, the one
// that she would have without them.
MeetingKind kind_on_list(const Region& region, const User& user);

// Which meetings a registered user has, and the weeks until her next one is due.
MeetingKind meeting_kind(const Region& region, const User& user);
void plan_meeting(Region& region, Row row, int weeks);
int weeks_to_next_meeting(const Region& region, const User& user);

// Share of an office's hours that change and double work take.
double hours_lost(const Office& office);

// Adds to the hours that a counsellor has used this week.
void use_hours(Region& region, std::uint16_t counsellor, double hours);
// The same for work with one user: her counsellor's hours, or those of a trial's own staff.
void use_hours_with(Region& region, const User& user, double hours);

}  // namespace samspill
