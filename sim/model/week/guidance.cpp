#include "model/week/guidance.h"

#include <algorithm>
#include <cmath>

#include "model/week/collaboration.h"
#include "model/week/life.h"
#include "model/week/meetings.h"
#include "model/week/spells.h"

namespace samspill {

namespace {

float towards(float value, double goal, double share) { return float(value + share * (goal - value)); }

void hold_session(Region& region, Client& client, double gain)
{
    const Params& params = region.params();
    const GuidanceParams& p = params.guidance;
    bring_up_to_date(region, client.row);
    User& user = region.users[client.row];
    const Office& office = region.office_of(user);
    const double fit = 1.0 - office.weakened(FlawKind::wrong_referral);
    const double effect = gain * fit * receptiveness(region, user) * perspective(params.collaboration, office);
    const double tangible = p.manageability + (client.three_way != 0 ? p.three_way_manageability : 0.0);
    user.comprehensibility = towards(user.comprehensibility, 1.0, math::clip01(effect * p.comprehensibility));
    user.manageability = towards(user.manageability, 1.0, math::clip01(effect * tangible));
    user.meaningfulness = towards(user.meaningfulness, 1.0, math::clip01(effect * p.meaningfulness));
    const double orientation = math::clip01(user.qualification + params.referral.true_orientation);
    user.aspiration = towards(user.aspiration, orientation, p.aspiration * gain);
    const double information =
        user.has(consents) ? at_intensity(params.collaboration.information, enacted_for(region, user)) : 0.0;
    user.realism = towards(user.realism, 1.0, p.realism * gain * information);
    user.barrier = towards(user.barrier, 0.0, p.barrier * gain);
    user.sessions = std::uint8_t(std::min(255, user.sessions + 1));
    region.count(user, Indicator::sessions);
    if (client.three_way != 0 && user.counsellor != nobody) {
        use_hours_with(region, user, params.follow_up.three_way_hours);
        ++region.counsellors[user.counsellor].talks;
    }
    if (client.last_session == never) {
        const int waited = region.week - client.since;
        region.count(user, Indicator::first_sessions);
        region.count(user, Indicator::weeks_waited, waited);
        --region.counts_of(user).waiting;
        if (region.week >= 0)
            ++(*region.waits)[std::size_t(region.index) * wait_bins + std::min(waited, wait_bins - 1)];
    }
    client.last_session = WeekMark(region.week);
    --client.sessions_left;
    refresh_search(region, client.row);
}

void end_referral(Region& region, const Client& client, Indicator outcome)
{
    User& user = region.users[client.row];
    user.open_referral = 0;
    user.pause_until = WeekMark(std::min(region.week + region.params().referral.pause, int(never) - 1));
    if (client.last_session == never) --region.counts_of(user).waiting;
    region.count(user, outcome);
    if (outcome == Indicator::guidance_ended) region.centre.ended.push_back(client);
}

// Those who have got a job, moved away or been granted a pension do not come.
bool is_lost(const User& user)
{
    return user.status == Status::employed || user.status == Status::gone || user.status == Status::disability;
}

bool loses_patience(const Region& region, const User& user)
{
    const double rate = region.params().guidance.give_up;
    return rate > 0.0 && region.draw_now(Purpose::give_up, user.id).uniform() < math::hazard(rate);
}

// Takes those out of a list who are lost or, while waiting, lose patience.
void drop_out(Region& region, std::vector<Client>& clients, bool waiting)
{
    std::size_t kept = 0;
    for (const Client& client : clients) {
        const User& user = region.users[client.row];
        if (is_lost(user) || (waiting && loses_patience(region, user)))
            end_referral(region, client, Indicator::gave_up);
        else
            clients[kept++] = client;
    }
    clients.resize(kept);
}

// This week's referrals go to the end of their lists, by identity: not by the order of the rows.
void admit_newcomers(Region& region)
{
    Centre& centre = region.centre;
    std::sort(centre.newcomers.begin(), centre.newcomers.end(),
              [&](const Client& a, const Client& b) { return region.users[a.row].id < region.users[b.row].id; });
    for (const Client& client : centre.newcomers)
        (client.mode == Mode::course ? centre.course_waiting : centre.waiting).push_back(client);
    centre.newcomers.clear();
}

bool takes_slot(Region& region)
{
    if (!region.params().guidance.limited) return true;
    if (region.centre.capacity < 1.0) return false;
    region.centre.capacity -= 1.0;
    return true;
}

bool attends(const Region& region, const Client& client)
{
    const User& user = region.users[client.row];
    const double comes =
        region.params().guidance.attended * (1.0 - region.office_of(user).weakened(FlawKind::longer_wait));
    return region.draw_now(Purpose::attendance, user.id).uniform() < comes;
}

// Those between sessions come first; each has at most one session a week.
void serve_in_progress(Region& region)
{
    std::vector<Client>& clients = region.centre.in_progress;
    std::size_t kept = 0;
    for (Client client : clients) {
        if (takes_slot(region) && attends(region, client)) hold_session(region, client, 1.0);
        if (client.sessions_left <= 0)
            end_referral(region, client, Indicator::guidance_ended);
        else
            clients[kept++] = client;
    }
    clients.resize(kept);
}

// Then the queue, first in first out; who does not come keeps the place.
void serve_waiting(Region& region)
{
    std::vector<Client>& clients = region.centre.waiting;
    std::size_t kept = 0;
    for (Client client : clients) {
        if (takes_slot(region) && attends(region, client)) {
            hold_session(region, client, 1.0);
            if (client.sessions_left <= 0)
                end_referral(region, client, Indicator::guidance_ended);
            else
                region.centre.in_progress.push_back(client);
        } else {
            clients[kept++] = client;
        }
    }
    clients.resize(kept);
}

void run_courses(Region& region)
{
    const GuidanceParams& p = region.params().guidance;
    Centre& centre = region.centre;
    const bool full = int(centre.course_waiting.size()) >= p.course_size;
    const bool patient =
        centre.course_waiting.empty() || region.week - centre.course_waiting.front().since < p.course_patience;
    if (full || !patient) {
        const std::size_t take = std::min(centre.course_waiting.size(), std::size_t(p.course_size));
        for (std::size_t i = 0; i < take; ++i) {
            centre.course_waiting[i].sessions_left = std::int8_t(std::min(p.course_weeks, 100));
            centre.on_course.push_back(centre.course_waiting[i]);
        }
        centre.course_waiting.erase(centre.course_waiting.begin(),
                                    centre.course_waiting.begin() + std::ptrdiff_t(take));
    }
    if (centre.on_course.empty()) return;
    centre.capacity -= p.course_slots * double(centre.on_course.size()) / p.course_size;
    std::size_t kept = 0;
    for (Client client : centre.on_course) {
        hold_session(region, client, p.course_gain);
        if (client.sessions_left <= 0 || region.users[client.row].status == Status::gone)
            end_referral(region, client, Indicator::guidance_ended);
        else
            centre.on_course[kept++] = client;
    }
    centre.on_course.resize(kept);
}

}  // namespace

void guidance(Region& region)
{
    const GuidanceParams& p = region.params().guidance;
    Centre& centre = region.centre;
    const double unused = centre.capacity > 0.0 ? centre.capacity - std::floor(centre.capacity) : centre.capacity;
    centre.capacity = unused + centre.positions * p.sessions_per_position * (1.0 - p.public_share);
    drop_out(region, centre.waiting, true);
    drop_out(region, centre.course_waiting, true);
    drop_out(region, centre.in_progress, false);
    admit_newcomers(region);
    run_courses(region);
    serve_in_progress(region);
    serve_waiting(region);
}

}  // namespace samspill
