#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>

namespace samspill {

// All bytes of a file, or the first `most` of them. A read that fails is never taken for the end of
// the file: throws InputError with the path and the system's cause.
std::string text_of_file(const std::filesystem::path& path, std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace samspill
