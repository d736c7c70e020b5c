#pragma once

// For one source of a program whose tests read damaged files.
// HDF5 1.10 itself loses some memory over damaged files; the leak checker asks for this by name.
extern "C" const char* __lsan_default_suppressions()  // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libhdf5_serial\n";
}
