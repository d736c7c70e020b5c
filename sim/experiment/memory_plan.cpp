#include "experiment/memory_plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.h"
#include "experiment/curves.h"
#include "experiment/endpoints.h"
#include "experiment/family.h"
#include "experiment/sweep_units.h"
#include "model/memory.h"

namespace samspill {

namespace {

constexpr std::size_t mib = 1 << 20;
// What HDF5 and the command's tables take (measured).
constexpr std::size_t of_run_file = 8 * mib, of_comparison_file = 5 * mib, of_sweep_files = 4 * mib;
constexpr std::size_t of_stack = 8 * mib;  // address space of a thread that is no memory until touched
constexpr double of_probes = 0.15;         // what a calibration remembers of persons, as a share of a world (measured)
constexpr std::size_t most_points_looked_at = 64;

// What a comparison keeps of one replicate of one scenario.
std::size_t kept_bytes(const Inputs& inputs)
{
    const std::size_t places = inputs.places.regions.size() + 1;
    const int weeks = inputs.weeks - std::max(inputs.observation.from, -inputs.burn_in);
    return endpoints().size() * places * std::size_t(n_groups + 1) * sizeof(double) +
           curves().size() * places * std::size_t(std::max(weeks, 0)) * sizeof(float) + sizeof(ScenarioReplicate);
}

// Common pasts of points in all replicates of a sweep.
std::size_t pasts_in(const SweepPlan& plan)
{
    const SweepUnits units(plan);
    std::size_t shared = 0;
    for (std::size_t c = 0; c < units.classes(); ++c) shared += units.points_of_class(c).size() > 1;
    return shared * units.replicates();
}

// Threads that can be at work at the same time.
int at_once(int threads, std::size_t pieces) { return int(std::min(std::size_t(std::max(threads, 1)), pieces)); }

// A thread must be able to hold this one too.
void make_room(MemoryPlan& memory, const Inputs& inputs)
{
    const std::size_t each = expected_memory(inputs).bytes();
    if (each <= memory.each) return;
    memory.each = each;
    memory.scale = inputs.places.scale;
}

// The largest of what the advice can be, in two digits: a scale that would fit one thread.
std::string advice(const MemoryPlan& plan, std::size_t free)
{
    const std::size_t left = free > plan.beside ? free - plan.beside : 0;
    const std::size_t fitting = plan.each > 0 ? left / plan.each : 0;
    if (fitting >= 1) return fmt::format("use fewer threads (--threads {} fits) or a smaller places.scale", fitting);
    const double scale = 0.9 * plan.scale * double(left) / double(std::max<std::size_t>(plan.each, 1));
    return fmt::format(
        "even one thread does not fit; a smaller scale does: --threads 1 --set places.scale={:.2g}, "
        "or fewer weeks",
        scale);
}

}  // namespace

MemoryPlan memory_of_run(const Inputs& inputs, int threads, int replicates)
{
    MemoryPlan memory{0, at_once(threads, std::size_t(std::max(replicates, 1))), of_run_file, 1.0};
    make_room(memory, inputs);
    return memory;
}

MemoryPlan memory_of_comparison(const Comparison& comparison, int threads, int most)
{
    std::vector<const Inputs*> members;
    for (const Scenario& scenario : comparison.scenarios) members.push_back(&scenario.inputs);
    const Family family(members);
    const std::size_t replicates = std::size_t(std::max(most, 1));
    MemoryPlan memory{0, at_once(threads, replicates * family.classes()),
                      kept_bytes(*members.front()) * replicates * members.size() + of_comparison_file, 1.0};
    for (const Inputs* inputs : members) make_room(memory, *inputs);
    memory.each *= family.worlds_at_once();
    return memory;
}

MemoryPlan memory_of_sweep(const SweepPlan& plan, int threads)
{
    MemoryPlan memory{0, at_once(threads, plan.runs()), of_sweep_files, 1.0};
    const std::size_t step = std::max<std::size_t>(1, plan.points() / most_points_looked_at);
    for (std::size_t point = 0; point < plan.points(); point += step) make_room(memory, plan.inputs(point));
    make_room(memory, plan.inputs(plan.points() - 1));
    // Points that have a past in common are copies of its world, which is held as well; threads may be at one
    // past or each at one of its own.
    const std::size_t pasts = pasts_in(plan);
    if (pasts >= std::size_t(memory.threads))
        memory.each *= 2;
    else
        memory.beside += pasts * memory.each;
    return memory;
}

MemoryPlan memory_of_calibration(const Calibration& calibration, int threads)
{
    const std::vector<const Scenario*> scenarios = calibration.scenarios();
    const std::size_t replicates = std::size_t(std::max(calibration.file().replicates, 1));
    MemoryPlan memory{0, at_once(threads, scenarios.size() * replicates), 0, 1.0};
    for (const Scenario* scenario : scenarios) make_room(memory, scenario->inputs);
    memory.each = std::size_t(double(memory.each) * (1.0 + of_probes));
    return memory;
}

void require_memory(const std::string& what, const MemoryPlan& plan, const FreeMemory& free)
{
    const std::size_t needed = plan.bytes() + (free.of_addresses ? std::size_t(plan.threads) * of_stack : 0);
    if (needed <= free.bytes) return;
    const std::string where = plan.threads == 1 ? "on one thread" : fmt::format("on each of {} threads", plan.threads);
    throw InputError(what, fmt::format("does not fit into memory: it needs about {} ({} {}, {} beside), and {} {} more"
                                       "\n  {}",
                                       memory_text(needed), memory_text(plan.each), where, memory_text(plan.beside),
                                       free.bound, memory_text(free.bytes), advice(plan, free.bytes)));
}

}  // namespace samspill
