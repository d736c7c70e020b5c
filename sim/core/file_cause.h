#pragma once

#include <filesystem>
#include "core/error.h"
#include "core/message.h"

namespace samspill {

// What failed system calls say about files, in words that say what to do. Such a cause never means that
// the file is damaged: only content that was read and found wrong does, and only that may be deleted.

// "Permission denied": the system's words for an errno.
Message system_words(int error);

// "Permission denied (ask its owner ...)": the same, and what to do.
Message cause_text(int error);

// The advice alone.
Text advice_for(int error);

// "cannot be read: Permission denied (...)" of a file.
InputError cannot_be_read(const std::filesystem::path& path, int error);

// A call of the system failed: what could not be done, and the cause.
class SystemFailure : public Failure {
public:
    SystemFailure(int error, const Message& what);
};

// What a path names, links followed: not_found if nothing. Throws InputError with path and cause if the
// system does not say, which must not be taken for nothing.
std::filesystem::file_type type_of(const std::filesystem::path& path);

// Throws InputError with the path if it names no regular file, or if the system does not say whether it does.
void require_regular_file(const std::filesystem::path& path);

}  // namespace samspill
