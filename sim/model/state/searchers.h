#pragma once

#include <cstdint>
#include <vector>

#include "model/state/archive.h"
#include "model/state/users.h"

namespace samspill {

// Everybody whose spell can be ended by an offer of work, and so depends on the labour market of
// the week. Each has a clock: an exponential number drawn once per spell, from which every week
// takes its summed rate; the spell ends in the week in which the clock runs out. That gives the
// discrete hazard 1 - exp(-rate) in every week without a random number per week, and two worlds in
// which a person's rates are equal end her spell in the same week. Parallel arrays, because the
// weekly pass touches nothing else.
class Searchers {
public:
    void reserve(std::size_t count)
    {
        lists_.row.reserve(count);
        lists_.clock.reserve(count);
        lists_.hires.reserve(count);
        lists_.others.reserve(count);
        lists_.effort.reserve(count);
    }

    std::uint32_t add(Row row, double clock)
    {
        lists_.row.push_back(row);
        lists_.clock.push_back(float(clock));
        lists_.hires.push_back(0.0f);
        lists_.others.push_back(0.0f);
        lists_.effort.push_back(0);
        return std::uint32_t(lists_.row.size() - 1);
    }

    // Removes the searcher at `place`; the last one moves there. Returns the row that moved, or
    // nowhere if it was the last.
    Row remove(std::uint32_t place)
    {
        const std::size_t last = lists_.row.size() - 1;
        const Row moved = place == last ? nowhere : lists_.row[last];
        lists_.row[place] = lists_.row[last];
        lists_.clock[place] = lists_.clock[last];
        lists_.hires[place] = lists_.hires[last];
        lists_.others[place] = lists_.others[last];
        lists_.effort[place] = lists_.effort[last];
        lists_.row.pop_back();
        lists_.clock.pop_back();
        lists_.hires.pop_back();
        lists_.others.pop_back();
        lists_.effort.pop_back();
        return moved;
    }

    // hires: accepted offers a week at tightness 1; others: the sum of all other rates;
    // effort: search effort; its sum over the region makes offers scarcer.
    void set_rates(std::uint32_t place, double hires, double others, double effort)
    {
        lists_.hires[place] = float(hires);
        lists_.others[place] = float(others);
        lists_.effort[place] = std::int32_t(effort * effort_unit);
    }
    void set_clock(std::uint32_t place, double clock) { lists_.clock[place] = float(clock); }

    // One week at tightness `offers`: appends the rows whose clock ran out.
    void pass_week(double offers, std::vector<Row>& ended)
    {
        const float j = float(offers);
        const std::size_t count = lists_.row.size();
        for (std::size_t i = 0; i < count; ++i) lists_.clock[i] -= j * lists_.hires[i] + lists_.others[i];
        for (std::size_t i = 0; i < count; ++i)
            if (lists_.clock[i] < 0.0f) ended.push_back(lists_.row[i]);
    }

    // Summed search effort, exact and independent of the order.
    double total_effort() const
    {
        std::int64_t sum = 0;
        for (const std::int32_t effort : lists_.effort) sum += effort;
        return double(sum) / effort_unit;
    }

    // Everything in it that must be saved (state.h).
    template <class Archive>
    void archive(Archive& archive)
    {
        archive_members<Lists>(archive, kept(lists_.row, lists_.clock, lists_.hires, lists_.others, lists_.effort));
    }

    std::size_t size() const { return lists_.row.size(); }
    std::size_t bytes() const
    {
        return lists_.row.capacity() * (sizeof(Row) + 3 * sizeof(float) + sizeof(std::int32_t));
    }
    const std::vector<Row>& rows() const { return lists_.row; }
    double hires(std::uint32_t place) const { return lists_.hires[place]; }
    double others(std::uint32_t place) const { return lists_.others[place]; }

private:
    static constexpr double effort_unit = 65536.0;

    struct Lists {
        std::vector<Row> row;
        std::vector<float> clock, hires, others;
        std::vector<std::int32_t> effort;
    };
    Lists lists_;
};

}  // namespace samspill
