#include "viz/state/verdict.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace samspill::viz {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// One number a replicate of a world.
std::vector<double> judged_runs(const Prediction& prediction, const Shown& shown, int world)
{
    std::vector<double> numbers;
    const Head* head = shown.head(world);
    const auto curve = shown.curves.find({world, selection_of(prediction)});
    if (!head || curve == shown.curves.end() || !curve->second) return numbers;
    for (const std::vector<float>& line : curve->second->replicate)
        numbers.push_back(judged(line, curve->second->first_week, head->weeks, prediction.summed));
    return numbers;
}

Came came_of(const PairedDifference& difference)
{
    if (difference.n == 0) return Came::too_early;
    if (difference.n == 1) return Came::one_pair;
    const double same = same_within * std::abs(difference.base);
    if (difference.low() >= -same && difference.high() <= same) return Came::same;
    if (!difference.resolved()) return Came::open;
    return difference.mean < 0.0 ? Came::less : Came::more;
}

std::string pairs_text(int pairs, Language language)
{
    if (language == Language::no) return pairs == 1 ? "ett par kjøringer" : fmt::format("{} par kjøringer", pairs);
    return pairs == 1 ? "one pair of runs" : fmt::format("{} pairs of runs", pairs);
}

std::string interval_text(const PairedDifference& d, Language language)
{
    return fmt::format("{} {} {}", signed_text(d.low(), language), language == Language::no ? "til" : "to",
                       signed_text(d.high(), language));
}

std::string percent_text(const PairedDifference& d, Language language)
{
    if (!(std::abs(d.base) > 0.0)) return "";
    const std::string number = signed_text(100.0 * d.mean / std::abs(d.base), language);
    return language == Language::no ? fmt::format(", {} %", number) : fmt::format(", {}%", number);
}

}  // namespace

Selection selection_of(const Prediction& prediction) { return {prediction.judged_by, {}, -1, -1}; }

double judged(const std::vector<float>& line, Week first_week, int weeks, bool summed)
{
    if (int(line.size()) < weeks || weeks <= 0 || std::isnan(line[std::size_t(weeks - 1)])) return nothing;
    const int first = std::max(0, summed ? -first_week : weeks - 52);
    double sum = 0.0;
    int count = 0;
    for (int row = first; row < weeks; ++row) {
        const double value = double(line[std::size_t(row)]);
        if (std::isnan(value) && summed) return nothing;
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    if (count == 0) return nothing;
    return summed ? sum : sum / count;
}

Verdict verdict_of(const Prediction& prediction, const Shown& shown)
{
    std::vector<double> first = judged_runs(prediction, shown, 0), second = judged_runs(prediction, shown, 1);
    const std::size_t pairs = std::min(first.size(), second.size());
    first.resize(pairs), second.resize(pairs);
    Verdict verdict;
    verdict.difference = paired_difference(first, second);
    verdict.came = came_of(verdict.difference);
    return verdict;
}

Text direction_text(const Prediction& prediction, int direction)
{
    constexpr Text counts[] = {{"fewer", "færre"}, {"as many", "like mange"}, {"more", "flere"}};
    constexpr Text views[] = {
        {"more negative", "mer negativt"}, {"the same", "likt"}, {"more positive", "mer positivt"}};
    const bool level = info(prediction.judged_by).measure == Measure::level;
    return (level ? views : counts)[std::clamp(direction, -1, 1) + 1];
}

std::string came_text(const Prediction& prediction, const Verdict& verdict, Language language)
{
    const PairedDifference& d = verdict.difference;
    const bool no = language == Language::no;
    const std::string pairs = pairs_text(d.n, language);
    switch (verdict.came) {
        case Came::too_early:
            return no ? "Ingen kjøring er ferdig ennå" : "No pair of runs has ended yet";
        case Came::one_pair:
            return fmt::format(fmt::runtime(no ? "Avgjør ingenting: {} i {}" : "Settles nothing: {} in {}"),
                               signed_text(d.mean, language), pairs);
        case Came::open:
            return fmt::format(fmt::runtime(no ? "Ikke avgjort med {}: {}" : "Not resolved with {}: {}"), pairs,
                               interval_text(d, language));
        case Came::same:
            return fmt::format(fmt::runtime(no ? "{}, innenfor 1 %: {} ({}, {})" : "{}, within 1%: {} ({}, {})"),
                               direction_text(prediction, 0).in(language), signed_text(d.mean, language),
                               interval_text(d, language), pairs);
        default:
            return fmt::format("{}: {}{} ({}, {})", direction_text(prediction, verdict.direction()).in(language),
                               signed_text(d.mean, language), percent_text(d, language), interval_text(d, language),
                               pairs);
    }
}

std::string judged_text(const Prediction& prediction, const Head& head, Language language)
{
    const IndicatorInfo& indicator = info(prediction.judged_by);
    const bool no = language == Language::no;
    const Week last = head.end_week() - 1;
    if (prediction.summed) return fmt::format(fmt::runtime(no ? "sum av uke 0 til {}" : "sum of weeks 0 to {}"), last);
    return fmt::format(fmt::runtime(no ? "{}, middel av uke {} til {}" : "{}, mean of weeks {} to {}"),
                       unit_text(indicator, language), std::max(head.first_week, last - 51), last);
}

std::string against_text(const Verdict& verdict, bool answered, int expected, Language language)
{
    const bool no = language == Language::no;
    if (!verdict.resolved()) return no ? "kan ikke avgjøres" : "cannot be told";
    if (!answered) return no ? "ingen forventning" : "nothing was expected";
    if (verdict.direction() == expected) return no ? "som dere ventet" : "as you expected";
    return no ? "annerledes enn dere ventet" : "other than you expected";
}

std::string signed_text(double value, Language language)
{
    const std::string text = number_text(value, language);
    return value > 0.0 && text != "0" && std::isfinite(value) ? "+" + text : text;
}

}  // namespace samspill::viz
