// samspill-read PATH: answers the viewer's questions about a file on standard input and output. A process of its own,
// because HDF5 may crash over a malformed file; not for users.
#include "cli/ending.h"
#include "viz/file/reader.h"

int main(int argc, char** argv)
{
    return samspill::cli::exit_code_of([&] {
        if (argc != 2)
            return samspill::cli::told_of_options(
                1, "", "samspill-read FILE: answers the viewer's questions about a file; see samspill view\n");
        return samspill::viz::serve_file(argv[1]);
    });
}
