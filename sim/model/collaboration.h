#pragma once

#include <tuple>

#include "core/field.h"
#include "model/kinds.h"

namespace samspill {

// What NAV office and career centre do together at each level of intensity.
struct CollaborationParams {
    By<IntensityLabels> information{{0.15, 0.35, 0.65, 0.95}};
    By<IntensityLabels> referral_routine{{0.10, 0.50, 0.80, 0.95}};
    By<IntensityLabels> three_way{{0.0, 0.10, 0.50, 0.80}};
    By<IntensityLabels> coordination{{0.2, 0.6, 1.5, 3.0}};
    By<IntensityLabels> seen_as_nav{{0.0, 0.05, 0.2, 0.8}};

    static constexpr auto fields()
    {
        using P = CollaborationParams;
        return std::tuple{
            Field{"information", &P::information, "share", 0.0, 1.0, "information shared about those who consent",
                  "opplysninger som deles om dem som samtykker", assumed()},
            Field{"referral_routine", &P::referral_routine, "0-1", 0.0, 1.0,
                  "routine for referring: guidance is not forgotten",
                  "rutine for henvisning: veiledning blir ikke glemt",
                  assumed("report, Alt har ikke vært like lett - Utfordringer")},
            Field{"three_way", &P::three_way, "share", 0.0, 1.0, "share of individual guidance held as three-way talks",
                  "andel av individuell veiledning som holdes som trekantsamtaler", assumed()},
            Field{"coordination", &P::coordination, "hours/week", 0.0, 24.0, "coordination by each counsellor",
                  "samordning for hver veileder", assumed()},
            Field{"seen_as_nav", &P::seen_as_nav, "0-1", 0.0, 1.0,
                  "how far users see the career centre as NAV: loss of the neutral room",
                  "hvor langt brukerne ser karrieresenteret som NAV: tap av det nøytrale rommet", assumed()},
        };
    }
};

// The channel's value at an intensity of 0..3, linear between the levels.
double at_intensity(const By<IntensityLabels>& channel, double intensity);

}  // namespace samspill
