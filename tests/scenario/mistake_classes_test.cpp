#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "scenario_support.h"
#include "support/checkout.h"

// Every class of mistakes with the message that it must get: tests/scenario/mistake_classes.txt.
namespace samspill::test {

namespace {

struct MistakeClass {
    std::string name, text, told;
};

MistakeClass class_of(const std::string& block)
{
    const std::size_t line = block.find('\n'), rule = block.find("\n---\n");
    MistakeClass one{block.substr(0, line), block.substr(line + 1, rule - line), block.substr(rule + 5)};
    while (one.told.ends_with('\n')) one.told.pop_back();
    const auto takes = [&](const std::string& how) {
        const bool is = one.name.ends_with(how);
        if (is) one.name.resize(one.name.size() - how.size());
        return is;
    };
    if (takes(", alone")) return one;
    one.text = takes(", before") ? one.text + small : small + one.text;
    return one;
}

std::vector<MistakeClass> classes()
{
    const std::string file = read_whole(source_folder() + "/tests/scenario/mistake_classes.txt");
    std::vector<MistakeClass> all;
    for (std::size_t at = file.find("\n=== "); at != std::string::npos;) {
        const std::size_t next = file.find("\n=== ", at + 1);
        all.push_back(class_of(file.substr(at + 5, next == std::string::npos ? next : next - at - 4)));
        at = next;
    }
    return all;
}

}  // namespace

TEST(MistakeClasses, EachGetsItsMessage)
{
    std::set<std::string> names, messages;
    for (const MistakeClass& one : classes()) {
        std::string told;
        for (const std::string& mistake : mistakes_of(one.text)) told += (told.empty() ? "" : "\n") + mistake;
        EXPECT_EQ(told, one.told) << one.name;
        names.insert(one.name);
        messages.insert(one.told);
    }
    EXPECT_GE(names.size(), 40u);
    EXPECT_EQ(messages.size(), names.size()) << "two classes are told in the same words";
}

// What a class is told has no line in Norwegian that is the English one.
TEST(MistakeClasses, EachIsToldInNorwegianToo)
{
    const auto lines_of = [](const std::string& text) {
        std::vector<std::string> lines;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);) lines.push_back(line);
        return lines;
    };
    std::size_t told = 0;
    for (const MistakeClass& one : classes()) {
        try {
            parse(one.text);
        } catch (const InputError& error) {
            const auto english = lines_of(error.said().in(Language::en)),
                       norwegian = lines_of(error.said().in(Language::no));
            ASSERT_EQ(english.size(), norwegian.size()) << one.name;
            for (std::size_t i = 0; i < english.size(); ++i, ++told) EXPECT_NE(english[i], norwegian[i]) << one.name;
        }
    }
    EXPECT_GE(told, 68u);
}

TEST(MistakeClasses, InNorwegianPlacesNamesAndValuesStay)
{
    try {
        parse(std::string(small) + "[run]\nweeks = \"many\"\n");
        FAIL() << "a text is no number of weeks";
    } catch (const InputError& error) {
        EXPECT_EQ(error.said().in(Language::no),
                  "t.toml:10:9: run.weeks er \"many\", en tekst; det trengs et helt tall i [1, 5000] uker\n"
                  "  run.weeks: uker fra og med uke 0 (mandag 5. september 2016)");
    }
}

}  // namespace samspill::test
