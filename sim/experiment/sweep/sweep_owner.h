#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/message.h"

namespace samspill {

// A process as the file of what it has in hand names it, so that others can tell whether it lives:
// on its own machine by the table of processes, from other machines by its beats (sweep_hand.h). Nothing
// of it needs locks.
struct HandOwner {
    std::string host;   // for people; several machines may have one name
    std::string boot;   // of the running kernel: one machine since it was started
    std::string space;  // of process numbers: a container has its own
    std::int64_t process = 0;
    std::uint64_t started = 0;  // clock ticks since boot, for numbers of processes are used again
    std::uint64_t ticket = 0;   // random, of this taking of a shard

    bool operator==(const HandOwner&) const = default;
};

// The present process, with a new ticket.
HandOwner this_owner();

// "host node7\nboot ...\n": how a file has it, and back; nothing when it is torn.
std::string owner_text(const HandOwner& owner);
std::optional<HandOwner> owner_of_text(const std::string& text);

// "process 4711 on node7".
Message owner_words(const HandOwner& owner);

// Can the table of processes tell? Only of one's own machine and space of numbers.
enum class Life { alive, dead, not_seen_from_here };
Life life_of(const HandOwner& owner);

}  // namespace samspill
