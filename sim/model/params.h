#pragma once

#include <tuple>

#include "core/field.h"
#include "model/labour_market.h"

namespace samspill {

// Every number that changes results, by process. A section's name is the first part of a key.
struct Params {
    LabourMarketParams labour_market;

    static constexpr auto sections()
    {
        using P = Params;
        return std::tuple{
            Section{"labour_market", &P::labour_market, "Labour market", "Arbeidsmarked"},
        };
    }
};

}  // namespace samspill
