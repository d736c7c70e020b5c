#pragma once

#include <string>
#include <string_view>

#include "results/files/claim.h"

namespace samspill {

// A file that appears under its real name whole or not at all: written under a temporary name in
// the same folder, then synced and renamed. What is not committed is removed again. A process that
// is killed outright leaves the temporary file (ending .part), never half a file under the real
// name; the next one that writes that name removes it. Who may read or change the file that is
// replaced may do so with the new one.
class AtomicFile {
public:
    // Throws InputError when the folder is missing, the path names something that is no file, or another
    // process is about to write it.
    explicit AtomicFile(const std::string& path, Rivals rivals = Rivals::refused);
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::string& path() const { return path_; }
    const std::string& temporary() const { return claim_.part(); }  // an empty file, to be filled

    // The temporary file is complete and closed: puts it on the disk and gives it its name.
    // Throws std::system_error with the path and the cause.
    void commit();

    // All of the file at once: writes the bytes and commits.
    void commit(std::string_view bytes);

private:
    std::string path_;
    Claim claim_;
};

}  // namespace samspill
