#pragma once

#include <span>
#include <string_view>

namespace samspill {

struct Region;

// A named rule of the week. `writes` names what it is the only writer of while it runs.
struct Process {
    std::string_view name;
    void (*run)(Region&);
    std::string_view writes;
};

// The week, in order.
std::span<const Process> schedule();

// One week of one region: every process in turn, then the week's observation.
void step(Region& region);

}  // namespace samspill
