#include "model/state/flaws.h"

#include "core/distributions.h"
#include "model/params/reform.h"
#include "model/state/purposes.h"

namespace samspill {

namespace {

FlawAxis drawn_axis(const ReformParams& p, double u)
{
    double total = 0.0;
    for (int axis = 0; axis < n_flaw_axes; ++axis) total += p.flaw_axis[std::size_t(axis)];
    u *= total;
    int axis = 0;
    while (axis + 1 < n_flaw_axes && u >= p.flaw_axis[std::size_t(axis)]) u -= p.flaw_axis[std::size_t(axis++)];
    return FlawAxis(axis);
}

}  // namespace

std::vector<Flaw> draw_flaws(const ReformParams& p, const Stream& stream)
{
    std::vector<Flaw> flaws;
    for (int f = 0; f < p.flaws; ++f) {
        Draw draw(stream, std::uint16_t(Purpose::flaw), std::uint64_t(f), 0);
        Flaw flaw{};
        flaw.axis = drawn_axis(p, draw.uniform());
        flaw.kind = FlawKind(int(draw.uniform() * n_flaw_kinds));
        flaw.place = draw.uniform() * (flaw.axis == FlawAxis::intensity ? 3.0 : 1.0);
        flaw.severity = p.flaw_severity * exponential(draw);
        flaws.push_back(flaw);
    }
    return flaws;
}

}  // namespace samspill
