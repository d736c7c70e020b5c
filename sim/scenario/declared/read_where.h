#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/declared/read_parts.h"

// Where something of a scenario is: offices by their names, all that a region has, or career centres.
namespace samspill::input {

// What a table says of it; null: nothing.
struct Where {
    const Value* offices = nullptr;
    const Value* regions = nullptr;
    const Value* centres = nullptr;  // named by their regions

    bool names_offices() const { return offices != nullptr || regions != nullptr; }
    bool names_centres() const { return centres != nullptr || regions != nullptr; }
};

// `regions`, or `region` as older files have it.
const Value* find_regions(TableReader& reader);

// Offices and regions beside each other are a mistake. Who can be at centres asks for them as well.
Where find_where(TableReader& reader);

// What is reached, in the order of the regions; what is declared and not simulated is left out and noted.
struct Reached {
    std::vector<std::string> offices;
    std::vector<std::string> centres;  // of regions, too
};
Reached read_reached(TableReader& reader, const PlaceNames& names, const Where& where);

// Declared offices that are named, or those of regions that are named; "all" is all of them.
std::vector<std::string> read_offices(TableReader& reader, const PlaceNames& names, const Where& where);
std::vector<std::string> read_regions(TableReader& reader, const PlaceNames& names, const Value& value);

}  // namespace samspill::input
