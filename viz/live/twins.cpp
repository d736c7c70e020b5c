#include "viz/live/twins.h"

#include <algorithm>
#include <utility>

#include "core/parallel.h"
#include "model/week/schedule.h"

namespace samspill::viz {

namespace {

Recording recording_of(const Recipe& recipe, Stream stream, bool follow)
{
    const Inputs& inputs = recipe.first()->scenario.inputs;
    return {head_of(*recipe.last(), stream.seed, stream.replicate),
            stream.replicate,
            -inputs.burn_in,
            {follow, follow ? followed_share(inputs) : 0.0}};
}

}  // namespace

Twins::Twins(std::vector<Recipe> recipes, Stream stream, bool follow) : stream_(stream)
{
    for (Recipe& recipe : recipes) {
        Recording recording = recording_of(recipe, stream, follow);
        lanes_.push_back({std::move(recipe), nullptr, nullptr, std::move(recording)});
    }
    work_out_parting();
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        Lane& lane = lanes_[i];
        const PlanPtr& plan = lane.recipe.first();
        if (i > 0 && parting_ > -plan->scenario.inputs.burn_in) continue;
        lane.running = plan;
        lane.world = std::make_unique<World>(plan->scenario.inputs, stream);
    }
}

Twins::Twins(const Twins& past, std::vector<Recipe> recipes) : stream_(past.stream_)
{
    for (std::size_t i = 0; i < past.lanes_.size(); ++i) {
        const Lane& before = past.lanes_[i];
        Recording recording(before.recording, head_of(*recipes[i].last(), stream_.seed, stream_.replicate));
        lanes_.push_back({std::move(recipes[i]), nullptr, nullptr, std::move(recording)});
        if (before.world) go_by(lanes_.back(), *before.world, before.world->week());
    }
    work_out_parting();
}

bool Twins::continues(const std::vector<Recipe>& recipes) const
{
    if (recipes.size() != lanes_.size()) return false;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        if (lanes_[i].ended || !lanes_[i].recipe.same_start(recipes[i], week())) return false;
    return true;
}

// The lane's world goes on from where `past` is, by what its recipe says of the week.
void Twins::go_by(Lane& lane, const World& past, Week week) const
{
    PlanPtr plan = lane.recipe.at(week);
    lane.world = std::make_unique<World>(past, plan->scenario.inputs);
    lane.running = std::move(plan);
}

void Twins::work_out_parting()
{
    if (lanes_.size() == 2) parting_ = parting_week(lanes_[0].recipe, lanes_[1].recipe);
}

Week Twins::week() const
{
    Week week = no_week;
    for (const Lane& lane : lanes_)
        if (lane.world && !lane.ended) week = std::min(week, lane.world->week());
    return week == no_week ? lanes_.front().recipe.first()->scenario.inputs.weeks : week;
}

bool Twins::done() const
{
    return std::all_of(lanes_.begin(), lanes_.end(), [](const Lane& lane) { return lane.ended; });
}

int Twins::weeks() const
{
    int weeks = 0;
    for (const Lane& lane : lanes_) {
        const Inputs& inputs = lane.recipe.first()->scenario.inputs;
        weeks = std::max(weeks, inputs.burn_in + inputs.weeks);
    }
    return weeks;
}

int Twins::weeks_done() const
{
    int end = 0;
    for (const Lane& lane : lanes_) end = std::max(end, lane.recipe.first()->scenario.inputs.weeks);
    return done() ? weeks() : weeks() - (end - week());
}

void Twins::step_world(World& world, bool side_by_side) const
{
    if (side_by_side) {
        world.step();
        return;
    }
    for (Region& region : world.regions()) samspill::step(region);
    between_weeks().run(world.regions());
}

void Twins::step(bool side_by_side)
{
    const Week now = week();
    if (joined() && now >= parting_) go_by(lanes_[1], *lanes_[0].world, now);
    std::vector<std::size_t> moving;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        if (!lanes_[i].ended && world_of(i).week() == now) moving.push_back(i);
    const auto each = [&](const auto& body) {
        if (side_by_side)
            parallel_for(moving.size(), [&](std::size_t i) { body(moving[i]); });
        else
            for (const std::size_t lane : moving) body(lane);
    };
    each([&](std::size_t i) {
        Lane& lane = lanes_[i];
        if (!lane.world) return;
        if (lane.running != lane.recipe.at(now)) go_by(lane, *lane.world, now);
        step_world(*lane.world, side_by_side);
    });
    each([&](std::size_t i) { lanes_[i].recording.record(world_of(i), now); });
    // The second first: as long as the two are one world, both end with it.
    for (std::size_t i = lanes_.size(); i-- > 0;)
        if (!lanes_[i].ended && world_of(i).done()) end(i);
}

void Twins::end(std::size_t i)
{
    Lane& lane = lanes_[i];
    if (!lane.world) return;
    const RunOutput output = lane.world->finish();
    lane.recording.end(output);
    lane.ended = true;
    if (i == 0 && joined()) {
        lanes_[1].recording.end(output);
        lanes_[1].ended = true;
    }
}

void Twins::change(std::size_t world, PlanPtr plan)
{
    Lane& lane = lanes_[world];
    const Week now = week();
    lane.recipe.change(now, std::move(plan));
    lane.recording = Recording(lane.recording, head_of(*lane.recipe.last(), stream_.seed, stream_.replicate));
    work_out_parting();
}

std::vector<Recipe> Twins::recipes() const
{
    std::vector<Recipe> list;
    for (const Lane& lane : lanes_) list.push_back(lane.recipe);
    return list;
}

}  // namespace samspill::viz
