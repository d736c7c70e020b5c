#include <gtest/gtest.h>

#include <set>

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

}  // namespace samspill::test
