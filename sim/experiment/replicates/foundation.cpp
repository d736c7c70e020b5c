#include "experiment/replicates/foundation.h"

#include "core/field.h"
#include "core/message.h"
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

std::string chance_alone_text(Language language)
{
    const Foundation found = foundation();
    return phrase(
        language,
        {"The intervals are of chance alone. Behind the numbers stand {} assumptions, of {} parameters "
         "(scenarios/PARAMETERS.md), and those of the model's structure (sim/MODEL.md 10): no interval holds them.",
         "Intervallene gjelder bare tilfeldigheter. Bak tallene står {} antakelser, av {} parametere "
         "(scenarios/PARAMETERS.md), og de som ligger i modellens oppbygning (sim/MODEL.md 10): dem rommer ikke noe "
         "intervall."},
        found.assumed, found.all);
}

std::string must_not_be_used_text(Language language)
{
    constexpr const char* in_norwegian =
        "Å avgjøre mellom reform i små steg og i ett, eller for et nivå av intensitet, ut fra de medfølgende verdiene "
        "alene.";
    return phrase(
        language,
        {"Must not be used for: {} Both hang on parameters that nobody has measured; what can be said is for "
         "which values which way is better (sim/MODEL.md 11).",
         "Må ikke brukes til: {} Begge deler henger på parametere som ingen har målt; det som kan sies, er ved "
         "hvilke verdier hvilken vei er best (sim/MODEL.md 11)."},
        TextView(not_for_deciding, in_norwegian));
}

}  // namespace samspill
