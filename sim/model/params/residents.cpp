#include "model/params/residents.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const ResidentParams*)
{
    using P = ResidentParams;
    return std::tuple{
        Field{"stock", &P::stock, "persons/1000 inhabitants", 0.0, 1000.0,
              "people who have ever been users, at the start of the burn-in",
              "personer som noen gang har vært brukere, ved starten av innkjøringen", calibrated("E12, E18")},
        Field{"disability_stock", &P::disability_stock, "persons/1000 inhabitants", 0.0, 1000.0,
              "people on disability pension at the start of the burn-in", "uføretrygdede ved starten av innkjøringen",
              calibrated("E12")},
        Field{"arrivals", &P::arrivals, "persons/1000 inhabitants and year", 0.0, 1000.0,
              "people who register for the first time", "personer som registrerer seg for første gang",
              calibrated("E12, E18")},
        Field{"arrivals_seasonal", &P::arrivals_seasonal, "log", 0.0, 1.0, "season in first arrivals",
              "sesong i førstegangsregistrering", assumed()},
        Field{"arrivals_peak", &P::arrivals_peak, "ISO week", 1, 53, "week with most first arrivals",
              "uken med flest førstegangsregistrerte", assumed()},
        Field{"exit_rate", &P::exit_rate, "1/week", 0.0, 1.0, "rate of moving away, retiring or dying",
              "rate for flytting, pensjonering eller død",
              calibrated("drift of stocks under 2 % a year", "drift i beholdninger under 2 % i året")},
        Field{"stock_employed", &P::stock_employed, "share", 0.0, 1.0, "share of the stock that begins employed",
              "andel av beholdningen som starter i arbeid",
              calibrated("drift of stocks under 2 % a year", "drift i beholdninger under 2 % i året")},
        Field{"stock_lasting", &P::stock_lasting, "share", 0.0, 1.0,
              "share of those who begin employed with a year in work behind them",
              "andel av dem som starter i arbeid med et år i arbeid bak seg",
              assumed("no effect after the first year of the burn-in", "ingen virkning etter innkjøringens første år")},
        Field{"stock_left", &P::stock_left, "share", 0.0, 1.0,
              "share of the stock that begins off the register without a job",
              "andel av beholdningen som starter ute av registeret uten jobb",
              calibrated("drift of stocks under 2 % a year", "drift i beholdninger under 2 % i året")},
        Field{"stock_aap", &P::stock_aap, "share", 0.0, 1.0, "share of the stock that begins on aap",
              "andel av beholdningen som starter på arbeidsavklaringspenger", calibrated("E12")},
        Field{"stock_seeking", &P::stock_seeking, "share", 0.0, 1.0,
              "share of the stock that begins searching; who is left begins as newcomers of the group do",
              "andel av beholdningen som starter som arbeidssøkende; resten starter slik nye i gruppen gjør",
              calibrated("drift of stocks under 2 % a year", "drift i beholdninger under 2 % i året")},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, ResidentParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
