#pragma once

#include <string>
#include <vector>

namespace samspill::input {

// Every key that a scenario file or an override may hold, in full and in the order of the
// reference: parameters as "jobs.offer_rate.young", settings as "run.weeks", keys of lists without
// a number ("wave.week").
const std::vector<std::string>& known_keys();

}  // namespace samspill::input
