#include "model/week/measures.h"

#include <algorithm>

#include "model/week/arms.h"
#include "model/week/benefits.h"
#include "model/week/life.h"
#include "model/week/spells.h"

namespace samspill {

namespace {

// Search goes on after a measure; what the user lived on goes on too, or is found anew.
void back_to_search(Region& region, Row row)
{
    User& user = region.users[row];
    set_plan(region, row, Plan::none);
    if (user.benefit == Benefit::none || user.benefit == Benefit::introduction) give_search_benefit(region, row, 0);
    change_status(region, row, Status::seeking);
}

void lasts(Region& region, Row row, int weeks)
{
    User& user = region.users[row];
    user.event_week = WeekMark(std::min(region.week + weeks, int(never) - 1));
    region.calendar.put(user.event_week, Due::spell_event, row);
}

void end_education(Region& region, Row row)
{
    User& user = region.users[row];
    const EducationPath path = education_path(region, user);
    user.qualification = float(std::max(double(user.qualification), path.qualification));
    region.count(user, Indicator::education_completed);
    fulfil_plan(region, row, Plan::education);
    back_to_search(region, row);
}

void end_work_training(Region& region, Row row)
{
    const MeasureParams& p = region.params().measures;
    bring_up_to_date(region, row);
    User& user = region.users[row];
    user.qualification += float(p.training_gain * (1.0 - user.qualification));
    user.motivation = float(math::clip01(user.motivation + p.training_motivation));
    fulfil_plan(region, row, Plan::work_training);
    back_to_search(region, row);
}

void end_intro_programme(Region& region, Row row)
{
    const Params& p = region.params();
    User& user = region.users[row];
    Draw draw = region.draw(Purpose::measure, user.id, user.spell);
    const double u = draw.uniform();
    if (user.age(region.week) >= p.plans.education_min_age && draw.uniform() < p.measures.intro_to_education) {
        set_plan(region, row, Plan::education);
        give_benefit(region, row, Benefit::qualification_programme, region.week + p.benefits.qualification_weeks);
        begin_education(region, row, false);
        return;
    }
    if (u < p.benefits.qualification_share)
        give_benefit(region, row, Benefit::qualification_programme, region.week + p.benefits.qualification_weeks);
    else
        give_search_benefit(region, row, 0);
    change_status(region, row, Status::seeking);
}

}  // namespace

EducationPath education_path(const Region& region, const User& user)
{
    const MeasureParams& p = region.params().measures;
    const double q = user.qualification, dream = std::max(double(user.aspiration), q);
    const auto way = [&](double level, int weeks) {
        const double middle = (level + 0.2) / 2.0;  // those more than half-way need half the time
        return EducationPath{std::max(level, q), q < middle ? weeks : std::max(26, weeks / 2)};
    };
    if (dream - q < 0.1) return {std::min(1.0, q + p.course_step), p.course_weeks};
    if (q < p.secondary_level - 0.1) return way(p.secondary_level, p.secondary_weeks);
    if (dream < (p.vocational_level + p.higher_level) / 2.0)
        return {std::max(p.vocational_level, q), p.vocational_weeks};
    return {std::max(p.higher_level, q), p.higher_weeks};
}

void begin_education(Region& region, Row row, bool at_own_cost)
{
    User& user = region.users[row];
    const int weeks = education_path(region, user).weeks;
    Draw draw = region.draw(Purpose::measure, user.id, user.spell);
    user.set(works_beside, draw.uniform() < region.params().measures.works_beside);
    user.set(self_funded, at_own_cost);
    if (at_own_cost) set_benefit(region, row, Benefit::none, never);
    change_status(region, row, Status::education);
    lasts(region, row, weeks);
    region.calendar.put(region.week + weeks - region.params().measures.last_weeks, Due::last_weeks, row);
    region.count(user, Indicator::education_started);
}

void begin_work_training(Region& region, Row row)
{
    change_status(region, row, Status::work_training);
    lasts(region, row, region.params().measures.training_weeks);
}

bool begin_supported_employment(Region& region, Row row)
{
    User& user = region.users[row];
    const Team& team = region.office_of(user).teams[int(Role::job_specialist)];
    const bool room = met_by_trial(region, user) || (!team.empty() && team.caseload[team.least_loaded()] <
                                                                          region.params().follow_up.specialist_clients);
    if (!room) return false;
    change_status(region, row, Status::supported_employment);
    lasts(region, row, region.params().measures.supported_longest);
    return true;
}

void begin_intro_programme(Region& region, Row row, int weeks_done)
{
    const int weeks = std::max(1, region.params().measures.intro_weeks - weeks_done);
    region.users[row].language = std::uint8_t(std::min(weeks_done, 255));
    give_benefit(region, row, Benefit::introduction, never);
    change_status(region, row, Status::intro_programme);
    lasts(region, row, weeks);
}

void end_measure(Region& region, Row row)
{
    switch (region.users[row].status) {
        case Status::education:
            end_education(region, row);
            break;
        case Status::work_training:
            end_work_training(region, row);
            break;
        case Status::intro_programme:
            end_intro_programme(region, row);
            break;
        case Status::supported_employment:
            back_to_search(region, row);
            break;
        case Status::seeking:
        case Status::sick_listed:
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
}

void start_of_term(Region& region)
{
    const int week = iso_week(region.week).week;
    const MeasureParams& p = region.params().measures;
    if (week != p.autumn_term && week != p.spring_term) return;
    const double at_own_cost = math::hazard(region.params().plans.self_funding * 26.0);
    std::vector<Row>& starters = region.ended;
    starters.clear();
    for (const Row row : region.searchers.rows()) {
        const User& user = region.users[row];
        if (user.status != Status::seeking) continue;
        if (user.plan == Plan::education || region.draw_now(Purpose::self_funding, user.id).uniform() < at_own_cost)
            starters.push_back(row);
    }
    std::sort(starters.begin(), starters.end());
    for (const Row row : starters) begin_education(region, row, region.users[row].plan != Plan::education);
    starters.clear();
}

}  // namespace samspill
