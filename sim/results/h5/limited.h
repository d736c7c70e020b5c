#pragma once

#include <cstddef>

// A process that opens a file nobody vouches for. HDF5 is not safe against every malformed file: it
// may crash, loop or ask for all memory. So the file is opened in a process of its own that has
// taken these limits upon itself, which its parent watches.
namespace samspill {

struct ProcessLimits {
    std::size_t memory = std::size_t(2) << 30;  // bytes of address space
    int cpu_seconds = 20;                       // from now on; see allow_cpu
};

// Limits the present process for good. What is guarded:
//   memory      address space; an allocation beyond it fails (not under sanitizers, which need it all)
//   time        CPU seconds; the process is ended by SIGXCPU
//   disk        no byte can be written to any file: write() fails with EFBIG (SIGXFSZ is ignored);
//               pipes and terminals still take what is written. No core is dumped.
//   processes   none can be started, and no program that gives more rights (root may still fork)
//   descriptors all but standard input, output and error are closed; few can be opened
// What is not guarded: the process may read what its user may read, make empty files and use the
// network; it is held back from that by what it is, a reader, not by the system. HDF5's plugins are
// switched off where files are opened (h5::File). Throws std::system_error when a limit is refused.
void limit_process(const ProcessLimits& limits);

// Lets the process use so many more CPU seconds, for one more piece of work.
void allow_cpu(int seconds);

}  // namespace samspill
