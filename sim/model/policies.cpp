#include "model/policies.h"

#include <algorithm>

#include "model/row_text.h"

namespace samspill {

namespace {

// The limits that a rule gives, by name.
std::string limits_of(const ReferralRule& rule)
{
    const Eligibility everybody;
    std::string names;
    input::for_each_row(static_cast<const Eligibility&>(rule), [&](const auto& row, const auto& member) {
        if (input::text_of_row(row, member) != input::text_of_row(row, everybody.*(row.member)))
            names += (names.empty() ? "" : ", ") + std::string(row.name);
    });
    return names;
}

// Criteria are left out: offices adjust for whom theirs are.
bool is_for_everybody(const ReferralRule& rule)
{
    return rule.kind == RuleKind::ad_hoc || (rule.kind == RuleKind::universal && limits_of(rule).empty());
}

bool is_at_the_offices_of(const ReferralRule& first, const ReferralRule& second)
{
    if (first.offices.empty()) return true;
    return !second.offices.empty() &&
           std::all_of(second.offices.begin(), second.offices.end(), [&](const std::string& office) {
               return std::find(first.offices.begin(), first.offices.end(), office) != first.offices.end();
           });
}

}  // namespace

std::vector<RuleFault> faults_of(const std::vector<ReferralRule>& rules)
{
    std::vector<RuleFault> faults;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (const std::string limits = limits_of(rules[i]); rules[i].kind == RuleKind::ad_hoc && !limits.empty())
            faults.push_back({i, "of kind ad_hoc is for everybody who comes to mind, so that " + limits +
                                     " would do nothing; leave that out, or choose the kind criteria"});
        if (rules[i].kind == RuleKind::self_referral) continue;
        for (std::size_t before = 0; before < i; ++before)
            if (is_for_everybody(rules[before]) && is_at_the_offices_of(rules[before], rules[i])) {
                faults.push_back({i, "would never be asked, since a rule before it is for everybody; put it first, or "
                                     "leave it out"});
                break;
            }
    }
    return faults;
}

}  // namespace samspill
