#include "experiment/sweep/sweep_units.h"

#include <algorithm>
#include <map>

#include "model/inputs/history.h"

namespace samspill {

namespace {

using Choice = SweepPlan::Choice;
using Choices = std::vector<Choice>;

constexpr std::size_t of_sweep_files = std::size_t(4) << 20;  // what HDF5 and the tables take (measured)
constexpr std::size_t most_points_looked_at = 64;             // for the memory that they take
constexpr std::size_t most_compared = 16;                     // listed values of an axis that are looked at
constexpr std::size_t most_verified = 32;                     // points

// What an axis can be, or samples of it: its ends, or values from its list.
std::vector<Choice> samples_of(const SweepAxis& axis)
{
    if (!axis.is_listed()) return {{0, axis.low}, {0, axis.high}};
    std::vector<Choice> samples;
    const std::size_t step = (axis.values.size() + most_compared - 1) / most_compared;
    for (std::size_t v = 0; v < axis.values.size(); v += step) samples.push_back({v, axis.values[v].number});
    samples.push_back({axis.values.size() - 1, axis.values.back().number});
    return samples;
}

// Finds from which week on each axis can matter. An axis whose values move other axes' weeks (one
// that brings a wave) shows it in its own week, or is one of the contexts that the others are seen in.
class AxisWeeks {
public:
    explicit AxisWeeks(const SweepPlan& plan) : plan_(plan)
    {
        for (const SweepAxis& axis : plan.file().axes) first_.push_back(samples_of(axis).front());
        weeks_.assign(first_.size(), no_week);
        std::vector<std::size_t> contexts;
        for (std::size_t a = 0; a < first_.size(); ++a)
            if (plan.sets_scenario(a)) contexts.push_back(a);
        look(contexts);
        contexts.clear();
        for (std::size_t a = 0; a < first_.size(); ++a)
            if (is_early(a)) contexts.push_back(a);
        look(contexts);
    }

    // Too much of the burn-in would have to be run for each of its values.
    bool is_early(std::size_t axis) const { return weeks_[axis] < -plan_.base().inputs.burn_in / 2; }
    Week operator[](std::size_t axis) const { return weeks_[axis]; }

private:
    void look(const std::vector<std::size_t>& contexts)
    {
        Choices choices = first_;
        look_at_all(choices);
        for (const std::size_t context : contexts) {
            for (const Choice& choice : samples_of(plan_.file().axes[context])) {
                choices[context] = choice;
                look_at_all(choices);
            }
            choices[context] = first_[context];
        }
    }

    void look_at_all(Choices& choices)
    {
        const Inputs here = plan_.inputs(choices);
        for (std::size_t a = 0; a < first_.size(); ++a) {
            if (is_early(a)) continue;
            const Choice before = choices[a];
            for (const Choice& choice : samples_of(plan_.file().axes[a])) {
                choices[a] = choice;
                weeks_[a] = std::min(weeks_[a], first_difference(here, plan_.inputs(choices)));
            }
            choices[a] = before;
        }
    }

    const SweepPlan& plan_;
    Choices first_;
    std::vector<Week> weeks_;
};

}  // namespace

SweepUnits::SweepUnits(const SweepPlan& plan) : replicates_(plan.replicates())
{
    const Inputs& base = plan.base().inputs;
    const AxisWeeks weeks(plan);
    std::vector<bool> early;
    Week split = base.weeks;
    for (std::size_t a = 0; a < plan.file().axes.size(); ++a) {
        early.push_back(weeks.is_early(a));
        if (!early.back()) split = std::min(split, weeks[a]);
    }
    sort_into_classes(plan, early);
    for (std::size_t c = 0; c + 1 < begins_.size(); ++c)
        splits_.push_back(begins_[c + 1] - begins_[c] > 1 ? split : Week(-base.burn_in));
    verify(plan);

    // Small enough that threads and shards have about the same to do and little is lost when stopped.
    const std::size_t most = std::clamp<std::size_t>(plan.runs() / 2048, 1, most_points);
    for (std::size_t c = 0; c < classes(); ++c)
        for (std::size_t begin = begins_[c]; begin < begins_[c + 1]; begin += most)
            slices_.push_back(
                {std::uint32_t(c), std::uint32_t(begin), std::uint32_t(std::min(most, begins_[c + 1] - begin))});
}

// A class is all points with the same values of the early axes; classes in the order of their first
// points.
void SweepUnits::sort_into_classes(const SweepPlan& plan, const std::vector<bool>& early)
{
    std::map<std::vector<double>, std::uint32_t> known;
    std::vector<std::uint32_t> class_of(plan.points());
    std::vector<double> values;
    for (std::size_t p = 0; p < plan.points(); ++p) {
        values.clear();
        for (std::size_t a = 0; a < early.size(); ++a) {
            if (!early[a]) continue;
            const Choice choice = plan.choice(p, a);
            values.push_back(plan.file().axes[a].is_listed() ? double(choice.listed) : choice.number);
        }
        class_of[p] = known.try_emplace(values, std::uint32_t(known.size())).first->second;
    }
    order_.resize(plan.points());
    begins_.assign(known.size() + 1, 0);
    for (const std::uint32_t c : class_of) ++begins_[c + 1];
    for (std::size_t c = 0; c < known.size(); ++c) begins_[c + 1] += begins_[c];
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t p = 0; p < plan.points(); ++p) order_[next[class_of[p]]++] = std::uint32_t(p);
}

// Holds the weeks found above against the inputs of some points themselves; shares less when a
// point parts earlier.
void SweepUnits::verify(const SweepPlan& plan)
{
    const std::size_t step = std::max<std::size_t>(order_.size() / most_verified, 1);
    for (std::size_t c = 0; c < classes(); ++c) {
        const std::span<const std::uint32_t> points = points_of_class(c);
        const std::size_t begin = (step - begins_[c] % step) % step;
        if (points.size() < 2 || begin >= points.size()) continue;
        const Inputs first = plan.inputs(points.front());
        for (std::size_t i = begin; i < points.size(); i += step)
            splits_[c] = std::min(splits_[c], first_difference(first, plan.inputs(points[i])));
    }
}

namespace {

// Common pasts of points in all replicates of a sweep.
std::size_t pasts_in(const SweepPlan& plan)
{
    const SweepUnits units(plan);
    std::size_t shared = 0;
    for (std::size_t c = 0; c < units.classes(); ++c) shared += units.points_of_class(c).size() > 1;
    return shared * units.replicates();
}

}  // namespace

MemoryPlan memory_of_sweep(const SweepPlan& plan, int threads)
{
    MemoryPlan memory{0, threads_at_once(threads, plan.runs()), of_sweep_files, 1.0};
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

}  // namespace samspill
