#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "core/error.h"
#include "scenario/files/calibration_file.h"
#include "scenario/files/read_scenario.h"
#include "scenario/files/sweep_file.h"
#include "support/checkout.h"

namespace samspill::test {

// The smallest scenario that is complete: one region with two offices.
inline const std::string small = R"([[region]]
name = "North"
[[region.office]]
name = "Gol"
inhabitants = 4600
[[region.office]]
name = "Nore og Uvdal"
inhabitants = 2500
)";

inline Scenario parse(const std::string& text, const std::vector<std::string>& overrides = {})
{
    return parse_scenario(text, "t.toml", ".", overrides);
}

// The mistakes of a text as "place: message", and none when it is a scenario.
inline std::vector<std::string> mistakes_of(const std::string& text, const std::vector<std::string>& overrides = {})
{
    std::vector<std::string> told;
    try {
        parse(text, overrides);
    } catch (const InputError& error) {
        for (const Mistake& mistake : error.mistakes())
            told.push_back(mistake.place + ": " + mistake.message.english());
    }
    return told;
}

// Mistakes of `text` behind the small scenario, whose 8 lines come first.
inline std::vector<std::string> mistakes_after_small(const std::string& text,
                                                     const std::vector<std::string>& overrides = {})
{
    return mistakes_of(small + text, overrides);
}

using Told = std::vector<std::string>;

inline std::string read_whole(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// A folder of its own that is gone afterwards.
class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "samspill-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, const std::string& text) const
    {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file.string();
    }
    std::string path(const std::string& name) const { return (path_ / name).string(); }

    // Mistakes of the file with this folder's path taken out.
    Told mistakes(const std::string& name, const std::vector<std::string>& overrides = {}) const
    {
        Told told;
        try {
            read_scenario(path(name), overrides);
        } catch (const InputError& error) {
            for (const Mistake& mistake : error.mistakes()) {
                std::string text = mistake.place + ": " + mistake.message.english();
                const std::string own = path_.string() + "/";
                for (std::size_t at; (at = text.find(own)) != std::string::npos;) text.erase(at, own.size());
                told.push_back(text);
            }
        }
        return told;
    }

private:
    std::filesystem::path path_;
};

inline std::filesystem::path scenarios_folder() { return std::filesystem::path(source_folder()) / "scenarios"; }

inline std::vector<std::filesystem::path> shipped_scenarios()
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scenarios_folder()))
        if (entry.path().extension() == ".toml" && !is_calibration(entry.path().string()) &&
            !is_sweep(entry.path().string()))
            files.push_back(entry.path());
    return files;
}

}  // namespace samspill::test
