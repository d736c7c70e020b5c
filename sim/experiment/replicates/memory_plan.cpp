#include "experiment/replicates/memory_plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.h"
#include "model/replicate_memory.h"

namespace samspill {

namespace {

constexpr std::size_t of_run_file = std::size_t(8) << 20;  // what HDF5 and the command's tables take (measured)
constexpr std::size_t of_stack = std::size_t(8) << 20;     // address space of a thread that is no memory until touched

// The largest of what the advice can be, in two digits: a scale that would fit one thread.
Message advice(const MemoryPlan& plan, std::size_t free)
{
    const std::size_t left = free > plan.beside ? free - plan.beside : 0;
    const std::size_t fitting = plan.each > 0 ? left / plan.each : 0;
    if (fitting >= 1)
        return message("memory.fewer_threads",
                       {"use fewer threads (--threads {} fits) or a smaller places.scale",
                        "bruk færre tråder (--threads {} får plass) eller en mindre places.scale"},
                       fitting);
    const double scale = 0.9 * plan.scale * double(left) / double(std::max<std::size_t>(plan.each, 1));
    return message("memory.one_does_not_fit",
                   {"even one thread does not fit; a smaller scale does: --threads 1 --set places.scale={:.2g}, "
                    "or fewer weeks",
                    "ikke engang én tråd får plass; en mindre skala får plass: --threads 1 --set places.scale={:.2g}, "
                    "eller færre uker"},
                   scale);
}

}  // namespace

int threads_at_once(int threads, std::size_t pieces)
{
    return int(std::min(std::size_t(std::max(threads, 1)), pieces));
}

void make_room(MemoryPlan& memory, const Inputs& inputs)
{
    const std::size_t each = expected_memory(inputs).bytes();
    if (each <= memory.each) return;
    memory.each = each;
    memory.scale = inputs.places.scale;
}

MemoryPlan memory_of_run(const Inputs& inputs, int threads, int replicates)
{
    MemoryPlan memory{0, threads_at_once(threads, std::size_t(std::max(replicates, 1))), of_run_file, 1.0};
    make_room(memory, inputs);
    return memory;
}

void require_memory(const Message& what, const MemoryPlan& plan, const FreeMemory& free)
{
    const std::size_t needed = plan.bytes() + (free.of_addresses ? std::size_t(plan.threads) * of_stack : 0);
    if (needed <= free.bytes) return;
    const Message where =
        plan.threads == 1 ? message("memory.one_thread", {"on one thread", "på én tråd"})
                          : message("memory.threads", {"on each of {} threads", "på hver av {} tråder"}, plan.threads);
    throw InputError(
        "", message("memory.too_little",
                    {"{}: does not fit into memory: it needs about {} ({} {}, {} beside), and {} {} more\n  {}",
                     "{}: får ikke plass i minnet: det trengs omtrent {} ({} {}, {} ved siden av), og {} {} til\n  {}"},
                    what, memory_text(needed), memory_text(plan.each), where, memory_text(plan.beside), free.bound,
                    memory_text(free.bytes), advice(plan, free.bytes)));
}

}  // namespace samspill
