#include "model/params/jobs.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const JobParams*)
{
    using P = JobParams;
    return std::tuple{
        Field{"offer_rate", &P::offer_rate, "1/week", 0.0, 10.0,
              "offers of work to a user in the middle who searches fully",
              "jobbtilbud til en middels bruker som søker for fullt", calibrated("E14, E16, D1")},
        Field{"offer_slope", &P::offer_slope, "log", -10.0, 10.0, "slope of log offers in a predictor",
              "helning for log tilbud i en forklaringsvariabel", calibrated("E23, F9")},
        Field{"offer_middle", &P::offer_middle, "0-1", 0.0, 1.0, "centre of a predictor of offers",
              "midtpunkt for en forklaringsvariabel for tilbud",
              assumed("status quo at week 0", "dagens ordning i uke 0")},
        Field{"effort", &P::effort, "1", 0.0, 10.0, "search effort by what a user does",
              "søkeinnsats etter hva brukeren gjør", calibrated("E16")},
        Field{"far_factor", &P::far_factor, "1", 0.0, 1.0, "offers to those on aap who are far from work",
              "tilbud til AAP-mottakere som står langt fra arbeid", calibrated("E12")},
        Field{"aap_factor", &P::aap_factor, "1", 0.0, 1.0, "offers to the others on aap",
              "tilbud til andre AAP-mottakere", calibrated("C1")},
        Field{"supported_factor", &P::supported_factor, "1", 0.0, 10.0, "offers with a job specialist of a mature team",
              "tilbud med jobbspesialist i et modent team", calibrated("C1")},
        Field{"supported_separation", &P::supported_separation, "1", 0.0, 10.0,
              "separation while a job specialist follows in the job",
              "jobbtap mens en jobbspesialist følger opp i jobben", calibrated("C1")},
        Field{"supported_weeks", &P::supported_weeks, "weeks", 1, 520, "weeks a job specialist follows in the job",
              "uker en jobbspesialist følger opp i jobben", assumed()},
        Field{"team_matures", &P::team_matures, "weeks", 1, 520, "weeks until a team of job specialists works fully",
              "uker før et team av jobbspesialister virker fullt ut",
              reported("Alt har ikke vært like lett - Utfordringer: delayed by half a year",
                       "Alt har ikke vært like lett - Utfordringer: et halvt år forsinket")},
        Field{"match_middle", &P::match_middle, "0-1", 0.01, 0.99, "mean match of an offer to a user in the middle",
              "gjennomsnittlig match i et tilbud til en middels bruker", assumed()},
        Field{"match_slope", &P::match_slope, "0-1", -2.0, 2.0, "slope of the mean match in a predictor",
              "helning for gjennomsnittlig match i en forklaringsvariabel", assumed()},
        Field{"match_concentration", &P::match_concentration, "1", 0.5, 1000.0,
              "concentration of the beta distribution of matches", "konsentrasjonen i betafordelingen av match",
              assumed()},
        Field{"reservation", &P::reservation, "quantile", 0.0, 0.95,
              "quantile of her own offers below which a neutral user declines",
              "kvantil av egne tilbud som en nøytral bruker sier nei under", assumed()},
        Field{"reservation_work_first", &P::reservation_work_first, "quantile", 0.0, 1.0,
              "how far a counsellor with full work-first weight lowers it, compared with one with none",
              "hvor mye en veileder med full arbeid-først-vekt senker den, mot en uten", assumed()},
        Field{"reservation_exhaustion", &P::reservation_exhaustion, "quantile", 0.0, 1.0,
              "how far the end of the benefit lowers it", "hvor mye slutten på ytelsen senker den", assumed()},
        Field{"reservation_comprehension", &P::reservation_comprehension, "quantile", 0.0, 1.0,
              "how far full comprehensibility raises it, compared with none",
              "hvor mye full begripelighet hever den, mot ingen", assumed()},
        Field{"exhaustion_weeks", &P::exhaustion_weeks, "weeks", 1, 520,
              "weeks before the end of the benefit when it begins to press",
              "uker før ytelsen tar slutt når det begynner å presse", assumed()},
        Field{"separation_rate", &P::separation_rate, "1/week", 0.0, 1.0,
              "rate of losing a job at mean match and health", "rate for jobbtap ved gjennomsnittlig match og helse",
              calibrated("E12, E18")},
        Field{"separation_match", &P::separation_match, "1", 0.0, 20.0, "how strongly a good match protects the job",
              "hvor sterkt god match beskytter jobben", assumed()},
        Field{"separation_health", &P::separation_health, "1", 0.0, 20.0, "how strongly good health protects the job",
              "hvor sterkt god helse beskytter jobben", assumed()},
        Field{"mean_match", &P::mean_match, "0-1", 0.0, 1.0, "match at which separation has its stated rate",
              "match der raten for jobbtap gjelder", assumed()},
        Field{"learning", &P::learning, "1/week", 0.0, 1.0,
              "share of the missing qualification learnt in a week of work",
              "andel av manglende kvalifikasjon som læres på en uke i arbeid", assumed()},
        Field{"defeat_motivation", &P::defeat_motivation, "0-1", 0.0, 1.0,
              "motivation lost by an early loss of the job, at full hope",
              "motivasjon tapt ved tidlig jobbtap, med fullt håp",
              assumed("report, Drøm vs. virkelighet - Ulike verdener møtes",
                      "rapporten, Drøm vs. virkelighet - Ulike verdener møtes")},
        Field{"defeat_manageability", &P::defeat_manageability, "0-1", 0.0, 1.0, "manageability lost likewise",
              "håndterbarhet tapt på samme måte",
              assumed("report, Drøm vs. virkelighet - Ulike verdener møtes",
                      "rapporten, Drøm vs. virkelighet - Ulike verdener møtes")},
        Field{"defeat_stability", &P::defeat_stability, "0-1", 0.0, 1.0, "stability lost likewise",
              "stabilitet tapt på samme måte",
              assumed("report, Drøm vs. virkelighet - Ulike verdener møtes",
                      "rapporten, Drøm vs. virkelighet - Ulike verdener møtes")},
        Field{"defeat_weeks", &P::defeat_weeks, "weeks", 0, 520, "a job lost before that many weeks is a defeat",
              "en jobb tapt før så mange uker er et nederlag", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, JobParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
