#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/inputs/inputs.h"
#include "scenario/declared/reader.h"

// The parts of a scenario, each read from its keys of the merged files.
namespace samspill::input {

// Which names a scenario declares, and which of them it simulates (places.regions).
struct PlaceNames {
    struct Region {
        std::string name;
        std::vector<std::string> offices;
        bool simulated = true;
    };
    std::vector<Region> regions;

    std::vector<std::string> region_names() const;
    std::vector<std::string> office_names() const;
    std::vector<std::string> simulated() const;  // offices
};

// What a wave or shock must fit into.
struct Horizon {
    int burn_in, weeks;
    bool cut;  // weeks was shortened by an override: what lies beyond is left out, no mistake
};

// [params]. A table for every section, a table by label for a By.
void read_params(TableReader& root, Params& params);

// [places], [[region]], [[region.office]]. Gives all declared names; `places` gets the simulated.
PlaceNames read_places(TableReader& root, Places& places);

// [status_quo] and [[status_quo.rule]].
void read_status_quo(TableReader& root, const PlaceNames& names, Targets& targets);

// [[wave]] and [[wave.rule]], in the order of their weeks. Offices that are declared but not
// simulated are left out, and with them a wave that reaches nobody: each is noted.
void read_waves(TableReader& root, const PlaceNames& names, const Horizon& horizon, std::vector<Wave>& waves);

// [trial] and [[trial.arm]]. Left out, like a wave, when none of its offices is simulated;
// trial = "none" takes away the one of an included file.
void read_trial(TableReader& root, const PlaceNames& names, const Horizon& horizon, std::optional<Trial>& trial);

// [[shock]].
void read_shocks(TableReader& root, const PlaceNames& names, const Horizon& horizon, std::vector<Shock>& shocks);

}  // namespace samspill::input
