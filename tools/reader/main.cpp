// samspill-read PATH: answers the viewer's questions about a file on standard input and output. A process of its own,
// because HDF5 may crash over a malformed file; not for users.
#include "cli/ending.h"
#include "core/error.h"
#include "viz/source/reader.h"

int main(int argc, char** argv)
{
    return samspill::cli::exit_code_of([&] {
        if (argc != 2)
            throw samspill::InputError("samspill-read FILE",
                                       "answers the viewer's questions about a file; see samspill view");
        return samspill::viz::serve_file(argv[1]);
    });
}
