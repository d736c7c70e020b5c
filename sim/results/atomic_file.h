#pragma once

#include <string>

namespace samspill {

// A file that appears under its real name whole or not at all: written under a temporary name in
// the same folder, then synced and renamed. What is not committed is removed again. A process that
// is killed outright leaves the temporary file (ending .part), never half a file under the real
// name.
class AtomicFile {
public:
    // Throws InputError when the folder is missing or the path names something that is no file.
    explicit AtomicFile(const std::string& path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::string& path() const { return path_; }
    const std::string& temporary() const { return temporary_; }  // a name that is not taken

    // The temporary file is complete and closed: puts it on the disk and gives it its name.
    // Throws std::system_error with the path and the cause.
    void commit();

private:
    std::string path_, temporary_;
    bool committed_ = false;
};

}  // namespace samspill
