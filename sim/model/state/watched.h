#pragma once

#include <array>
#include <cstdint>
#include <tuple>

#include "core/table.h"
#include "model/params/kinds.h"
#include "model/state/archive.h"
#include "model/state/users.h"

namespace samspill {

// A user whose next months are watched: after a referral, or for comparison after a meeting in the
// burn-in.
struct Watched {
    Row row;
    std::uint16_t counsellor;  // who referred her; nobody: for comparison
    WeekMark since;
    std::uint8_t cell;  // of the table of successes

    static constexpr auto columns()
    {
        using W = Watched;
        return std::tuple{
            Column{"row", &W::row, "", "user"},
            Column{"counsellor", &W::counsellor, "", "who referred; nobody for comparison"},
            Column{"since", &W::since, "week", "week of the referral or the meeting"},
            Column{"cell", &W::cell, "", "cell of the table of successes"},
        };
    }
};

// How many of similar users succeed (are in work or in a measure begun since) within the window
// after a meeting in which they were not referred: counted in the burn-in and frozen at week 0.
struct SuccessTable {
    static constexpr int thirds = 3, halves = 2;
    static constexpr int cells = n_groups * thirds * halves * 2;  // far from work or not
    std::array<std::int32_t, cells> users{};
    std::array<std::int32_t, cells> successes{};

    // Share expected to succeed, 0..1; a prior of five users at the common share keeps empty cells sane.
    double expected(int cell) const;
};

// Those who are watched, in the order of their weeks.
class WatchList {
public:
    void reserve(std::size_t users) { queue_.watched.reserve(users); }
    void add(const Watched& watched) { queue_.watched.push_back(watched); }
    bool due(Week week, int window) const
    {
        return queue_.first < queue_.watched.size() && queue_.watched[queue_.first].since + window <= week;
    }
    Watched take();
    // Everything in it that must be saved (state.h).
    template <class Archive>
    void archive(Archive& archive)
    {
        archive_members<Queue>(archive, kept(queue_.watched, queue_.first));
    }
    const Table<Watched>& all() const { return queue_.watched; }  // those already taken may still be in front

private:
    struct Queue {
        Table<Watched> watched;
        std::size_t first = 0;
    };
    Queue queue_;
};

}  // namespace samspill
