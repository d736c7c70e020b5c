#include "experiment/replicates/foundation.h"

#include <fmt/format.h>

#include "core/field.h"
#include "model/params/params.h"

namespace samspill {

Foundation foundation()
{
    Params own;
    Foundation found;
    for (const Parameter& parameter : parameters_of(own)) {
        ++found.all;
        const Mark mark = parameter.source.mark;
        ++(mark == Mark::report       ? found.reported
           : mark == Mark::fact       ? found.by_facts
           : mark == Mark::calibrated ? found.calibrated
                                      : found.assumed);
    }
    return found;
}

std::string chance_alone_text()
{
    const Foundation found = foundation();
    return fmt::format(
        "The intervals are of chance alone. Behind the numbers stand {} assumptions, of {} parameters "
        "(scenarios/PARAMETERS.md), and those of the model's structure (sim/MODEL.md 10): no interval holds them.",
        found.assumed, found.all);
}

std::string must_not_be_used_text()
{
    return fmt::format(
        "Must not be used for: {} Both hang on parameters that nobody has measured; what can be said is for which "
        "values which way is better (sim/MODEL.md 11).",
        not_for_deciding);
}

}  // namespace samspill
