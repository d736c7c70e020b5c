#include "cli/ending.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/file_cause.h"
#include "core/memory.h"

namespace samspill::cli {

int exit_code_of(const std::function<int()>& work)
{
    // A closed pipe and a full quota come back as errors, so that what was begun is cleaned up.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return_large_blocks();
    try {
        const int code = work();
        return std::fflush(stdout) != 0 || std::ferror(stdout) ? 1 : code;
    } catch (const InputError& error) {
        tell(stderr, "{}\n", error.what());
        return 2;
    } catch (const std::bad_alloc&) {
        std::fputs("samspill: out of memory; use fewer threads (--threads 1) or a smaller --set places.scale=...\n",
                   stderr);
        return 1;
    } catch (const std::system_error& error) {
        tell(stderr, "samspill: {} ({})\n", error.what(), advice_for(error.code().value()));
        return 1;
    } catch (const std::exception& error) {
        tell(stderr, "samspill: {}\n", error.what());
        return 1;
    }
}

}  // namespace samspill::cli
