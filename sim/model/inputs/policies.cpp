#include "model/inputs/policies.h"

#include "model/inputs/row_text.h"

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

}  // namespace

std::string fault_of(const ReferralRule& rule)
{
    const std::string limits = rule.kind == RuleKind::ad_hoc ? limits_of(rule) : "";
    if (limits.empty()) return "";
    return "of kind ad_hoc is for everybody who comes to mind, so that " + limits +
           " would do nothing; leave that out, or choose the kind criteria";
}

}  // namespace samspill
