#pragma once

#include <array>
#include <cstdint>
#include <tuple>

#include "core/table.h"
#include "model/params/kinds.h"
#include "model/state/lists.h"

namespace samspill {

// A NAV counsellor.
struct Counsellor {
    std::uint64_t id;      // office and number
    std::uint16_t office;  // of the region
    Role role;
    std::uint16_t place_in_team;  // of the office and role
    float hours;                  // a week with users, 0..24
    float work_first;             // weight on fast work, 0..1
    float attitude;               // to the collaboration, -1..1
    float attitude_anchor;        // what it returns to
    float knowledge;              // of the career centre, 0..1
    float enacted;                // intensity of collaboration in her practice, 0..3
    float habit;                  // what practice falls back to, 0..3
    float ownership;              // of the reform, 0..1
    std::uint8_t referrals;       // this week: made, three-way talks held, wishes lost
    std::uint8_t talks;
    std::uint8_t lost;
    std::int32_t overdue;                  // users whose meeting is due
    float debt;                            // hours used ahead of the next week
    std::int32_t caseload;                 // users
    std::array<std::int16_t, 8> followed;  // the same by kind of meeting
    std::array<std::int16_t, 8> in_trial;  // of those, met by a trial's own staff
    float hours_used;                      // in the present week
    float pressure;                        // overdue meetings / caseload
    List due;                              // those users, longest overdue first; may include some who have left

    static constexpr auto columns()
    {
        using C = Counsellor;
        return std::tuple{
            Column{"id", &C::id, "", "identity: office and number"},
            Column{"office", &C::office, "", "office of the region"},
            Column{"role", &C::role, "", "role"},
            Column{"hours", &C::hours, "hours/week", "hours with users"},
            Column{"work_first", &C::work_first, "0-1", "weight on fast work"},
            Column{"attitude", &C::attitude, "-1-1", "attitude to the collaboration"},
            Column{"attitude_anchor", &C::attitude_anchor, "-1-1", "what the attitude comes back to"},
            Column{"knowledge", &C::knowledge, "0-1", "knowledge of the career centre"},
            Column{"enacted", &C::enacted, "0-3", "enacted intensity of collaboration"},
            Column{"habit", &C::habit, "0-3", "intensity that practice falls back to"},
            Column{"ownership", &C::ownership, "0-1", "ownership of the reform"},
            Column{"referrals", &C::referrals, "1/week", "referrals of the week"},
            Column{"talks", &C::talks, "1/week", "three-way talks of the week"},
            Column{"lost", &C::lost, "1/week", "wishes expected back that were lost in the week"},
            Column{"overdue", &C::overdue, "users", "users whose meeting is due"},
            Column{"debt", &C::debt, "hours", "hours used ahead of the next week"},
            Column{"caseload", &C::caseload, "users", "users followed"},
            Column{"followed", &C::followed, "users", "users followed, by kind of meeting"},
            Column{"hours_used", &C::hours_used, "hours", "hours used this week"},
            Column{"pressure", &C::pressure, "1", "overdue meetings by caseload"},
        };
    }
    // They follow from the users whom she follows.
    static constexpr auto no_columns()
    {
        using C = Counsellor;
        return std::tuple{&C::place_in_team, &C::in_trial, &C::due};
    }
};

}  // namespace samspill
