#include "experiment/curves.h"

#include <array>
#include <cassert>
#include <limits>

#include "experiment/quantity.h"

namespace samspill {

namespace {

using enum Better;
using I = Indicator;

enum class Form : std::uint8_t {
    sum,        // over offices and groups
    cumulated,  // the same, summed from week 0 on
    level,      // mean of the offices, weighted by `by`
    cohort,     // share of the cohort of open episodes with an outcome
};

struct Curve {
    CurveInfo info;
    Form form;
    Quantity of, by;
    Outcome outcome;
    double scale;
};

constexpr Curve sum(std::string_view name, std::string_view unit, Better better, I of, std::string_view meaning,
                    std::string_view meaning_no)
{
    return {{name, unit, better, false, meaning, meaning_no}, Form::sum, {of}, {of}, Outcome::observed, 1.0};
}

constexpr Curve money(std::string_view name, Better better, I of, std::string_view meaning, std::string_view meaning_no)
{
    return {
        {name, "million NOK", better, true, meaning, meaning_no}, Form::cumulated, {of}, {of}, Outcome::observed, 1e-6};
}

constexpr Curve level(std::string_view name, std::string_view unit, Better better, I of, I by, std::string_view meaning,
                      std::string_view meaning_no)
{
    return {{name, unit, better, false, meaning, meaning_no}, Form::level, {of}, {by}, Outcome::observed, 1.0};
}

constexpr Curve cohort(std::string_view name, Better better, Outcome outcome, std::string_view meaning,
                       std::string_view meaning_no)
{
    return {
        {name, "share", better, false, meaning, meaning_no}, Form::cohort, {I::persons}, {I::persons}, outcome, 1.0};
}

constexpr Curve table[] = {
    cohort("lasting_share", higher, Outcome::lasting,
           "of those with an open episode in the cohort's week, by now in work for 52 weeks in a row",
           "av dem med åpen registrering i kohortens uke, hittil i arbeid 52 uker på rad"),
    cohort("working_share", higher, Outcome::in_work, "of those with an open episode in the cohort's week, now in work",
           "av dem med åpen registrering i kohortens uke, nå i arbeid"),
    sum("in_work", "persons", higher, I::in_work, "persons in work", "personer i arbeid"),
    sum("lasting", "persons", higher, I::lasting, "persons in work for at least 52 weeks in a row",
        "personer i arbeid minst 52 uker på rad"),
    sum("registered", "persons", lower, I::registered, "persons with an open registration episode",
        "personer med åpen registrering"),
    sum("waiting", "persons", lower, I::waiting, "persons waiting for a first session",
        "personer som venter på første time"),
    sum("referrals", "1/week", neither, I::referrals, "referrals to the career centre",
        "henvisninger til karrieresenteret"),
    level("pressure", "share", lower, I::pressure, I::caseload, "overdue meetings by caseload",
          "forsinkede møter per bruker"),
    level("attitude", "-1 to 1", higher, I::attitude, I::counsellors, "counsellors' attitude to the collaboration",
          "veiledernes holdning til samarbeidet"),
    level("enacted", "0 to 3", neither, I::enacted, I::counsellors, "enacted intensity of collaboration",
          "samarbeidsintensitet i praksis"),
    level("friction", "0 to 1", lower, I::friction, I::counsellors, "friction of the collaboration",
          "friksjon i samarbeidet"),
    sum("flaws_active", "flaws", lower, I::flaws_active, "active flaws of the design, summed over offices",
        "aktive feil i utformingen, summert over kontorer"),
    money("public_spending", lower, I::public_spending, "public spending since week 0",
          "offentlige utgifter siden uke 0"),
    money("net_benefit", higher, I::net_benefit, "net benefit since week 0, discounted to week 0",
          "netto nytte siden uke 0, neddiskontert til uke 0"),
};

constexpr auto infos = [] {
    std::array<CurveInfo, std::size(table)> list{};
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = table[i].info;
    return list;
}();

// Sums of one week over offices (and groups), by place; `weight` of the same office.
void add_week(const Series& series, const Places& places, Quantity quantity, const Quantity* weight, int row,
              std::vector<double>& sums)
{
    const std::size_t offices = std::size_t(places.office_count()), all = places.regions.size();
    const int groups = has_groups(quantity.indicator) ? n_groups : 1;
    std::size_t office = 0;
    for (std::size_t region = 0; region < all; ++region)
        for (std::size_t o = 0; o < places.regions[region].offices.size(); ++o, ++office)
            for (int group = 0; group < groups; ++group) {
                const double value = value_of(series, offices, quantity, row, office, group) *
                                     (weight ? value_of(series, offices, *weight, row, office, 0) : 1.0);
                sums[region] += value;
                sums[all] += value;
            }
}

float ratio(double part, double whole)
{
    return whole > 0.0 ? float(part / whole) : std::numeric_limits<float>::quiet_NaN();
}

void fill_from_series(const Curve& curve, std::size_t c, const Series& series, const Places& places, CurveValues& out)
{
    std::vector<double> sums(out.places(), 0.0), weights(out.places());
    for (int row = 0; row < series.weeks; ++row) {
        const bool before = curve.form == Form::cumulated && series.first_week + row < 0;
        if (curve.form != Form::cumulated) sums.assign(out.places(), 0.0);
        weights.assign(out.places(), 0.0);
        const bool level = curve.form == Form::level;
        if (!before) add_week(series, places, curve.of, level ? &curve.by : nullptr, row, sums);
        if (level) add_week(series, places, curve.by, nullptr, row, weights);
        for (std::size_t place = 0; place < out.places(); ++place)
            out.of(c, place)[std::size_t(row)] =
                level ? ratio(sums[place], weights[place]) : float(curve.scale * sums[place]);
    }
}

// Weeks since the cohort's start become weeks of the model.
void fill_from_cohort(const Curve& curve, std::size_t c, const EventTime& table_of, Week start, CurveValues& out)
{
    for (int since = 0; since < table_of.weeks; ++since) {
        const int row = start + since - out.first_week();
        if (row < 0 || row >= out.weeks()) continue;
        std::vector<double> persons(out.places(), 0.0), observed(out.places(), 0.0);
        for (int region = 0; region < table_of.regions; ++region)
            for (int group = 0; group < n_groups; ++group)
                for (const std::size_t place : {std::size_t(region), out.places() - 1}) {
                    const int open = int(Cohort::open_episode);
                    persons[place] += table_of.persons[table_of.index(int(curve.outcome), open, region, group, since)];
                    observed[place] +=
                        table_of.persons[table_of.index(int(Outcome::observed), open, region, group, since)];
                }
        for (std::size_t place = 0; place < out.places(); ++place)
            out.of(c, place)[std::size_t(row)] = ratio(persons[place], observed[place]);
    }
}

}  // namespace

std::span<const CurveInfo> curves() { return infos; }

std::size_t curve_index(std::string_view name)
{
    std::size_t index = 0;
    while (index < infos.size() && infos[index].name != name) ++index;
    assert(index < infos.size());
    return index;
}

CurveValues::CurveValues(std::size_t regions, Week first_week, int weeks)
    : places_(regions + 1),
      first_week_(first_week),
      weeks_(weeks),
      values_(infos.size() * places_ * std::size_t(weeks), std::numeric_limits<float>::quiet_NaN())
{
}

CurveValues curves_of(const RunOutput& output, const Inputs& inputs)
{
    CurveValues values(inputs.places.regions.size(), output.series.first_week, output.series.weeks);
    for (std::size_t c = 0; c < std::size(table); ++c)
        if (table[c].form == Form::cohort)
            fill_from_cohort(table[c], c, output.event_time, inputs.observation.episode_week, values);
        else
            fill_from_series(table[c], c, output.series, inputs.places, values);
    return values;
}

}  // namespace samspill
