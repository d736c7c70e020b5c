#include "model/week/flaw_effects.h"

#include <algorithm>

#include "core/math.h"
#include "model/state/office.h"
#include "model/state/purposes.h"
#include "model/state/setting.h"

namespace samspill {

namespace {

bool practice_has_passed(const Office& office, const Flaw& flaw)
{
    switch (flaw.axis) {
        case FlawAxis::intensity:
            return flaw.place < office.before.intensity ? office.enacted_low <= flaw.place
                                                        : office.enacted_high > flaw.place;
        case FlawAxis::strategy:
            return office.strategy_moved > flaw.place;
        case FlawAxis::rules:
            return office.rules_moved > flaw.place;
    }
    return false;
}

bool strikes(const Setting& setting, const Office& office, std::size_t flaw)
{
    Draw draw(setting.stream, std::uint16_t(Purpose::flaw_reach), office.key, std::uint32_t(flaw));
    return draw.uniform() < setting.params.reform.flaw_reach;
}

}  // namespace

void meet_flaws(const Setting& setting, Office& office)
{
    if (office.reformed == 0) return;
    bool changed = false;
    for (std::size_t f = 0; f < setting.flaws.size(); ++f) {
        if (office.flaws[f] != FlawState::dormant || !practice_has_passed(office, setting.flaws[f])) continue;
        if (!strikes(setting, office, f)) continue;
        office.flaws[f] = FlawState::active;
        changed = true;
    }
    if (changed) update_weakening(setting, office);
}

void update_weakening(const Setting& setting, Office& office)
{
    const ReformParams& p = setting.params.reform;
    std::array<double, n_flaw_kinds> severity{};
    for (std::size_t f = 0; f < setting.flaws.size(); ++f)
        if (office.flaws[f] == FlawState::active)
            severity[std::size_t(setting.flaws[f].kind)] += setting.flaws[f].severity;
    for (std::size_t kind = 0; kind < n_flaw_kinds; ++kind) {
        const double x = severity[kind] > 0.0 ? math::pow(severity[kind], p.flaw_power) : 0.0;
        office.weakening[kind] = p.flaw_most * x / (1.0 + x);
    }
}

int count_flaws(const Office& office, FlawState state)
{
    return int(std::count(office.flaws.begin(), office.flaws.end(), state));
}

}  // namespace samspill
