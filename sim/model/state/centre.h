#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "core/table.h"
#include "model/params/kinds.h"
#include "model/state/users.h"

namespace samspill {

struct Wave;

// Somebody who waits for guidance or is in it.
struct Client {
    Row row;
    Mode mode;
    WeekMark since;         // week of the referral
    WeekMark last_session;  // never: none yet
    std::int8_t sessions_left;
    std::int8_t three_way;      // held as three-way talks
    std::int8_t expected_back;  // does somebody at NAV wait for the result?

    static constexpr auto columns()
    {
        using C = Client;
        return std::tuple{
            Column{"row", &C::row, "", "user"},
            Column{"mode", &C::mode, "", "individual, three-way or course"},
            Column{"since", &C::since, "week", "week of the referral"},
            Column{"last_session", &C::last_session, "week", "week of the last session"},
            Column{"sessions_left", &C::sessions_left, "sessions", "sessions still to come"},
            Column{"three_way", &C::three_way, "yes/no", "held as three-way talks"},
            Column{"expected_back", &C::expected_back, "yes/no", "does somebody at NAV wait for the result?"},
        };
    }
};

// A career centre's state: its clients in lists, each in the order of service.
struct Centre {
    double positions = 0.0;           // full-time career advisers this week
    std::vector<const Wave*> waves;   // those that reach it, by week
    double capacity = 0.0;            // sessions for NAV's users not yet used, carried into the week
    std::vector<Client> waiting;      // no session yet, first in first out
    std::vector<Client> in_progress;  // between sessions
    std::vector<Client> course_waiting;
    std::vector<Client> on_course;
    std::vector<Client> newcomers;  // referred this week
    std::vector<Client> ended;      // guidance completed this week
    double rules_known = 0.0;       // the advisers' knowledge of NAV's rules, 0..1
};

}  // namespace samspill
