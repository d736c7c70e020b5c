#include "model/observed/indicators.h"

#include <cassert>

namespace samspill {

namespace {

using enum Extent;
using enum LabelAxis;
using enum Measure;
using enum Better;
using enum LevelOf;
using I = Indicator;

constexpr IndicatorInfo table[] = {
    {I::persons, "persons", office_group, status, stock, neither, place, "1", "persons by status",
     "personer etter status"},
    {I::plans, "plans", office_group, plan, stock, neither, place, "1", "registered persons by plan",
     "registrerte etter plan"},
    {I::benefits, "benefits", office_group, benefit, stock, neither, place, "1", "persons by benefit",
     "personer etter ytelse"},
    {I::registered, "registered", office_group, none, stock, lower, place, "1",
     "persons with an open registration episode", "personer med åpen registrering"},
    {I::in_work, "in_work", office_group, none, stock, higher, place, "1",
     "persons employed, or sick-listed with an employer", "personer i arbeid, eller sykmeldt med arbeidsgiver"},
    {I::lasting, "lasting", office_group, none, stock, higher, place, "1",
     "persons in work for at least 52 weeks in a row", "personer i arbeid minst 52 uker på rad"},
    {I::waiting, "waiting", office_group, none, stock, lower, place, "1",
     "persons waiting for a first session at the career centre",
     "personer som venter på første time ved karrieresenteret"},
    {I::arrivals, "arrivals", office_group, none, flow, neither, place, "1", "first registrations",
     "førstegangsregistreringer"},
    {I::episodes, "episodes", office_group, none, flow, neither, place, "1", "registration episodes begun",
     "påbegynte registreringer"},
    {I::hires, "hires", office_group, none, flow, higher, place, "1", "jobs begun", "påbegynte jobber"},
    {I::separations, "separations", office_group, none, flow, neither, place, "1", "jobs lost", "tapte jobber"},
    {I::defeats, "defeats", office_group, none, flow, lower, place, "1", "jobs lost within 26 weeks",
     "jobber tapt innen 26 uker"},
    {I::education_started, "education_started", office_group, none, flow, neither, place, "1", "educations begun",
     "påbegynte utdanninger"},
    {I::education_completed, "education_completed", office_group, none, flow, higher, place, "1",
     "educations completed", "fullførte utdanninger"},
    {I::education_dropped, "education_dropped", office_group, none, flow, lower, place, "1", "educations dropped",
     "avbrutte utdanninger"},
    {I::works_beside, "works_beside", office_group, none, stock, neither, place, "1",
     "persons in education who work beside it", "personer i utdanning som jobber ved siden av"},
    {I::meetings, "meetings", office_group, none, flow, neither, place, "1", "follow-up meetings held",
     "oppfølgingsmøter"},
    {I::referrals, "referrals", office_group, none, flow, neither, place, "1", "referrals to the career centre",
     "henvisninger til karrieresenteret"},
    {I::refusals, "refusals", office_group, none, flow, lower, place, "1", "proposed referrals that the user declined",
     "foreslåtte henvisninger som brukeren sa nei til"},
    {I::first_sessions, "first_sessions", office_group, none, flow, neither, place, "1",
     "clients who came to their first session", "klienter som kom til sin første time"},
    {I::weeks_waited, "weeks_waited", office_group, none, flow, lower, place, "week",
     "weeks from referral to first session, summed over the first sessions of the week",
     "uker fra henvisning til første time, summert over ukens første timer"},
    {I::sessions, "sessions", office_group, none, flow, neither, place, "1", "guidance sessions held", "veiledninger"},
    {I::gave_up, "gave_up", office_group, none, flow, lower, place, "1",
     "referrals ended by giving up, a job or moving away",
     "henvisninger avsluttet fordi brukeren ga opp, fikk jobb eller flyttet"},
    {I::guidance_ended, "guidance_ended", office_group, none, flow, neither, place, "1", "guidance completed",
     "fullførte veiledninger"},
    {I::agreements, "agreements", office_group, none, flow, higher, place, "1", "plans agreed on after guidance",
     "omforente planer etter veiledning"},
    {I::conflicts, "conflicts", office_group, none, flow, lower, place, "1",
     "wishes after guidance that NAV and career centre differed on",
     "ønsker etter veiledning som NAV og senteret var uenige om"},
    {I::lost_handovers, "lost_handovers", office_group, none, flow, lower, place, "1",
     "wishes after guidance that NAV never heard of", "ønsker etter veiledning som NAV aldri fikk høre om"},
    {I::benefit_payments, "benefit_payments", office_group, none, flow, lower, place, "NOK",
     "benefits paid, 2018 kroner", "utbetalte ytelser, 2018-kroner"},
    {I::earnings, "earnings", office_group, none, flow, higher, place, "NOK", "earnings of the employed, 2018 kroner",
     "lønn til dem i arbeid, 2018-kroner"},
    {I::counsellors, "counsellors", office, none, stock, neither, place, "1", "counsellors with hours for users",
     "veiledere med tid til brukere"},
    {I::caseload, "caseload", office, none, stock, neither, place, "1", "users followed by the office's counsellors",
     "brukere fulgt opp av kontorets veiledere"},
    {I::hours_available, "hours_available", office, none, flow, neither, place, "h", "counsellors' hours with users",
     "veiledernes timer med brukere"},
    {I::hours_used, "hours_used", office, none, flow, neither, place, "h",
     "hours used on casework, meetings, referral and coordination",
     "timer brukt til saksbehandling, møter, henvisning og samordning"},
    {I::pressure, "pressure", office, none, level, lower, caseload, "1", "overdue meetings by caseload",
     "forsinkede møter per bruker"},
    {I::rings, "rings", office, ring, stock, neither, place, "1", "counsellors by ring of involvement",
     "veiledere etter involveringsring"},
    {I::attitude, "attitude", office, none, level, higher, staff, "1",
     "mean attitude of counsellors to the collaboration, -1 to 1",
     "veiledernes gjennomsnittlige holdning til samarbeidet, -1 til 1"},
    {I::knowledge, "knowledge", office, none, level, higher, staff, "1",
     "counsellors' mean knowledge of the career centre, 0 to 1",
     "veiledernes gjennomsnittlige kjennskap til karrieresenteret, 0 til 1"},
    {I::intensity, "intensity", office, none, level, neither, place, "1",
     "intensity of collaboration that is asked for, 0 cooperation to 3 service integration",
     "samarbeidsintensiteten som kreves, 0 samvirke til 3 tjenesteintegrasjon"},
    {I::enacted, "enacted", office, none, level, neither, staff, "1",
     "enacted intensity of collaboration, mean of the counsellors by hours, 0 to 3",
     "samarbeidsintensitet i praksis, snitt av veilederne etter timer, 0 til 3"},
    {I::ownership, "ownership", office, none, level, higher, staff, "1",
     "counsellors' mean ownership of the reform, 0 to 1",
     "veiledernes gjennomsnittlige eierskap til reformen, 0 til 1"},
    {I::leader_attitude, "leader_attitude", office, none, level, higher, place, "1",
     "leader's attitude to the collaboration, -1 to 1", "lederens holdning til samarbeidet, -1 til 1"},
    {I::cognitive_distance, "cognitive_distance", office, none, level, neither, place, "1",
     "cognitive distance of office and career centre, 0 to 1", "kognitiv avstand mellom kontor og senter, 0 til 1"},
    {I::organisational_distance, "organisational_distance", office, none, level, neither, place, "1",
     "organisational distance of office and career centre, 0 to 1",
     "organisatorisk avstand mellom kontor og senter, 0 til 1"},
    {I::structural_distance, "structural_distance", office, none, level, neither, place, "1",
     "structural distance of office and career centre, 0 to 1", "strukturell avstand mellom kontor og senter, 0 til 1"},
    {I::friction, "friction", office, none, level, lower, place, "1", "friction of the collaboration, 0 to 1",
     "friksjon i samarbeidet, 0 til 1"},
    {I::tie, "tie", office, none, level, higher, place, "1",
     "how well office and career centre know each other, 0 to 1",
     "hvor godt kontor og senter kjenner hverandre, 0 til 1"},
    {I::anchor, "anchor", office, none, level, higher, place, "1",
     "agreements and routines that last without a project, 0 to 1",
     "avtaler og rutiner som varer uten prosjekt, 0 til 1"},
    {I::perspective_gain, "perspective_gain", office, none, level, neither, place, "1",
     "what two perspectives multiply the effect of guidance by",
     "faktor som to perspektiver ganger veiledningens virkning med"},
    {I::joint_actions, "joint_actions", office, none, flow, neither, place, "1", "joint contacts and three-way talks",
     "felles møtepunkter og trekantsamtaler"},
    {I::hours_lost, "hours_lost", office, none, flow, lower, place, "h",
     "counsellors' hours lost to change and double work", "veiledertimer tapt til omlegging og dobbeltarbeid"},
    {I::disruption, "disruption", office, none, level, lower, place, "1", "share of the hours that change takes",
     "andel av timene som omleggingen tar"},
    {I::flaws_active, "flaws_active", office, none, stock, lower, place, "1", "flaws of the design that are active",
     "feil i utformingen som er aktive"},
    {I::flaws_mended, "flaws_mended", office, none, stock, neither, place, "1",
     "flaws of the design that the office has mended or been told of",
     "feil som kontoret har rettet eller fått vite om"},
    {I::weakening, "weakening", office, flaw_kind, level, lower, place, "1",
     "share that active flaws take of what they touch, by kind",
     "andel som aktive feil tar av det de rammer, etter type"},
    {I::partners, "partners", office, none, stock, neither, place, "1", "partners who have joined the collaboration",
     "partnere som er med i samarbeidet"},
    {I::staff_cost, "staff_cost", office, none, flow, lower, place, "NOK", "cost of counsellors, 2018 kroner",
     "kostnad for veiledere, 2018-kroner"},
    {I::guidance_cost, "guidance_cost", office, none, flow, lower, place, "NOK",
     "cost of guidance for NAV's users, 2018 kroner", "kostnad for veiledning av NAVs brukere, 2018-kroner"},
    {I::education_cost, "education_cost", office_group, none, flow, lower, place, "NOK",
     "public cost of education, 2018 kroner", "offentlig kostnad for utdanning, 2018-kroner"},
    {I::project_cost, "project_cost", office, none, flow, lower, place, "NOK", "cost of project workers, 2018 kroner",
     "kostnad for prosjektmedarbeidere, 2018-kroner"},
    {I::public_spending, "public_spending", office, none, flow, lower, place, "NOK",
     "benefits, staff, guidance, education and project workers, 2018 kroner",
     "ytelser, ansatte, veiledning, utdanning og prosjektmedarbeidere, 2018-kroner"},
    {I::net_benefit, "net_benefit", office, none, flow, higher, place, "NOK",
     "earnings less resources used and the tax cost of public spending, 2018 kroner discounted to week 0",
     "lønn minus ressursbruk og skattekostnad av offentlige utgifter, 2018-kroner neddiskontert til uke 0"},
    {I::tightness, "tightness", region, none, level, neither, place, "1",
     "log-tightness of the labour market, season and shocks apart",
     "log-stramhet i arbeidsmarkedet, uten sesong og sjokk"},
    {I::offers, "offers", region, none, level, higher, place, "1", "what multiplies every offer rate in this week",
     "faktor på alle tilbudsrater denne uken"},
    {I::search_effort, "search_effort", region, none, level, neither, place, "1", "summed search effort of the users",
     "brukernes samlede søkeinnsats"},
    {I::centre_capacity, "centre_capacity", region, none, flow, neither, place, "1",
     "sessions that the career centre offers to NAV's users", "timer som karrieresenteret tilbyr NAVs brukere"},
    {I::rules_known, "rules_known", region, none, level, higher, place, "1",
     "career advisers' knowledge of NAV's rules, 0 to 1", "karriereveiledernes kjennskap til NAVs regler, 0 til 1"},
};
static_assert(std::size(table) == n_indicators);
static_assert([] {
    for (int i = 0; i < n_indicators; ++i)
        if (int(table[i].id) != i) return false;
    return true;
}());

}  // namespace

std::span<const IndicatorInfo> indicators() { return table; }

const IndicatorInfo& info(Indicator indicator) { return table[std::size_t(indicator)]; }

Better better_of(Outcome outcome)
{
    // Education is a way, not an end; observed persons are what the others are counted by.
    constexpr Better directions[] = {neither, higher, neither, lower, higher};
    static_assert(std::size(directions) == n_outcomes);
    return directions[std::size_t(outcome)];
}

Better better_of(Status status) { return status == Status::disability ? lower : neither; }

std::span<const std::string_view> labels_of(LabelAxis axis)
{
    switch (axis) {
        case LabelAxis::status:
            return StatusLabels::names;
        case LabelAxis::plan:
            return PlanLabels::names;
        case LabelAxis::benefit:
            return BenefitLabels::names;
        case LabelAxis::ring:
            return RingLabels::names;
        case LabelAxis::flaw_kind:
            return FlawKindLabels::names;
        case LabelAxis::none:
            break;
    }
    return {};
}

std::string_view name_of(LabelAxis axis)
{
    constexpr std::string_view names[] = {"", "status", "plan", "benefit", "ring", "flaw_kind"};
    return names[int(axis)];
}

std::size_t cells(const IndicatorInfo& indicator, std::size_t offices, std::size_t regions)
{
    const std::size_t labels = indicator.labels == LabelAxis::none ? 1 : labels_of(indicator.labels).size();
    switch (indicator.extent) {
        case Extent::office_group:
            return offices * n_groups * labels;
        case Extent::office:
            return offices * labels;
        case Extent::region:
            return regions * labels;
    }
    return 0;
}

}  // namespace samspill
