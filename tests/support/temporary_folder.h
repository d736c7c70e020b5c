#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

namespace samspill::test {

// A new empty folder that goes away with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        static std::atomic<int> number{0};
        path_ = std::filesystem::temp_directory_path() /
                ("samspill-test-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::create_directory(path_);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::vector<std::string> names() const
    {
        std::vector<std::string> list;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) list.push_back(entry.path().filename());
        return list;
    }

private:
    std::filesystem::path path_;
};

}  // namespace samspill::test
