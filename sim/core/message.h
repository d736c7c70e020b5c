#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <exception>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include "core/language.h"

namespace samspill {

// What is told to people, in both languages, with its arguments filled in. Made where the thing happens, by
// message() below; whoever shows it chooses the language, and nobody has to recognise a sentence.
class Message {
public:
    Message() = default;  // nothing at all
    Message(std::string id, std::string english, std::string norwegian)
        : id_(std::move(id)), english_(std::move(english)), norwegian_(std::move(norwegian))
    {
    }
    // The same in both languages: a name, a path, a number.
    static Message verbatim(std::string text) { return {"", text, text}; }

    // "output.is_input": which message it is, whatever the language and the arguments.
    const std::string& id() const { return id_; }
    const std::string& in(Language language) const { return language == Language::no ? norwegian_ : english_; }
    const std::string& english() const { return english_; }
    bool empty() const { return english_.empty(); }
    bool operator==(const Message&) const = default;

private:
    std::string id_, english_, norwegian_;
};

namespace detail {

// A number as people of a language write it: with a decimal comma in Norwegian.
struct LocalNumber {
    double value;
    Language language;
};

// What says itself in a language: a Message, a Text, whatever has in().
template <class Value>
concept Bilingual = requires(const Value& value, Language language)
{
    std::string_view(value.in(language));
};

template <class Value>
struct ArgumentType {
    using type = Value;
};
template <Bilingual Value>
struct ArgumentType<Value> {
    using type = std::string_view;
};

template <class Value>
const Value& argument(const Value& value, Language)
{
    return value;
}
template <Bilingual Value>
std::string_view argument(const Value& value, Language language)
{
    return value.in(language);
}

inline constexpr std::size_t most_arguments = 16;

// The same for phrases, whose numbers are for people.
template <class Value>
decltype(auto) phrase_argument(const Value& value, Language language)
{
    if constexpr (std::floating_point<Value>)
        return LocalNumber{double(value), language};
    else
        return argument(value, language);
}

// How often each argument stands in a format of fmt's, by position.
constexpr std::array<int, most_arguments> uses_of(std::string_view format)
{
    std::array<int, most_arguments> uses{};
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < format.size(); ++i) {
        if (format[i] == '{' && format[i + 1] == '{') {
            ++i;
        } else if (format[i] == '{') {
            std::size_t index = 0;
            bool numbered = false;
            for (++i; format[i] >= '0' && format[i] <= '9'; ++i, numbered = true)
                index = 10 * index + std::size_t(format[i] - '0');
            ++uses[numbered ? index : next++];
            while (i < format.size() && format[i] != '}') ++i;
        }
    }
    return uses;
}

}  // namespace detail

// clang 14 fails on what g++ checks at compile time here, and so leaves the check to it.
#ifdef __clang__
#define SAMSPILL_CONSTEVAL constexpr
#else
#define SAMSPILL_CONSTEVAL consteval
#endif

// A sentence in English and Norwegian with gaps for arguments of these types. It is checked when it is compiled:
// each language has a format that fits the arguments, and both say the same of them.
template <class... Args>
class Sentence {
public:
    SAMSPILL_CONSTEVAL Sentence(const char* english, const char* norwegian) : english_(english), norwegian_(norwegian)
    {
        static_assert(sizeof...(Args) <= detail::most_arguments);
#ifndef __clang__
        [[maybe_unused]] const fmt::format_string<typename detail::ArgumentType<Args>::type...> first{english},
            second{norwegian};
#endif
        const auto in_english = detail::uses_of(english), in_norwegian = detail::uses_of(norwegian);
        for (std::size_t i = 0; i < sizeof...(Args); ++i)
            if ((in_english[i] == 0) != (in_norwegian[i] == 0)) throw "an argument is told in one language alone";
    }
    const char* in(Language language) const { return language == Language::no ? norwegian_ : english_; }

private:
    const char* english_;
    const char* norwegian_;
};

// A sentence in one language, for people: with its numbers as they are written there.
template <class... Args>
std::string phrase(Language language, std::type_identity_t<Sentence<Args...>> sentence, const Args&... args)
{
    return fmt::vformat(sentence.in(language), fmt::make_format_args(detail::phrase_argument(args, language)...));
}

// message("axis.twice", {"{} is there twice", "{} finnes to ganger"}, name). An argument that
// is itself a Message or a Text is told in each language. `id` belongs to one sentence. Numbers are those of files
// and options, which know no decimal comma.
template <class... Args>
Message message(const char* id, std::type_identity_t<Sentence<Args...>> sentence, const Args&... args)
{
    const auto said = [&](Language language) {
        return fmt::vformat(sentence.in(language), fmt::make_format_args(detail::argument(args, language)...));
    };
    return {id, said(Language::en), said(Language::no)};
}

// Messages one after another.
Message joined(std::span<const Message> messages, std::string_view separator);

// What an exception says: the message of one of ours, else its what().
Message message_of(const std::exception& error);

// What failed and is neither the user's mistake nor ours: a disk, a damaged file. what() is in English.
class Failure : public std::runtime_error {
public:
    explicit Failure(Message message);
    const Message& said() const { return message_; }

private:
    Message message_;
};

}  // namespace samspill

template <>
struct fmt::formatter<samspill::detail::LocalNumber> : fmt::formatter<double> {
    auto format(const samspill::detail::LocalNumber& number, fmt::format_context& context) const
        -> fmt::format_context::iterator;
};
