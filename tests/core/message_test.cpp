#include "core/message.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"

namespace samspill {

namespace {

// The language of an environment in which only these variables are set.
Language language_with(const std::vector<std::pair<const char*, const char*>>& variables)
{
    std::vector<std::pair<const char*, std::optional<std::string>>> before;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        before.emplace_back(name, value ? std::optional<std::string>(value) : std::nullopt);
        ::unsetenv(name);
    }
    for (const auto& [name, value] : variables) ::setenv(name, value, 1);
    const Language language = language_of_environment();
    for (const auto& [name, value] : before)
        if (value)
            ::setenv(name, value->c_str(), 1);
        else
            ::unsetenv(name);
    return language;
}

}  // namespace

TEST(Message, SaysTheSameArgumentsInBothLanguages)
{
    const Message message =
        samspill::message("test.size", {"{} holds {:.1f} GiB", "{} inneholder {:.1f} GiB"}, std::string("a.h5"), 2.5);
    EXPECT_EQ(message.id(), "test.size");
    EXPECT_EQ(message.in(Language::en), "a.h5 holds 2.5 GiB");
    EXPECT_EQ(message.in(Language::no), "a.h5 inneholder 2.5 GiB");
    EXPECT_EQ(message.english(), message.in(Language::en));
}

TEST(Message, TellsAnArgumentThatIsAMessageOrATextInEachLanguage)
{
    constexpr Text kind{"run file", "kjørefil"};
    const Message cause = message("test.cause", {"not {}", "ikke {}"}, 3);
    const Message whole = message("test.whole", {"no {} ({})", "({1}) ingen {0}"}, kind, cause);
    EXPECT_EQ(whole.in(Language::en), "no run file (not 3)");
    EXPECT_EQ(whole.in(Language::no), "(ikke 3) ingen kjørefil");
}

TEST(Phrase, WritesNumbersAsPeopleOfTheLanguageDo)
{
    EXPECT_EQ(phrase(Language::en, {"{:.1f} of {}", "{:.1f} av {}"}, 2.5, 1200), "2.5 of 1200");
    EXPECT_EQ(phrase(Language::no, {"{:.1f} of {}", "{:.1f} av {}"}, 2.5, 1200), "2,5 av 1200");
    EXPECT_EQ(phrase(Language::no, {"{:>8.2f}|{:+}", "{:>8.2f}|{:+}"}, 0.126, -0.5), "    0,13|-0,5");
    // What is told of a file's number is what stands in the file.
    EXPECT_EQ(message("test.number", {"{} is too much", "{} er for mye"}, 2.5).in(Language::no), "2.5 er for mye");
}

TEST(Message, BracesOfAnArgumentAreNoGaps)
{
    EXPECT_EQ(message("test.braces", {"{{{}}}", "{{{}}}"}, std::string("{} {0}")).english(), "{{} {0}}");
}

TEST(Message, WhatHasNoWordsIsTheSameInBothLanguages)
{
    const Message path = Message::verbatim("a.h5");
    EXPECT_EQ(path.in(Language::en), "a.h5");
    EXPECT_EQ(path.in(Language::no), "a.h5");
    EXPECT_TRUE(Message().empty());
    EXPECT_FALSE(path.empty());
}

TEST(Message, SeveralAreJoinedInEachLanguage)
{
    const std::vector<Message> all{message("test.one", {"one", "en"}), message("test.two", {"two", "to"})};
    EXPECT_EQ(joined(all, ", ").in(Language::en), "one, two");
    EXPECT_EQ(joined(all, ", ").in(Language::no), "en, to");
    EXPECT_TRUE(joined({}, ", ").empty());
}

TEST(Message, IsWhatAnExceptionOfOursSays)
{
    const Failure failure(message("test.full", {"the disk is full", "disken er full"}));
    EXPECT_STREQ(failure.what(), "the disk is full");
    EXPECT_EQ(message_of(failure).in(Language::no), "disken er full");
    EXPECT_EQ(message_of(std::runtime_error("others")).in(Language::no), "others");
}

TEST(InputError, SaysItsMistakesInEachLanguage)
{
    const InputError error({{"a.toml:3:1", message("test.key", {"no key", "ingen nøkkel"})},
                            {"", message("test.more", {"and {} more", "og {} til"}, 7)}});
    EXPECT_STREQ(error.what(), "a.toml:3:1: no key\nand 7 more");
    EXPECT_EQ(error.said().in(Language::no), "a.toml:3:1: ingen nøkkel\nog 7 til");
}

TEST(Language, IsTheFirstThatTheEnvironmentNames)
{
    EXPECT_EQ(language_with({}), Language::en);
    for (const char* norwegian : {"nb_NO.UTF-8", "nn_NO", "no", "nb"})
        EXPECT_EQ(language_with({{"LC_ALL", norwegian}}), Language::no) << norwegian;
    EXPECT_EQ(language_with({{"LANG", "nb_NO.UTF-8"}}), Language::no);
    EXPECT_EQ(language_with({{"LC_MESSAGES", "en_GB"}, {"LANG", "nb_NO"}}), Language::en);
    EXPECT_EQ(language_with({{"LC_ALL", ""}, {"LC_MESSAGES", "nb_NO"}}), Language::no);
    EXPECT_EQ(language_with({{"LC_ALL", "C.UTF-8"}, {"LANG", "nb_NO"}}), Language::en);
}

TEST(Language, IsNamedByItsCode)
{
    EXPECT_EQ(language_named("en"), Language::en);
    for (const char* name : {"nb", "nn", "no"}) EXPECT_EQ(language_named(name), Language::no);
    EXPECT_EQ(language_named("norsk"), std::nullopt);
    EXPECT_EQ(language_named(""), std::nullopt);
}

}  // namespace samspill
