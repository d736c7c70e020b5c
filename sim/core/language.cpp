#include "core/language.h"

#include <cstdlib>

namespace samspill {

std::optional<Language> language_named(std::string_view name)
{
    if (name == "en") return Language::en;
    if (name == "nb" || name == "no" || name == "nn") return Language::no;
    return std::nullopt;
}

Language language_of_environment()
{
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        return language_named(std::string_view(value).substr(0, 2)).value_or(Language::en);
    }
    return Language::en;
}

}  // namespace samspill
