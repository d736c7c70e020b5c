#include "results/files/output_kind.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text_file.h"
#include "results/files/reading.h"

namespace samspill {

namespace {

constexpr std::size_t looked_at = 4096;  // bytes
constexpr std::size_t digits = 32;       // of a hash
constexpr std::string_view hdf5 = "\x89HDF\r\n\x1a\n";

FileIdentity identity_of_hdf5(const std::string& path, const OutputKind& kind)
{
    FileIdentity found;
    try {
        const h5::File file = h5::File::open(path);
        const h5::Group root = file.root();
        const std::optional<std::string> filetype = root.text("filetype");
        found.what = filetype ? Message::verbatim(*filetype)
                              : message("output.strange_hdf5", {"a file of HDF5 that samspill did not write",
                                                                "en HDF5-fil som samspill ikke har skrevet"});
        found.of_kind = !kind.filetype.empty() && filetype == kind.filetype;
        if (!found.of_kind) return found;
        found.inputs = root.text("result_of").value_or("");
        found.title = root.text("title").value_or("");
        for (const char* count : {"runs", "replicates"})  // a merged sweep has both
            if (const auto number = root.number(count); number && *number >= 0.0 && *number < 1e15) {
                found.amount = std::uint64_t(*number);
                break;
            }
    } catch (const h5::Error& error) {
        throw unreadable(path, error, kind.name, {"move it away", "flytt den"});
    }
    return found;
}

bool is_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

FileIdentity identity_of(const std::string& path, const OutputKind& kind)
{
    const std::string text = text_of_file(path, looked_at);
    FileIdentity found;
    if (text.starts_with(hdf5)) {
        if (!kind.filetype.empty()) return identity_of_hdf5(path, kind);
        found.what = message("output.hdf5", {"a file of HDF5", "en HDF5-fil"});
        return found;
    }
    const bool is_text = text.find('\0') == std::string::npos;
    found.of_kind = kind.filetype.empty() && (kind.beginning.empty() ? is_text : text.starts_with(kind.beginning));
    if (!found.of_kind) {
        found.what =
            is_text ? message("output.text", {"a text", "en tekst"})
                    : message("output.other_program", {"a file of another program", "en fil fra et annet program"});
        return found;
    }
    const std::size_t mark = kind.mark.empty() ? std::string::npos : text.find(kind.mark);
    if (mark == std::string::npos || text.size() < mark + kind.mark.size() + digits) return found;
    const std::string hash = text.substr(mark + kind.mark.size(), digits);
    if (std::ranges::all_of(hash, is_digit)) found.inputs = hash;
    return found;
}

}  // namespace samspill
