#pragma once

#include <cstdint>

namespace samspill {

// Names of random streams: one for every kind of decision. The numbers are part of the results;
// new ones go to the end.
enum class Purpose : std::uint16_t {
    labour_market,
    person,
    resident,
    arrivals,
    stability,
    recovery,
    clock,        // when the present spell ends: occasion is the spell's number
    clock_again,  // the same after something has changed inside the spell: occasion is the week
    cause,        // what ends it
    match,
    benefit,
    counsellor,
    leader,
    plan,
    self_funding,
    referral,
    self_referral,
    guidance,
    attendance,
    measure,
    sample,
    give_up,
    contact,        // joint contacts of a counsellor in a week
    handover,       // what becomes of a wish: occasion is the week
    flaw,           // a flaw of the design: entity is its number
    flaw_reach,     // does the flaw strike an office? entity is the office's key, occasion the flaw
    mending,        // entity: office's key; occasion: week * 256 + flaw
    sharing,        // the same
    criteria,       // does an office adjust its criteria at a reflection?
    joining,        // does a partner join at a reflection?
    new_leader,     // entity: office's key; occasion: the leader's number, from 1
    leader_leaves,  // entity: office's key; occasion: week
    trial,
};

}  // namespace samspill
