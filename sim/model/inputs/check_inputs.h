#pragma once

#include <vector>

#include "core/message.h"
#include "model/inputs/inputs.h"

namespace samspill {

// Mistakes that show only across the parts: a wave for an office that does not exist, two offices of
// the same name, lengths that no run can have. Throws InputError with all of them.
void check_inputs(const Inputs& inputs);

// What in a rule would have no effect, limits that its kind does not have; empty: nothing.
Message fault_of(const ReferralRule& rule);

// What in a wave would have no effect: a ramp with nothing to move, a change that reaches nobody, places in which
// it changes nothing; empty: nothing.
Message fault_of(const Wave& wave);
bool has_idle_ramp(const Wave& wave);

// What is wrong with an arm in itself, one sentence each.
std::vector<Message> faults_of(const TrialArm& arm);

// The keys of all levers: "intensity, ... or centre_positions".
Message lever_keys();

}  // namespace samspill
