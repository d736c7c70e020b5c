#include "model/state.h"

#include <algorithm>
#include <stdexcept>

#include "model/archive.h"
#include "model/world.h"

namespace samspill {

namespace {

// A rule without its names: rules_of has left those of the office.
template <class Archive>
void archive_rule(Archive& archive, ReferralRule& rule)
{
    static_assert(sizeof(Eligibility) == 72, "archive what was added to Eligibility");
    archive(rule.kind, rule.mode, rule.groups, rule.statuses, rule.min_age, rule.max_age, rule.min_weeks,
            rule.max_weeks, rule.min_qualification, rule.max_qualification, rule.has_employer, rule.repeated_absence,
            rule.reduced_capacity, rule.far_from_work);
}

template <class Archive>
void archive_targets(Archive& archive, Targets& targets)
{
    static_assert(sizeof(Targets) == 80, "archive what was added to Targets");
    std::uint64_t rules = targets.rules.size();
    archive(targets.intensity, targets.strategy, targets.co_creation, targets.project_hours, targets.anchoring,
            targets.partners, rules);
    if (rules > 10000) throw std::runtime_error("the state holds more rules than there can be");
    targets.rules.resize(rules);
    for (ReferralRule& rule : targets.rules) archive_rule(archive, rule);
}

// `before`, the place and the waves are of the inputs.
template <class Archive>
void archive_office(Archive& archive, Office& office)
{
    archive(static_cast<OfficeState&>(office), office.counsellors, office.rule_counters);
    archive_targets(archive, office.targets);
    for (Team& team : office.teams) archive(team.members, team.caseload);
}

template <class Archive>
void archive_centre(Archive& archive, Centre& centre)
{
    archive(centre.positions, centre.capacity, centre.waiting, centre.in_progress, centre.course_waiting,
            centre.on_course, centre.newcomers, centre.ended, centre.rules_known);
}

template <class Archive>
void archive_region(Archive& archive, Region& region)
{
    archive(region.week, region.users, region.counsellors, region.calendar, region.searchers, region.due_pool,
            region.log_tightness, region.offers, region.effort, region.effort_base, region.plan_table, region.successes,
            region.watched, region.due, region.ended, region.met, region.self_referring, region.enrolled,
            region.trial_meets, region.trajectories, region.staff, region.rule_uses);
    for (Office& office : region.offices) archive_office(archive, office);
    archive_centre(archive, region.centre);
}

template <class Archive>
void archive_output(Archive& archive, RunOutput& output)
{
    for (std::vector<float>& values : output.series.values) archive(values);
    archive(output.event_time.persons, output.trial.cohorts, output.trial.persons, output.waits);
}

// Counters are in no digest: a damaged one must not be followed.
bool counts_all_rules(const Region& region)
{
    for (const Office& office : region.offices) {
        if (office.rule_counters.size() != office.targets.rules.size()) return false;
        for (const std::uint32_t counter : office.rule_counters)
            if (counter >= region.rule_uses.size()) return false;
    }
    return true;
}

template <class Row>
void add_columns(Digester& digester)
{
    for_each_column<Row>([&](const auto& column) { digester.add(std::string(column.name)); });
}

}  // namespace

Digest state_layout()
{
    Digester digester;
    StateLayout layout(digester);
    Region region;
    region.offices.resize(1);
    archive_region(layout, region);
    ReferralRule rule;
    archive_rule(layout, rule);
    RunOutput output;
    archive_output(layout, output);
    add_columns<User>(digester);
    add_columns<Counsellor>(digester);
    add_columns<Office>(digester);
    for (const IndicatorInfo& indicator : indicators()) digester.add(std::string(indicator.name));
    return digester.digest();
}

WorldState World::save() const
{
    WorldState state;
    state.stream = setting_.stream;
    state.week = week();
    state.layout = state_layout();
    state.digest = digest();
    state.bytes.reserve(bytes());
    StateWriter writer(state.bytes);
    // An archive goes both ways, and so asks for what it may change; a writer changes nothing.
    auto& self = const_cast<World&>(*this);
    for (Region& region : self.regions_) archive_region(writer, region);
    archive_output(writer, self.output_);
    return state;
}

void World::load(const WorldState& state)
{
    if (state.layout != state_layout()) throw std::runtime_error("the state was saved by another version of samspill");
    const std::size_t weeks_observed = output_.series.values.front().size(),
                      cohorts = output_.event_time.persons.size();
    StateReader reader(state.bytes);
    for (Region& region : regions_) archive_region(reader, region);
    archive_output(reader, output_);
    if (output_.series.values.front().size() != weeks_observed || output_.event_time.persons.size() != cohorts)
        throw std::runtime_error("the state is of other places or weeks");
    if (!reader.at_end() || digest() != state.digest || week() != state.week ||
        !std::all_of(regions_.begin(), regions_.end(), counts_all_rules))
        throw std::runtime_error("the state is damaged: its digest does not fit");
}

}  // namespace samspill
