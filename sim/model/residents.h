#pragma once

#include <tuple>

#include "core/field.h"
#include "model/kinds.h"

namespace samspill {

struct Region;

// Who is known at the start of the burn-in and who comes in for the first time.
struct ResidentParams {
    By<GroupLabels> stock{{230, 8, 200, 12, 60}};
    double disability_stock = 58;
    By<GroupLabels> arrivals{{9.009, 3.031, 7.535, 1.556, 1.147}};
    double arrivals_seasonal = 0.1;
    int arrivals_peak = 2;
    double exit_rate = 0.0007;
    By<GroupLabels> stock_employed{{0.735, 0.58, 0.67, 0.46, 0.45}};
    double stock_lasting = 0.75;
    By<GroupLabels> stock_left{{0.175, 0.26, 0.205, 0.24, 0.22}};
    By<GroupLabels> stock_aap{{0.0139, 0.01489, 0.03575, 0.01986, 0.3078}};
    By<GroupLabels> stock_seeking{{0.05, 0.07, 0.035, 0.11, 0.02}};

    static constexpr auto fields()
    {
        using P = ResidentParams;
        return std::tuple{
            Field{"stock", &P::stock, "persons/1000 inhabitants", 0.0, 1000.0,
                  "people who have ever been users, at the start of the burn-in",
                  "personer som noen gang har vært brukere, ved starten av innkjøringen", calibrated("E12, E18")},
            Field{"disability_stock", &P::disability_stock, "persons/1000 inhabitants", 0.0, 1000.0,
                  "people on disability pension at the start of the burn-in",
                  "uføretrygdede ved starten av innkjøringen", calibrated("E12")},
            Field{"arrivals", &P::arrivals, "persons/1000 inhabitants and year", 0.0, 1000.0,
                  "people who register for the first time", "personer som registrerer seg for første gang",
                  calibrated("E12, E18")},
            Field{"arrivals_seasonal", &P::arrivals_seasonal, "log", 0.0, 1.0, "season in first arrivals",
                  "sesong i førstegangsregistrering", assumed()},
            Field{"arrivals_peak", &P::arrivals_peak, "ISO week", 1, 53, "week with most first arrivals",
                  "uken med flest førstegangsregistrerte", assumed()},
            Field{"exit_rate", &P::exit_rate, "1/week", 0.0, 1.0, "rate of moving away, retiring or dying",
                  "rate for flytting, pensjonering eller død", calibrated("drift of stocks under 2 % a year")},
            Field{"stock_employed", &P::stock_employed, "share", 0.0, 1.0, "share of the stock that begins employed",
                  "andel av beholdningen som starter i arbeid", calibrated("drift of stocks under 2 % a year")},
            Field{"stock_lasting", &P::stock_lasting, "share", 0.0, 1.0,
                  "share of those who begin employed with a year in work behind them",
                  "andel av dem som starter i arbeid med et år i arbeid bak seg",
                  assumed("no effect after the first year of the burn-in")},
            Field{"stock_left", &P::stock_left, "share", 0.0, 1.0,
                  "share of the stock that begins off the register without a job",
                  "andel av beholdningen som starter ute av registeret uten jobb",
                  calibrated("drift of stocks under 2 % a year")},
            Field{"stock_aap", &P::stock_aap, "share", 0.0, 1.0, "share of the stock that begins on aap",
                  "andel av beholdningen som starter på arbeidsavklaringspenger", calibrated("E12")},
            Field{"stock_seeking", &P::stock_seeking, "share", 0.0, 1.0,
                  "share of the stock that begins searching; who is left begins as newcomers of the group do",
                  "andel av beholdningen som starter som arbeidssøkende; resten starter slik nye i gruppen gjør",
                  calibrated("drift of stocks under 2 % a year")},
        };
    }
};

// The stock at the start of the burn-in: every office's people, their status and their first spell.
// Writes users and everything that counts them.
void create_residents(Region& region);

// First arrivals of the week: Poisson by office and group. Person n of an office and group is the
// same in every scenario. Writes users.
void arrivals(Region& region);

}  // namespace samspill
