#include "experiment/endpoint_table.h"

namespace samspill {

namespace {

using enum EndpointKind;
using enum Better;
using I = Indicator;

constexpr Endpoint cohort(std::string_view name, Form form, Cohort of, Outcome outcome, Better better,
                          std::string_view meaning, std::string_view meaning_no)
{
    const std::string_view unit = form == Form::share_of_cohort ? "share" : "weeks/person";
    return {{name, unit, benefit, better, false, meaning, meaning_no}, form, {I::persons}, {I::persons}, of, outcome};
}

constexpr Endpoint series(std::string_view name, std::string_view unit, EndpointKind kind, Better better, Form form,
                          Quantity of, std::string_view meaning, std::string_view meaning_no,
                          Quantity by = {I::counsellors})
{
    return {{name, unit, kind, better, false, meaning, meaning_no}, form, of, by, no_cohort, Outcome::observed};
}

constexpr Endpoint money(std::string_view name, EndpointKind kind, Better better, Indicator of,
                         std::string_view meaning, std::string_view meaning_no)
{
    Endpoint endpoint = series(name, "million NOK", kind, better, Form::total, {of}, meaning, meaning_no);
    endpoint.scale = 1e-6;
    return endpoint;
}

constexpr auto share = Form::share_of_cohort;
constexpr auto weeks = Form::weeks_of_cohort;
constexpr auto open = Cohort::open_episode;
constexpr auto week_0 = Cohort::registered_week_0;
constexpr std::string_view a_year = "1/year";

constexpr Endpoint table[] = {
    cohort("lasting_share", share, open, Outcome::lasting, higher,
           "of those with an open episode in the cohort's week, in work for 52 weeks in a row by the end",
           "av dem med åpen registrering i kohortens uke, i arbeid 52 uker på rad innen slutten"),
    cohort("working_share", share, open, Outcome::in_work, higher,
           "of those with an open episode in the cohort's week, in work in the last week",
           "av dem med åpen registrering i kohortens uke, i arbeid i siste uke"),
    cohort("benefit_share", share, open, Outcome::on_benefit, lower,
           "of those with an open episode in the cohort's week, on a benefit in the last week",
           "av dem med åpen registrering i kohortens uke, på ytelse i siste uke"),
    cohort("employed_weeks", weeks, open, Outcome::in_work, higher,
           "weeks in work of those with an open episode in the cohort's week",
           "uker i arbeid for dem med åpen registrering i kohortens uke"),
    cohort("education_weeks", weeks, open, Outcome::education, neither,
           "weeks in education of those with an open episode in the cohort's week",
           "uker i utdanning for dem med åpen registrering i kohortens uke"),
    cohort("benefit_weeks", weeks, open, Outcome::on_benefit, lower,
           "weeks on a benefit of those with an open episode in the cohort's week",
           "uker på ytelse for dem med åpen registrering i kohortens uke"),
    cohort("lasting_share_week_0", share, week_0, Outcome::lasting, higher,
           "of those registered in week 0, in work for 52 weeks in a row by the end",
           "av de registrerte i uke 0, i arbeid 52 uker på rad innen slutten"),
    cohort("employed_weeks_week_0", weeks, week_0, Outcome::in_work, higher,
           "weeks in work of those registered in week 0", "uker i arbeid for de registrerte i uke 0"),

    series("registered", "persons", benefit, lower, Form::mean, {I::registered},
           "persons with an open registration episode, last year", "personer med åpen registrering, siste år"),
    series("in_work_share", "share", benefit, higher, Form::level, {I::in_work},
           "in work as a share of all known persons, last year", "andel av alle kjente personer i arbeid, siste år",
           {I::persons}),
    series("disability", "persons", benefit, lower, Form::mean, {I::persons, int(Status::disability)},
           "persons on disability pension, last year", "personer på uføretrygd, siste år"),
    series("hires", a_year, benefit, higher, Form::yearly, {I::hires}, "jobs begun", "påbegynte jobber"),
    series("separations", a_year, context, neither, Form::yearly, {I::separations}, "jobs lost", "tapte jobber"),
    series("educations_started", a_year, context, neither, Form::yearly, {I::education_started}, "educations begun",
           "påbegynte utdanninger"),
    series("educations_completed", a_year, benefit, higher, Form::yearly, {I::education_completed},
           "educations completed", "fullførte utdanninger"),
    series("agreements", a_year, benefit, higher, Form::yearly, {I::agreements}, "plans agreed on after guidance",
           "omforente planer etter veiledning"),

    series("defeats", a_year, side_effect, lower, Form::yearly, {I::defeats}, "jobs lost within 26 weeks",
           "jobber tapt innen 26 uker"),
    series("educations_dropped", a_year, side_effect, lower, Form::yearly, {I::education_dropped}, "educations dropped",
           "avbrutte utdanninger"),
    series("refusals", a_year, side_effect, lower, Form::yearly, {I::refusals},
           "proposed referrals that the user declined", "foreslåtte henvisninger som brukeren sa nei til"),
    series("gave_up", a_year, side_effect, lower, Form::yearly, {I::gave_up},
           "referrals ended by giving up, a job or moving away",
           "henvisninger avsluttet fordi brukeren ga opp, fikk jobb eller flyttet"),
    series("wait", "weeks", side_effect, lower, Form::flow_ratio, {I::weeks_waited},
           "mean wait from referral to first session", "gjennomsnittlig ventetid fra henvisning til første time",
           {I::first_sessions}),
    series("queue", "persons", side_effect, lower, Form::mean, {I::waiting},
           "persons waiting for a first session, last year", "personer som venter på første time, siste år"),
    series("conflicts", a_year, side_effect, lower, Form::yearly, {I::conflicts},
           "wishes after guidance that NAV and career centre differed on",
           "ønsker etter veiledning som NAV og senteret var uenige om"),
    series("lost_handovers", a_year, side_effect, lower, Form::yearly, {I::lost_handovers},
           "wishes after guidance that NAV never heard of", "ønsker etter veiledning som NAV aldri fikk høre om"),
    series("pressure", "share", side_effect, lower, Form::level, {I::pressure},
           "overdue meetings by caseload, last year", "forsinkede møter per bruker, siste år", {I::caseload}),
    series("hours_lost", "h/year", side_effect, lower, Form::yearly, {I::hours_lost},
           "counsellors' hours lost to change and double work", "veiledertimer tapt til omlegging og dobbeltarbeid"),
    series("disruption", "share", side_effect, lower, Form::level, {I::disruption},
           "share of the hours that change takes, last year", "andel av timene som omleggingen tar, siste år"),
    series("friction", "0 to 1", side_effect, lower, Form::level, {I::friction},
           "friction of the collaboration, last year", "friksjon i samarbeidet, siste år"),
    series("flaws_active", "flaws", side_effect, lower, Form::mean, {I::flaws_active},
           "active flaws of the design, summed over offices, last year",
           "aktive feil i utformingen, summert over kontorer, siste år"),
    series("flaws_mended", "flaws", context, neither, Form::mean, {I::flaws_mended},
           "flaws mended or shared, summed over offices, last year",
           "feil rettet eller delt, summert over kontorer, siste år"),

    series("referrals", a_year, context, neither, Form::yearly, {I::referrals}, "referrals to the career centre",
           "henvisninger til karrieresenteret"),
    series("guided", a_year, context, neither, Form::yearly, {I::first_sessions},
           "clients who came to their first session", "klienter som kom til sin første time"),
    series("attitude", "-1 to 1", context, higher, Form::level, {I::attitude},
           "counsellors' attitude to the collaboration, last year", "veiledernes holdning til samarbeidet, siste år"),
    series("knowledge", "0 to 1", context, higher, Form::level, {I::knowledge},
           "counsellors' knowledge of the career centre, last year",
           "veiledernes kjennskap til karrieresenteret, siste år"),
    series("enacted", "0 to 3", context, neither, Form::level, {I::enacted},
           "enacted intensity of collaboration, last year", "samarbeidsintensitet i praksis, siste år"),
    series("ownership", "0 to 1", context, higher, Form::level, {I::ownership},
           "counsellors' ownership of the reform, last year", "veiledernes eierskap til reformen, siste år"),
    series("tie", "0 to 1", context, higher, Form::level, {I::tie},
           "how well office and career centre know each other, last year",
           "hvor godt kontor og senter kjenner hverandre, siste år"),
    series("anchor", "0 to 1", context, higher, Form::level, {I::anchor},
           "agreements and routines that last without a project, last year",
           "avtaler og rutiner som varer uten prosjekt, siste år"),

    money("net_benefit", benefit, higher, I::net_benefit,
          "earnings less resources used and the tax cost of spending, discounted to week 0",
          "lønn minus ressursbruk og skattekostnad, neddiskontert til uke 0"),
    money("earnings", benefit, higher, I::earnings, "earnings of the employed", "lønn til dem i arbeid"),
    money("benefit_payments", cost, lower, I::benefit_payments, "benefits paid", "utbetalte ytelser"),
    money("staff_cost", cost, lower, I::staff_cost, "cost of counsellors", "kostnad for veiledere"),
    money("guidance_cost", cost, lower, I::guidance_cost, "cost of guidance for NAV's users",
          "kostnad for veiledning av NAVs brukere"),
    money("education_cost", cost, lower, I::education_cost, "public cost of education",
          "offentlig kostnad for utdanning"),
    money("project_cost", cost, lower, I::project_cost, "cost of project workers", "kostnad for prosjektmedarbeidere"),
    money("public_spending", cost, lower, I::public_spending,
          "benefits, staff, guidance, education and project workers",
          "ytelser, ansatte, veiledning, utdanning og prosjektmedarbeidere"),
};

}  // namespace

std::span<const Endpoint> endpoint_table() { return table; }

}  // namespace samspill
