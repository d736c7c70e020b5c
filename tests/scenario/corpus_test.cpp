#include <gtest/gtest.h>

#include "fuzz/read_anything.h"
#include "scenario_support.h"
#include "support/checkout.h"

// What the fuzzer has kept (tests/fuzz/corpus), read again by every build: nothing but InputError.
namespace samspill::test {

TEST(Corpus, IsReadOrRefused)
{
    const std::map<std::string, std::string> included = {
        {"base.toml", read_whole(scenarios_folder() / "base.toml")},
        {"buskerud.toml", read_whole(scenarios_folder() / "buskerud.toml")}};
    const input::FileSource files = fuzz::in_memory(included);
    int texts = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source_folder() + "/tests/fuzz/corpus")) {
        EXPECT_NO_THROW(fuzz::read_anything(read_whole(entry.path()), files)) << entry.path();
        ++texts;
    }
    EXPECT_GT(texts, 20);
}

TEST(Corpus, ReadsNoFileOutsideMemory)
{
    const std::map<std::string, std::string> none;
    const input::FileSource files = fuzz::in_memory(none);
    for (const char* path : {"/etc/passwd", "../scenarios/base.toml", "base.toml"})
        EXPECT_THROW(parse_scenario(std::string("include = \"") + path + "\"\n" + small, "fuzzed.toml",
                                    scenarios_folder().string(), {}, files),
                     InputError)
            << path;
}

}  // namespace samspill::test
