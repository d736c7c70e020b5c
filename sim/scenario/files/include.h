#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenario/text/value.h"

namespace samspill::input {

inline constexpr std::size_t most_files = 32;  // of one scenario, included ones counted

// The text of a file, or what is wrong with it.
struct FileText {
    std::optional<std::string> text;
    Message wrong;
};

// Where the files that a scenario names are read from: the disk, or the memory of a program that
// must not open what a text names.
struct FileSource {
    std::function<std::string(const std::filesystem::path&)> identity;  // equal for two names of one file
    std::function<FileText(const std::filesystem::path&)> read;
};

const FileSource& disk();

// The files of a scenario, merged. A file is read once, where it is first included; its keys
// replace those of the files before it. Tables merge key by key; [[region]] and [[region.office]]
// merge by name; every other list replaces the earlier one as a whole.
struct Sources {
    struct Declared {
        std::string name;  // canonical
        Place place;
    };

    Table merged;
    std::vector<Declared> regions;   // where each was declared first
    std::string text;                // the files verbatim, included files first
    std::vector<std::string> files;  // their paths, likewise
};

// What becomes of a file's key `set`: a scenario's is laid over what it includes; sweeps have a key
// of that name with a meaning of its own, which stays in place.
enum class SetKey { laid_over, kept };

Sources read_sources(const std::string& path, Mistakes& mistakes, SetKey set = SetKey::laid_over);
// The same for several, as if one scenario included them in this order.
Sources read_sources(const std::vector<std::string>& paths, Mistakes& mistakes);
Sources parse_sources(const std::string& text, const std::string& name, const std::string& folder, Mistakes& mistakes,
                      SetKey set = SetKey::laid_over, const FileSource& files = disk());

// What a later file says is laid over an earlier one, by the rule above.
void merge(Table& into, Table&& from);

}  // namespace samspill::input
