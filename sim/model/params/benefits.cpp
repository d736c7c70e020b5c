#include "model/params/benefits.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const BenefitParams*)
{
    using P = BenefitParams;
    return std::tuple{
        Field{"unemployment_weeks", &P::unemployment_weeks, "weeks", 1, 1000, "longest unemployment benefit",
              "lengste periode med dagpenger", fact("G7")},
        Field{"unemployment_min_weeks", &P::unemployment_min_weeks, "weeks", 0, 1000,
              "weeks in the lost job that give a right to unemployment benefit",
              "uker i den tapte jobben som gir rett til dagpenger", assumed()},
        Field{"sickness_weeks", &P::sickness_weeks, "weeks", 1, 1000, "longest sickness benefit",
              "lengste periode med sykepenger", fact("G6")},
        Field{"aap_weeks", &P::aap_weeks, "weeks", 1, 1000, "longest aap granted before the reform",
              "lengste periode med AAP før reformen", fact("G5")},
        Field{"aap_weeks_new", &P::aap_weeks_new, "weeks", 1, 1000, "longest aap granted from the reform on",
              "lengste periode med AAP fra reformen", fact("G5")},
        Field{"aap_reform_week", &P::aap_reform_week, "week", -1000, 1000, "week of the reform of aap (January 2018)",
              "uken for AAP-reformen (januar 2018)", fact("G5")},
        Field{"qualification_weeks", &P::qualification_weeks, "weeks", 1, 1000, "length of the qualification programme",
              "lengden på kvalifiseringsprogrammet", assumed()},
        Field{"qualification_share", &P::qualification_share, "share", 0.0, 1.0,
              "share who go from the introduction programme to the qualification programme when no job came",
              "andel som går fra introduksjonsprogram til kvalifiseringsprogram uten jobb", assumed()},
        Field{"newcomer_share", &P::newcomer_share, "share", 0.0, 1.0,
              "share of jobseekers with a right to unemployment benefit at their first registration",
              "andel arbeidssøkere med rett til dagpenger ved første registrering", assumed()},
        Field{"social_share", &P::social_share, "share", 0.0, 1.0,
              "share with social assistance among those without another right",
              "andel med sosialhjelp blant dem uten annen rett", assumed()},
        Field{"far_share", &P::far_share, "share", 0.0, 1.0, "share of those on aap who are far from work",
              "andel av AAP-mottakerne som står langt fra arbeid", calibrated("E12")},
        Field{"disability_health_aap", &P::disability_health_aap, "0-1", 0.0, 1.0,
              "health below which aap that runs out becomes disability pension",
              "helse under dette gir uføretrygd når AAP tar slutt", calibrated("E12")},
        Field{"disability_health_social", &P::disability_health_social, "0-1", 0.0, 1.0,
              "health below which unemployment benefit that runs out becomes disability pension",
              "helse under dette gir uføretrygd når dagpengene tar slutt", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, BenefitParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
