#include "scenario/declared/policy_notes.h"

#include <algorithm>

#include <fmt/format.h>

namespace samspill::input {

namespace {

// Is everything that `inner` asks for within what `outer` asks for?
template <class Flag>
bool within(const Flag& outer, const Flag& inner)
{
    return !outer || outer == inner;
}

bool takes_all_of(const std::vector<std::string>& outer, const std::vector<std::string>& inner)
{
    if (outer.empty() || inner.empty()) return outer.empty();
    return std::all_of(inner.begin(), inner.end(), [&](const std::string& office) {
        return std::find(outer.begin(), outer.end(), office) != outer.end();
    });
}

// Does everybody whom the later rule fits meet the earlier one first? Everybody meets an ad hoc rule.
bool takes_all_of(const ReferralRule& outer, const ReferralRule& inner)
{
    if (!takes_all_of(outer.offices, inner.offices)) return false;
    if ((outer.kind == RuleKind::self_referral) != (inner.kind == RuleKind::self_referral)) return false;
    if (outer.kind == RuleKind::ad_hoc) return true;
    return (inner.groups & ~outer.groups) == 0 && (inner.statuses & ~outer.statuses) == 0 &&
           outer.min_age <= inner.min_age && outer.max_age >= inner.max_age && outer.min_weeks <= inner.min_weeks &&
           outer.max_weeks >= inner.max_weeks && outer.min_qualification <= inner.min_qualification &&
           outer.max_qualification >= inner.max_qualification && within(outer.has_employer, inner.has_employer) &&
           within(outer.repeated_absence, inner.repeated_absence) &&
           within(outer.reduced_capacity, inner.reduced_capacity) && within(outer.far_from_work, inner.far_from_work);
}

bool concerns_any(const ReferralRule& rule, const std::vector<std::string>& offices)
{
    return rule.offices.empty() ||
           std::any_of(rule.offices.begin(), rule.offices.end(), [&](const std::string& office) {
               return std::find(offices.begin(), offices.end(), office) != offices.end();
           });
}

Message why_idle(const std::vector<ReferralRule>& rules, std::size_t i, const std::vector<std::string>& reached)
{
    const ReferralRule& rule = rules[i];
    if (!concerns_any(rule, reached))
        return message("rule.no_office",
                       {"is for {} alone, and no such office is simulated and has these rules",
                        "gjelder bare {}, og ingen av disse kontorene simuleres og har reglene"},
                       listed(rule.offices));
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
        if (!takes_all_of(rules[earlier], rule)) continue;
        const bool ad_hoc = rules[earlier].kind == RuleKind::ad_hoc;
        return message("rule.met_before",
                       {"is met by nobody: everybody whom it is for meets rule {} first{}",
                        "møtes av ingen: alle som den gjelder, møter først regel {}{}"},
                       earlier + 1, ad_hoc ? Text{", which is ad hoc", ", som er fra sak til sak"} : Text{"", ""});
    }
    return {};
}

}  // namespace

void note_idle_rules(const std::vector<const Value*>& items, const std::vector<ReferralRule>& rules,
                     const std::vector<std::string>& reached, Mistakes& mistakes)
{
    for (std::size_t i = 0; i < rules.size() && i < items.size(); ++i)
        if (const Message why = why_idle(rules, i, reached); !why.empty())
            mistakes.note(items[i]->place, message("rule.idle", {"rule {} {}", "regel {} {}"}, i + 1, why));
}

}  // namespace samspill::input
