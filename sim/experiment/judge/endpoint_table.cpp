#include "experiment/judge/endpoint_table.h"

namespace samspill {

namespace {

using enum EndpointKind;
using I = Indicator;

constexpr Endpoint cohort(std::string_view name, Form form, Cohort of, Outcome outcome, std::string_view meaning,
                          std::string_view meaning_no)
{
    const bool share = form == Form::share_of_cohort;
    const Window window = share ? Window::last_week : of == Cohort::open_episode ? Window::policy : Window::run;
    return {name,         share ? "share" : "weeks/person",
            benefit,      form,
            window,       {I::persons},
            {I::persons}, of,
            outcome,      1.0,
            meaning,      meaning_no};
}

constexpr Endpoint series(std::string_view name, std::string_view unit, EndpointKind kind, Form form, Window window,
                          Quantity of)
{
    return {name, unit, kind, form, window, of, of};
}

constexpr Endpoint yearly(std::string_view name, EndpointKind kind, I of, std::string_view unit = "1/year")
{
    return series(name, unit, kind, Form::yearly, Window::run, {of});
}

// What a reform may burden while it runs, at its worst, and afterwards: each by itself.
constexpr Endpoint during(std::string_view name, std::string_view unit, EndpointKind kind, I of)
{
    return series(name, unit, kind, Form::mean, Window::during, {of});
}
constexpr Endpoint peak(std::string_view name, std::string_view unit, EndpointKind kind, I of)
{
    return series(name, unit, kind, Form::peak, Window::policy, {of});
}
constexpr Endpoint after(std::string_view name, std::string_view unit, EndpointKind kind, I of)
{
    return series(name, unit, kind, Form::mean, Window::after, {of});
}

constexpr Endpoint wait(Window window)
{
    Endpoint endpoint = series("wait", "weeks", side_effect, Form::ratio, window, {I::weeks_waited});
    endpoint.by = {I::first_sessions};
    endpoint.meaning = "mean wait from referral to first session";
    endpoint.meaning_no = "gjennomsnittlig ventetid fra henvisning til første time";
    return endpoint;
}

constexpr Endpoint in_work_share()
{
    Endpoint endpoint = series("in_work_share", "share", benefit, Form::ratio, Window::last_year, {I::in_work});
    endpoint.by = {I::persons};
    endpoint.meaning = "in work as a share of all known persons";
    endpoint.meaning_no = "andel av alle kjente personer i arbeid";
    return endpoint;
}

constexpr Endpoint disability()
{
    Endpoint endpoint =
        series("disability", "persons", benefit, Form::mean, Window::last_year, {I::persons, int(Status::disability)});
    endpoint.meaning = "persons on disability pension";
    endpoint.meaning_no = "personer på uføretrygd";
    return endpoint;
}

constexpr Endpoint work_weeks()
{
    Endpoint endpoint = series("work_weeks", "weeks", benefit, Form::total, Window::policy, {I::in_work});
    endpoint.meaning = "weeks in work of all known persons";
    endpoint.meaning_no = "uker i arbeid for alle kjente personer";
    return endpoint;
}

constexpr Endpoint money(EndpointKind kind, I of, std::string_view name)
{
    Endpoint endpoint = series(name, "million NOK", kind, Form::total, Window::run, {of});
    endpoint.scale = 1e-6;
    return endpoint;
}

constexpr auto as_share = Form::share_of_cohort;
constexpr auto as_weeks = Form::weeks_of_cohort;
constexpr auto open_then = Cohort::open_episode;
constexpr auto since_week_0 = Cohort::registered_week_0;

constexpr Endpoint endpoint_rows[] = {
    cohort("lasting_share", as_share, open_then, Outcome::lasting,
           "of those with an open episode in the cohort's week, in work for 52 weeks in a row by the end",
           "av dem med åpen registrering i kohortens uke, i arbeid 52 uker på rad innen slutten"),
    cohort("working_share", as_share, open_then, Outcome::in_work,
           "of those with an open episode in the cohort's week, in work in the last week",
           "av dem med åpen registrering i kohortens uke, i arbeid i siste uke"),
    cohort("benefit_share", as_share, open_then, Outcome::on_benefit,
           "of those with an open episode in the cohort's week, on a benefit in the last week",
           "av dem med åpen registrering i kohortens uke, på ytelse i siste uke"),
    cohort("employed_weeks", as_weeks, open_then, Outcome::in_work,
           "weeks in work of those with an open episode in the cohort's week",
           "uker i arbeid for dem med åpen registrering i kohortens uke"),
    cohort("education_weeks", as_weeks, open_then, Outcome::education,
           "weeks in education of those with an open episode in the cohort's week",
           "uker i utdanning for dem med åpen registrering i kohortens uke"),
    cohort("benefit_weeks", as_weeks, open_then, Outcome::on_benefit,
           "weeks on a benefit of those with an open episode in the cohort's week",
           "uker på ytelse for dem med åpen registrering i kohortens uke"),
    cohort("lasting_share_week_0", as_share, since_week_0, Outcome::lasting,
           "of those registered in week 0, in work for 52 weeks in a row by the end",
           "av de registrerte i uke 0, i arbeid 52 uker på rad innen slutten"),
    cohort("employed_weeks_week_0", as_weeks, since_week_0, Outcome::in_work,
           "weeks in work of those registered in week 0", "uker i arbeid for de registrerte i uke 0"),

    series("registered", "persons", benefit, Form::mean, Window::last_year, {I::registered}),
    in_work_share(),
    series("lasting", "persons", benefit, Form::mean, Window::last_year, {I::lasting}),
    work_weeks(),
    disability(),
    yearly("hires", benefit, I::hires),
    yearly("separations", context, I::separations),
    yearly("educations_started", context, I::education_started),
    yearly("educations_completed", benefit, I::education_completed),
    yearly("agreements", benefit, I::agreements),

    yearly("defeats", side_effect, I::defeats),
    yearly("educations_dropped", side_effect, I::education_dropped),
    yearly("refusals", side_effect, I::refusals),
    yearly("gave_up", side_effect, I::gave_up),
    wait(Window::run),
    wait(Window::during),
    wait(Window::after),
    during("queue", "persons", side_effect, I::waiting),
    peak("queue", "persons", side_effect, I::waiting),
    after("queue", "persons", side_effect, I::waiting),
    yearly("conflicts", side_effect, I::conflicts),
    yearly("lost_handovers", side_effect, I::lost_handovers),
    during("pressure", "share", side_effect, I::pressure),
    peak("pressure", "share", side_effect, I::pressure),
    after("pressure", "share", side_effect, I::pressure),
    yearly("hours_lost", side_effect, I::hours_lost, "h/year"),
    during("disruption", "share", side_effect, I::disruption),
    peak("disruption", "share", side_effect, I::disruption),
    after("disruption", "share", side_effect, I::disruption),
    during("friction", "0 to 1", side_effect, I::friction),
    peak("friction", "0 to 1", side_effect, I::friction),
    after("friction", "0 to 1", side_effect, I::friction),
    during("flaws_active", "flaws", side_effect, I::flaws_active),
    peak("flaws_active", "flaws", side_effect, I::flaws_active),
    after("flaws_active", "flaws", side_effect, I::flaws_active),
    after("flaws_mended", "flaws", context, I::flaws_mended),

    yearly("referrals", context, I::referrals),
    series("referrals", "1/year", context, Form::yearly, Window::after, {I::referrals}),
    yearly("guided", context, I::first_sessions),
    series("reached", "persons", context, Form::total, Window::policy, {I::first_sessions}),
    during("attitude", "-1 to 1", context, I::attitude),
    after("attitude", "-1 to 1", context, I::attitude),
    during("knowledge", "0 to 1", context, I::knowledge),
    after("knowledge", "0 to 1", context, I::knowledge),
    during("enacted", "0 to 3", context, I::enacted),
    after("enacted", "0 to 3", context, I::enacted),
    during("ownership", "0 to 1", context, I::ownership),
    after("ownership", "0 to 1", context, I::ownership),
    after("tie", "0 to 1", context, I::tie),
    after("anchor", "0 to 1", context, I::anchor),

    money(benefit, I::net_benefit, "net_benefit"),
    money(benefit, I::earnings, "earnings"),
    money(cost, I::benefit_payments, "benefit_payments"),
    money(cost, I::staff_cost, "staff_cost"),
    money(cost, I::guidance_cost, "guidance_cost"),
    money(cost, I::education_cost, "education_cost"),
    money(cost, I::project_cost, "project_cost"),
    money(cost, I::public_spending, "public_spending"),
};

}  // namespace

std::span<const Endpoint> endpoint_table() { return endpoint_rows; }

}  // namespace samspill
