#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "cli/standard_streams.h"
#include "core/message.h"

namespace samspill::cli {

// The text as a terminal may show it: names and titles come from files of others, and what would steer
// the terminal or turn the direction of writing is spelled out (\x1b). Ends of lines and tabs stay.
std::string terminal_text(std::string_view text);

// The language in which people are told: --lang, else the environment's.
Language language();

// Takes --lang (or --language) out of the words that a program was started with, before anything else is read or
// told. Throws InputError for a language that samspill does not speak.
void choose_language(int argc, char** argv);

// Says something to people, by way of terminal_text. Like all that is said, it never throws (standard_streams.h).
template <class... Values>
void tell(std::FILE* file, fmt::format_string<Values...> format, Values&&... values)
{
    put(file, terminal_text(fmt::format(format, std::forward<Values>(values)...)));
}

template <class... Values>
void tell(fmt::format_string<Values...> format, Values&&... values)
{
    tell(stdout, format, std::forward<Values>(values)...);
}

// A sentence in the language of people.
template <class... Values>
std::string say(std::type_identity_t<Sentence<Values...>> sentence, const Values&... values)
{
    return phrase<Values...>(language(), sentence, values...);
}

// What is counted, in one and in several.
struct Noun {
    Text one, many;
};
namespace nouns {
inline constexpr Noun replicate{{"replicate", "kjøring"}, {"replicates", "kjøringer"}},
    scenario{{"scenario", "scenario"}, {"scenarios", "scenarier"}},
    region{{"region", "region"}, {"regions", "regioner"}}, office{{"office", "kontor"}, {"offices", "kontorer"}},
    centre{{"career centre", "karrieresenter"}, {"career centres", "karrieresentre"}},
    week{{"week", "uke"}, {"weeks", "uker"}}, thread{{"thread", "tråd"}, {"threads", "tråder"}},
    wave{{"wave", "bølge"}, {"waves", "bølger"}}, shock{{"shock", "støt"}, {"shocks", "støt"}},
    parameter{{"parameter", "parameter"}, {"parameters", "parametere"}}, target{{"target", "mål"}, {"targets", "mål"}},
    axis{{"axis", "akse"}, {"axes", "akser"}}, point{{"point", "punkt"}, {"points", "punkter"}},
    rule{{"referral rule", "henvisningsregel"}, {"referral rules", "henvisningsregler"}};
}  // namespace nouns

// "1 replicate", "20 kjøringer".
std::string counted(std::uint64_t number, const Noun& noun);

// The same in the language of people.
template <class... Values>
void tell(std::FILE* file, std::type_identity_t<Sentence<Values...>> sentence, const Values&... values)
{
    put(file, terminal_text(phrase<Values...>(language(), sentence, values...)));
}

template <class... Values>
void tell(std::type_identity_t<Sentence<Values...>> sentence, const Values&... values)
{
    tell<Values...>(stdout, sentence, values...);
}

}  // namespace samspill::cli
