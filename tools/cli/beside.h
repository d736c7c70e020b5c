#pragma once

#include <string>

namespace samspill::cli {

// The path of a program that lies in the folder of the running one, whether it is there or not.
std::string beside_this_program(const std::string& name);

}  // namespace samspill::cli
