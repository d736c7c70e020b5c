#include "model/week/reflection.h"

#include <algorithm>

#include "model/state/region.h"
#include "model/week/flaw_effects.h"

namespace samspill {

double attention(const Region& region, const Office& office)
{
    const ReflectionParams& p = region.params().reflection;
    int heard = 0, counsellors = 0;
    for (const std::uint16_t c : office.counsellors) {
        const Counsellor& counsellor = region.counsellors[c];
        if (counsellor.hours <= 0.0f) continue;
        ++counsellors;
        heard += counsellor.attitude < ring_floor[int(Ring::waiting)] ||
                 counsellor.attitude >= ring_floor[int(Ring::enthusiastic)];
    }
    const double share = counsellors > 0 ? double(heard) / counsellors : 0.0;
    return p.attention + office.targets.project_hours / p.attention_hours + office.targets.co_creation * share;
}

namespace {

constexpr unsigned all_groups = (1u << n_groups) - 1;

// A stream of one office and flaw in this reflection.
Draw flaw_draw(const Region& region, Purpose purpose, const Office& office, std::size_t flaw)
{
    return region.draw(purpose, office.key, std::uint32_t(region.week + 65536) << 8 | std::uint32_t(flaw));
}

void mend(Region& region, Office& office)
{
    const int active = count_flaws(office, FlawState::active);
    if (active == 0) return;
    const double each = attention(region, office) / active * math::exp(-active / region.params().reflection.crowding);
    for (std::size_t f = 0; f < region.setting->flaws.size(); ++f)
        if (office.flaws[f] == FlawState::active &&
            flaw_draw(region, Purpose::mending, office, f).uniform() < math::hazard(each))
            office.flaws[f] = FlawState::mended;
}

std::vector<Office*> all_offices(std::span<Region> regions)
{
    std::vector<Office*> offices;
    for (Region& region : regions)
        for (Office& office : region.offices) offices.push_back(&office);
    return offices;
}

// What is mended somewhere is told to each of the others with the probability of sharing.
void share(std::span<Region> regions)
{
    const Setting& setting = *regions.front().setting;
    const double tells = setting.inputs.rollout.shared_design ? 1.0 : setting.params.reflection.sharing;
    for (std::size_t f = 0; f < setting.flaws.size(); ++f) {
        int know = 0;
        for (const Office* office : all_offices(regions)) know += is_mended(office->flaws[f]);
        if (know == 0 || tells <= 0.0) continue;
        const double hears = 1.0 - math::pow(1.0 - tells, know);
        for (Region& region : regions)
            for (Office& office : region.offices)
                if (!is_mended(office.flaws[f]) && flaw_draw(region, Purpose::sharing, office, f).uniform() < hears)
                    office.flaws[f] = FlawState::shared;
    }
}

// The group whose referrals have gone best beyond what was to be expected joins the criteria; the
// one that has gone worst, and worse than without, leaves them.
void adjust_criteria(Region& region, Office& office)
{
    const ReflectionParams& p = region.params().reflection;
    if (office.reformed == 0 || region.draw_now(Purpose::criteria, office.key).uniform() >= p.adjust) return;
    int best = -1, worst = -1;
    const auto mean = [&](int group) {
        return office.seen_beyond[std::size_t(group)] / office.seen_referred[std::size_t(group)];
    };
    for (int group = 0; group < n_groups; ++group) {
        if (office.seen_referred[std::size_t(group)] < p.adjust_seen) continue;
        if (best < 0 || mean(group) > mean(best)) best = group;
        if (worst < 0 || mean(group) < mean(worst)) worst = group;
    }
    if (best < 0) return;
    for (ReferralRule& rule : office.targets.rules) {
        if (rule.kind != RuleKind::criteria) continue;
        if (mean(best) > 0.0) rule.groups = std::uint8_t(rule.groups | 1u << best);
        const std::uint8_t without = std::uint8_t(rule.groups & ~(1u << worst));
        if (mean(worst) < 0.0 && worst != best && (without & all_groups) != 0) rule.groups = without;
    }
    office.seen_referred = {};
    office.seen_beyond = {};
}

// Partners of the groups that a rule picks out; one that is for all picks nobody out.
void win_partners(Region& region, Office& office)
{
    if (office.reformed == 0) return;
    std::uint8_t wanted = 0;
    for (const ReferralRule& rule : office.targets.rules)
        for (int group = 0; group < n_groups; ++group)
            if (rule.kind == RuleKind::criteria && (rule.groups & all_groups) != all_groups &&
                (rule.groups >> group & 1) != 0)
                wanted = std::uint8_t(wanted | 1u << int(partner_of(Group(group))));
    const double joins = math::hazard(region.params().reflection.joining * attention(region, office));
    Draw draw = region.draw_now(Purpose::joining, office.key);
    for (int partner = 0; partner < n_partners; ++partner)
        if (const double u = draw.uniform(); (wanted >> partner & 1) != 0 && u < joins)
            office.partners = std::uint8_t(office.partners | 1u << partner);
}

// Flaws active at an office that has begun, on average.
double flaws_where_begun(std::span<Region> regions)
{
    int begun = 0, active = 0;
    for (const Office* office : all_offices(regions))
        if (office->reformed != 0) {
            ++begun;
            active += count_flaws(*office, FlawState::active);
        }
    return begun > 0 ? double(active) / begun : 0.0;
}

// A wave within the next interval is put off when those who have begun still struggle, or the
// office itself has no room for it.
void put_off(Region& region, Office& office, double flaws)
{
    const ReflectionParams& p = region.params().reflection;
    if (office.next_wave >= office.waves.size() || office.postponements >= p.most_postponements) return;
    const Wave& next = *office.waves[office.next_wave];
    const bool ends = next.project_hours && *next.project_hours <= 0.0;  // which is never too early
    if (ends || (!next.intensity && !next.strategy && !next.rules)) return;
    if (next.week + office.delay >= region.week + p.interval) return;
    if (flaws < p.premature_flaws && office.pressure < p.premature_pressure) return;
    office.delay += p.postponed_weeks;
    ++office.postponements;
}

}  // namespace

void reflection(std::span<Region> regions)
{
    const Setting& setting = *regions.front().setting;
    const Week week = regions.front().week;
    if (week <= 0 || week % setting.params.reflection.interval != 0) return;
    for (Region& region : regions)
        for (Office& office : region.offices) {
            mend(region, office);
            adjust_criteria(region, office);
            win_partners(region, office);
        }
    share(regions);
    const double flaws = flaws_where_begun(regions);
    for (Region& region : regions)
        for (Office& office : region.offices) {
            update_weakening(setting, office);
            if (setting.inputs.rollout.may_postpone) put_off(region, office, flaws);
        }
}

}  // namespace samspill
