// samspill-read PATH: answers the viewer's questions about a file on standard input and output. A process of its own,
// because HDF5 may crash over a malformed file; not for users.
#include <cstdio>

#include "cli/ending.h"
#include "viz/source/reader.h"

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("samspill-read FILE: answers the viewer's questions about a file; see samspill view\n", stderr);
        return 2;
    }
    return samspill::cli::exit_code_of([&] { return samspill::viz::serve_file(argv[1]); });
}
