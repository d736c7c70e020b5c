#include "scenario/files/shipped.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include "core/error.h"
#include "core/text_file.h"
#include "scenario/text/toml_text.h"

namespace samspill {

namespace {

namespace fs = std::filesystem;

constexpr const char* variable = "SAMSPILL_SCENARIOS";

bool is_file(const fs::path& path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

// The title of any TOML file of ours; empty when it has none.
std::string title_of(const fs::path& path)
{
    input::Mistakes ignored;
    const input::Table table = input::parse_toml(
        text_of_file(path), std::make_shared<const input::InputSource>(input::InputSource{path.string(), 0, {}}),
        ignored);
    const input::Entry* title = table.find("title");
    const std::string* text = title ? title->value.as<std::string>() : nullptr;
    return text ? *text : "";
}

}  // namespace

std::string shipped_folder()
{
    if (const char* const named = std::getenv(variable); named && *named) return named;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return (program.parent_path().parent_path() / "share" / "samspill" / "scenarios").string();
}

std::string scenario_file(const std::string& name)
{
    std::error_code error;
    const fs::path path(name);
    if (name.empty() || path.is_absolute() || fs::exists(fs::symlink_status(path, error))) return name;
    if (path.has_extension() && path.extension() != ".toml") return name;
    if (std::ranges::find(path, fs::path("..")) != path.end()) return name;  // a place of the user's, not a name
    const fs::path folder = shipped_folder();
    for (const fs::path& candidate : {folder / path, folder / (name + ".toml")})
        if (is_file(candidate)) return candidate.string();
    return name;
}

std::vector<ShippedFile> shipped_files()
{
    const fs::path folder = shipped_folder();
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw InputError(
            folder.string(),
            message(
                "shipped.no_folder",
                {"is no folder, but the scenarios that ship with samspill should lie there; {} can name where they are",
                 "er ingen mappe, men scenariene som følger med samspill, skulle ligge der; {} kan si hvor de er"},
                variable));
    std::vector<ShippedFile> list;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".toml" || !entry.is_regular_file()) continue;
        list.push_back({fs::relative(entry.path(), folder).generic_string(), title_of(entry.path())});
    }
    std::ranges::sort(list, {}, &ShippedFile::name);
    return list;
}

}  // namespace samspill
