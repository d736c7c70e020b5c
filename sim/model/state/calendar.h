#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/week.h"
#include "model/state/archive.h"
#include "model/state/users.h"

namespace samspill {

// What can wait in the calendar for its week. When the week comes, the user's row says whether it is
// still to happen; nothing is ever removed before.
enum class Due : std::uint8_t {
    spell_event,     // event_week
    benefit_end,     // benefit_end
    meeting,         // meeting_week
    leave_register,  // some weeks into a job
    lasting,         // a year in work
    supported_end,   // the job specialist stops following in the job
    last_weeks,      // education is near its end, and the search begins
    trial,           // may be eligible for the trial
};

// One entry of the calendar: row and kind in 32 bits (a region has fewer than 2^29 rows).
class DueEntry {
public:
    DueEntry() = default;
    DueEntry(Row row, Due due) : bits_(row << 3 | std::uint32_t(due)) {}

    Row row() const { return bits_ >> 3; }
    Due due() const { return Due(bits_ & 7); }
    std::uint32_t bits() const { return bits_; }

private:
    std::uint32_t bits_ = 0;
};

// What happens to whom in which week: chunks of entries per week, so that the cost of a week depends
// on what happens in it, memory is touched in runs, and chunks are reused without allocation. Weeks
// outside the horizon are not kept.
class Calendar {
public:
    Calendar() = default;
    Calendar(Week first, Week end) : all_{first, std::vector<List>(std::size_t(end - first)), {}, none} {}

    void reserve(std::size_t entries)
    {
        all_.chunks.reserve(entries / chunk_size + all_.weeks.size());
        sorting_.reserve(entries / 8);
    }

    void put(Week week, Due due, Row row)
    {
        const std::size_t index = std::size_t(week - all_.first);
        if (week < all_.first || index >= all_.weeks.size()) return;
        List& list = all_.weeks[index];
        if (list.chunk == none || all_.chunks[list.chunk].used == chunk_size) add_chunk(list);
        Chunk& chunk = all_.chunks[list.chunk];
        chunk.entries[chunk.used++] = DueEntry(row, due);
    }

    // Replaces `entries` by the week's entries, by row and then by kind, so that nothing depends on
    // the order in which they were added; each once (a meeting that is planned, moved and moved back
    // is there twice in its week). The week is empty afterwards.
    void take(Week week, std::vector<DueEntry>& entries);

    // Everything in it that must be saved (state.h).
    template <class Archive>
    void archive(Archive& archive)
    {
        archive_members<Entries>(archive, kept(all_.first, all_.weeks, all_.chunks, all_.free));
    }

    std::size_t bytes() const { return all_.chunks.capacity() * sizeof(Chunk) + all_.weeks.capacity() * sizeof(List); }

private:
    static constexpr std::uint32_t none = 0xffffffffu;
    static constexpr std::uint32_t chunk_size = 62;
    struct Chunk {
        std::array<DueEntry, chunk_size> entries;
        std::uint32_t used;
        std::uint32_t next;
    };
    struct List {
        std::uint32_t chunk = none;  // the last one; the others hang on it
    };

    void add_chunk(List& list);

    struct Entries {
        Week first = 0;
        std::vector<List> weeks;
        std::vector<Chunk> chunks;
        std::uint32_t free = none;
    };
    Entries all_;
    std::vector<DueEntry> sorting_;  // room for the sort
};

}  // namespace samspill
