#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace samspill::test {

// A made-up /proc and /sys, gone with the object.
class MadeUpMachine {
public:
    MadeUpMachine()
    {
        std::string name = (std::filesystem::temp_directory_path() / "samspill-machine-XXXXXX").string();
        root_ = mkdtemp(name.data());
    }
    ~MadeUpMachine()
    {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    MadeUpMachine(const MadeUpMachine&) = delete;
    MadeUpMachine& operator=(const MadeUpMachine&) = delete;

    const std::filesystem::path& root() const { return root_; }
    void write(const std::filesystem::path& file, const std::string& text) const
    {
        std::filesystem::create_directories((root_ / file).parent_path());
        std::ofstream(root_ / file) << text;
    }

private:
    std::filesystem::path root_;
};

}  // namespace samspill::test
