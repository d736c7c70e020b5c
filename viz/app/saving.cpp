#include "viz/app/saving.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "core/digest.h"
#include "core/error.h"
#include "scenario/files/read_scenario.h"
#include "viz/app/files.h"

namespace samspill::viz {

namespace fs = std::filesystem;

namespace {

std::string canonical(const std::string& path)
{
    std::error_code error;
    const std::string name = fs::weakly_canonical(path, error).string();
    return error || name.empty() ? path : name;
}

// Piece by piece: results may be larger than memory. What cannot be read is told by who opens it.
void add_contents(Digester& digester, const std::string& path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    std::array<char, 1 << 16> buffer;
    for (std::size_t got; file && (got = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0;)
        digester.add(buffer.data(), got);
}

}  // namespace

std::vector<std::string> files_behind(const std::string& path)
{
    if (path.empty()) return {};
    if (!is_scenario(path)) return {path};
    try {
        return read_scenario(path).files;
    } catch (const InputError&) {
        return {path};  // who opens it says what is wrong
    }
}

void SavedFiles::opens(const Order& order)
{
    const auto add = [&](const std::string& path) {
        for (const std::string& file : files_behind(path)) read_.push_back(file);
    };
    if (const auto* file = std::get_if<OpenFile>(&order)) add(file->path);
    if (const auto* second = std::get_if<CompareFile>(&order)) add(second->path);
    if (const auto* pinned = std::get_if<PinFile>(&order)) add(pinned->path);
    if (const auto* live = std::get_if<OpenLive>(&order)) {
        add(live->draft.path);
        if (live->beside) add(live->beside->path);
    }
}

void SavedFiles::admit(const std::string& path, const OutputKind& kind) const
{
    OutputGuard guard(true, identity_of, message("output.other_name", {"name another file", "oppgi en annen fil"}));
    guard.reads(read_);
    guard.admit(path, kind, "");
}

bool SavedFiles::is_own(const std::string& path) const { return saved_.contains(canonical(path)); }

void SavedFiles::saved(const std::string& path) { saved_.insert(canonical(path)); }

std::string inputs_of_picture(const ViewOptions& options)
{
    Digester digester;
    for (const std::string& path : {options.target, options.beside}) {
        digester.add(path.empty() ? "nothing" : "file");
        for (const std::string& file : files_behind(path)) add_contents(digester, file);
    }
    digester.add(options.panel);
    digester.add(options.language);
    digester.add_value(options.week.value_or(-1000000));
    digester.add_value(options.workshop);
    for (const int number : {options.width, options.height, options.replicates}) digester.add_value(number);
    digester.add_value(options.scale);
    return to_text(digester.digest());
}

}  // namespace samspill::viz
