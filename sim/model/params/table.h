#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "core/field.h"

namespace samspill {

// Adds the parameters of a section's struct, in the order of its table. Every struct in params.h has its
// own definition beside its members (params/NAME.cpp); without one the program does not link.
template <class Struct>
void add_parameters(std::vector<Parameter>& list, std::string_view section, Struct& params);

}  // namespace samspill
