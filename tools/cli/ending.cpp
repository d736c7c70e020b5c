#include "cli/ending.h"

#include <csignal>
#include <exception>
#include <new>
#include <system_error>

#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/file_cause.h"
#include "core/free_memory.h"

namespace samspill::cli {

namespace {

int code_of(const std::function<int()>& work) noexcept
{
    try {
        return work();
    } catch (const InputError& error) {
        tell(stderr, "{}\n", error.said().in(language()));
        return 2;
    } catch (const std::bad_alloc&) {
        tell(stderr,
             {"samspill: out of memory; use fewer threads (--threads 1) or a smaller --set places.scale=...\n",
              "samspill: ikke nok minne; bruk færre tråder (--threads 1) eller en mindre --set places.scale=...\n"});
        return 1;
    } catch (const std::system_error& error) {
        tell(stderr, "samspill: {} ({})\n", error.what(), advice_for(error.code().value()).in(language()));
        return 1;
    } catch (const std::exception& error) {
        tell(stderr, "samspill: {}\n", message_of(error).in(language()));
        return 1;
    }
}

}  // namespace

int exit_code_of(const std::function<int()>& work)
{
    open_standard_streams();
    // A closed pipe and a full quota come back as errors, so that what was begun is cleaned up.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    leave_nothing_behind_when_ended();
    return_large_blocks();
    return end_of_output(code_of(work));
}

int told_of_options(int code, const std::string& out, const std::string& err)
{
    put(stdout, out);
    put(stderr, err);
    return code == 0 ? 0 : 2;
}

}  // namespace samspill::cli
