#include "model/params/register.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const RegisterParams*)
{
    using P = RegisterParams;
    return std::tuple{
        Field{"leave", &P::leave, "1/week", 0.0, 10.0, "rate of leaving the register without a job",
              "rate for å gå ut av registeret uten jobb", calibrated("E14, E16")},
        Field{"leave_aap", &P::leave_aap, "1/week", 0.0, 10.0, "the same for those on aap",
              "det samme for AAP-mottakere", calibrated("E12")},
        Field{"left_to_job", &P::left_to_job, "1/week", 0.0, 10.0, "rate of finding a job off the register",
              "rate for å få jobb utenfor registeret", calibrated("E14")},
        Field{"left_slope", &P::left_slope, "1", -5.0, 10.0, "how strongly qualification helps to find it, in log rate",
              "hvor mye kvalifikasjon hjelper, i log-rate", calibrated("E23")},
        Field{"left_to_search", &P::left_to_search, "1/week", 0.0, 10.0, "rate of registering again",
              "rate for å registrere seg på nytt", calibrated("E14, E16")},
        Field{"employed_weeks", &P::employed_weeks, "weeks", 1, 520, "weeks employed that end a registration episode",
              "uker i arbeid som avslutter en registrering", assumed()},
        Field{"lasting_weeks", &P::lasting_weeks, "weeks", 1, 520,
              "weeks in work in a row that count as lasting employment",
              "uker i arbeid på rad som teller som varig arbeid",
              assumed("definition of the outcome", "definisjon av utfallet")},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, RegisterParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
