#pragma once

#include <span>
#include <string_view>

namespace samspill {

struct Region;

// A named rule of the week. `writes` names the columns of users, counsellors and offices that it
// changes; nothing else changes them while it runs (tests/laws/writes_test.cpp).
struct Process {
    std::string_view name;
    void (*run)(Region&);
    std::string_view writes;
};

// The week, in order.
std::span<const Process> schedule();

// What looks across regions comes between weeks, when all regions have finished theirs.
struct CommonProcess {
    std::string_view name;
    void (*run)(std::span<Region>);
    std::string_view writes;
};
const CommonProcess& between_weeks();

// One week of one region: every process in turn, then the week's observation.
void step(Region& region);

}  // namespace samspill
