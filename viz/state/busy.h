#pragma once

#include <string_view>

#include "viz/state/words.h"

namespace samspill::viz {

// What the desk is busy with (Shown::busy), for people.
inline const char* busy_words(std::string_view busy, Language language)
{
    if (busy == "reading") return Text{"The file is being read.", "Filen leses."}.in(language);
    if (busy == "warming up")
        return Text{"The years before the start are being simulated.", "Årene før starten simuleres."}.in(language);
    if (busy == "replicates") return Text{"More runs are being simulated.", "Flere kjøringer simuleres."}.in(language);
    return "";
}

}  // namespace samspill::viz
