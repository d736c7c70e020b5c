#include "experiment/compare/overtaking.h"

#include <algorithm>
#include <cmath>

#include "core/draw.h"

namespace samspill {

namespace {

constexpr int samples = 1000;
constexpr std::uint32_t bootstrap_seed = 0x0e7a6e5;  // any number: fixed, and apart from the runs' streams
constexpr std::uint16_t bootstrap_purpose = 0xffff;

struct Crossing {
    Overtaking::Kind kind;
    Week week;
};

// Weeks in which nothing differs say nothing: neither ahead nor behind.
Crossing crossing_of(const std::vector<double>& ahead, Week first_week)
{
    const auto differs = [](double value) { return value != 0.0; };
    const auto first = std::find_if(ahead.begin(), ahead.end(), differs);
    if (first == ahead.end()) return {Overtaking::Kind::equal, no_week};
    if (ahead.back() <= 0.0) return {Overtaking::Kind::behind_at_end, no_week};
    const auto behind = std::find_if(ahead.rbegin(), ahead.rend(), [](double value) { return value < 0.0; });
    if (behind == ahead.rend()) return {Overtaking::Kind::from_start, first_week + Week(first - ahead.begin())};
    const auto next = std::find_if(behind.base(), ahead.end(), differs);
    return {Overtaking::Kind::overtakes, first_week + Week(next - ahead.begin())};
}

// How far the alternative is ahead, by replicate and week; 0 where either has no number.
std::vector<std::vector<double>> leads(const Comparison& comparison, std::size_t alternative, std::size_t curve)
{
    const double sign = curves()[curve].better == Better::lower ? -1.0 : 1.0;
    const std::size_t all = comparison.place_count() - 1;
    std::vector<std::vector<double>> list;
    for (int i = 0; i < comparison.replicates(); ++i) {
        const auto base = comparison.runs[0][std::size_t(i)].curves.of(curve, all);
        const auto other = comparison.runs[alternative][std::size_t(i)].curves.of(curve, all);
        std::vector<double>& lead = list.emplace_back();
        for (std::size_t week = 0; week < base.size(); ++week) {
            const double difference = double(other[week]) - double(base[week]);
            lead.push_back(std::isnan(difference) ? 0.0 : sign * difference);
        }
    }
    return list;
}

// Whether the leads of the last week are more than chance.
bool last_is_resolved(const Comparison& comparison, const std::vector<std::vector<double>>& leads)
{
    std::vector<double> last;
    for (const std::vector<double>& lead : leads) last.push_back(lead.back());
    return paired_difference(std::vector<double>(last.size(), 0.0), last,
                             simultaneous_confidence(int(comparison.alternatives()), comparison.confidence))
        .resolved();
}

void add_to(std::vector<double>& sum, const std::vector<double>& lead)
{
    for (std::size_t week = 0; week < sum.size(); ++week) sum[week] += lead[week];
}

}  // namespace

Overtaking overtaking_of(const Comparison& comparison, std::size_t alternative, std::size_t curve)
{
    Overtaking result;
    const std::vector<std::vector<double>> lead = leads(comparison, alternative, curve);
    if (lead.empty() || lead[0].empty()) return result;
    const Week first_week = comparison.runs[0][0].curves.first_week();
    const std::size_t weeks = lead[0].size();
    std::vector<double> sum(weeks, 0.0);
    for (const std::vector<double>& one : lead) add_to(sum, one);
    const Crossing crossing = crossing_of(sum, first_week);
    if (crossing.kind == Overtaking::Kind::equal) return result;
    const bool resolved = last_is_resolved(comparison, lead);
    result.kind = resolved ? crossing.kind : Overtaking::Kind::not_resolved;
    if (resolved) result.week = crossing.week;

    std::vector<Week> found;
    for (std::uint64_t sample = 0; sample < samples; ++sample) {
        Draw draw({bootstrap_seed, 0}, bootstrap_purpose, sample, 0);
        sum.assign(weeks, 0.0);
        for (std::size_t i = 0; i < lead.size(); ++i)
            add_to(sum, lead[std::size_t(draw.uniform() * double(lead.size()))]);
        found.push_back(crossing_of(sum, first_week).week);
    }
    std::sort(found.begin(), found.end());
    if (resolved) {
        result.low = found[samples * 25 / 1000];
        result.high = found[samples * 975 / 1000 - 1];
    }
    result.never = double(std::count(found.begin(), found.end(), no_week)) / samples;
    return result;
}

}  // namespace samspill
