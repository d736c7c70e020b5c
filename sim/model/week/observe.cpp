#include "model/week/observe.h"

#include <algorithm>
#include <bit>

#include "model/state/region.h"
#include "model/week/collaboration.h"
#include "model/week/flaw_effects.h"
#include "model/week/meetings.h"

namespace samspill {

namespace {

int ring_of(double attitude)
{
    int ring = 0;
    while (attitude < ring_floor[std::size_t(ring)] && ring + 1 < n_rings) ++ring;
    return ring;
}

// The week's values of one indicator at one place, to be filled in the order of the cells.
float* cells_at(Region& region, Indicator indicator, int place)
{
    const IndicatorInfo& about = info(indicator);
    const std::size_t per_place = cells(about, 1, 1);
    std::vector<float>& values = region.series->values[std::size_t(indicator)];
    const std::size_t per_week = values.size() / std::size_t(region.series->weeks);
    return &values[std::size_t(region.week - region.series->first_week) * per_week + std::size_t(place) * per_place];
}

void observe_group(Region& region, const Office& office, int group)
{
    const GroupCounts& counts = office.groups[group];
    const auto labelled = [&](Indicator indicator, const auto& numbers) {
        float* out = cells_at(region, indicator, office.place_index) + std::size_t(group) * numbers.size();
        std::copy(numbers.begin(), numbers.end(), out);
    };
    const auto single = [&](Indicator indicator, double value) {
        cells_at(region, indicator, office.place_index)[group] = float(value);
    };
    labelled(Indicator::persons, counts.status);
    labelled(Indicator::plans, counts.plan);
    labelled(Indicator::benefits, counts.benefit);
    single(Indicator::registered, counts.registered);
    single(Indicator::in_work, counts.in_work);
    single(Indicator::lasting, counts.lasting);
    single(Indicator::waiting, counts.waiting);
    single(Indicator::works_beside, counts.works_beside);
    single(Indicator::benefit_payments, counts.benefit_payments);
    single(Indicator::earnings, double(counts.earnings));
    single(Indicator::education_cost, counts.education_cost);
    for (const IndicatorInfo& about : indicators())
        if (about.extent == Extent::office_group && about.measure == Measure::flow && about.labels == LabelAxis::none &&
            about.unit == "1")
            single(about.id, counts.flow[int(about.id)]);
    single(Indicator::weeks_waited, counts.flow[int(Indicator::weeks_waited)]);
}

void observe_collaboration(Region& region, const Office& office)
{
    const auto single = [&](Indicator indicator, double value) {
        *cells_at(region, indicator, office.place_index) = float(value);
    };
    single(Indicator::leader_attitude, office.leader_attitude);
    single(Indicator::cognitive_distance, office.cognitive);
    single(Indicator::organisational_distance, office.organisational);
    single(Indicator::structural_distance, office.structural);
    single(Indicator::friction, office.friction);
    single(Indicator::tie, office.tie);
    single(Indicator::anchor, office.anchor);
    single(Indicator::perspective_gain, perspective(region.params().collaboration, office));
    single(Indicator::joint_actions, office.joint_actions);
    single(Indicator::hours_lost, office.hours_lost);
    single(Indicator::disruption, office.disruption);
    single(Indicator::flaws_active, count_flaws(office, FlawState::active));
    single(Indicator::flaws_mended, count_flaws(office, FlawState::mended) + count_flaws(office, FlawState::shared));
    single(Indicator::partners, std::popcount(office.partners));
    std::copy(office.weakening.begin(), office.weakening.end(),
              cells_at(region, Indicator::weakening, office.place_index));
}

void observe_office(Region& region, const Office& office)
{
    std::array<int, n_rings> rings{};
    double attitude = 0.0, knowledge = 0.0, ownership = 0.0;
    int staff = 0;
    for (const std::uint16_t c : office.counsellors) {
        const Counsellor& counsellor = region.counsellors[c];
        if (counsellor.hours <= 0.0f) continue;
        ++staff;
        ++rings[std::size_t(ring_of(counsellor.attitude))];
        attitude += counsellor.attitude;
        knowledge += counsellor.knowledge;
        ownership += counsellor.ownership;
    }
    const auto single = [&](Indicator indicator, double value) {
        *cells_at(region, indicator, office.place_index) = float(value);
    };
    std::copy(rings.begin(), rings.end(), cells_at(region, Indicator::rings, office.place_index));
    single(Indicator::counsellors, staff);
    single(Indicator::attitude, staff > 0 ? attitude / staff : 0.0);
    single(Indicator::knowledge, staff > 0 ? knowledge / staff : 0.0);
    single(Indicator::intensity, office.targets.intensity);
    single(Indicator::enacted, office.enacted);
    single(Indicator::ownership, staff > 0 ? ownership / staff : 0.0);
    observe_collaboration(region, office);
    single(Indicator::caseload, office.caseload);
    single(Indicator::hours_available, office.hours_available);
    single(Indicator::hours_used, office.hours_used);
    single(Indicator::pressure, office.pressure);
    single(Indicator::staff_cost, office.staff_cost);
    single(Indicator::guidance_cost, office.guidance_cost);
    single(Indicator::project_cost, office.project_cost);
    single(Indicator::public_spending, office.public_spending);
    single(Indicator::net_benefit, office.net_benefit);
}

}  // namespace

void sum_staff(Region& region)
{
    for (Office& office : region.offices) {
        office.hours_used = office.hours_available = office.pressure = 0.0;
        office.caseload = 0;
        double overdue = 0.0;
        for (const std::uint16_t c : office.counsellors) {
            const Counsellor& counsellor = region.counsellors[c];
            office.hours_used += counsellor.hours_used;
            office.hours_available += counsellor.hours;
            office.caseload += counsellor.caseload;
            overdue += counsellor.pressure * counsellor.caseload;
        }
        office.hours_lost = office.hours_available * hours_lost(office);
        if (office.caseload > 0) office.pressure = overdue / office.caseload;
    }
}

void append_staff(const Region& region, Week week, std::vector<CounsellorWeek>& staff)
{
    for (const Office& office : region.offices)
        for (const std::uint16_t c : office.counsellors) {
            const Counsellor& counsellor = region.counsellors[c];
            if (counsellor.hours <= 0.0f) continue;
            staff.push_back({counsellor.id, week, std::uint16_t(office.place_index), std::uint16_t(counsellor.role),
                             counsellor.attitude, counsellor.enacted, counsellor.knowledge, counsellor.ownership,
                             counsellor.pressure, counsellor.caseload});
        }
}

void observe(Region& region)
{
    if (region.week < region.series->first_week) return;
    if (region.setting->inputs.observation.counsellors) append_staff(region, region.week, region.staff);
    for (const Office& office : region.offices) {
        for (int group = 0; group < n_groups; ++group) observe_group(region, office, group);
        observe_office(region, office);
    }
    *cells_at(region, Indicator::tightness, region.index) = float(region.log_tightness);
    *cells_at(region, Indicator::offers, region.index) = float(region.offers);
    *cells_at(region, Indicator::search_effort, region.index) = float(region.effort);
    *cells_at(region, Indicator::rules_known, region.index) = float(region.centre.rules_known);
    *cells_at(region, Indicator::centre_capacity, region.index) =
        float(region.centre.positions * region.params().guidance.sessions_per_position *
              (1.0 - region.params().guidance.public_share));
}

}  // namespace samspill
