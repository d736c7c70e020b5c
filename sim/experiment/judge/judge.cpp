#include "experiment/judge/judge.h"

namespace samspill {

Verdict judge(const PairedDifference& difference, Better better, JudgedHow how)
{
    if (difference.n == 0) return Verdict::no_number;
    if (how.equal_inputs && difference.none_seen()) return Verdict::equal;
    if (difference.n < least_for_verdict) return Verdict::too_few;
    if (difference.none_seen()) return Verdict::none_seen;
    if (difference.has_interval() && difference.low() >= -how.same_within && difference.high() <= how.same_within)
        return Verdict::same;
    if (!difference.resolved()) return Verdict::not_resolved;
    const bool up = difference.mean > 0.0;
    if (better == Better::neither) return up ? Verdict::higher : Verdict::lower;
    return up == (better == Better::higher) ? Verdict::better : Verdict::worse;
}

std::string_view to_text(Verdict verdict, Language language)
{
    constexpr std::array<Text, VerdictLabels::names.size()> words{{{"no number", "ikke noe tall"},
                                                                   {"equal", "lik"},
                                                                   {"too few", "for få"},
                                                                   {"none seen", "ingen sett"},
                                                                   {"not resolved", "ikke avklart"},
                                                                   {"the same", "det samme"},
                                                                   {"lower", "lavere"},
                                                                   {"higher", "høyere"},
                                                                   {"better", "bedre"},
                                                                   {"worse", "verre"}}};
    return words[std::size_t(verdict)].in(language);
}

}  // namespace samspill
