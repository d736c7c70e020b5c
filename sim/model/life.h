#pragma once

#include <tuple>

#include "core/field.h"
#include "model/users.h"

namespace samspill {

struct Region;

// Slow states and sickness.
struct LifeParams {
    double stability_return = 0.02;
    double stability_noise = 0.03;
    double follow_up_support = 0.01;
    double partner_support = 0.01;
    double fading_half_life = 52;
    double receptive_slope = 8;
    double receptive_middle = 0.4;
    double sickness_rate = 0.003049;
    double sickness_health = 3;
    double health_middle = 0.7;
    double recovery_shape = 1.12;
    double recovery_scale = 0.1439;
    double permanent_share = 0.85;
    double long_sickness_loss = 0.05;

    static constexpr auto fields()
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
                  assumed("report, Ungdom utenfor arbeidsliv og skole - Hallingdal in kind")},
            Field{"fading_half_life", &P::fading_half_life, "weeks", 1.0, 10000.0,
                  "half-life of changes in motivation and sense of coherence: guidance that nothing follows up fades",
                  "halveringstid for endringer i motivasjon og opplevelse av sammenheng", assumed()},
            Field{"receptive_slope", &P::receptive_slope, "1", 0.0, 100.0, "slope of receptiveness in stability",
                  "helning for mottakelighet som funksjon av stabilitet",
                  reported("Karriere — hva er nå det?: home, money and health come first")},
            Field{"receptive_middle", &P::receptive_middle, "0-1", 0.0, 1.0,
                  "stability at which half are open to career choice",
                  "stabiliteten der halvparten er mottakelige for karrierevalg", assumed()},
            Field{"sickness_rate", &P::sickness_rate, "1/week", 0.0, 1.0,
                  "rate of sickness spells that pass 16 days, of the employed at middle health",
                  "rate for sykefravær over 16 dager blant sysselsatte med middels helse", calibrated("E12")},
            Field{"sickness_health", &P::sickness_health, "1", 0.0, 20.0,
                  "how strongly good health protects from sickness", "hvor sterkt god helse beskytter mot sykdom",
                  assumed()},
            Field{"health_middle", &P::health_middle, "0-1", 0.0, 1.0, "health at which sickness has its stated rate",
                  "helsen der sykdomsraten gjelder", assumed()},
            Field{"recovery_shape", &P::recovery_shape, "1", 0.1, 10.0,
                  "shape of the gamma hazard of recovery: S(t) = (1 + scale t)^-shape",
                  "form for gammafordelt friskmelding: S(t) = (1 + skala t)^-form", calibrated("E2, E4")},
            Field{"recovery_scale", &P::recovery_scale, "1/week", 0.0, 10.0, "scale of the hazard of recovery",
                  "skala for friskmelding", calibrated("E2, E4")},
            Field{"permanent_share", &P::permanent_share, "share", 0.0, 1.0,
                  "share of new jobs that outlast a spell of sickness",
                  "andel nye jobber som varer gjennom et sykefravær", assumed()},
            Field{"long_sickness_loss", &P::long_sickness_loss, "0-1", 0.0, 1.0,
                  "health lost when sickness benefit runs out", "helse tapt når sykepengene tar slutt", assumed()},
        };
    }
};

// Brings a user's slow states (stability, motivation, sense of coherence) from the week when they
// were last evaluated to now, exactly over the gap: stability is an Ornstein-Uhlenbeck process,
// the others decay to their base. Writes stability motivation comprehensibility manageability
// meaningfulness life_week.
void bring_up_to_date(Region& region, Row row);

// How open a person is to career choice, 0..1.
double receptiveness(const Region& region, const User& user);

// Rate of falling ill while employed, 1/week.
double sickness_rate(const Region& region, const User& user);

// Hazard of recovery of the user's present spell of sickness, 1/week; gamma over spells.
double recovery_rate(const Region& region, const User& user);

}  // namespace samspill
