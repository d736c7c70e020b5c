#pragma once

#include <string>

#include "core/error.h"

namespace samspill::test {

// What an InputError says; "" when the work is done without one.
template <class Work>
std::string refusal(Work&& work)
{
    try {
        work();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace samspill::test
