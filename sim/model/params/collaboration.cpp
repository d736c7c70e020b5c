#include "model/params/collaboration.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const CollaborationParams*)
{
    using P = CollaborationParams;
    return std::tuple{
        Field{"information", &P::information, "share", 0.0, 1.0, "information shared about those who consent",
              "opplysninger som deles om dem som samtykker", assumed()},
        Field{"referral_routine", &P::referral_routine, "0-1", 0.0, 1.0,
              "routine for referring: guidance is not forgotten", "rutine for henvisning: veiledning blir ikke glemt",
              assumed("report, Alt har ikke vært like lett - Utfordringer",
                      "rapporten, Alt har ikke vært like lett - Utfordringer")},
        Field{"feedback_routine", &P::feedback_routine, "0-1", 0.0, 1.0,
              "routine for telling NAV what guidance has led to", "rutine for tilbakemelding til NAV etter veiledning",
              assumed("report, Alt har ikke vært like lett - Utfordringer",
                      "rapporten, Alt har ikke vært like lett - Utfordringer")},
        Field{"three_way", &P::three_way, "share", 0.0, 1.0, "share of individual guidance held as three-way talks",
              "andel av individuell veiledning som holdes som trekantsamtaler", assumed()},
        Field{"coordination", &P::coordination, "hours/week", 0.0, 24.0, "coordination by each counsellor",
              "samordning for hver veileder", assumed()},
        Field{"contacts", &P::contacts, "1/week", 0.0, 5.0,
              "joint contacts of a full-time counsellor with the career centre",
              "felles møtepunkter med karrieresenteret for en veileder i full stilling", assumed()},
        Field{"cognitive_share", &P::cognitive_share, "share", 0.0, 1.0,
              "equilibrium of cognitive distance, as a share of the start",
              "likevekt for kognitiv avstand, som andel av starten", assumed()},
        Field{"organisational_removed", &P::organisational_removed, "share", 0.0, 1.0,
              "share of the organisational distance that is removed",
              "andel av den organisatoriske avstanden som er borte", assumed()},
        Field{"seen_as_nav", &P::seen_as_nav, "0-1", 0.0, 1.0,
              "how far users see the career centre as NAV: loss of the neutral room",
              "hvor langt brukerne ser karrieresenteret som NAV: tap av det nøytrale rommet", assumed()},
        Field{"cognitive", &P::cognitive, "0-1", 0.0, 1.0, "cognitive distance without collaboration",
              "kognitiv avstand uten samarbeid",
              assumed("report, Ulike virkeligheter møttes", "rapporten, Ulike virkeligheter møttes")},
        Field{"organisational", &P::organisational, "0-1", 0.0, 1.0, "organisational distance without collaboration",
              "organisatorisk avstand uten samarbeid", assumed()},
        Field{"structural", &P::structural, "0-1", 0.0, 1.0, "structural distance without an anchor",
              "strukturell avstand uten forankring", assumed()},
        Field{"structural_anchored", &P::structural_anchored, "share", 0.0, 1.0,
              "share of the structural distance that a full anchor removes",
              "andel av den strukturelle avstanden som full forankring fjerner", assumed()},
        Field{"cognitive_rate", &P::cognitive_rate, "1/week", 0.0, 1.0,
              "rate at which cognitive distance moves to its equilibrium",
              "rate for hvor fort kognitiv avstand går mot likevekt", assumed()},
        Field{"smoothed_by_tie", &P::smoothed_by_tie, "share", 0.0, 1.0, "friction that a full tie takes away",
              "friksjon som full kjennskap mellom partene fjerner",
              assumed("report, Top down og bottom up - Prosjektet får form",
                      "rapporten, Top down og bottom up - Prosjektet får form")},
        Field{"smoothed_by_anchor", &P::smoothed_by_anchor, "share", 0.0, 1.0, "friction that a full anchor takes away",
              "friksjon som full forankring fjerner", assumed()},
        Field{"perspective_gain", &P::perspective_gain, "1", 0.0, 5.0,
              "gain from two perspectives: guidance works 1 + gain x cognitive distance x (1 - friction)",
              "gevinst av to perspektiver: veiledning virker 1 + gevinst x kognitiv avstand x (1 - friksjon)",
              assumed("report, Hvor tett samarbeid er ønskelig?: it is the difference together that gives the gain",
                      "rapporten, Hvor tett samarbeid er ønskelig?: det er ulikheten sammen som gir gevinsten")},
        Field{"tie_gain", &P::tie_gain, "share", 0.0, 1.0,
              "share of the distance to 1 that one joint action a counsellor and week adds to the tie",
              "andel av avstanden til 1 som én felles handling per veileder og uke legger til kjennskapen", assumed()},
        Field{"tie_half_life", &P::tie_half_life, "weeks", 1.0, 10000.0,
              "half-life of a tie's distance from what it was at the start",
              "halveringstid for kjennskapens avstand fra starten", assumed()},
        Field{"anchor", &P::anchor, "0-1", 0.0, 1.0, "anchor at the start: agreements and routines",
              "forankring ved start: avtaler og rutiner", assumed()},
        Field{"anchor_gain", &P::anchor_gain, "share/week", 0.0, 1.0,
              "share of the distance to 1 that a week of project work adds to the anchor",
              "andel av avstanden til 1 som en uke med prosjektarbeid legger til forankringen", assumed()},
        Field{"anchor_hours", &P::anchor_hours, "hours/week", 0.01, 1000.0,
              "project hours from which on they count in full", "prosjekttimer som teller fullt ut", assumed()},
        Field{"anchor_half_life", &P::anchor_half_life, "weeks", 1.0, 10000.0,
              "half-life of an anchor's distance from what it was at the start",
              "halveringstid for forankringens avstand fra starten", assumed()},
        Field{"rules_known", &P::rules_known, "0-1", 0.0, 1.0, "career advisers' knowledge of NAV's rules at the start",
              "karriereveiledernes kjennskap til NAVs regler ved start", assumed()},
        Field{"rules_gain", &P::rules_gain, "share", 0.0, 1.0,
              "share of the distance to 1 that one joint action an adviser and week adds to it",
              "andel av avstanden til 1 som én felles handling per karriereveileder og uke legger til", assumed()},
        Field{"rules_half_life", &P::rules_half_life, "weeks", 1.0, 10000.0, "half-life of that knowledge",
              "halveringstid for denne kjennskapen", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, CollaborationParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
