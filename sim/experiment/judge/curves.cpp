#include "experiment/judge/curves.h"

#include <cassert>
#include <limits>

#include "model/observed/sums.h"

namespace samspill {

namespace {

using I = Indicator;

struct Curve {
    CurveInfo info;
    Quantity of;                          // of a series, summed or averaged as everywhere (model/observed/sums.h)
    Outcome outcome = Outcome::observed;  // of the cohort of open episodes; observed: it is of a series
    double scale = 1.0;
};

// Name, direction and meaning are the indicator's.
Curve series(std::string_view unit, I of)
{
    const IndicatorInfo& about = info(of);
    return {{about.name, unit, about.better, false, about.meaning, about.meaning_no}, {of}};
}

Curve money(I of, std::string_view meaning, std::string_view meaning_no)
{
    return {{info(of).name, "million NOK", info(of).better, true, meaning, meaning_no}, {of}, Outcome::observed, 1e-6};
}

Curve cohort(std::string_view name, Outcome outcome, std::string_view meaning, std::string_view meaning_no)
{
    return {{name, "share", better_of(outcome), false, meaning, meaning_no}, {I::persons}, outcome};
}

const std::vector<Curve>& curve_table()
{
    static const std::vector<Curve> rows{
        cohort("lasting_share", Outcome::lasting,
               "of those with an open episode in the cohort's week, by now in work for 52 weeks in a row",
               "av dem med åpen registrering i kohortens uke, hittil i arbeid 52 uker på rad"),
        cohort("working_share", Outcome::in_work, "of those with an open episode in the cohort's week, now in work",
               "av dem med åpen registrering i kohortens uke, nå i arbeid"),
        series("persons", I::in_work),
        series("persons", I::lasting),
        series("persons", I::registered),
        series("persons", I::waiting),
        series("1/week", I::referrals),
        series("share", I::pressure),
        series("-1 to 1", I::attitude),
        series("0 to 3", I::enacted),
        series("0 to 1", I::friction),
        series("flaws", I::flaws_active),
        money(I::public_spending, "public spending since week 0", "offentlige utgifter siden uke 0"),
        money(I::net_benefit, "net benefit since week 0, discounted to week 0",
              "netto nytte siden uke 0, neddiskontert til uke 0"),
    };
    return rows;
}

float share_of(double part, double whole)
{
    return whole > 0.0 ? float(part / whole) : std::numeric_limits<float>::quiet_NaN();
}

void fill_from_series(const Curve& curve, std::size_t c, const Series& series, const Places& places, CurveValues& out)
{
    const QuantitySeries quantity(series, places, curve.of);
    for (std::size_t place = 0; place < out.places(); ++place) {
        const auto [first, last] = quantity.range(place);
        double cumulated = 0.0;
        for (int row = 0; row < series.weeks; ++row) {
            double value = quantity.number(quantity.at(row, first, last, -1));
            if (curve.info.cumulated) value = cumulated += series.first_week + row < 0 ? 0.0 : value;
            out.of(c, place)[std::size_t(row)] = float(curve.scale * value);
        }
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
            out.of(c, place)[std::size_t(row)] = share_of(persons[place], observed[place]);
    }
}

}  // namespace

std::span<const CurveInfo> curves()
{
    static const std::vector<CurveInfo> infos = [] {
        std::vector<CurveInfo> list;
        for (const Curve& curve : curve_table()) list.push_back(curve.info);
        return list;
    }();
    return infos;
}

std::size_t curve_index(std::string_view name)
{
    std::size_t index = 0;
    while (index < curves().size() && curves()[index].name != name) ++index;
    assert(index < curves().size());
    return index;
}

CurveValues::CurveValues(std::size_t regions, Week first_week, int weeks)
    : places_(regions + 1),
      first_week_(first_week),
      weeks_(weeks),
      values_(curves().size() * places_ * std::size_t(weeks), std::numeric_limits<float>::quiet_NaN())
{
}

CurveValues curves_of(const RunOutput& output, const Inputs& inputs)
{
    CurveValues values(inputs.places.regions.size(), output.series.first_week, output.series.weeks);
    for (std::size_t c = 0; c < curve_table().size(); ++c)
        if (curve_table()[c].outcome != Outcome::observed)
            fill_from_cohort(curve_table()[c], c, output.event_time, inputs.observation.episode_week, values);
        else
            fill_from_series(curve_table()[c], c, output.series, inputs.places, values);
    return values;
}

}  // namespace samspill
