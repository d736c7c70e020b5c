#include "model/params/life.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const LifeParams*)
{
    using P = LifeParams;
    return std::tuple{
        Field{"stability_return", &P::stability_return, "1/week", 0.0001, 1.0,
              "rate at which the stability of the life situation goes back to the person's own mean",
              "rate for hvor fort livssituasjonen går mot personens eget snitt", assumed()},
        Field{"stability_noise", &P::stability_noise, "0-1/sqrt(week)", 0.0, 1.0, "noise of stability",
              "støy i stabilitet", assumed()},
        Field{"follow_up_support", &P::follow_up_support, "0-1", 0.0, 1.0, "what a meeting adds to stability",
              "hva et møte legger til stabiliteten", assumed()},
        Field{"partner_support", &P::partner_support, "0-1", 0.0, 1.0,
              "what a meeting adds to it where a partner stands by the user's group",
              "hva et møte legger til når en partner står sammen med brukerens gruppe",
              assumed("report, Ungdom utenfor arbeidsliv og skole - Hallingdal in kind",
                      "rapporten, Ungdom utenfor arbeidsliv og skole - Hallingdal, etter sin art")},
        Field{"fading_half_life", &P::fading_half_life, "weeks", 1.0, 10000.0,
              "half-life of changes in motivation and sense of coherence: guidance that nothing follows up fades",
              "halveringstid for endringer i motivasjon og opplevelse av sammenheng", assumed()},
        Field{"receptive_slope", &P::receptive_slope, "1", 0.0, 100.0, "slope of receptiveness in stability",
              "helning for mottakelighet som funksjon av stabilitet",
              reported("Karriere — hva er nå det?: home, money and health come first",
                       "Karriere — hva er nå det?: hjem, penger og helse kommer først")},
        Field{"receptive_middle", &P::receptive_middle, "0-1", 0.0, 1.0,
              "stability at which half are open to career choice",
              "stabiliteten der halvparten er mottakelige for karrierevalg", assumed()},
        Field{"sickness_rate", &P::sickness_rate, "1/week", 0.0, 1.0,
              "rate of sickness spells that pass 16 days, of the employed at middle health",
              "rate for sykefravær over 16 dager blant sysselsatte med middels helse", calibrated("E12")},
        Field{"sickness_health", &P::sickness_health, "1", 0.0, 20.0, "how strongly good health protects from sickness",
              "hvor sterkt god helse beskytter mot sykdom", assumed()},
        Field{"health_middle", &P::health_middle, "0-1", 0.0, 1.0, "health at which sickness has its stated rate",
              "helsen der sykdomsraten gjelder", assumed()},
        Field{"recovery_shape", &P::recovery_shape, "1", 0.1, 10.0,
              "shape of the gamma hazard of recovery: S(t) = (1 + scale t)^-shape",
              "form for gammafordelt friskmelding: S(t) = (1 + skala t)^-form", calibrated("E2, E4")},
        Field{"recovery_scale", &P::recovery_scale, "1/week", 0.0, 10.0, "scale of the hazard of recovery",
              "skala for friskmelding", calibrated("E2, E4")},
        Field{"permanent_share", &P::permanent_share, "share", 0.0, 1.0,
              "share of new jobs that outlast a spell of sickness", "andel nye jobber som varer gjennom et sykefravær",
              assumed()},
        Field{"long_sickness_loss", &P::long_sickness_loss, "0-1", 0.0, 1.0,
              "health lost when sickness benefit runs out", "helse tapt når sykepengene tar slutt", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, LifeParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
