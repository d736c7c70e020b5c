#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/diff/cells.h"
#include "experiment/diff/two_lives.h"
#include "model/inputs/history.h"

// When, where and why two paired runs part, and how far it spreads.
namespace samspill {

// A difference of the inputs that may be behind a parting.
struct Cause {
    std::size_t difference;  // of Divergence::differences
    bool direct;             // acts at that place itself; else it came through what places share
};

// The first value of one part of the model that differs.
struct Parting {
    Week week;
    std::string process;  // of the week, after which it showed; "residents": from the start
    Cell cell;
    std::vector<Cause> causes;  // the most likely first
};

// First week in which something differs at a place; nothing where it never does.
struct PlaceSpread {
    std::string region;
    std::string office;  // empty: what the region's offices share, its market and its career centre
    std::optional<Week> practice, staff, persons;  // office row (or market, centre); counsellors; users
    std::int64_t known = 0, lives = 0;             // persons at the end; those whose lives have parted
};

// A person whose life (status, plan, benefit) parts.
struct PartedLife {
    UserId person;
    Week week;
    std::string region, office;
    Group group;
    std::string what;  // "plan: fast_work | education"
};

struct Divergence {
    std::vector<Difference> differences;
    Week first_possible;                                           // no difference acts before; no_week: there is none
    std::array<std::optional<Parting>, n_parts> first;             // by part of the model
    std::vector<PlaceSpread> places;                               // every region, then its offices
    Week first_week = 0;                                           // of parted_lives
    std::vector<std::array<std::int64_t, n_groups>> parted_lives;  // by week: persons whose lives have ever parted
    std::array<std::int64_t, n_groups> persons{};                  // known at the end
    std::vector<PartedLife> lives;                                 // the first of them
    std::optional<TwoLives> person;                                // the one asked for
    Digest digest_a, digest_b;                                     // of the worlds at the end

    // What differed first of all; null when the runs never part.
    const Parting* parting() const;
};

struct DivergenceOptions {
    std::uint32_t seed = 1, replicate = 0;
    int lives = 5;                              // how many parted lives to list
    std::optional<UserId> person = {};          // whose two lives are wanted
    std::function<bool(Week)> keep_going = {};  // asked after every week; false: Interrupted is thrown
};

// Runs both with the same chance, week by week, and says where they part. What both are observed
// for is a's. Throws InputError when places or lengths differ, or nobody is the person asked for.
Divergence audit(const Inputs& a, const Inputs& b, const DivergenceOptions& options);

}  // namespace samspill
