#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/week.h"
#include "experiment/replicates/memory_plan.h"
#include "experiment/sweep/sweep_plan.h"

namespace samspill {

// Which points of a sweep have a common past, and the pieces of work that follow. Points of a class
// differ only in axes that act late (a policy's strength, what a reform costs): their burn-in and
// all weeks before the first difference are run once a replicate, then each goes on by itself.
class SweepUnits {
public:
    explicit SweepUnits(const SweepPlan& plan);

    std::size_t replicates() const { return replicates_; }
    std::size_t classes() const { return splits_.size(); }
    std::span<const std::uint32_t> points_of_class(std::size_t c) const
    {
        return std::span(order_).subspan(begins_[c], begins_[c + 1] - begins_[c]);
    }
    // Until here the inputs of all its points give the same bits; the burn-in's first week for none.
    Week split_of_class(std::size_t c) const { return splits_[c]; }

    // A slice of a class in one replicate; at most `most_points` points.
    struct Unit {
        std::uint32_t replicate, in_class;
        std::span<const std::uint32_t> points;
    };
    static constexpr std::size_t most_points = 64;

    // Units in order: replicate by replicate, class by class. The order is part of no result.
    std::size_t size() const { return slices_.size() * replicates_; }
    Unit operator[](std::size_t u) const
    {
        const Slice& slice = slices_[u % slices_.size()];
        return {std::uint32_t(u / slices_.size()), slice.in_class, std::span(order_).subspan(slice.begin, slice.count)};
    }

private:
    struct Slice {
        std::uint32_t in_class, begin, count;
    };

    void sort_into_classes(const SweepPlan& plan, const std::vector<bool>& early);
    void verify(const SweepPlan& plan);

    std::vector<std::uint32_t> order_;  // points, class by class
    std::vector<std::size_t> begins_;   // of each class, and the end
    std::vector<Week> splits_;
    std::vector<Slice> slices_;
    std::size_t replicates_;
};

MemoryPlan memory_of_sweep(const SweepPlan& plan, int threads);

}  // namespace samspill
