#pragma once

#include <vector>

#include "core/message.h"
#include "model/inputs/inputs.h"

namespace samspill {

// Mistakes that only show across the parts: a wave for an office that is not there, two offices of
// one name, lengths that no run can have. Throws InputError with all of them.
void check_inputs(const Inputs& inputs);

// What of a rule would do nothing, limits that its kind does not know; empty: nothing.
Message fault_of(const ReferralRule& rule);

// What of a wave would do nothing: a ramp that has nothing to move, a change that reaches nobody, places that it
// changes nothing of; empty: nothing.
Message fault_of(const Wave& wave);
bool has_idle_ramp(const Wave& wave);

// What is wrong with an arm in itself, one sentence each.
std::vector<Message> faults_of(const TrialArm& arm);

// The keys of all levers: "intensity, ... or centre_positions".
Message lever_keys();

}  // namespace samspill
