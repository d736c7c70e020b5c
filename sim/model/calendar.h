#pragma once

#include <algorithm>
#include <vector>

#include "core/week.h"
#include "model/lists.h"
#include "model/users.h"

namespace samspill {

// What can wait in the calendar for its week. Whether it is still to happen is told by the user's
// row when the week comes; nothing is ever taken out before.
enum class Due : std::int8_t {
    spell_event,     // event_week
    benefit_end,     // benefit_end
    meeting,         // meeting_week
    leave_register,  // some weeks into a job
    lasting,         // a year in work
    supported_end,   // the job specialist stops following in the job
    last_weeks,      // education nears its end, search begins
};

// Who has something to happen in which week: a list a week, so that a week costs what happens in
// it. Weeks outside the horizon are not kept.
class Calendar {
public:
    Calendar() = default;
    Calendar(Week first, Week end) : first_(first), weeks_(std::size_t(end - first)) {}

    void reserve(std::size_t entries) { pool_.reserve(entries); }

    void put(Week week, Due due, Row row)
    {
        const std::size_t index = std::size_t(week - first_);
        if (week >= first_ && index < weeks_.size()) pool_.append(weeks_[index], {row, std::int32_t(due)});
    }

    // Takes the week's entries out and appends them to `entries`, by row and then by kind, so that
    // nothing depends on the order in which they were put.
    void take(Week week, std::vector<ListPool::Item>& entries)
    {
        List& list = weeks_[std::size_t(week - first_)];
        while (!list.empty()) entries.push_back(pool_.take(list));
        std::sort(entries.begin(), entries.end(), [](const ListPool::Item& a, const ListPool::Item& b) {
            return a.row != b.row ? a.row < b.row : a.tag < b.tag;
        });
    }

    std::size_t bytes() const { return pool_.bytes() + weeks_.capacity() * sizeof(List); }

private:
    Week first_ = 0;
    std::vector<List> weeks_;
    ListPool pool_;
};

}  // namespace samspill
