#include "model/params/guidance.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const GuidanceParams*)
{
    using P = GuidanceParams;
    return std::tuple{
        Field{"sessions_per_position", &P::sessions_per_position, "sessions/week", 0.0, 100.0,
              "sessions that a full-time career adviser offers",
              "veiledninger som en karriereveileder i full stilling tilbyr", assumed()},
        Field{"attended", &P::attended, "share", 0.0, 1.0, "share of sessions that the client comes to",
              "andel av timene der klienten møter", assumed()},
        Field{"public_share", &P::public_share, "share", 0.0, 1.0,
              "share of the capacity kept for others than NAV's users",
              "andel av kapasiteten til andre enn NAVs brukere", assumed()},
        Field{"limited", &P::limited, "yes/no", 0, 1,
              "does the capacity limit guidance? When not, all who wait are served at once",
              "begrenser kapasiteten veiledningen? Hvis ikke får alle time med en gang",
              assumed("a switch for tests and sweeps", "en bryter for prøver og gjennomganger")},
        Field{"extra_sessions", &P::extra_sessions, "sessions", 0.0, 20.0,
              "mean number of sessions after the first (Poisson)",
              "gjennomsnittlig antall veiledninger etter den første (Poisson)",
              reported("Ringerike, 511 sessions for 294 clients (A5)", "Ringerike, 511 timer for 294 klienter (A5)")},
        Field{"give_up", &P::give_up, "1/week", 0.0, 1.0, "rate of giving up while waiting",
              "rate for å gi opp mens man venter", assumed()},
        Field{"course_size", &P::course_size, "persons", 1, 100, "places on a course", "plasser på et kurs", assumed()},
        Field{"course_weeks", &P::course_weeks, "weeks", 1, 104, "length of a course", "lengden på et kurs",
              reported("Ungdom utenfor arbeidsliv og skole - Hallingdal: eight weeks",
                       "Ungdom utenfor arbeidsliv og skole - Hallingdal: åtte uker")},
        Field{"course_patience", &P::course_patience, "weeks", 0, 104,
              "weeks the first one waits before a course begins with fewer than all places taken",
              "uker den første venter før et kurs starter uten å være fullt", assumed()},
        Field{"course_slots", &P::course_slots, "sessions/week", 0.0, 100.0, "capacity that a course takes",
              "kapasitet som et kurs tar", assumed()},
        Field{"course_gain", &P::course_gain, "1", 0.0, 5.0, "gain of a course meeting relative to a session",
              "gevinst av en kurssamling i forhold til en veiledning", assumed()},
        Field{"comprehensibility", &P::comprehensibility, "share", 0.0, 1.0,
              "share of the distance to 1 that a session closes by reflection",
              "andel av avstanden til 1 som en time lukker gjennom refleksjon", calibrated("F6")},
        Field{"manageability", &P::manageability, "share", 0.0, 1.0,
              "the same for manageability, by making things tangible",
              "det samme for håndterbarhet, gjennom å gjøre ting konkrete", calibrated("F6")},
        Field{"meaningfulness", &P::meaningfulness, "share", 0.0, 1.0, "the same for meaningfulness, by the relation",
              "det samme for meningsfullhet, gjennom relasjonen", calibrated("F6")},
        Field{"three_way_manageability", &P::three_way_manageability, "share", 0.0, 1.0,
              "what a three-way talk adds to manageability", "hva en trekantsamtale legger til håndterbarheten",
              assumed()},
        Field{"barrier", &P::barrier, "share", 0.0, 1.0, "share of the career-concept barrier that a session removes",
              "andel av barrieren mot karrierebegrepet som en time fjerner", assumed()},
        Field{"realism", &P::realism, "share", 0.0, 1.0,
              "what a session adds to realism with full information, share of the distance to 1",
              "hva en time legger til realismen med full informasjon, andel av avstanden til 1", assumed()},
        Field{"aspiration", &P::aspiration, "share", 0.0, 1.0,
              "how far a session moves the aspiration to qualification plus the adviser's orientation",
              "hvor mye en time flytter ambisjonen mot kvalifikasjon pluss veilederens orientering", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, GuidanceParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
