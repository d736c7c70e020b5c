#include "viz/app/files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "scenario/files/read_scenario.h"
#include "viz/app/session_file.h"
#include "viz/app/session_text.h"

namespace samspill::viz {

namespace fs = std::filesystem;

namespace {

bool can_be_opened(const fs::path& path)
{
    return path.extension() == ".h5" || path.extension() == ".toml" || path.extension() == session_ending;
}

void must_be_a_file(const std::string& path)
{
    const fs::file_type type = type_of(path);
    if (type == fs::file_type::not_found)
        throw InputError(
            path,
            message("open.missing", {"cannot be opened: no such file (give a run, comparison or sweep file, .h5, or a "
                                     "scenario, .toml)",
                                     "kan ikke åpnes: filen finnes ikke (oppgi en kjøre-, sammenlignings- eller "
                                     "gjennomgangsfil, .h5, eller et scenario, .toml)"}));
    if (type == fs::file_type::directory)
        throw InputError(
            path, message("open.a_folder",
                          {"is a folder: give a file in it (of a sweep: merge it first, then its merged.h5)",
                           "er en mappe: oppgi en fil i den (av en gjennomgang: slå den sammen først, så merged.h5)"}));
}

}  // namespace

FileList list_files(const std::string& folder)
{
    FileList list;
    std::error_code why;
    list.folder = fs::absolute(folder, why).lexically_normal().string();
    if (list.folder.size() > 1 && list.folder.back() == '/') list.folder.pop_back();
    fs::directory_iterator walk(list.folder, fs::directory_options::skip_permission_denied, why);
    for (const fs::directory_iterator end; !why && walk != end; walk.increment(why)) {
        const std::string name = walk->path().filename().string();
        std::error_code ignored;
        const bool inner = walk->is_directory(ignored);
        if (!name.starts_with('.') && (inner || can_be_opened(walk->path()))) list.entries.push_back({name, inner});
    }
    if (why) list.trouble = system_words(why.value());
    std::sort(list.entries.begin(), list.entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
        return a.folder != b.folder ? a.folder : a.name < b.name;
    });
    return list;
}

std::vector<ShippedScenario> shipped_scenarios(const std::string& folder)
{
    std::vector<ShippedScenario> all;
    std::error_code why;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, why);
    for (const fs::recursive_directory_iterator end; !why && walk != end; walk.increment(why)) {
        if (walk->path().extension() != ".toml") continue;
        try {
            const Scenario scenario = read_scenario(walk->path().string());
            if (!scenario.title.empty() && !scenario.question.empty())
                all.push_back({walk->path().string(), walk->path().lexically_relative(folder).string(), scenario,
                               scenario.norwegian});
        } catch (const std::exception&) {
            // A sweep, a calibration or what scenarios include: not for this list.
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
}

std::string tidy_path(std::string path)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!path.empty() && blank(path.back())) path.pop_back();
    while (!path.empty() && blank(path.front())) path.erase(path.begin());
    const char* home = std::getenv("HOME");
    if (home && path.starts_with("~/")) path = std::string(home) + path.substr(1);
    return path;
}

bool is_scenario(const std::string& path) { return path.ends_with(".toml"); }
bool is_session(const std::string& path) { return path.ends_with(session_ending); }

std::vector<EarlierSession> earlier_sessions(const std::string& folder)
{
    constexpr std::size_t most = 6;
    std::vector<EarlierSession> sessions;
    for (const std::string& path : sessions_in(folder, most)) {
        try {
            const SavedSession saved = read_session(read_session_file(path), path);
            sessions.push_back({path, fs::path(path).stem().string(), session_summary(saved, Language::en),
                                session_summary(saved, Language::no)});
        } catch (const std::exception&) {
            // Damaged, or of a newer samspill: opening it by its path says so.
        }
    }
    return sessions;
}

std::vector<Order> orders_to_open(const std::string& path, const std::string& beside)
{
    must_be_a_file(path);
    if (!beside.empty()) must_be_a_file(beside);
    if (!beside.empty() && is_scenario(path) != is_scenario(beside))
        throw InputError(beside,
                         message("open.beside",
                                 {"does not go beside {}: two scenarios or two run files can be compared",
                                  "passer ikke ved siden av {}: to scenarier eller to kjørefiler kan sammenlignes"},
                                 path));
    if (is_scenario(path)) {
        OpenLive open{{path, {}, {}}, {}};
        if (!beside.empty()) open.beside = Draft{beside, {}, {}};
        return {open};
    }
    std::vector<Order> orders{OpenFile{path}};
    if (!beside.empty()) orders.emplace_back(CompareFile{beside});
    return orders;
}

std::string free_path(const std::string& stem, const std::string& ending)
{
    std::string path = stem + ending;
    std::error_code ignored;
    for (int n = 2; n < 10000 && fs::exists(path, ignored); ++n) path = fmt::format("{}_{}{}", stem, n, ending);
    return path;
}

}  // namespace samspill::viz
