#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "model/run.h"
#include "model/world.h"

namespace samspill {

// Inputs that are run with the same seed and replicate, and what of their weeks they can share:
// all that lies before they first differ (history.h) is computed once, then the world is copied
// and each goes on by itself. The same bits as one by one (tests/experiment/family_test.cpp). Sweeps have too many
// points to hold each against each: what theirs share follows from their axes (SweepUnits).
class Family {
public:
    using Done = std::function<void(std::size_t member, RunOutput&&)>;
    using KeepGoing = std::function<bool(Week)>;

    // `members` must outlive the family; each needs a `check_inputs` of its own before.
    explicit Family(std::vector<const Inputs*> members);

    std::size_t size() const { return members_.size(); }

    // Weeks that one replicate of all members takes, shared ones counted once.
    std::int64_t weeks() const;
    std::int64_t weeks_unshared() const;

    // Classes of members that have a common beginning. Two classes share nothing, so that they can
    // run at the same time.
    std::size_t classes() const { return roots_.size(); }
    const std::vector<std::size_t>& members_of_class(std::size_t c) const { return roots_[c].members; }
    std::int64_t weeks_of_class(std::size_t c) const;

    // Most worlds that run_class() holds at once: a past and, one within the other, what goes on from it.
    std::size_t worlds_at_once() const;

    // Runs one class of one replicate. `done` gets every member's output as soon as it is there, in
    // an order that is the same always. `keep_going` is asked after every week and may stop, in which
    // case Interrupted is thrown.
    void run_class(std::size_t c, Stream stream, const Done& done, const KeepGoing& keep_going = {}) const;

    // The same in pieces, for many threads: the common past of a class, from which each of its parts
    // (at least one) can be run any number of times and at the same time.
    std::unique_ptr<const World> run_past(std::size_t c, Stream stream, const KeepGoing& keep_going = {}) const;
    std::size_t parts_of_class(std::size_t c) const;
    const std::vector<std::size_t>& members_of_part(std::size_t c, std::size_t part) const;
    void run_part(std::size_t c, std::size_t part, const World& past, const Done& done,
                  const KeepGoing& keep_going = {}) const;

    // All classes, one after the other.
    void run(Stream stream, const Done& done, const KeepGoing& keep_going = {}) const;

private:
    // Members that have one past until `split`, where each part goes on by itself. Members that never
    // part have no parts.
    struct Node {
        std::vector<std::size_t> members;  // the first one's inputs are run until the split
        Week split;                        // the end of the horizon without parts
        std::vector<Node> parts;
    };
    Node grow(std::vector<std::size_t> members) const;
    std::int64_t weeks_of(const Node& node, Week from) const;
    static std::size_t depth_of(const Node& node);
    void run_node(const Node& node, World& world, const Done& done, const KeepGoing& keep_going) const;
    void end_node(const Node& node, World& world, const Done& done) const;

    std::vector<const Inputs*> members_;
    std::vector<Node> roots_;
};

}  // namespace samspill
