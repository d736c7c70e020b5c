#include "model/world.h"

#include <algorithm>
#include <stdexcept>

#include "model/inputs/rows.h"
#include "model/state/archive.h"

namespace samspill {

namespace {

template <class Archive, class Struct>
void archive_rows(Archive& archive, Struct& item);

template <class Archive, Plain Member>
void archive_member(Archive& archive, Member& member)
{
    archive(member);
}
// Names of offices: rules_of has left those of the office.
template <class Archive>
void archive_member(Archive&, std::vector<std::string>&)
{
}
template <class Archive>
void archive_member(Archive& archive, std::vector<ReferralRule>& rules)
{
    std::uint64_t count = rules.size();
    archive(count);
    if (count > 10000)
        throw Failure(message("state.too_many_rules", {"the state holds more rules than there can be",
                                                       "tilstanden har flere regler enn det kan være"}));
    rules.resize(count);
    for (ReferralRule& rule : rules) archive_rows(archive, rule);
}

// Levers and rules, by their declared rows.
template <class Archive, class Struct>
void archive_rows(Archive& archive, Struct& item)
{
    input::for_each_row(item, [&](const auto&, auto& member) { archive_member(archive, member); });
}

// `before`, the place and the waves are of the inputs.
template <class Archive>
void archive_office(Archive& archive, Office& office)
{
    OfficeState& state = office;
    archive_members<Office>(
        archive, kept(state, office.counsellors, office.rule_counters),
        left_out(office.place, office.in_trial, office.before, office.targets, office.waves, office.teams));
    archive_rows(archive, office.targets);
    for (Team& team : office.teams) archive_members<Team>(archive, kept(team.members, team.caseload));
}

// The positions are of the inputs, and of the waves that have struck.
template <class Archive>
void archive_centre(Archive& archive, Centre& centre)
{
    archive_members<Centre>(archive,
                            kept(centre.capacity, centre.waiting, centre.in_progress, centre.course_waiting,
                                 centre.on_course, centre.newcomers, centre.ended, centre.rules_known),
                            left_out(centre.positions, centre.waves));
}

template <class Archive>
void archive_region(Archive& archive, Region& region)
{
    archive_members<Region>(
        archive,
        kept(region.week, region.users, region.counsellors, region.calendar, region.searchers, region.due_pool,
             region.log_tightness, region.offers, region.effort, region.effort_base, region.plan_table,
             region.successes, region.watched, region.due, region.ended, region.met, region.self_referring,
             region.enrolled, region.trial_meets, region.trajectories, region.staff, region.rule_uses),
        left_out(region.setting, region.place, region.index, region.key, region.offices, region.centre, region.series,
                 region.event_time, region.trial, region.waits));
    for (Office& office : region.offices) archive_office(archive, office);
    archive_centre(archive, region.centre);
}

// Of what has been observed, all that is not made of the inputs or only at the end of a run.
template <class Archive>
void archive_output(Archive& archive, RunOutput& output)
{
    archive_members<RunOutput>(archive, kept(output.waits),
                               left_out(output.replicate, output.series, output.event_time, output.trial,
                                        output.trajectories, output.staff, output.rules, output.digest));
    for (std::vector<float>& values : output.series.values) archive(values);
    Series& series = output.series;
    archive_members<Series>(archive, kept(), left_out(series.first_week, series.weeks, series.values));
    EventTime &cohorts = output.event_time, &arms = output.trial;
    archive_members<EventTime>(archive, kept(cohorts.persons),
                               left_out(cohorts.cohorts, cohorts.regions, cohorts.weeks));
    archive_members<EventTime>(archive, kept(arms.cohorts, arms.persons), left_out(arms.regions, arms.weeks));
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
    archive_rows(layout, rule);
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
    if (state.layout != state_layout())
        throw Failure(message("state.other_version", {"the state was saved by another version of samspill",
                                                      "tilstanden er lagret av en annen versjon av samspill"}));
    const std::size_t weeks_observed = output_.series.values.front().size(),
                      cohorts = output_.event_time.persons.size();
    StateReader reader(state.bytes);
    for (Region& region : regions_) archive_region(reader, region);
    archive_output(reader, output_);
    if (output_.series.values.front().size() != weeks_observed || output_.event_time.persons.size() != cohorts)
        throw Failure(message("state.other_places",
                              {"the state is of other places or weeks", "tilstanden er fra andre steder eller uker"}));
    if (!reader.at_end() || digest() != state.digest || week() != state.week ||
        !std::all_of(regions_.begin(), regions_.end(), counts_all_rules))
        throw Failure(message("state.damaged", {"the state is damaged: its digest does not fit",
                                                "tilstanden er skadet: fingeravtrykket stemmer ikke"}));
}

}  // namespace samspill
