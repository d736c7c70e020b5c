#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "core/language.h"

namespace samspill {

// How much more memory this process may take, and what limits it.
struct FreeMemory {
    std::size_t bytes = 0;
    Text bound{"", ""};         // "the machine has", "the control group allows", "ulimit -v allows"
    bool of_addresses = false;  // reserved memory counts, touched or not
};

// The least of what the machine has free (with swap), what control groups (v1 and v2) leave and what the
// limit on the address space leaves. What cannot be read limits nothing. `root` stands for / in tests.
FreeMemory free_memory(const std::filesystem::path& root = "/");

// Memory that this process holds now, and the most that it has held, in bytes.
std::size_t resident_bytes();
std::size_t most_resident_bytes();

// Large blocks are returned to the system when they are freed, so that the memory of a process does not
// depend on the order of its replicates. To be called once, at the beginning.
void return_large_blocks();

// "41.3 GiB", "850 MiB".
std::string memory_text(std::size_t bytes);

}  // namespace samspill
