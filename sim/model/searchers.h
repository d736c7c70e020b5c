#pragma once

#include <cstdint>
#include <vector>

#include "model/users.h"

namespace samspill {

// Everybody whose spell can be ended by an offer of work, and so depends on the labour market of
// the week. Each has a clock: an exponential number drawn once a spell, from which every week
// takes its summed rate; the spell ends in the week in which the clock runs out. That is the
// discrete hazard 1 - exp(-rate) of every week without a random number a week, and two worlds in
// which a person's rates are equal end her spell in the same week. Parallel arrays, because the
// weekly pass touches nothing else.
class Searchers {
public:
    void reserve(std::size_t count)
    {
        row_.reserve(count);
        clock_.reserve(count);
        hires_.reserve(count);
        others_.reserve(count);
        effort_.reserve(count);
    }

    std::uint32_t add(Row row, double clock)
    {
        row_.push_back(row);
        clock_.push_back(float(clock));
        hires_.push_back(0.0f);
        others_.push_back(0.0f);
        effort_.push_back(0);
        return std::uint32_t(row_.size() - 1);
    }

    // Takes the searcher at `place` out; the last one moves there. Returns the row that moved, or
    // nowhere when it was the last.
    Row remove(std::uint32_t place)
    {
        const std::size_t last = row_.size() - 1;
        const Row moved = place == last ? nowhere : row_[last];
        row_[place] = row_[last];
        clock_[place] = clock_[last];
        hires_[place] = hires_[last];
        others_[place] = others_[last];
        effort_[place] = effort_[last];
        row_.pop_back();
        clock_.pop_back();
        hires_.pop_back();
        others_.pop_back();
        effort_.pop_back();
        return moved;
    }

    // hires: accepted offers a week at tightness 1; others: the sum of all other rates;
    // effort: search effort, of which the region's sum makes offers scarcer.
    void set_rates(std::uint32_t place, double hires, double others, double effort)
    {
        hires_[place] = float(hires);
        others_[place] = float(others);
        effort_[place] = std::int32_t(effort * effort_unit);
    }
    void set_clock(std::uint32_t place, double clock) { clock_[place] = float(clock); }

    // One week at tightness `offers`: appends the rows whose clock ran out.
    void pass_week(double offers, std::vector<Row>& ended)
    {
        const float j = float(offers);
        const std::size_t count = row_.size();
        for (std::size_t i = 0; i < count; ++i) clock_[i] -= j * hires_[i] + others_[i];
        for (std::size_t i = 0; i < count; ++i)
            if (clock_[i] < 0.0f) ended.push_back(row_[i]);
    }

    // Summed search effort, exact and independent of the order.
    double total_effort() const
    {
        std::int64_t sum = 0;
        for (const std::int32_t effort : effort_) sum += effort;
        return double(sum) / effort_unit;
    }

    // Everything that is to be kept of it (state.h).
    template <class Archive>
    void archive(Archive& archive)
    {
        archive(row_, clock_, hires_, others_, effort_);
    }

    std::size_t size() const { return row_.size(); }
    std::size_t bytes() const { return row_.capacity() * (sizeof(Row) + 3 * sizeof(float) + sizeof(std::int32_t)); }
    const std::vector<Row>& rows() const { return row_; }
    double hires(std::uint32_t place) const { return hires_[place]; }
    double others(std::uint32_t place) const { return others_[place]; }

private:
    static constexpr double effort_unit = 65536.0;

    std::vector<Row> row_;
    std::vector<float> clock_, hires_, others_;
    std::vector<std::int32_t> effort_;
};

}  // namespace samspill
