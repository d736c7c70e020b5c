#include "results/h5/limited.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/file_cause.h"

namespace samspill {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

// A lower limit that is there already stays.
void limit(decltype(RLIMIT_AS) resource, rlim_t value, const Text& what)
{
    rlimit now{};
    if (getrlimit(resource, &now) != 0) throw SystemFailure(errno, message("limits.refused", {"{}", "{}"}, what));
    now.rlim_max = std::min(now.rlim_max, value);
    now.rlim_cur = std::min(now.rlim_cur, now.rlim_max);
    if (setrlimit(resource, &now) != 0) throw SystemFailure(errno, message("limits.refused", {"{}", "{}"}, what));
}

rlim_t cpu_seconds_used()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return rlim_t(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
}

}  // namespace

void limit_process(const ProcessLimits& limits)
{
    close_range(STDERR_FILENO + 1, ~0U, 0);
    std::signal(SIGXFSZ, SIG_IGN);
    if (!sanitized) limit(RLIMIT_AS, limits.memory, {"cannot limit memory", "kan ikke begrense minnet"});
    limit(RLIMIT_FSIZE, 0, {"cannot limit the size of files", "kan ikke begrense størrelsen på filer"});
    limit(RLIMIT_CORE, 0, {"cannot forbid core files", "kan ikke forby minnedump"});
    limit(RLIMIT_NOFILE, 32, {"cannot limit open files", "kan ikke begrense tallet på åpne filer"});
    limit(RLIMIT_NPROC, 0, {"cannot forbid processes", "kan ikke forby prosesser"});
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        throw SystemFailure(
            errno, message("limits.rights", {"cannot forbid more rights", "kan ikke forby flere rettigheter"}));
    allow_cpu(limits.cpu_seconds);
}

void allow_cpu(int seconds)
{
    rlimit now{};
    if (getrlimit(RLIMIT_CPU, &now) != 0)
        throw SystemFailure(errno,
                            message("limits.cpu", {"cannot limit CPU seconds", "kan ikke begrense prosessortiden"}));
    // The second that has begun is not counted yet.
    now.rlim_cur = std::min(now.rlim_max, cpu_seconds_used() + 1 + rlim_t(std::max(seconds, 0)));
    if (setrlimit(RLIMIT_CPU, &now) != 0)
        throw SystemFailure(errno,
                            message("limits.cpu", {"cannot limit CPU seconds", "kan ikke begrense prosessortiden"}));
}

}  // namespace samspill
