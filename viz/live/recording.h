#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/world.h"
#include "viz/data/film.h"

namespace samspill::viz {

// What is kept of a world beside its series.
struct RecordingOptions {
    bool staff = true;
    double lives = 0.0;  // share of persons whose lives are written down
};

// Share of persons to follow in a scenario that names none: about 20,000 of them.
double followed_share(const Inputs& inputs);

// Lives of a share of the persons, seen from outside at the end of every week: those whom the model
// itself would sample, but without asking it to, so that looking changes nothing.
class LivesSeen {
public:
    explicit LivesSeen(double share) : share_(share) {}
    void look(const World& world, Week week, std::vector<TrajectoryStep>& steps);

private:
    struct Followed {
        Row row;
        Status status;
        Plan plan;
        Benefit benefit;
    };
    struct Table {
        std::size_t seen = 0;  // rows that have been asked for
        std::vector<Followed> followed;
    };
    void look(const Region& region, Table& table, Week week, std::vector<TrajectoryStep>& steps) const;

    double share_;
    std::vector<Table> regions_;
};

// Fills a film with what a world does, week by week. Reads the world and changes nothing of it.
class Recording {
public:
    Recording(Head head, std::uint32_t replicate, Week first_life, const RecordingOptions& options);
    // Goes on after the weeks of `past`, under another head of the same places and weeks.
    Recording(const Recording& past, Head head);

    // After the step of `week`. The film's last week is shown by end().
    void record(const World& world, Week week);
    void end(const RunOutput& output);

    const std::shared_ptr<Film>& film() const { return film_; }

private:
    RecordingOptions options_;
    std::shared_ptr<Film> film_;
    LivesSeen lives_;
};

}  // namespace samspill::viz
