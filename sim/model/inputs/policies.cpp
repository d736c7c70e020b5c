#include "model/inputs/policies.h"

#include <fmt/format.h>

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

std::string listed(const std::vector<std::string>& keys, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < keys.size(); ++i)
        text += (i == 0 ? "" : i + 1 == keys.size() ? std::string(last) : ", ") + keys[i];
    return text;
}

template <class Row>
std::string key_of(const Row& row)
{
    return std::string(row.name);
}
template <class Struct, class Member>
std::string key_of(const input::NestedPart<Struct, Member>& row)
{
    return fmt::format("[[wave.{}]]", row.name);
}

template <class... Patch>
std::string lever_keys_of()
{
    std::vector<std::string> keys;
    const auto add = [&](const auto&... row) { (keys.push_back(key_of(row)), ...); };
    (std::apply(add, input::rows_of<Patch>()), ...);
    return listed(keys, " or ");
}

std::vector<std::string> ramped_keys()
{
    std::vector<std::string> keys;
    const auto add = [&](const auto& row) {
        if (input::applied_of(row) == input::Applied::over_the_ramp) keys.push_back(key_of(row));
    };
    std::apply([&](const auto&... row) { (add(row), ...); }, input::rows_of<OfficePatch>());
    return keys;
}

// The keys of levers that a patch gives.
template <class Patch>
std::string keys_given(const Patch& patch)
{
    const Patch nothing;
    std::vector<std::string> keys;
    input::for_each_row(patch, [&](const auto& row, const auto& change) {
        if (!(change == nothing.*(row.member))) keys.push_back(key_of(row));
    });
    return listed(keys, ", ");
}

}  // namespace

std::string fault_of(const ReferralRule& rule)
{
    const std::string limits = rule.kind == RuleKind::ad_hoc ? limits_of(rule) : "";
    if (limits.empty()) return "";
    return "of kind ad_hoc is for everybody who comes to mind, so that " + limits +
           " would do nothing; leave that out, or choose the kind criteria";
}

bool has_idle_ramp(const Wave& wave)
{
    bool moves = false;
    input::for_each_row(wave.of_offices(), [&](const auto& row, const auto& member) {
        if constexpr (requires { member.has_value(); })
            moves = moves || (member && input::applied_of(row) == input::Applied::over_the_ramp);
    });
    return wave.ramp != 0 && !moves;
}

std::string fault_of(const Wave& wave)
{
    const std::string of_offices = keys_given(wave.of_offices()), of_centres = keys_given(wave.of_centres());
    if (has_idle_ramp(wave))
        return fmt::format("has a ramp, and neither {} to move over it; leave ramp out",
                           listed(ramped_keys(), " nor "));
    if (!of_centres.empty() && wave.centres.empty())
        return fmt::format("changes {} and reaches no career centre; give wave.centres or wave.regions", of_centres);
    if (of_centres.empty() && !wave.centres.empty())
        return fmt::format("names career centres and changes nothing of them; give {}, or leave centres out",
                           lever_keys_of<CentrePatch>());
    if (!of_offices.empty() && wave.offices.empty())
        return fmt::format("changes {} and reaches no office; give wave.offices or wave.regions", of_offices);
    return "";
}

std::string lever_keys() { return lever_keys_of<OfficePatch, CentrePatch>(); }

}  // namespace samspill
