#include "model/params/reform.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const ReformParams*)
{
    using P = ReformParams;
    return std::tuple{
        Field{"disruption", &P::disruption, "share", 0.0, 1.0,
              "share of the hours that a change of all there is takes at first",
              "andel av timene som en full omlegging tar i starten", assumed()},
        Field{"disruption_power", &P::disruption_power, "1", 0.1, 5.0,
              "power of the size of change in disruption: above 1 large steps cost more than many small ones",
              "potens for endringens størrelse: over 1 koster store steg mer enn mange små",
              assumed("swept 1-2", "gjennomgått 1-2")},
        Field{"disruption_half_life", &P::disruption_half_life, "weeks", 0.1, 1000.0, "half-life of disruption",
              "halveringstid for forstyrrelsen", assumed()},
        Field{"resistance", &P::resistance, "-1-1", 0.0, 2.0,
              "fall in attitude of a full opponent without a say or ownership when all changes",
              "fall i holdning for en full motstander uten medvirkning eller eierskap når alt endres",
              assumed("report, Ett prosjekt eller fire - Dialog på tvers i prosjektet in kind",
                      "rapporten, Ett prosjekt eller fire - Dialog på tvers i prosjektet, etter sin art")},
        Field{"individual_change", &P::individual_change, "0-1", 0.0, 1.0,
              "how large a change it is to choose each user's plan by what similar people have reached",
              "hvor stor endring det er å velge plan etter hva lignende brukere har oppnådd", assumed()},
        Field{"flaws", &P::flaws, "flaws", 0, 120, "potential flaws of a reform's design",
              "mulige feil i en reforms utforming", assumed()},
        Field{"flaw_axis", &P::flaw_axis, "share", 0.0, 1.0, "share of the flaws that lie on an axis of change",
              "andel av feilene som ligger på en endringsakse", assumed()},
        Field{"flaw_severity", &P::flaw_severity, "1", 0.0, 10.0, "mean severity of a flaw (exponential)",
              "gjennomsnittlig alvor av en feil (eksponentiell)", assumed()},
        Field{"flaw_reach", &P::flaw_reach, "share", 0.0, 1.0, "share of the offices that a flaw strikes",
              "andel av kontorene som en feil rammer", assumed()},
        Field{"flaw_most", &P::flaw_most, "share", 0.0, 1.0,
              "largest share of what a kind of flaw touches that it takes away",
              "største andel som en type feil tar bort av det den rammer", assumed()},
        Field{"flaw_power", &P::flaw_power, "1", 0.1, 5.0,
              "power h of summed severity in its effect x^h/(1+x^h): above 1 troubles that come together are worse "
              "than one by one",
              "potens h for samlet alvor i virkningen x^h/(1+x^h): over 1 er problemer verre sammen enn hver for seg",
              assumed("swept 1-3", "gjennomgått 1-3")},
        Field{"enactment", &P::enactment, "1/week", 0.0, 1.0,
              "fastest rate at which a counsellor's practice moves to what is planned",
              "raskeste rate for hvor fort en veileders praksis går mot det som er planlagt", assumed()},
        Field{"enactment_attitude", &P::enactment_attitude, "logit", 0.0, 20.0,
              "what attitude adds to the logit of that rate", "hva holdning legger til logiten for denne raten",
              assumed()},
        Field{"enactment_knowledge", &P::enactment_knowledge, "logit", 0.0, 20.0,
              "what knowledge of the career centre adds to it", "hva kjennskap til karrieresenteret legger til",
              assumed()},
        Field{"habit", &P::habit, "1/week", 0.0, 1.0,
              "rate at which practice falls back to habit where nothing is anchored",
              "rate for hvor fort praksis faller tilbake til vane når ingenting er forankret",
              assumed("report, Implementering og interorganisatorisk kompleksitet: routines are followed as always",
                      "rapporten, Implementering og interorganisatorisk kompleksitet: rutiner følges som alltid")},
        Field{"habit_half_life", &P::habit_half_life, "weeks", 1.0, 10000.0, "half-life of a habit",
              "halveringstid for en vane", assumed()},
        Field{"after_half_life", &P::after_half_life, "weeks", 1.0, 10000.0,
              "half-life of what is not anchored of a plan, once project hours have ended",
              "halveringstid for det som ikke er forankret når prosjekttimene er slutt",
              assumed("report, Videreføring og implementering", "rapporten, Videreføring og implementering")},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, ReformParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
