#pragma once

#include <cstddef>
#include <functional>
#include <vector>

// The only access to TBB. Everything here gives the same bits for any number of threads: bodies
// write to places of their own, and sums are added block by block in the order of the blocks.
namespace samspill {

// Runs `work` in an arena of `threads` threads (at least 1; may be more than there are cores).
// Every parallel call inside it stays in that arena.
void with_threads(int threads, const std::function<void()>& work);

// Calls body(i) for i in [0, count), in any order, concurrently. Bodies must not share what they
// write. The first exception is rethrown here after the other bodies have ended.
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);

// Sum over i in [0, count) of partial(begin, end) over fixed blocks of `block` items, added in
// the order of the blocks: the same bits for any number of threads. A block holds at least 1 item.
double block_sum(std::size_t count, std::size_t block,
                 const std::function<double(std::size_t begin, std::size_t end)>& partial);

}  // namespace samspill
