#include "viz/state/verdict.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/special_numbers.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

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
    switch (judge(difference, Better::neither, {.same_within = same_within * std::abs(difference.base)})) {
        case Verdict::no_number:
            return Came::too_early;
        case Verdict::too_few:
            return Came::too_few;
        case Verdict::not_resolved:
            return Came::open;
        case Verdict::lower:
            return Came::less;
        case Verdict::higher:
            return Came::more;
        case Verdict::equal:
        case Verdict::none_seen:
        case Verdict::same:
        case Verdict::better:
        case Verdict::worse:
            break;
    }
    return Came::same;
}

std::string interval_text(const PairedDifference& d, Language language)
{
    if (!d.has_interval()) return say(language, {"the same in every pair", "likt i hvert par"});
    return say(language, {"{} to {}", "{} til {}"}, signed_text(d.low(), language), signed_text(d.high(), language));
}

// Levels have no zero that a share could be taken of.
std::string percent_text(const Prediction& prediction, const PairedDifference& d, Language language)
{
    if (!(std::abs(d.base) > 0.0) || info(prediction.judged_by).measure == Measure::level) return "";
    return say(language, {", {}%", ", {} %"}, signed_text(100.0 * d.mean / std::abs(d.base), language));
}

// Words for less, the same, more: of what is counted, and of how somebody looks on something.
constexpr std::array<Text, 3> counts{{{"fewer", "færre"}, {"as many", "like mange"}, {"more", "flere"}}};
constexpr std::array<Text, 3> views{
    {{"more negative", "mer negativt"}, {"the same", "likt"}, {"more positive", "mer positivt"}}};

}  // namespace

Text words_of(Verdict verdict)
{
    constexpr std::array<Text, VerdictLabels::names.size()> words{{{"no number", "intet tall"},
                                                                   {"equal", "likt"},
                                                                   {"too few runs", "for få kjøringer"},
                                                                   {"no difference seen", "ingen forskjell sett"},
                                                                   {"not told apart", "ikke til å skille"},
                                                                   {"the same", "det samme"},
                                                                   {"lower", "lavere"},
                                                                   {"higher", "høyere"},
                                                                   {"better", "bedre"},
                                                                   {"worse", "dårligere"}}};
    return words[std::size_t(verdict)];
}

Selection selection_of(const Prediction& prediction) { return {prediction.judged_by, {}, -1, -1}; }

double judged(const std::vector<float>& line, Week first_week, int weeks, bool summed)
{
    if (int(line.size()) < weeks || weeks <= 0 || std::isnan(line[std::size_t(weeks - 1)])) return nan;
    const int first = std::max(0, summed ? -first_week : weeks - 52);
    double sum = 0.0;
    int count = 0;
    for (int row = first; row < weeks; ++row) {
        const double value = double(line[std::size_t(row)]);
        if (std::isnan(value) && summed) return nan;
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    if (count == 0) return nan;
    return summed ? sum : sum / count;
}

Judgement verdict_of(const Prediction& prediction, const Shown& shown)
{
    std::vector<double> first = judged_runs(prediction, shown, 0), second = judged_runs(prediction, shown, 1);
    const std::size_t pairs = std::min(first.size(), second.size());
    first.resize(pairs), second.resize(pairs);
    Judgement verdict;
    verdict.difference = paired_difference(first, second, 0.95, shown.looks());
    verdict.came = came_of(verdict.difference);
    return verdict;
}

bool has_interval(int pairs, Looks looks) { return std::isfinite(interval_multiple(pairs, 0.95, looks)); }

Text interval_name(Looks looks)
{
    if (looks == Looks::once) return {"95 % interval", "95 %-intervall"};
    return {"95 % interval that holds at every look", "95 %-intervall som holder hver gang det leses"};
}

std::string pairs_text(int pairs, Language language)
{
    if (pairs == 1) return say(language, {"one pair of runs", "ett par kjøringer"});
    return say(language, {"{} pairs of runs", "{} par kjøringer"}, pairs);
}

Text direction_text(const Prediction& prediction, int direction)
{
    const bool level = info(prediction.judged_by).measure == Measure::level;
    const std::size_t word = std::size_t(std::clamp(direction, -1, 1) + 1);
    return level ? views[word] : counts[word];
}

std::string came_text(const Prediction& prediction, const Judgement& verdict, Language language)
{
    const PairedDifference& d = verdict.difference;
    const std::string pairs = pairs_text(d.n, language), mean = signed_text(d.mean, language);
    switch (verdict.came) {
        case Came::too_early:
            return say(language, {"No pair of runs has come to its end yet", "Ingen kjøringer er ferdige ennå"});
        case Came::too_few:
            return say(language,
                       {"Settles nothing: {} in {}; a verdict takes {}", "Avgjør ingenting: {} i {}; en dom krever {}"},
                       mean, pairs, least_for_verdict);
        case Came::open:
            return say(language, {"Not resolved with {}: {}", "Ikke avgjort med {}: {}"}, pairs,
                       interval_text(d, language));
        case Came::same:
            return say(language, {"{}, within 1%: {} ({}, {})", "{}, innenfor 1 %: {} ({}, {})"},
                       direction_text(prediction, 0).in(language), mean, interval_text(d, language), pairs);
        case Came::less:
        case Came::more:
            break;
    }
    return fmt::format("{}: {}{} ({}, {})", direction_text(prediction, verdict.direction()).in(language), mean,
                       percent_text(prediction, d, language), interval_text(d, language), pairs);
}

std::string judged_text(const Prediction& prediction, const Head& head, Language language)
{
    const Week last = head.end_week() - 1;
    if (prediction.summed && info(prediction.judged_by).measure != Measure::flow)
        return say(language, {"{} added up over weeks 0 to {}", "{} lagt sammen over uke 0 til {}"},
                   unit_text(info(prediction.judged_by), language), last);
    if (prediction.summed) return say(language, {"sum of weeks 0 to {}", "sum av uke 0 til {}"}, last);
    return say(language, {"{}, mean of weeks {} to {}", "{}, snitt av uke {} til {}"},
               unit_text(info(prediction.judged_by), language), std::max(head.first_week, last - 51), last);
}

std::string against_text(const Judgement& verdict, bool answered, int expected, Language language)
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
