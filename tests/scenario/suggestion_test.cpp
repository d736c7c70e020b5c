#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>

#include "core/field.h"
#include "scenario/declared/reference.h"
#include "scenario/files/override.h"
#include "scenario_support.h"

namespace samspill::test {

namespace {

// The key with one typing error: a letter dropped, doubled, replaced, or swapped with the next.
std::string with_typo(std::string key, std::mt19937_64& random)
{
    const std::size_t at = random() % key.size();
    const char letter = char('a' + random() % 26);
    switch (random() % 4) {
        case 0:
            return key.erase(at, 1);
        case 1:
            return key.insert(at, 1, key[at]);
        case 2:
            key[at] = letter;
            return key;
        default:
            std::swap(key[at], key[(at + 1) % key.size()]);
            return key;
    }
}

bool is_known(const std::string& key)
{
    const auto& keys = input::known_keys();
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// "jobs.offer_rate.young" under [params] of a file.
std::string file_with(const std::string& key)
{
    const std::size_t dot = key.rfind('.');
    return small + "[params." + key.substr(0, dot) + "]\n" + key.substr(dot + 1) + " = 0\n";
}

struct Score {
    int tried = 0, right = 0;
    void add(bool is_right) { ++tried, right += is_right; }
    double share() const { return double(right) / tried; }
};

// The key where it stands in a file: under the heading of its table, or of its list of tables.
std::string file_with_any(const std::string& typo, const std::string& meant)
{
    static const std::vector<std::string> lists = {"region", "region.office", "wave",           "wave.rule",
                                                   "shock",  "trial.arm",     "status_quo.rule"};
    const std::size_t dot = typo.rfind('.');
    if (dot == std::string::npos) return typo + " = 0\n" + small;
    const bool list = std::find(lists.begin(), lists.end(), meant.substr(0, meant.rfind('.'))) != lists.end();
    const std::string table = (input::is_setting_key(meant) ? "" : "params.") + typo.substr(0, dot);
    const std::string above = meant.starts_with("wave.rule") && typo.starts_with("wave.") ? "[[wave]]\n" : "";
    return small + above + (list ? "[[" + table + "]]\n" : "[" + table + "]\n") + typo.substr(dot + 1) + " = 0\n";
}

// Is the key, or the table that it is in and that was misspelt, among what is suggested?
bool is_suggested(const Told& told, const std::string& key)
{
    return std::any_of(told.begin(), told.end(), [&](const std::string& mistake) {
        const std::size_t at = mistake.find("; did you mean ");
        if (at == std::string::npos) return false;
        const std::string meant = mistake.substr(at + 15, mistake.rfind('?') - at - 15);
        return key == meant || key.starts_with(meant + ".");
    });
}

}  // namespace

TEST(KnownKeys, AreUnique)
{
    std::vector<std::string> keys = input::known_keys();
    std::sort(keys.begin(), keys.end());
    EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST(Suggestion, IsRightForNearlyEveryTypingErrorInAnOverride)
{
    std::mt19937_64 random(1);
    Score score;
    Params params;
    for (const Parameter& parameter : parameters_of(params))
        for (int i = 0; i < 4; ++i) {
            const std::string typo = with_typo(parameter.key, random);
            if (is_known(typo)) continue;
            const Told told = mistakes_after_small("", {typo + "=0"});
            ASSERT_EQ(told.size(), 1u) << typo;
            score.add(told[0].ends_with("; did you mean " + parameter.key + "?"));
        }
    RecordProperty("suggested_right", std::to_string(score.share()));
    EXPECT_GT(score.tried, 1000);
    EXPECT_GE(score.share(), 0.95) << score.right << " of " << score.tried;
}

TEST(Suggestion, IsRightForNearlyEveryTypingErrorInTheLastPartOfAKeyInAFile)
{
    std::mt19937_64 random(2);
    Score score;
    Params params;
    for (const Parameter& parameter : parameters_of(params))
        for (int i = 0; i < 4; ++i) {
            const std::size_t dot = parameter.key.rfind('.') + 1;
            const std::string last = with_typo(parameter.key.substr(dot), random);
            const std::string typo = parameter.key.substr(0, dot) + last;
            if (last.empty() || is_known(typo) || last == parameter.key.substr(dot)) continue;
            const Told told = mistakes_of(file_with(typo));
            ASSERT_EQ(told.size(), 1u) << typo;
            score.add(told[0].ends_with("; did you mean " + parameter.key + "?"));
        }
    EXPECT_GT(score.tried, 500);
    EXPECT_GE(score.share(), 0.95) << score.right << " of " << score.tried;
}

TEST(Suggestion, IsRightForTypingErrorsInSettings)
{
    std::mt19937_64 random(3);
    Score score;
    for (const std::string& key : input::known_keys()) {
        const std::string section = key.substr(0, key.find('.'));
        if (section != "run" && section != "places" && section != "observation" && key != "status_quo.intensity")
            continue;
        for (int i = 0; i < 20; ++i) {
            const std::string typo = with_typo(key, random);
            if (is_known(typo)) continue;
            const Told told = mistakes_after_small("", {typo + "=0"});
            ASSERT_FALSE(told.empty()) << typo;
            score.add(told[0].ends_with("; did you mean " + key + "?"));
        }
    }
    EXPECT_GT(score.tried, 100);
    EXPECT_GE(score.share(), 0.95) << score.right << " of " << score.tried;
}

// A thousand, spread over all declared keys: parameters and settings, also those of lists, the typing
// error anywhere in the key.
TEST(Suggestion, IsRightForNearlyAllOfAThousandTypingErrorsInAllDeclaredKeys)
{
    constexpr int wanted = 1000;
    std::mt19937_64 random(4);
    Score score;
    const std::vector<std::string>& keys = input::known_keys();
    std::string wrong;
    for (std::size_t i = 0; score.tried < wanted; ++i) {
        // 7919 is prime: all keys are met before one is met again.
        const std::string& key = keys[i * 7919 % keys.size()];
        const std::string typo = with_typo(key, random);
        const bool dots_moved = std::count(typo.begin(), typo.end(), '.') != std::count(key.begin(), key.end(), '.');
        if (typo == key || is_known(typo) || dots_moved || typo.find("..") != std::string::npos || typo[0] == '.' ||
            typo.ends_with('.'))
            continue;
        const Told told = mistakes_of(file_with_any(typo, key));
        ASSERT_FALSE(told.empty()) << typo;
        const bool right = is_suggested(told, key);
        if (!right) wrong += "\n  " + typo + " for " + key + ": " + told[0];
        score.add(right);
    }
    std::cout << "right for " << score.right << " of " << score.tried << " typing errors" << wrong << '\n';
    EXPECT_GE(score.share(), 0.95);
}

}  // namespace samspill::test
