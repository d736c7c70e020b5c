#include "model/params/reflection.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const ReflectionParams*)
{
    using P = ReflectionParams;
    return std::tuple{
        Field{"interval", &P::interval, "weeks", 1, 520, "weeks between reflections", "uker mellom refleksjonene",
              assumed("report, Aksjonsforskning som metode in kind",
                      "rapporten, Aksjonsforskning som metode, etter sin art")},
        Field{"attention", &P::attention, "1", 0.0, 100.0, "attention that an office has without a project",
              "oppmerksomhet et kontor har uten prosjekt", assumed()},
        Field{"attention_hours", &P::attention_hours, "hours/week", 0.01, 1000.0,
              "project hours that add one to attention", "prosjekttimer som øker oppmerksomheten med én", assumed()},
        Field{"crowding", &P::crowding, "flaws", 0.1, 1e9,
              "number n0 of active flaws that crowd the agenda: mending falls by exp(-n/n0)",
              "antall aktive feil n0 som fyller dagsordenen: utbedring faller med exp(-n/n0)",
              assumed("swept 10 - infinite (1e9)", "gjennomgått 10 – uendelig (1e9)")},
        Field{"sharing", &P::sharing, "share", 0.0, 1.0,
              "probability that an office tells another of a mended flaw, for each flaw, pair and reflection",
              "sannsynlighet for at et kontor forteller et annet om en utbedret feil, per feil, par og refleksjon",
              assumed("report, Ett prosjekt eller fire - Dialog på tvers i prosjektet",
                      "rapporten, Ett prosjekt eller fire - Dialog på tvers i prosjektet")},
        Field{"adjust", &P::adjust, "share", 0.0, 1.0,
              "probability that an office in reform adjusts its criteria to what it has seen",
              "sannsynlighet for at et kontor i reform justerer kriteriene etter det det har sett", assumed()},
        Field{"adjust_seen", &P::adjust_seen, "users", 1, 100000, "results of a group that must have been seen before",
              "resultater som må være sett for en gruppe først", assumed()},
        Field{"joining", &P::joining, "1", 0.0, 100.0,
              "rate a reflection and attention at which a missing partner of a group in the criteria joins",
              "rate per refleksjon og oppmerksomhet for at en partner som mangler blir med",
              assumed("report, Aksjonsforskning - medforskning - samskapt læring: the follow-up service joins",
                      "rapporten, Aksjonsforskning - medforskning - samskapt læring: oppfølgingstjenesten blir med")},
        Field{"premature_flaws", &P::premature_flaws, "flaws", 1, 1000,
              "flaws active at the offices that have begun (mean) from which on a wave is premature",
              "aktive feil ved kontorene som har begynt (snitt) som gjør en bølge for tidlig", assumed()},
        Field{"premature_pressure", &P::premature_pressure, "1", 0.0, 1.0,
              "an office's own pressure from which on its wave is premature", "eget press som gjør en bølge for tidlig",
              assumed()},
        Field{"postponed_weeks", &P::postponed_weeks, "weeks", 1, 520, "by which a premature wave is put off",
              "uker en for tidlig bølge utsettes", assumed()},
        Field{"most_postponements", &P::most_postponements, "1", 0, 100, "how often an office may put off its waves",
              "hvor mange ganger et kontor kan utsette bølgene sine", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, ReflectionParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
