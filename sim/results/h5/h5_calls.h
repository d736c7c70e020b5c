#pragma once

#include <string>

#include <hdf5.h>

#include "results/h5/h5.h"

// What all of h5*.cpp need to call the library: errors with its cause, and its small objects.
namespace samspill::h5 {

// Why the library's last call failed, in the words of the innermost message and the errno behind it (0:
// none). The library forgets it.
struct Cause {
    std::string text;
    int error = 0;

    Message said() const;
};
Cause take_cause();

// Throws Error: what could not be done, with which thing of the file, and the library's cause.
[[noreturn]] void fail(const Text& what, const std::string& name);

template <class Result>
Result check(Result result, const Text& what, const std::string& name = "")
{
    if (result < 0) fail(what, name);
    return result;
}

// The library prints its own stack unless told not to; the setting belongs to a thread.
void be_quiet();

// The library must not clean up at the end of the process: it crashes over a file that it could
// not write, and all that is ours is closed by its owner. To be called before anything else.
void begin();

Handle property_list(hid_t kind);
Handle text_type(std::size_t size);  // UTF-8, ended by a zero byte
Handle scalar_space();
Handle simple_space(const Shape& shape, const Shape& most);
hid_t file_type(Type type);  // of numbers, as files hold them

}  // namespace samspill::h5
