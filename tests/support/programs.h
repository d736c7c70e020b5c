#pragma once

#include <string>

#include "core/identity.h"

namespace samspill::test {

// A made-up program of this version.
inline Identity program(const std::string& version = "1")
{
    return {version, "c0ffee", "g++ 12", "0123456789abcdef0123456789abcdef"};
}

}  // namespace samspill::test
