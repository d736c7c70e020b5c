#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace samspill {

// What failed calls of the system say about files, in words that say what to do. Such a cause never means
// that the file is damaged: only what was read and found wrong does, and only that may be deleted.

// "Permission denied (ask its owner ...)": the system's words for an errno, and what to do.
std::string cause_text(int error);

// All the advice that cause_text may give, for those who translate it.
std::span<const char* const> all_advice();

// The advice alone.
const char* advice_for(int error);

// What a path names, links followed: not_found when nothing. Throws InputError with path and cause when the
// system does not say, which must not be taken for nothing.
std::filesystem::file_type type_of(const std::filesystem::path& path);

// Throws InputError with the path when it names no regular file, or when the system does not say whether it does.
void require_regular_file(const std::filesystem::path& path);

}  // namespace samspill
