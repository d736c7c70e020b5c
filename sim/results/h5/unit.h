#pragma once

#include <span>
#include <string>
#include <string_view>

#include "results/h5/h5.h"

// Units as they stand in files. The attribute `units` is one that UDUNITS knows, as CF asks, and never one that
// netCDF readers take for a span of time. Where it says less than ours (persons, kroner, shares), ours stands
// beside it: `samspill_unit`.
namespace samspill {

// The row of a unit of ours. What no row names is a number: "1".
struct FileUnit {
    std::string_view ours, udunits;
};
std::span<const FileUnit> file_units();
std::string_view udunits_of(std::string_view unit);

void set_unit(h5::Object& object, std::string_view unit);
std::string unit_of(const h5::Object& object);  // in our words; empty when it has none

}  // namespace samspill
