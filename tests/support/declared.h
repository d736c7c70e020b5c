#pragma once

#include <vector>

#include "model/params/params.h"

namespace samspill::test {

// All parameters at their defaults.
inline const std::vector<Parameter>& declared()
{
    static Params params;
    static const std::vector<Parameter> list = parameters_of(params);
    return list;
}

}  // namespace samspill::test
