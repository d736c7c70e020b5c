#include "model/params/experience.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const ExperienceParams*)
{
    using P = ExperienceParams;
    return std::tuple{
        Field{"success", &P::success, "-1-1", 0.0, 2.0,
              "rise in attitude when a referred user succeeds for whom nothing was to be expected, and fall when "
              "one does not for whom everything was",
              "økning i holdning når en henvist bruker lykkes mot alle odds, og fall når en ikke lykkes der alt lå "
              "til rette",
              assumed("report, Å utfordre den segmenterte stat med utgangspunkt i praksis: short-travelled results",
                      "rapporten, Å utfordre den segmenterte stat med utgangspunkt i praksis: kortreiste resultater")},
        Field{"lost", &P::lost, "-1-1", 0.0, 2.0, "fall in attitude when nothing comes back that was expected back",
              "fall i holdning når ventet tilbakemelding uteblir",
              assumed("report, Alt har ikke vært like lett - Utfordringer",
                      "rapporten, Alt har ikke vært like lett - Utfordringer")},
        Field{"window", &P::window, "weeks", 1, 260, "weeks after a referral within which its result is seen",
              "uker etter en henvisning før resultatet er sett", assumed()},
        Field{"compared", &P::compared, "users", 1, 1000,
              "one in so many of the meetings of the burn-in is followed to learn what to expect without a referral",
              "ett av så mange møter i innkjøringen følges for å lære hva en kan vente uten henvisning",
              assumed("a sample is enough", "et utvalg er nok")},
        Field{"own_anchor", &P::own_anchor, "1/week", 0.0, 1.0,
              "rate at which attitude goes back to the counsellor's own anchor",
              "rate for hvor fort holdningen går tilbake mot veilederens eget ståsted", assumed()},
        Field{"colleagues", &P::colleagues, "1/week", 0.0, 1.0, "rate at which it moves towards the colleagues' mean",
              "rate for hvor fort den går mot kollegenes gjennomsnitt", assumed()},
        Field{"leader", &P::leader, "1/week", 0.0, 1.0, "rate at which it moves towards the leader's",
              "rate for hvor fort den går mot lederens", assumed()},
        Field{"pressure", &P::pressure, "-1-1/week", 0.0, 1.0, "fall in attitude a week under full pressure",
              "fall i holdning per uke under fullt press", assumed()},
        Field{"pressure_middle", &P::pressure_middle, "1", 0.0, 1.0, "pressure that does not matter",
              "press som ikke har betydning", assumed("status quo at week 0", "dagens ordning i uke 0")},
        Field{"ownership_gain", &P::ownership_gain, "share/week", 0.0, 1.0,
              "share of the distance to 1 that full co-creation adds to ownership each week",
              "andel av avstanden til 1 som full medvirkning legger til eierskapet hver uke", assumed()},
        Field{"ownership_half_life", &P::ownership_half_life, "weeks", 1.0, 10000.0, "half-life of ownership",
              "halveringstid for eierskap", assumed()},
        Field{"knowledge_contact", &P::knowledge_contact, "share", 0.0, 1.0,
              "share of what a counsellor does not know of the career centre that a joint contact teaches",
              "andel av det en veileder ikke vet om karrieresenteret som et felles møtepunkt lærer bort", assumed()},
        Field{"knowledge_referral", &P::knowledge_referral, "share", 0.0, 1.0, "the same for a referral",
              "det samme for en henvisning", assumed()},
        Field{"knowledge_three_way", &P::knowledge_three_way, "share", 0.0, 1.0, "the same for a three-way talk",
              "det samme for en trekantsamtale", assumed()},
        Field{"knowledge_half_life", &P::knowledge_half_life, "weeks", 1.0, 10000.0, "half-life of that knowledge",
              "halveringstid for denne kjennskapen", assumed()},
        Field{"leader_turnover", &P::leader_turnover, "1/year", 0.0, 10.0, "rate at which a leader is replaced",
              "rate for lederskifte",
              assumed("report, Styring eller ledelse: tells of one",
                      "rapporten, Styring eller ledelse: forteller om én")},
        Field{"leader_listens", &P::leader_listens, "1/week", 0.0, 1.0,
              "rate at which a leader's attitude moves towards the counsellors' mean",
              "rate for hvor fort lederens holdning går mot veiledernes gjennomsnitt", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, ExperienceParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
