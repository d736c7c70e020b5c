#include "experiment/calibrate/targets.h"

#include <algorithm>
#include <cassert>

#include "core/special_numbers.h"
#include "experiment/calibrate/probe.h"
#include "model/run.h"
#include "model/world.h"

namespace samspill {

namespace {

using S = Statistic;

constexpr std::string_view spells = "spells begun in weeks -104..-53; a spell of the model begins on day 16";
constexpr std::string_view adults = "after week 69; ages 18-66 are .62 of the inhabitants (assumption)";
constexpr std::string_view exits =
    "stocks after weeks -52, -39, -26, -13, 0: searching or in work training, not with reduced capacity; who is back "
    "by then counts as in";
constexpr std::string_view leavers =
    "left for work, pension or nothing in weeks -9..3, looked up 26 weeks later; those sick-listed with an employer "
    "count as employed";
constexpr std::string_view drift = "relative change from week -52 to week 0";
constexpr std::string_view education =
    "ages 25-64, mean of weeks 17..69, by thirds of qualification (below .35, to .65, above); those who never "
    "registered are constants: 110 per 1,000 inhabitants, .90 of them employed, compulsory .25, tertiary .28 "
    "(assumption after A3)";
constexpr std::string_view intro =
    "who left the programme in 2015 looked up in November 2016, who left it in 2016 in November 2017; both counted "
    "together, those who moved away left out";

constexpr StatisticInfo statistic_rows[] = {
    {S::sick_after_8_weeks, "sick_after_8_weeks", "share", "sickness spells over 16 days still going after 8 weeks",
     spells, -104, -45, probe_sickness_spells},
    {S::sick_after_16_weeks, "sick_after_16_weeks", "share", "the same after 16 weeks", spells, -104, -37,
     probe_sickness_spells},
    {S::sick_after_26_weeks, "sick_after_26_weeks", "share", "the same after 26 weeks", spells, -104, -27,
     probe_sickness_spells},
    {S::sick_after_52_weeks, "sick_after_52_weeks", "share", "the same after 52 weeks", spells, -104, -1,
     probe_sickness_spells},
    {S::sickness_share, "sickness_share", "share", "sick-listed persons by persons aged 18-66", adults, 69, 69,
     probe_health_benefits},
    {S::aap_share, "aap_share", "share", "persons on aap by persons aged 18-66", adults, 69, 69, probe_health_benefits},
    {S::disability_share, "disability_share", "share", "persons on disability pension by persons aged 18-66", adults,
     69, 69, probe_health_benefits},
    {S::young_health_share, "young_health_share", "share",
     "persons aged 18-29 on sickness benefit, aap or disability pension by all of that age",
     "after week 69; ages 18-29 are .155 of the inhabitants (assumption)", 69, 69, probe_health_benefits},
    {S::unemployed_july_2017, "unemployed_july_2017", "persons/1000 inhabitants", "registered unemployed, July 2017",
     "mean of weeks 43..47; registered, searching, without reduced capacity and not in the qualification programme", 43,
     47, probe_unemployed},
    {S::unemployment_rate_december_2017, "unemployment_rate_december_2017", "share",
     "registered unemployed by labour force, December 2017",
     "mean of weeks 65..68; the labour force is .52 of the inhabitants (assumption)", 65, 68, probe_unemployed},
    {S::out_after_4_weeks, "out_after_4_weeks", "share", "of the unemployed and in measures, out after 4 weeks", exits,
     -52, 4, probe_stock_exits},
    {S::out_after_26_weeks, "out_after_26_weeks", "share", "of the unemployed and in measures, out after 26 weeks",
     exits, -52, 26, probe_stock_exits},
    {S::left_jobseekers_employed, "left_jobseekers_employed", "share",
     "jobseekers who left the register, employed 6 months later", leavers, -10, 29, probe_register_leavers},
    {S::left_reduced_capacity_employed, "left_reduced_capacity_employed", "share",
     "the same of those with reduced capacity", leavers, -10, 29, probe_register_leavers},
    {S::drift_registered, "drift_registered", "1/year", "growth of the registered", drift, -53, -1, probe_drift},
    {S::drift_unemployment, "drift_unemployment", "1/year", "growth of those on unemployment benefit", drift, -53, -1,
     probe_drift},
    {S::drift_sickness, "drift_sickness", "1/year", "growth of those on sickness benefit", drift, -53, -1, probe_drift},
    {S::drift_aap, "drift_aap", "1/year", "growth of those on aap", drift, -53, -1, probe_drift},
    {S::drift_introduction, "drift_introduction", "1/year", "growth of those on introduction benefit", drift, -53, -1,
     probe_drift},
    {S::employed_compulsory, "employed_compulsory", "share", "employed, below upper secondary school", education, 17,
     69, probe_employment},
    {S::employed_secondary, "employed_secondary", "share", "employed, upper secondary school", education, 17, 69,
     probe_employment},
    {S::employed_tertiary, "employed_tertiary", "share", "employed, higher education", education, 17, 69,
     probe_employment},
    {S::introduction_work_or_education, "introduction_work_or_education", "share",
     "leavers of the introduction programme in work or education", intro, -88, 62, probe_introduction_leavers},
    {S::introduction_in_work, "introduction_in_work", "share", "leavers in work, beside education or not", intro, -88,
     62, probe_introduction_leavers},
    {S::introduction_work, "introduction_work", "share", "leavers in work only", intro, -88, 62,
     probe_introduction_leavers},
    {S::introduction_both, "introduction_both", "share", "leavers in education who work beside it", intro, -88, 62,
     probe_introduction_leavers},
    {S::introduction_education, "introduction_education", "share", "leavers in education only", intro, -88, 62,
     probe_introduction_leavers},
    {S::introduction_unemployed, "introduction_unemployed", "share", "leavers unemployed or in a measure", intro, -88,
     62, probe_introduction_leavers},
    {S::introduction_other, "introduction_other", "share", "leavers in none of these", intro, -88, 62,
     probe_introduction_leavers},
    {S::clients_2018, "clients_2018", "persons", "NAV's users who came to a first session in 2018",
     "first sessions in weeks 69..120, at full scale", 69, 120, probe_clients},
    {S::clients_2019_first_half, "clients_2019_first_half", "persons",
     "NAV's users who came to a first session in the first half of 2019",
     "first sessions in weeks 121..146, at full scale", 121, 146, probe_clients},
    {S::sessions_per_client, "sessions_per_client", "sessions", "sessions a client",
     "sessions by first sessions, weeks 69..146", 69, 146, probe_clients},
    {S::staff_load, "staff_load", "1", "counsellors' hours used by hours available", "weeks -52..-1", -52, -1,
     probe_staff},
    {S::caseload, "caseload", "persons", "users a counsellor", "weeks -52..-1, counsellors with hours for users", -52,
     -1, probe_staff},
    {S::guidance_comprehensibility, "guidance_comprehensibility", "standard deviations",
     "growth of comprehensibility from referral to the end of completed guidance",
     "referrals of weeks -52..-1; standard deviation among the registered after week -1; stands for decidedness", -53,
     25, probe_guidance},
    {S::guidance_manageability, "guidance_manageability", "standard deviations",
     "growth of manageability from referral to the end of completed guidance", "likewise; stands for self-efficacy",
     -53, 25, probe_guidance},
};
static_assert(std::size(statistic_rows) == n_statistics);
static_assert([] {
    for (int i = 0; i < n_statistics; ++i)
        if (int(statistic_rows[i].id) != i || statistic_rows[i].from > statistic_rows[i].until) return false;
    return true;
}());

// One probe for all statistics of its kind about the same regions.
struct Watch {
    std::unique_ptr<Probe> (*kind)();
    std::string region;
    std::vector<const Region*> regions;
    std::unique_ptr<Probe> probe;
    Week from, until;
};

std::vector<const Region*> regions_named(const World& world, const std::string& name)
{
    std::vector<const Region*> regions;
    for (const Region& region : world.regions())
        if (name.empty() || region.place->name == name) regions.push_back(&region);
    return regions;
}

Watch& watch_for(std::vector<Watch>& watches, const World& world, const Question& question)
{
    const StatisticInfo& about = info(question.statistic);
    auto found = std::find_if(watches.begin(), watches.end(), [&](const Watch& watch) {
        return watch.kind == about.probe && watch.region == question.region;
    });
    if (found == watches.end()) {
        watches.push_back({about.probe, question.region, regions_named(world, question.region), about.probe(),
                           about.from, about.until});
        found = watches.end() - 1;
    }
    found->from = std::min(found->from, about.from);
    found->until = std::max(found->until, about.until);
    return *found;
}

}  // namespace

std::span<const StatisticInfo> statistics() { return statistic_rows; }

const StatisticInfo& info(Statistic statistic) { return statistic_rows[std::size_t(statistic)]; }

std::vector<double> measure(const Inputs& inputs, Stream stream, std::span<const Question> questions,
                            const std::function<bool()>& keep_going)
{
    World world(inputs, stream);
    std::vector<Watch> watches;
    Week last = world.week() - 1;
    for (const Question& question : questions) last = std::max(last, watch_for(watches, world, question).until);
    while (world.week() <= last) {
        assert(!world.done());
        world.step();
        const Week week = world.week() - 1;
        for (const Watch& watch : watches)
            if (week >= watch.from && week <= watch.until) watch.probe->look(week, watch.regions);
        if (keep_going && !keep_going()) throw Interrupted{};
    }
    std::vector<double> answers;
    for (const Question& question : questions) {
        const Watch& watch = watch_for(watches, world, question);
        answers.push_back(watch.regions.empty() ? nan : watch.probe->result(question.statistic));
    }
    return answers;
}

}  // namespace samspill
