#include "model/params/follow_up.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const FollowUpParams*)
{
    using P = FollowUpParams;
    return std::tuple{
        Field{"hours", &P::hours, "hours/week", 1.0, 60.0, "hours with users of a full-time counsellor",
              "timer med brukere for en veileder i full stilling", assumed()},
        Field{"users_per_counsellor", &P::users_per_counsellor, "users", 1.0, 10000.0,
              "registered users for each counsellor, fixed at week 0",
              "registrerte brukere per veileder, fastsatt i uke 0", fact("F2")},
        Field{"least_counsellors", &P::least_counsellors, "persons", 1, 100,
              "fewest counsellors of an office; small offices share few hours among them",
              "færrest veiledere ved et kontor; små kontorer deler få timer", assumed()},
        Field{"specialist_clients", &P::specialist_clients, "users", 1, 1000, "most clients of a job specialist",
              "flest deltakere per jobbspesialist", fact("C7")},
        Field{"interval", &P::interval, "weeks", 1.0, 1000.0, "weeks between meetings", "uker mellom møter",
              assumed("for the sick-listed only after both dialogue meetings",
                      "for sykmeldte først etter begge dialogmøtene")},
        Field{"sick_first", &P::sick_first, "weeks", 1, 1000, "first meeting with the sick-listed",
              "første møte med sykmeldte", assumed()},
        Field{"sick_second", &P::sick_second, "weeks", 1, 1000, "second meeting with the sick-listed",
              "andre møte med sykmeldte",
              reported("Sykefravær - Kongsberg: the 26-week mark", "Sykefravær - Kongsberg: merket ved 26 uker")},
        Field{"meeting_hours", &P::meeting_hours, "hours", 0.0, 24.0, "what a meeting costs", "hva et møte koster",
              calibrated("F2: load of the status quo .9-1.1", "F2: belastning i dagens ordning 0,9–1,1")},
        Field{"casework", &P::casework, "hours/week", 0.0, 24.0, "casework for each user and week",
              "saksbehandling per bruker og uke",
              calibrated("F2: load of the status quo .9-1.1", "F2: belastning i dagens ordning 0,9–1,1")},
        Field{"referral_hours", &P::referral_hours, "hours", 0.0, 24.0, "what a referral costs",
              "hva en henvisning koster", assumed()},
        Field{"three_way_hours", &P::three_way_hours, "hours", 0.0, 24.0, "what a three-way talk costs the counsellor",
              "hva en trekantsamtale koster veilederen", assumed()},
        Field{"trust_lost", &P::trust_lost, "0-1/week", 0.0, 1.0,
              "trust in NAV lost for each week a meeting is overdue", "tillit tapt for hver uke et møte er forsinket",
              assumed()},
        Field{"trust_return", &P::trust_return, "0-1", 0.0, 1.0,
              "share of the distance to the common trust that a meeting mends",
              "andel av avstanden til vanlig tillit som et møte retter opp", assumed()},
        Field{"work_first", &P::work_first, "0-1", 0.0, 1.0, "mean weight that counsellors give to fast work",
              "veiledernes gjennomsnittlige vekt på raskt arbeid", assumed()},
        Field{"work_first_spread", &P::work_first_spread, "0-1", 0.0, 1.0, "spread of that weight",
              "spredning i denne vekten", assumed()},
        Field{"rings", &P::rings, "share", 0.0, 1.0, "share of counsellors that begin in each ring of involvement",
              "andel veiledere som starter i hver involveringsring",
              assumed("report, Videreføring og implementering in kind",
                      "rapporten, Videreføring og implementering, etter sin art")},
        Field{"leader_attitude", &P::leader_attitude, "-1-1", -1.0, 1.0, "mean attitude of office leaders",
              "kontorledernes gjennomsnittlige holdning", assumed()},
        Field{"leader_spread", &P::leader_spread, "-1-1", 0.0, 1.0,
              "largest distance of a leader's attitude from the mean",
              "største avstand fra gjennomsnittet for en leders holdning", assumed()},
        Field{"knowledge", &P::knowledge, "0-1", 0.0, 1.0, "mean knowledge of the career centre",
              "gjennomsnittlig kjennskap til karrieresenteret", assumed()},
        Field{"knowledge_spread", &P::knowledge_spread, "0-1", 0.0, 1.0, "spread of that knowledge",
              "spredning i denne kjennskapen", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, FollowUpParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
