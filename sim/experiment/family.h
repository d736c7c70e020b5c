#pragma once

#include <functional>
#include <span>
#include <vector>

#include "model/run.h"
#include "model/world.h"

namespace samspill {

// Inputs that are run with the same seed and replicate, and what of their weeks they can share:
// all that lies before they first differ (history.h) is computed once, then the world is copied
// and each goes on by itself. The same bits as one by one (tests/experiment/family_test.cpp).
class Family {
public:
    // `members` must outlive the family.
    explicit Family(std::vector<const Inputs*> members);

    std::size_t size() const { return members_.size(); }

    // Weeks that one replicate of all members takes, shared ones counted once.
    std::int64_t weeks() const;
    std::int64_t weeks_unshared() const;

    // Members that share no week with any other class; classes can run at the same time.
    std::size_t classes() const { return roots_.size(); }
    std::vector<std::size_t> members_of_class(std::size_t c) const;

    // Runs one class of one replicate. `done` gets every member's output as soon as it is there, in
    // an order that is the same always. `keep_going` is asked after every week and may stop
    // (Interrupted). With `start`, members begin with that world instead of with the burn-in: its
    // past must be theirs.
    void run_class(std::size_t c, Stream stream, const std::function<void(std::size_t member, RunOutput&&)>& done,
                   const std::function<bool(Week)>& keep_going = {}, const World* start = nullptr) const;

    // All classes, one after the other.
    void run(Stream stream, const std::function<void(std::size_t member, RunOutput&&)>& done,
             const std::function<bool(Week)>& keep_going = {}) const;

private:
    // Members that have one past until `split`, where each part goes on by itself. A leaf is one
    // member (or several that never part) and has no parts.
    struct Node {
        std::vector<std::size_t> members;  // the first one's inputs are run until the split
        Week split;
        std::vector<Node> parts;
    };
    Node grow(std::vector<std::size_t> members) const;
    std::int64_t weeks_of(const Node& node, Week from) const;
    void run_node(const Node& node, World&& world, const std::function<void(std::size_t member, RunOutput&&)>& done,
                  const std::function<bool(Week)>& keep_going) const;

    std::vector<const Inputs*> members_;
    std::vector<Node> roots_;
};

}  // namespace samspill
