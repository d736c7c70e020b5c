#include "model/world.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/error.h"
#include "core/parallel.h"
#include "model/inputs/check_inputs.h"
#include "model/replicate_memory.h"
#include "model/week/leaders.h"
#include "model/week/outcomes.h"
#include "model/week/reform.h"
#include "model/week/residents.h"
#include "model/week/rule_use.h"
#include "model/week/schedule.h"

namespace samspill {

namespace {

int arms_of(const Inputs& inputs) { return inputs.trial ? int(inputs.trial->arms.size()) : 0; }

void size_cohorts(EventTime& table, const Inputs& inputs)
{
    table.regions = int(inputs.places.regions.size());
    table.weeks = inputs.weeks;
    table.persons.assign(table.index(n_outcomes, 0, 0, 0, 0), 0);
}

void size_output(RunOutput& output, const Inputs& inputs)
{
    const std::size_t offices = std::size_t(inputs.places.office_count()), regions = inputs.places.regions.size();
    output.series.first_week = std::max(inputs.observation.from, -inputs.burn_in);
    output.series.weeks = inputs.weeks - output.series.first_week;
    for (const IndicatorInfo& indicator : indicators())
        output.series.values[std::size_t(indicator.id)].assign(
            cells(indicator, offices, regions) * std::size_t(output.series.weeks), 0.0f);
    output.trial.cohorts = arms_of(inputs);
    for (EventTime* table : {&output.event_time, &output.trial}) size_cohorts(*table, inputs);
    output.waits.assign(regions * wait_bins, 0);
}

// With no office named, all of them.
bool enrols(const Trial& trial, const std::string& office)
{
    return trial.offices.empty() ||
           std::find(trial.offices.begin(), trial.offices.end(), office) != trial.offices.end();
}

// What an office knows of the scenario itself, beside its state.
void bind(Office& office, const OfficePlace& place, const Inputs& inputs)
{
    office.place = &place;
    office.in_trial = inputs.trial && enrols(*inputs.trial, place.name);
    office.waves.clear();
    for (const Wave& wave : inputs.waves)
        if (std::find(wave.offices.begin(), wave.offices.end(), place.name) != wave.offices.end())
            office.waves.push_back(&wave);
}

// What a region knows of it.
void bind(Region& region, const Setting& setting, const RegionPlace& place)
{
    region.setting = &setting;
    region.place = &place;
    region.centre.waves.clear();
    for (const Wave& wave : setting.inputs.waves)
        if (std::find(wave.centres.begin(), wave.centres.end(), place.name) != wave.centres.end())
            region.centre.waves.push_back(&wave);
    staff_centre(region);
}

Office make_office(Region& region, const OfficePlace& place, int index)
{
    const Inputs& inputs = region.setting->inputs;
    Office office;
    bind(office, place, inputs);
    office.key = office_key(place.name);
    office.place_index = index;
    office.inhabitants = place.inhabitants * inputs.places.scale;
    settle(region, office);
    office.leader_attitude = drawn_leader_attitude(region, office);
    return office;
}

// Room for everybody who is expected to come, so that a week allocates nothing.
void reserve(Region& region)
{
    const Inputs& inputs = region.setting->inputs;
    double rows = 0.0, counsellors = 0.0;
    for (const Office& office : region.offices) {
        rows += expected_persons(inputs, region.params().residents, *office.place);
        counsellors += expected_counsellors(inputs, region.params().follow_up, *office.place);
    }
    region.users.reserve(std::size_t(rows + 4.0 * std::sqrt(rows)) + 64);
    region.calendar.reserve(std::size_t(rows * 1.5) + 64);
    region.searchers.reserve(std::size_t(rows / 5.0) + 64);
    region.due_pool.reserve(std::size_t(rows / 8.0) + 64);
    for (auto* rows_of_week :
         {&region.ended, &region.met, &region.self_referring, &region.enrolled, &region.trial_meets})
        rows_of_week->reserve(std::size_t(rows / 32.0) + 64);
    region.due.reserve(std::size_t(rows / 8.0) + 64);
    region.watched.reserve(std::size_t(rows / 8.0) + 256);
    if (inputs.observation.counsellors) {
        const double weeks = inputs.weeks - std::max(inputs.observation.from, -inputs.burn_in);
        region.staff.reserve(std::size_t((1.2 * counsellors + double(region.offices.size())) * weeks));
    }
    Centre& centre = region.centre;
    for (auto* clients : {&centre.waiting, &centre.in_progress, &centre.course_waiting, &centre.on_course,
                          &centre.newcomers, &centre.ended})
        clients->reserve(std::size_t(rows / 100.0) + 256);
}

// What a world cannot change on its way: who lives where, and the weeks.
void check_same_frame(const Inputs& past, const Inputs& inputs)
{
    const auto same = [](const auto& what, const auto& before, const auto& after) {
        if (before != after)
            throw InputError("",
                             message("world.other_frame",
                                     {"{}: is {} in the past and {} in what is to follow; it must be the same in both",
                                      "{}: er {} i fortiden og {} i det som skal følge; det må være likt i begge"},
                                     what, before, after));
    };
    same("run.burn_in", past.burn_in, inputs.burn_in);
    same("run.weeks", past.weeks, inputs.weeks);
    same("observation.from", past.observation.from, inputs.observation.from);
    same("places.scale", past.places.scale, inputs.places.scale);
    same(Text{"the number of regions", "tallet på regioner"}, past.places.regions.size(), inputs.places.regions.size());
    for (std::size_t r = 0; r < past.places.regions.size(); ++r) {
        const RegionPlace &before = past.places.regions[r], &after = inputs.places.regions[r];
        same(Text{"a region", "en region"}, before.name, after.name);
        same(message("world.offices", {"the number of offices of {}", "tallet på kontorer i {}"}, before.name),
             before.offices.size(), after.offices.size());
        for (std::size_t o = 0; o < before.offices.size(); ++o)
            same(message("world.office", {"an office of {}", "et kontor i {}"}, before.name), before.offices[o].name,
                 after.offices[o].name);
    }
}

void fill_region(Region& region, const Setting& setting, const RegionPlace& place, int index, int& next_office)
{
    bind(region, setting, place);
    region.index = index;
    region.key = name_hash(place.name);
    region.week = setting.first_week();
    for (const OfficePlace& office : place.offices)
        region.offices.push_back(make_office(region, office, next_office++));
    region.centre.rules_known = setting.params.collaboration.rules_known;
    region.calendar = Calendar(setting.first_week() - 1, setting.end_week() + 1);
    reserve(region);
}

}  // namespace

World::World(const Inputs& inputs, Stream stream) : World(inputs, stream, true) {}

// The regions and offices, with people or still without.
World::World(const Inputs& inputs, Stream stream, bool inhabited) : setting_((check_inputs(inputs), inputs), stream)
{
    output_.replicate = stream.replicate;
    size_output(output_, inputs);
    regions_.resize(inputs.places.regions.size());
    int next_office = 0;
    for (std::size_t r = 0; r < regions_.size(); ++r) {
        Region& region = regions_[r];
        fill_region(region, setting_, inputs.places.regions[r], int(r), next_office);
    }
    bind();
    if (inhabited) parallel_for(regions_.size(), [&](std::size_t r) { create_residents(regions_[r]); });
}

World::World(const Inputs& inputs, const WorldState& state) : World(inputs, state.stream, false)
{
    load(state);
    match_trial();
}

World::World(const World& past, const Inputs& inputs)
    : setting_((check_same_frame(past.setting_.inputs, inputs), inputs), past.setting_),
      output_(past.output_),
      regions_(past.regions_)
{
    match_trial();
    for (std::size_t r = 0; r < regions_.size(); ++r) {
        Region& region = regions_[r];
        samspill::bind(region, setting_, inputs.places.regions[r]);
        for (std::size_t o = 0; o < region.offices.size(); ++o)
            samspill::bind(region.offices[o], region.place->offices[o], inputs);
    }
    bind();
}

// Room for the trial of these inputs: before one begins nobody is in its arms.
void World::match_trial()
{
    if (output_.trial.cohorts == arms_of(setting_.inputs)) return;
    output_.trial.cohorts = arms_of(setting_.inputs);
    size_cohorts(output_.trial, setting_.inputs);
}

// Where the regions' results go.
void World::bind()
{
    for (Region& region : regions_) {
        region.series = &output_.series;
        region.event_time = &output_.event_time;
        region.trial = &output_.trial;
        region.waits = &output_.waits;
    }
}

void World::step()
{
    parallel_for(regions_.size(), [&](std::size_t r) { samspill::step(regions_[r]); });
    between_weeks().run(regions_);
}

Digest World::digest() const
{
    Digester digester;
    for (const Region& region : regions_) {
        digester.add(region.place->name);
        digester.add_value(region.week);
        digester.add_value(region.log_tightness);
        digester.add_value(region.centre.capacity);
        add_to_digest(digester, region.users);
        for (const User& user : region.users)
            if (user.arm != no_arm) {
                digester.add_value(user.id);
                digester.add_value(user.arm);
                digester.add_value(user.arm_week);
                digester.add_value(user.trial_marks);
            }
        digester.add_value(region.centre.rules_known);
        add_to_digest(digester, region.counsellors);
        add_to_digest(digester, region.offices);
        add_to_digest(digester, region.watched.all());
        digester.add(&region.successes, sizeof(region.successes));
        digester.add(&region.plan_table, sizeof(region.plan_table));
        for (const auto* clients : {&region.centre.waiting, &region.centre.in_progress, &region.centre.course_waiting,
                                    &region.centre.on_course})
            add_to_digest(digester, *clients);
    }
    for (const std::vector<float>& values : output_.series.values)
        digester.add(values.data(), values.size() * sizeof(float));
    return digester.digest();
}

std::size_t World::persons() const
{
    std::size_t rows = 0;
    for (const Region& region : regions_) rows += region.users.size();
    return rows;
}

std::size_t World::bytes() const
{
    std::size_t bytes = 0;
    for (const Region& region : regions_)
        bytes += region.users.capacity() * sizeof(User) + region.counsellors.capacity() * sizeof(Counsellor) +
                 region.calendar.bytes() + region.due_pool.bytes() + region.searchers.bytes() +
                 region.due.capacity() * sizeof(DueEntry) + region.watched.all().capacity() * sizeof(Watched) +
                 region.offices.capacity() * sizeof(Office) +
                 (region.ended.capacity() + region.met.capacity() + region.self_referring.capacity()) * sizeof(Row);
    return bytes;
}

RunOutput World::finish()
{
    output_.digest = digest();
    for (Region& region : regions_) end_cohorts(region);
    sum_event_time(output_.event_time);
    sum_event_time(output_.trial);
    for (Region& region : regions_)
        output_.trajectories.insert(output_.trajectories.end(), region.trajectories.begin(), region.trajectories.end());
    std::stable_sort(output_.trajectories.begin(), output_.trajectories.end(),
                     [](const TrajectoryStep& a, const TrajectoryStep& b) { return a.user < b.user; });
    for (Region& region : regions_) {
        output_.staff.insert(output_.staff.end(), region.staff.begin(), region.staff.end());
        std::vector<CounsellorWeek>().swap(region.staff);  // not held twice
    }
    std::sort(output_.staff.begin(), output_.staff.end(), comes_before);
    output_.rules = rule_counts(setting_.rules, regions_);
    return std::move(output_);
}

}  // namespace samspill
