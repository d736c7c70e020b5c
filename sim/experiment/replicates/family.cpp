#include "experiment/replicates/family.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "model/inputs/history.h"

namespace samspill {

namespace {

// Goes on to `week`, or to the end of the horizon when that comes first.
void go_on(World& world, Week week, const std::function<bool(Week)>& keep_going)
{
    while (!world.done() && world.week() < week) {
        world.step();
        if (keep_going && !keep_going(world.week() - 1)) throw Interrupted{};
    }
}

}  // namespace

Family::Family(std::vector<const Inputs*> members) : members_(std::move(members))
{
    // Classes in the order of their first members; a hash finds them, so that a sweep of many
    // parameters costs one look at each point.
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::size_t> class_of;
    std::vector<std::vector<std::size_t>> classes;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const Digest past = history_digest(*members_[i], 1 - members_[i]->burn_in);
        const auto [found, is_new] = class_of.try_emplace({past.high, past.low}, classes.size());
        if (is_new) classes.emplace_back();
        classes[found->second].push_back(i);
    }
    for (std::vector<std::size_t>& members_of_one : classes) roots_.push_back(grow(std::move(members_of_one)));
}

Family::Node Family::grow(std::vector<std::size_t> members) const
{
    const Inputs& first = *members_[members.front()];
    std::vector<Week> parts_from(members.size(), no_week);
    for (std::size_t i = 1; i < members.size(); ++i) parts_from[i] = first_difference(first, *members_[members[i]]);
    Node node{std::move(members), *std::min_element(parts_from.begin(), parts_from.end()), {}};
    node.split = std::min(node.split, first.weeks);
    // Who does not part from the first one here goes on with it; the others by who parts from whom.
    std::vector<std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < node.members.size(); ++i) {
        const std::size_t member = node.members[i];
        const auto together = [&](const std::vector<std::size_t>& part) {
            return part.front() == node.members.front()
                       ? parts_from[i] > node.split
                       : first_difference(*members_[part.front()], *members_[member]) > node.split;
        };
        const auto found = std::find_if(parts.begin(), parts.end(), together);
        if (found != parts.end())
            found->push_back(member);
        else
            parts.push_back({member});
    }
    if (parts.size() > 1)
        for (std::vector<std::size_t>& part : parts) node.parts.push_back(grow(std::move(part)));
    return node;
}

std::int64_t Family::weeks_of(const Node& node, Week from) const
{
    std::int64_t weeks = node.split - from;
    for (const Node& part : node.parts) weeks += weeks_of(part, node.split);
    return weeks;
}

std::int64_t Family::weeks_of_class(std::size_t c) const
{
    return weeks_of(roots_[c], -members_[roots_[c].members.front()]->burn_in);
}

std::size_t Family::depth_of(const Node& node)
{
    std::size_t deepest = 0;
    for (const Node& part : node.parts) deepest = std::max(deepest, depth_of(part));
    return deepest + 1;
}

std::size_t Family::worlds_at_once() const
{
    std::size_t most = 0;
    for (const Node& root : roots_) most = std::max(most, depth_of(root));
    return most;
}

std::int64_t Family::weeks() const
{
    std::int64_t weeks = 0;
    for (std::size_t c = 0; c < classes(); ++c) weeks += weeks_of_class(c);
    return weeks;
}

std::int64_t Family::weeks_unshared() const
{
    return std::accumulate(
        members_.begin(), members_.end(), std::int64_t{0},
        [](std::int64_t sum, const Inputs* inputs) { return sum + inputs->burn_in + inputs->weeks; });
}

// The end of the horizon, the same for all members.
void Family::end_node(const Node& node, World& world, const Done& done) const
{
    RunOutput output = world.finish();
    for (std::size_t i = 1; i < node.members.size(); ++i) done(node.members[i], RunOutput(output));
    done(node.members.front(), std::move(output));
}

void Family::run_node(const Node& node, World& world, const Done& done, const KeepGoing& keep_going) const
{
    go_on(world, node.split, keep_going);
    if (node.parts.empty()) end_node(node, world, done);
    for (const Node& part : node.parts) {
        World branch(world, *members_[part.members.front()]);
        run_node(part, branch, done, keep_going);
    }
}

std::unique_ptr<const World> Family::run_past(std::size_t c, Stream stream, const KeepGoing& keep_going) const
{
    const Node& root = roots_[c];
    auto world = std::make_unique<World>(*members_[root.members.front()], stream);
    go_on(*world, root.split, keep_going);
    return world;
}

std::size_t Family::parts_of_class(std::size_t c) const { return std::max<std::size_t>(roots_[c].parts.size(), 1); }

const std::vector<std::size_t>& Family::members_of_part(std::size_t c, std::size_t part) const
{
    return roots_[c].parts.empty() ? roots_[c].members : roots_[c].parts[part].members;
}

void Family::run_part(std::size_t c, std::size_t part, const World& past, const Done& done,
                      const KeepGoing& keep_going) const
{
    World world(past, *members_[members_of_part(c, part).front()]);
    if (roots_[c].parts.empty())
        end_node(roots_[c], world, done);
    else
        run_node(roots_[c].parts[part], world, done, keep_going);
}

void Family::run_class(std::size_t c, Stream stream, const Done& done, const KeepGoing& keep_going) const
{
    const Node& root = roots_[c];
    World world(*members_[root.members.front()], stream);
    run_node(root, world, done, keep_going);
}

void Family::run(Stream stream, const Done& done, const KeepGoing& keep_going) const
{
    for (std::size_t c = 0; c < classes(); ++c) run_class(c, stream, done, keep_going);
}

}  // namespace samspill
