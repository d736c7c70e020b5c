#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "model/observed/indicators.h"
#include "viz/data/head.h"

namespace samspill::viz {

// One replicate, week by week, as far as it is known: from a file all at once, from a simulation
// while it runs. One thread writes the weeks in order; any may read those before `ready()`, which
// never change. No lock: room is taken beforehand.
class Film {
public:
    // `first_life`: week from which lives are told (the burn-in's first); at most the series' first.
    Film(Head head, std::uint32_t replicate, Week first_life);

    const Head& head() const { return head_; }
    std::uint32_t replicate() const { return replicate_; }

    // Weeks of the series that are there: rows [0, ready()). Of a simulation there can be more with every
    // call: whoever takes room for them asks once.
    int ready() const { return ready_.load(std::memory_order_acquire); }
    Week last_week() const { return head_.first_week + ready() - 1; }  // before first_week: none yet
    bool complete() const { return ready() == head_.weeks; }

    const Series& series() const { return series_; }

    // The counsellors with hours for users in a week that is ready, as many as the indicator `counsellors`
    // counts; empty where the source knows none (a run file that was written without them).
    std::span<const CounsellorWeek> staff(Week week) const;

    // Changes in the lives of the persons who are followed, in a week from first_life() on; a person's
    // first step is her beginning. Weeks before the series' first are there as soon as ready() > 0.
    std::span<const TrajectoryStep> steps(Week week) const;
    Week first_life() const { return first_life_; }
    double followed_share() const { return followed_share_; }  // of all persons; 0: none is followed

    // What became of the cohorts, and the waits: there when the run is complete, else null.
    const EventTime* outcomes() const;
    const Digest* digest() const;  // of the finished run (RunOutput::digest), likewise

    // For whoever makes the film, before the first publish() or of weeks that are not ready.
    Series& series_to_write() { return series_; }
    std::vector<CounsellorWeek>& staff_to_write(Week week);
    std::vector<TrajectoryStep>& steps_to_write(Week week);
    void set_followed_share(double share) { followed_share_ = share; }
    void set_outcomes(EventTime outcomes, const Digest& digest);  // before the last publish
    void publish(int ready) { ready_.store(ready, std::memory_order_release); }

private:
    Head head_;
    std::uint32_t replicate_;
    Week first_life_;
    double followed_share_ = 0.0;
    Series series_;
    std::vector<std::vector<CounsellorWeek>> staff_;
    std::vector<std::vector<TrajectoryStep>> steps_;
    EventTime outcomes_;
    Digest digest_;
    std::atomic<bool> has_outcomes_{false};
    std::atomic<int> ready_{0};
};

// A film of a finished replicate. Sizes must be those of the head (std::logic_error).
std::shared_ptr<const Film> film_of(Head head, RunOutput&& output, Week first_life, double followed_share);

}  // namespace samspill::viz
