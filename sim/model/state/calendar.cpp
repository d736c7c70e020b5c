#include "model/state/calendar.h"

#include <algorithm>
#include <utility>

namespace samspill {

void Calendar::add_chunk(List& list)
{
    std::uint32_t chunk = all_.free;
    if (chunk == none) {
        chunk = std::uint32_t(all_.chunks.size());
        all_.chunks.emplace_back();
    } else {
        all_.free = all_.chunks[chunk].next;
    }
    all_.chunks[chunk].used = 0;
    all_.chunks[chunk].next = list.chunk;
    list.chunk = chunk;
}

namespace {

// Sorts by three digits of 11 bits: a few nanoseconds an entry where comparing costs ten times more.
void sort_entries(std::vector<DueEntry>& entries, std::vector<DueEntry>& room)
{
    constexpr int digits = 3, bits = 11;
    constexpr std::uint32_t mask = (1u << bits) - 1;
    std::array<std::array<std::uint32_t, mask + 1>, digits> starts{};
    for (const DueEntry entry : entries)
        for (int d = 0; d < digits; ++d) ++starts[d][entry.bits() >> (bits * d) & mask];
    room.resize(entries.size());
    for (int d = 0; d < digits; ++d) {
        std::uint32_t sum = 0;
        for (std::uint32_t& start : starts[d]) sum += std::exchange(start, sum);
        for (const DueEntry entry : entries) room[starts[d][entry.bits() >> (bits * d) & mask]++] = entry;
        entries.swap(room);
    }
}

}  // namespace

void Calendar::take(Week week, std::vector<DueEntry>& entries)
{
    entries.clear();
    List& list = all_.weeks[std::size_t(week - all_.first)];
    while (list.chunk != none) {
        Chunk& chunk = all_.chunks[list.chunk];
        entries.insert(entries.end(), chunk.entries.begin(), chunk.entries.begin() + chunk.used);
        const std::uint32_t next = chunk.next;
        chunk.next = all_.free;
        all_.free = list.chunk;
        list.chunk = next;
    }
    sort_entries(entries, sorting_);
    const auto same = [](DueEntry a, DueEntry b) { return a.bits() == b.bits(); };
    entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

}  // namespace samspill
