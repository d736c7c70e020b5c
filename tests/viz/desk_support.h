#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "viz/sample.h"
#include "viz/source/desk.h"

namespace samspill::viz::test {

// A scenario file of the small sample, for as long as the object lives.
class SampleFile {
public:
    explicit SampleFile(double intensity = 2.0, int weeks = 60)
    {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        static int count = 0;
        path_ = std::filesystem::path(::testing::TempDir()) /
                (std::string("desk-") + test->name() + "-" + std::to_string(++count) + ".toml");
        std::ofstream(path_) << sample_scenario(intensity, weeks).text;
    }
    ~SampleFile() { std::filesystem::remove(path_); }
    SampleFile(const SampleFile&) = delete;
    SampleFile& operator=(const SampleFile&) = delete;

    Draft draft(std::vector<std::pair<std::string, std::string>> values = {}) const
    {
        return {path_.string(), std::move(values), {}};
    }

private:
    std::filesystem::path path_;
};

// What is shown when all is done.
inline std::shared_ptr<const Shown> settle(const Desk& desk)
{
    EXPECT_TRUE(desk.settle(std::chrono::minutes(2)));
    return desk.shown();
}

}  // namespace samspill::viz::test
