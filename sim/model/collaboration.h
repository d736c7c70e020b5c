#pragma once

#include <tuple>

#include "core/field.h"
#include "model/kinds.h"

namespace samspill {

struct Office;
struct Region;
struct User;

// What NAV office and career centre do together at each level of intensity, and what stands
// between them.
struct CollaborationParams {
    By<IntensityLabels> information{{0.15, 0.35, 0.65, 0.95}};
    By<IntensityLabels> referral_routine{{0.10, 0.50, 0.80, 0.95}};
    By<IntensityLabels> feedback_routine{{0.20, 0.55, 0.85, 0.98}};
    By<IntensityLabels> three_way{{0.0, 0.10, 0.50, 0.80}};
    By<IntensityLabels> coordination{{0.2, 0.6, 1.5, 3.0}};
    By<IntensityLabels> contacts{{0.02, 0.06, 0.15, 0.30}};
    By<IntensityLabels> cognitive_share{{1.0, 0.8, 0.55, 0.15}};
    By<IntensityLabels> organisational_removed{{0.0, 0.3, 0.6, 1.0}};
    By<IntensityLabels> seen_as_nav{{0.0, 0.05, 0.2, 0.8}};
    double cognitive = 0.65;
    double organisational = 0.6;
    double structural = 0.5;
    double structural_anchored = 0.5;
    double cognitive_rate = 0.02;
    double smoothed_by_tie = 0.5;
    double smoothed_by_anchor = 0.5;
    double perspective_gain = 0.6;
    double tie_gain = 0.15;
    double tie_half_life = 26;
    double anchor = 0.2;
    double anchor_gain = 0.01;
    double anchor_hours = 7.5;
    double anchor_half_life = 156;
    double rules_known = 0.3;
    double rules_gain = 0.005;
    double rules_half_life = 104;

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
            Field{"feedback_routine", &P::feedback_routine, "0-1", 0.0, 1.0,
                  "routine for telling NAV what guidance has led to",
                  "rutine for tilbakemelding til NAV etter veiledning",
                  assumed("report, Alt har ikke vært like lett - Utfordringer")},
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
                  "kognitiv avstand uten samarbeid", assumed("report, Ulike virkeligheter møttes")},
            Field{"organisational", &P::organisational, "0-1", 0.0, 1.0,
                  "organisational distance without collaboration", "organisatorisk avstand uten samarbeid", assumed()},
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
                  assumed("report, Top down og bottom up - Prosjektet får form")},
            Field{"smoothed_by_anchor", &P::smoothed_by_anchor, "share", 0.0, 1.0,
                  "friction that a full anchor takes away", "friksjon som full forankring fjerner", assumed()},
            Field{
                "perspective_gain", &P::perspective_gain, "1", 0.0, 5.0,
                "gain from two perspectives: guidance works 1 + gain x cognitive distance x (1 - friction)",
                "gevinst av to perspektiver: veiledning virker 1 + gevinst x kognitiv avstand x (1 - friksjon)",
                assumed("report, Hvor tett samarbeid er ønskelig?: it is the difference together that gives the gain")},
            Field{"tie_gain", &P::tie_gain, "share", 0.0, 1.0,
                  "share of the distance to 1 that one joint action a counsellor and week adds to the tie",
                  "andel av avstanden til 1 som én felles handling per veileder og uke legger til kjennskapen",
                  assumed()},
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
            Field{"rules_known", &P::rules_known, "0-1", 0.0, 1.0,
                  "career advisers' knowledge of NAV's rules at the start",
                  "karriereveiledernes kjennskap til NAVs regler ved start", assumed()},
            Field{"rules_gain", &P::rules_gain, "share", 0.0, 1.0,
                  "share of the distance to 1 that one joint action an adviser and week adds to it",
                  "andel av avstanden til 1 som én felles handling per karriereveileder og uke legger til", assumed()},
            Field{"rules_half_life", &P::rules_half_life, "weeks", 1.0, 10000.0, "half-life of that knowledge",
                  "halveringstid for denne kjennskapen", assumed()},
        };
    }
};

// The channel's value at an intensity of 0..3, linear between the levels.
double at_intensity(const By<IntensityLabels>& channel, double intensity);

// The intensity that a user meets: that of her counsellor's practice, or the office's mean where
// she has none.
double enacted_for(const Region& region, const User& user);

// Works out organisational and structural distance and friction of an office from its practice,
// tie and anchor.
void update_friction(const CollaborationParams& params, Office& office);

// What two perspectives multiply the effect of guidance by, at an office.
double perspective(const CollaborationParams& params, const Office& office);

}  // namespace samspill
