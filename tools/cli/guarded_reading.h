#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/error.h"

// Commands that read HDF5 files which a user names do so in a child process with little memory and
// time (results/h5/limited.h): over a malformed file the library may crash or loop, and that must end
// in a message. To be called before this process has threads.
namespace samspill::cli {

// The file ended the child that read it: no second one should try.
class EndsReaders : public InputError {
    using InputError::InputError;
};

// Says which file is read from now on: the one that is named when the child comes to nothing.
using Reading = std::function<void(const std::string& path)>;

// What `read` gives, when it is called in a child. EndsReaders with the path when the child crashes or takes too
// long, InputError when it takes too much memory; what `read` itself throws is thrown here. `bytes`: how much there
// is to read, by which memory and time are allowed.
std::string read_in_child(const std::string& path, std::uint64_t bytes,
                          const std::function<std::string(const Reading&)>& read);

// The same for one file, whose size is asked for.
std::string read_in_child(const std::string& path, const std::function<std::string()>& read);

// Reads a file in a child only to find out whether that does harm; afterwards it can be read here.
void probe(const std::string& path, const std::function<void()>& read);

}  // namespace samspill::cli
