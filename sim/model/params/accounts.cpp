#include "model/params/accounts.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const AccountParams*)
{
    using P = AccountParams;
    return std::tuple{
        Field{"benefit", &P::benefit, "kr/week", 0.0, 100000.0, "mean benefit of 2018", "gjennomsnittlig ytelse i 2018",
              fact("G1, G3, G5, G6, G7; unemployment, sickness, aap, social and disability by assumption on wages "
                   "of users",
                   "G1, G3, G5, G6, G7; dagpenger, sykepenger, AAP, sosialhjelp og uføretrygd etter antakelse om "
                   "brukernes lønn")},
        Field{"earnings_entry", &P::earnings_entry, "kr/week", 0.0, 100000.0, "earnings at qualification 0",
              "lønn ved kvalifikasjon 0", fact("E22")},
        Field{"earnings_slope", &P::earnings_slope, "kr/week", 0.0, 100000.0,
              "what full qualification adds to earnings", "hva full kvalifikasjon legger til lønnen", fact("E22")},
        Field{"counsellor_week", &P::counsellor_week, "kr/week", 0.0, 1000000.0,
              "cost of a full-time counsellor or project worker, 2018",
              "kostnad for en veileder eller prosjektmedarbeider i full stilling, 2018", fact("G8")},
        Field{"adviser_week", &P::adviser_week, "kr/week", 0.0, 1000000.0, "cost of a full-time career adviser, 2018",
              "kostnad for en karriereveileder i full stilling, 2018", fact("G8")},
        Field{"full_week_hours", &P::full_week_hours, "hours/week", 1.0, 60.0, "hours of a full working week",
              "timer i en full arbeidsuke", assumed("Norwegian norm", "norsk norm")},
        Field{"education_week", &P::education_week, "kr/week", 0.0, 100000.0,
              "public cost of a week of education, 2018", "offentlig kostnad for en uke utdanning, 2018", fact("G9")},
        Field{"discount", &P::discount, "1/year", 0.0, 1.0, "real discount rate of appraisals",
              "realrente i samfunnsøkonomiske analyser", fact("G10")},
        Field{"tax_cost", &P::tax_cost, "kr/kr", 0.0, 1.0, "cost of raising a krone of tax",
              "kostnad ved å kreve inn en skattekrone", fact("G10")},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, AccountParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
