#include "core/parallel.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

// Debian's TBB is not built for the thread sanitizer, which therefore does not see that a body
// happens after the fork and before the join. These two functions tell it; the bodies stay out of
// line, so that a suppression of TBB's own frames cannot hide a race of ours.
#if defined(__SANITIZE_THREAD__)
#define SAMSPILL_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SAMSPILL_TSAN 1
#endif
#endif
#ifdef SAMSPILL_TSAN
extern "C" void __tsan_acquire(void*);
extern "C" void __tsan_release(void*);
#else
namespace {
void __tsan_acquire(void*) {}
void __tsan_release(void*) {}
}  // namespace
#endif

namespace samspill {

namespace {

// Between construction and destruction lies what happens after `from` was released and before `to`
// is: also when it ends by an exception.
struct HappensBetween {
    HappensBetween(char& from, char& to_) : to(to_) { __tsan_acquire(&from); }
    ~HappensBetween() { __tsan_release(&to); }
    HappensBetween(const HappensBetween&) = delete;
    HappensBetween& operator=(const HappensBetween&) = delete;

    char& to;
};

// Releases `fork` for the bodies when made, and acquires what they did when it goes.
struct ForkAndJoin {
    ForkAndJoin() { __tsan_release(&fork); }
    ~ForkAndJoin() { __tsan_acquire(&join); }
    ForkAndJoin(const ForkAndJoin&) = delete;
    ForkAndJoin& operator=(const ForkAndJoin&) = delete;

    char fork = 0, join = 0;
};

[[gnu::noinline]] void run_body(const std::function<void(std::size_t)>& body, std::size_t i) { body(i); }

using Range = oneapi::tbb::blocked_range<std::size_t>;

// What TBB copies and calls for a range. It reads its own members, which another thread has copied,
// before it can tell the thread sanitizer that this was ordered: so that it is not watched itself.
struct RangeBody {
    const std::function<void(std::size_t)>* body;
    ForkAndJoin* order;

    __attribute__((no_sanitize("thread"))) void operator()(const Range& range) const
    {
        const HappensBetween inside(order->fork, order->join);
        for (std::size_t i = range.begin(); i != range.end(); ++i) run_body(*body, i);
    }
};

}  // namespace

void with_threads(int threads, const std::function<void()>& work)
{
    using namespace oneapi::tbb;
    const global_control limit(global_control::max_allowed_parallelism, std::size_t(std::max(threads, 1)));
    task_arena arena(std::max(threads, 1));
    ForkAndJoin order;
    arena.execute([&] {
        const HappensBetween inside(order.fork, order.join);
        work();
    });
}

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body)
{
    using namespace oneapi::tbb;
    ForkAndJoin order;
    // Isolated: a thread that waits here must not take up a body of an outer loop (another
    // replicate), which would not end before that one has.
    this_task_arena::isolate([&] {
        oneapi::tbb::parallel_for(Range(0, count, 1), RangeBody{&body, &order}, simple_partitioner{});
    });
}

double block_sum(std::size_t count, std::size_t block,
                 const std::function<double(std::size_t begin, std::size_t end)>& partial)
{
    assert(block > 0);
    const std::size_t blocks = (count + block - 1) / block;
    std::vector<double> sums(blocks);
    parallel_for(blocks, [&](std::size_t b) { sums[b] = partial(b * block, std::min(count, (b + 1) * block)); });
    double total = 0.0;
    for (const double sum : sums) total += sum;
    return total;
}

}  // namespace samspill
