#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "viz/live/twins.h"

namespace samspill::viz {

// Bytes that a film takes.
std::size_t bytes_of(const Film& film);

// Further replicates of the worlds that are watched, run in the background on threads that give way
// to everything else, and kept as films as long as there is memory for them. Replicate 0 is the one
// that is watched and is not run here.
class Replicates {
public:
    Replicates(int threads, std::size_t memory);
    ~Replicates();
    Replicates(const Replicates&) = delete;
    Replicates& operator=(const Replicates&) = delete;

    // Runs by these from now on. Films of worlds that are still run by the same are kept.
    void set_recipes(std::vector<Recipe> recipes, std::uint32_t seed);
    void want(int replicates);              // with the one that is watched
    void follow(int replicate);             // records staff and lives of this one too
    void set_modest(bool modest);           // one thread at most, as long as the watched run runs
    void set_elsewhere(std::size_t bytes);  // taken by films that others keep

    struct State {
        std::vector<std::vector<std::shared_ptr<const Film>>> films;  // of each world: replicates 1, 2, ...
        std::uint64_t version = 0;                                    // rises when films come or go
        int done = 1, wanted = 1;                                     // with the one that is watched
        std::size_t memory = 0;
        bool quiet = true;
    };
    State state() const;
    std::vector<Message> take_messages();

private:
    struct Job {
        std::uint32_t seed = 1, replicate = 0;
        std::vector<std::size_t> worlds;  // that lack it
        std::vector<Recipe> recipes;      // theirs
        bool follow = false;
    };
    void work(bool first);
    bool next_job(Job& job);
    bool has_room(std::size_t films);
    void run(const Job& job, std::uint64_t generation);
    void keep(const Job& job, const Twins& twins);
    bool lacks(std::size_t world, std::uint32_t replicate, bool follow) const;
    int done_of(std::size_t world) const;

    const std::size_t limit_;

    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable told_;
    std::vector<Recipe> recipes_;
    std::uint32_t seed_ = 1;
    std::vector<std::map<std::uint32_t, std::shared_ptr<const Film>>> films_;  // of each world
    std::set<std::uint32_t> in_hand_;
    std::vector<Message> messages_;
    std::uint64_t version_ = 0;
    std::size_t memory_ = 0, elsewhere_ = 0;
    std::size_t each_ = 0;  // bytes of a film, once there has been one
    int wanted_ = 1, followed_ = 0;
    bool modest_ = true;
    std::atomic<bool> stop_{false};
    std::atomic<std::uint64_t> generation_{0};  // rises when what is run now is of no use any more

    std::vector<std::thread> threads_;
};

}  // namespace samspill::viz
