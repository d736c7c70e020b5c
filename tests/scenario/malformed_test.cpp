#include <gtest/gtest.h>

#include <random>

#include "scenario_support.h"

namespace samspill::test {

namespace {

// Reads a text and says whether it was a scenario; anything thrown but InputError fails the test.
bool is_scenario(const std::string& text, const std::vector<std::string>& overrides = {})
{
    try {
        parse_scenario(text, "m.toml", scenarios_folder().string(), overrides);
        return true;
    } catch (const InputError& error) {
        EXPECT_FALSE(error.mistakes().empty());
        return false;
    } catch (const std::exception& error) {
        ADD_FAILURE() << "not an InputError: " << error.what();
        return false;
    }
}

std::vector<std::string> texts()
{
    std::vector<std::string> all;
    for (const auto& file : shipped_scenarios()) all.push_back(read_whole(file));
    const std::string readme = read_whole(scenarios_folder() / "README.md");
    const std::size_t begin = readme.find("```toml\n") + 8;
    all.push_back(readme.substr(begin, readme.find("```", begin) - begin));
    return all;
}

std::string mutated(std::string text, std::mt19937_64& random)
{
    static const std::string pool("[]{}=\".,'#\n\\-+_0eE:T \0\x80\xff\x1b", 26);
    for (int i = 1 + int(random() % 3); i > 0 && !text.empty(); --i) {
        const std::size_t at = random() % text.size();
        switch (random() % 5) {
            case 0:
                text[at] = char(random());
                break;
            case 1:
                text[at] = pool[random() % pool.size()];
                break;
            case 2:
                text.insert(at, 1, pool[random() % pool.size()]);
                break;
            case 3:
                text.erase(at, 1 + random() % 20);
                break;
            default:
                text.insert(at, text.substr(random() % text.size(), random() % 40));
                break;
        }
    }
    return text;
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST(Malformed, TruncationsAreRefusedOrRead)
{
    std::mt19937_64 random(11);
    for (const std::string& text : texts()) {
        int refused = 0;
        for (int i = 0; i < 100; ++i) refused += !is_scenario(text.substr(0, random() % text.size()));
        EXPECT_GT(refused, 0);
    }
}

TEST(Malformed, MutatedTextsAreRefusedOrRead)
{
    std::mt19937_64 random(12);
    int read = 0, refused = 0;
    for (int round = 0; round < 500; ++round)
        for (const std::string& text : texts()) ++(is_scenario(mutated(text, random)) ? read : refused);
    EXPECT_GT(read, 50) << "mutations in comments and texts do no harm";
    EXPECT_GT(refused, 500);
}

TEST(Malformed, OverridesAreRefusedOrRead)
{
    std::mt19937_64 random(13);
    const std::vector<std::string> good = {"run.weeks=104",           "places.regions=[\"North\"]",
                                           "office.Gol.distance=.3",  "status_quo.rule.1.min_age=25",
                                           "labour_market.noise=0.1", "region.*.office.*.inflow.young=2"};
    int refused = 0;
    for (int round = 0; round < 300; ++round)
        for (const std::string& text : good) refused += !is_scenario(small, {mutated(text, random)});
    EXPECT_GT(refused, 500);
}

TEST(Malformed, DeepNestingIsRefusedAndNotFollowed)
{
    const int many = 30'000;
    EXPECT_FALSE(is_scenario("a" + repeated(".a", many) + " = 1\n"));
    EXPECT_FALSE(is_scenario("[a" + repeated(".a", many) + "]\n"));
    EXPECT_FALSE(is_scenario("a = " + repeated("[", many)));
    EXPECT_FALSE(is_scenario("a = " + repeated("{a=", many / 2)));
    EXPECT_FALSE(is_scenario("a = " + repeated("[", 100) + repeated("]", 100) + "\n"));
    EXPECT_FALSE(is_scenario(small, {"a" + repeated(".a", many) + "=1"}));
    EXPECT_FALSE(is_scenario(small, {"places.regions=" + repeated("[", many)}));
    EXPECT_EQ(mistakes_of("a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r = 1\n" + small).back(),
              "t.toml:1:31: more than 16 levels of tables or lists");
}

TEST(Malformed, TextsAtTheLimitOfSizeAreHandled)
{
    EXPECT_FALSE(is_scenario(repeated("x", 64 * 1024 + 1)));
    EXPECT_FALSE(is_scenario(small + "[params]\n" + [] {
        std::string keys;
        for (int i = 0; keys.size() < 60'000; ++i) keys += "k" + std::to_string(i) + "=1\n";
        return keys;
    }()));
    EXPECT_FALSE(is_scenario(std::string("title = \"\0\"", 11)));
    EXPECT_FALSE(is_scenario("\xff\xfe\x00"));
    EXPECT_FALSE(is_scenario("x = 1979-05-27T("));
    EXPECT_FALSE(is_scenario(""));
    EXPECT_TRUE(is_scenario("\xef\xbb\xbf" + small)) << "a byte-order mark is no harm";
}

}  // namespace samspill::test
