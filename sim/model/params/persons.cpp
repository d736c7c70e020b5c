#include "model/params/persons.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const PersonParams*)
{
    using P = PersonParams;
    return std::tuple{
        Field{"compulsory", &P::compulsory, "share", 0.0, 1.0, "share with compulsory school only",
              "andel med bare grunnskole",
              assumed("Hallingdal: about 25 % of all inhabitants, fact A3",
                      "Hallingdal: om lag 25 % av alle innbyggere, fakta A3")},
        Field{"tertiary", &P::tertiary, "share", 0.0, 1.0, "share with higher education", "andel med høyere utdanning",
              assumed()},
        Field{"qualification_spread", &P::qualification_spread, "0-1", 0.0, 0.5,
              "spread of qualification within a level (levels .2, .5, .8)",
              "spredning i kvalifikasjon innen et nivå (nivåene ,2, ,5 og ,8)", assumed()},
        Field{"health", &P::health, "0-1", 0.0, 1.0, "mean health at entry", "gjennomsnittlig helse ved start",
              assumed()},
        Field{"health_spread", &P::health_spread, "0-1", 0.0, 0.5, "spread of health", "spredning i helse", assumed()},
        Field{"stability", &P::stability, "0-1", 0.0, 1.0, "mean stability of the life situation",
              "gjennomsnittlig stabilitet i livssituasjonen", assumed()},
        Field{"stability_spread", &P::stability_spread, "0-1", 0.0, 0.5, "spread of stability",
              "spredning i stabilitet", assumed()},
        Field{"motivation", &P::motivation, "0-1", 0.0, 1.0, "mean motivation", "gjennomsnittlig motivasjon",
              assumed()},
        Field{"motivation_spread", &P::motivation_spread, "0-1", 0.0, 0.5, "spread of motivation",
              "spredning i motivasjon", assumed()},
        Field{"coherence", &P::coherence, "0-1", 0.0, 1.0, "mean of the three parts of the sense of coherence",
              "gjennomsnitt for de tre delene av opplevelsen av sammenheng", assumed()},
        Field{"coherence_spread", &P::coherence_spread, "0-1", 0.0, 0.5, "spread of the sense of coherence",
              "spredning i opplevelsen av sammenheng", assumed()},
        Field{"aspiration_above", &P::aspiration_above, "0-1", 0.0, 1.0,
              "how far the qualification dreamt of lies above the present one",
              "hvor langt drømmen ligger over dagens kvalifikasjon", assumed()},
        Field{"aspiration_spread", &P::aspiration_spread, "0-1", 0.0, 0.5, "spread of the aspiration",
              "spredning i ambisjon", assumed()},
        Field{"realism", &P::realism, "0-1", 0.0, 1.0, "mean realism of the aspiration",
              "gjennomsnittlig realisme i drømmen", assumed()},
        Field{"trust", &P::trust, "0-1", 0.0, 1.0, "mean trust in NAV", "gjennomsnittlig tillit til NAV", assumed()},
        Field{"trait_spread", &P::trait_spread, "0-1", 0.0, 0.5, "spread of realism, trust and barrier",
              "spredning i realisme, tillit og barriere", assumed()},
        Field{"barrier", &P::barrier, "0-1", 0.0, 1.0, "mean distance to the concept of career",
              "gjennomsnittlig avstand til karrierebegrepet",
              assumed("report, Det flytende karrierebegrepet som barriere?",
                      "rapporten, Det flytende karrierebegrepet som barriere?")},
        Field{"age_min", &P::age_min, "years", 16.0, 66.0, "youngest age at first registration",
              "laveste alder ved første registrering", assumed()},
        Field{"age_max", &P::age_max, "years", 16.0, 66.0, "oldest age at first registration",
              "høyeste alder ved første registrering", assumed()},
        Field{"women", &P::women, "share", 0.0, 1.0, "share of women", "andel kvinner", assumed()},
        Field{"repeated_absence", &P::repeated_absence, "share", 0.0, 1.0,
              "share with at least six certified spells of sickness in three years",
              "andel med minst seks legemeldte sykefravær på tre år", fact("E7")},
        Field{"consent", &P::consent, "share", 0.0, 1.0, "share who let NAV and career centre share information",
              "andel som samtykker til at NAV og karrieresenteret deler opplysninger", assumed()},
        Field{"frailty_variance", &P::frailty_variance, "1", 0.0, 4.0,
              "variance of the gamma frailty in offers and in leaving the register (shape 3); 0: none",
              "varians i gammafordelt skrøpelighet i tilbud og avgang (form 3); 0: ingen", calibrated("E16")},
        Field{"slow_share", &P::slow_share, "share", 0.0, 1.0, "share of newcomers in the slow search class",
              "andel av nykommerne i den trege søkeklassen", calibrated("E16")},
        Field{"slow_factor", &P::slow_factor, "1", 0.0, 1.0, "what multiplies the frailty of the slow class",
              "faktor på skrøpeligheten i den trege klassen", calibrated("E16")},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, PersonParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
