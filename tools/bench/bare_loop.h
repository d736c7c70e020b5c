#pragma once

#include <benchmark/benchmark.h>

#include "core/draw.h"
#include "model/state/users.h"

namespace samspill {

// What the machine can do at most for a model that asks every person every week: one pass over
// the same records with one draw a row, one comparison and one write. A week of the model is
// measured against it (user-weeks a second over rows a second).
inline void bare_week(Table<User>& users, Week week)
{
    for (User& user : users) {
        Draw draw({1, 1}, 1, user.id, std::uint32_t(week));
        const bool event = draw.uniform() < 0.01 * double(user.health + user.match);
        user.spell = std::uint16_t(user.spell + event);
        user.spell_start = event ? WeekMark(week) : user.spell_start;
        user.weeks_employed = std::uint16_t(user.weeks_employed + (user.status == Status{}));
    }
}

// As many users as asked, in the state that a fresh record has.
inline Table<User> blank_users(std::size_t count)
{
    Table<User> users(count);
    for (std::size_t i = 0; i < count; ++i) {
        users[i].id = i;
        users[i].health = 0.8f;
        users[i].match = 0.5f;
    }
    return users;
}

}  // namespace samspill
