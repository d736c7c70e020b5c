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
};

}  // namespace samspill
