#pragma once

#include "model/params/kinds.h"
#include "viz/plots/theme.h"

namespace samspill::viz {

// One colour a status wherever statuses are drawn; names stand beside them, so that colour is never
// alone in saying it.
inline constexpr std::array<Colour, n_statuses> status_colours{
    colour(0xE69F00),  // seeking
    colour(0xCC79A7),  // sick-listed
    colour(0x7A6F00),  // introduction programme
    colour(0xD9C400),  // work training
    colour(0x56B4E9),  // supported employment
    colour(0x0072B2),  // education
    colour(0x009E73),  // employed
    colour(0x6B4C9A),  // disability
    colour(0xB4BCC6),  // left
    colour(0xDDE2E8),  // gone
};

// Plans and benefits in pale colours of the statuses that they are for.
inline constexpr std::array<Colour, n_plans> plan_colours{colour(0xEEF1F4), colour(0x99D8C7), colour(0x99C7E0),
                                                          colour(0xEFE799), colour(0xBBE1F6), colour(0xEBC9DC)};
inline constexpr std::array<Colour, n_benefits> benefit_colours{colour(0xEEF1F4), colour(0xF5D999), colour(0xEBC9DC),
                                                                colour(0xD9CCE8), colour(0xCFCBA0), colour(0xC9D3DC),
                                                                colour(0xE3C9B5), colour(0xC4B7D7)};

// Black or white, whichever can be read on a ground.
inline Colour ink_on(Colour ground)
{
    const auto part = [&](unsigned shift) { return double(ground >> shift & 0xff); };
    return 0.299 * part(0) + 0.587 * part(8) + 0.114 * part(16) > 140.0 ? colour(0x1B1F24) : colour(0xFFFFFF);
}

}  // namespace samspill::viz
