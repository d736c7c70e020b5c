#include "experiment/compare/comparison_run.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "experiment/judge/curves.h"
#include "experiment/judge/endpoints.h"
#include "experiment/replicates/family.h"

namespace samspill {

namespace {

constexpr std::size_t of_comparison_file = std::size_t(5) << 20;  // what HDF5 and the tables take (measured)

// What a comparison keeps of one replicate of one scenario.
std::size_t kept_bytes(const Inputs& inputs)
{
    const std::size_t places = inputs.places.regions.size() + 1;
    const int weeks = inputs.weeks - std::max(inputs.observation.from, -inputs.burn_in);
    return endpoints().size() * places * std::size_t(n_groups + 1) * sizeof(double) +
           curves().size() * places * std::size_t(std::max(weeks, 0)) * sizeof(float) + sizeof(ScenarioReplicate);
}

Family family_of(const Comparison& comparison)
{
    std::vector<const Inputs*> members;
    for (const Scenario& scenario : comparison.scenarios) members.push_back(&scenario.inputs);
    return Family(std::move(members));
}

// The replicates that the precision needs, judged by the first so many. NaN: there is no number.
double needed_for_precision(const Comparison& comparison, int replicates)
{
    double needed = 0.0;
    const double confidence = simultaneous_confidence(int(comparison.alternatives()), comparison.confidence);
    for (std::size_t alternative = 1; alternative < comparison.scenarios.size(); ++alternative) {
        const PairedDifference difference = total_difference(comparison, alternative, comparison.judged_by, replicates);
        if (std::isnan(difference.spread)) return difference.spread;
        // Replicates without a number do not count, and will be as frequent among those to come.
        const double whole = double(replicates) / difference.n;
        needed = std::max(needed, whole * replicates_for(difference.spread, comparison.precision, confidence));
    }
    return needed;
}

// Runs replicates until there are `wanted`; false when stopped before.
bool extend(Comparison& comparison, int wanted, const ComparisonOptions& options)
{
    const Family family = family_of(comparison);
    const int first = comparison.replicates(), classes = int(family.classes());
    OrderOptions order;
    order.threads = options.threads;
    order.weeks = family.weeks() * (wanted - first);
    order.stop = options.stop;
    if (options.progress)
        order.progress = [&](Progress state) {
            state.replicates_done = first + state.replicates_done / classes;
            state.replicates = wanted;
            options.progress(state);
        };
    using Found = std::vector<std::pair<std::size_t, ScenarioReplicate>>;
    std::vector<ScenarioReplicate> row(comparison.scenarios.size());
    run_in_order((wanted - first) * classes, order, [&](int index, const std::function<bool(Week)>& keep_going) {
        const std::size_t part = std::size_t(index % classes);
        auto found = std::make_shared<Found>();
        const auto keep = [&](std::size_t member, RunOutput&& output) {
            const Inputs& inputs = comparison.scenarios[member].inputs;
            found->emplace_back(member, ScenarioReplicate{endpoints_of(output, inputs), curves_of(output, inputs),
                                                          output.digest, std::move(output.rules)});
        };
        family.run_class(part, {comparison.seed, std::uint32_t(first + index / classes)}, keep, keep_going);
        return std::function<void()>([&, found, part] {
            for (auto& [member, replicate] : *found) row[member] = std::move(replicate);
            if (part + 1 < family.classes()) return;
            for (std::size_t s = 0; s < row.size(); ++s) comparison.runs[s].push_back(std::move(row[s]));
        });
    });
    return comparison.replicates() == wanted;
}

}  // namespace

int wanted_replicates(const Comparison& comparison, int most)
{
    if (comparison.precision <= 0.0) return comparison.planned;
    int look = std::min(least_replicates, most);
    while (look <= comparison.replicates()) {
        const double needed = needed_for_precision(comparison, look);
        if (look >= most || !(needed > look)) return look;
        look = int(std::min({std::ceil(needed), 2.0 * look, double(most)}));
    }
    return look;
}

bool run_comparison(Comparison& comparison, const ComparisonOptions& options)
{
    while (true) {
        const int wanted = wanted_replicates(comparison, options.most);
        comparison.planned = wanted;
        if (comparison.replicates() >= wanted) return true;
        if (!extend(comparison, wanted, options)) return false;
    }
}

ReplicateWeeks weeks_of_replicate(const Comparison& comparison)
{
    const Family family = family_of(comparison);
    return {family.weeks(), family.weeks_unshared()};
}

MemoryPlan memory_of_comparison(const Comparison& comparison, int threads, int most)
{
    std::vector<const Inputs*> members;
    for (const Scenario& scenario : comparison.scenarios) members.push_back(&scenario.inputs);
    const Family family(members);
    const std::size_t replicates = std::size_t(std::max(most, 1));
    MemoryPlan memory{0, threads_at_once(threads, replicates * family.classes()),
                      kept_bytes(*members.front()) * replicates * members.size() + of_comparison_file, 1.0};
    for (const Inputs* inputs : members) make_room(memory, *inputs);
    memory.each *= family.worlds_at_once();
    return memory;
}

}  // namespace samspill
