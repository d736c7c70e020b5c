/* Makes chosen system calls of a program fail or kill it: preloaded (LD_PRELOAD) by the trials of this
 * folder. FAULT says which:
 *
 *     FAULT="CALL PATTERN NTH ACTION"
 *
 * CALL     open, write, fsync, rename, link, unlink, mkdir, truncate, any of these, or read or lock (write: write,
 *          pwrite and writev; read: read and pread; lock: flock and fcntl's locks)
 * PATTERN  shell pattern of the path (of a rename its new name; of a folder its path)
 * NTH      which such call, from 1; with a + every one from there on
 * ACTION   kill    SIGKILL before the call
 *          torn    half of what is written, then SIGKILL (a write), else as kill
 *          short   a write takes one byte less than asked (or all, when it is one), a read gives half, and says so
 *          an error's name: EIO, ENOSPC, EROFS, EACCES, EMFILE, EDQUOT, ESTALE, ENOLCK
 *
 * FAULT_LOG=FILE gets one line a call that fits, whether it is disturbed or not.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum action { none, dies, tears, shortens, fails };

static struct {
    char call[16], pattern[PATH_MAX], log[PATH_MAX];
    long nth;
    int from_then_on;
    enum action action;
    int error;
} fault;
static long seen;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int error_of(const char *name)
{
    static const struct {
        const char *name;
        int number;
    } errors[] = {{"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EROFS", EROFS},
                  {"EACCES", EACCES}, {"EMFILE", EMFILE}, {"EDQUOT", EDQUOT},
                  {"ESTALE", ESTALE}, {"ENOLCK", ENOLCK}};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; ++i)
        if (!strcmp(name, errors[i].name)) return errors[i].number;
    return 0;
}

__attribute__((constructor)) static void read_fault(void)
{
    const char *text = getenv("FAULT"), *log = getenv("FAULT_LOG");
    char nth[32], action[16];
    if (log) snprintf(fault.log, sizeof fault.log, "%s", log);
    if (!text) return;
    if (sscanf(text, "%15s %4095s %31s %15s", fault.call, fault.pattern, nth, action) != 4) {
        fprintf(stderr, "interpose: FAULT is not CALL PATTERN NTH ACTION: %s\n", text);
        _exit(99);
    }
    fault.nth = strtol(nth, NULL, 10);
    fault.from_then_on = strchr(nth, '+') != NULL;
    if (!strcmp(action, "kill")) fault.action = dies;
    else if (!strcmp(action, "torn")) fault.action = tears;
    else if (!strcmp(action, "short")) fault.action = shortens;
    else fault.action = fails;
    fault.error = error_of(action);
    if (fault.action == fails && !fault.error) {
        fprintf(stderr, "interpose: unknown action %s\n", action);
        _exit(99);
    }
}

static void note(const char *call, const char *path, long number)
{
    char line[PATH_MAX + 64];
    int file;
    if (!*fault.log) return;
    file = (int)syscall(SYS_openat, AT_FDCWD, fault.log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    const int length = snprintf(line, sizeof line, "%ld %s %s\n", number, call, path);
    if (syscall(SYS_write, file, line, (size_t)length) < 0) { /* a log that is lost shows in the trial */ }
    syscall(SYS_close, file);
}

/* What is to become of this call. Sets errno when it is to fail. */
static enum action decide(const char *call, const char *path)
{
    enum action action = none;
    const int any = !strcmp(fault.call, "any") && strcmp(call, "read") && strcmp(call, "lock");
    if (!*fault.call || (!any && strcmp(fault.call, call))) return none;
    if (fnmatch(fault.pattern, path, 0)) return none;
    pthread_mutex_lock(&mutex);
    ++seen;
    if (seen == fault.nth || (fault.from_then_on && seen > fault.nth)) action = fault.action;
    note(call, path, seen);
    pthread_mutex_unlock(&mutex);
    if (action == dies) syscall(SYS_kill, getpid(), SIGKILL);
    if (action == fails) errno = fault.error;
    return action;
}

static void path_of(int file, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)

static int open_fails(const char *path, int flags)
{
    /* Only files that are to be written: a program that cannot read its libraries proves nothing. */
    if ((flags & O_ACCMODE) == O_RDONLY) return 0;
    return decide("open", path) == fails;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    REAL(int, open, const char *, int, ...);
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_fails(path, flags) ? -1 : real(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    REAL(int, open64, const char *, int, ...);
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_fails(path, flags) ? -1 : real(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    REAL(int, openat, int, const char *, int, ...);
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_fails(path, flags) ? -1 : real(folder, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    REAL(FILE *, fopen, const char *, const char *);
    return open_fails(path, *mode == 'r' && !strchr(mode, '+') ? O_RDONLY : O_RDWR) ? NULL : real(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    REAL(FILE *, fopen64, const char *, const char *);
    return open_fails(path, *mode == 'r' && !strchr(mode, '+') ? O_RDONLY : O_RDWR) ? NULL : real(path, mode);
}

/* How many bytes of a write are to be written; -1: it fails. */
static ssize_t allowed(int file, size_t count, int *torn)
{
    char path[PATH_MAX];
    path_of(file, path);
    *torn = 0;
    switch (decide("write", path)) {
        case fails:
            return -1;
        case tears:
            *torn = 1;
            return (ssize_t)(count / 2);
        case shortens:
            return (ssize_t)(count > 1 ? count - 1 : count);
        default:
            return (ssize_t)count;
    }
}

static ssize_t done(ssize_t result, int torn)
{
    if (torn) syscall(SYS_kill, getpid(), SIGKILL);
    return result;
}

ssize_t write(int file, const void *data, size_t count)
{
    int torn;
    const ssize_t take = allowed(file, count, &torn);
    return take < 0 ? -1 : done(syscall(SYS_write, file, data, (size_t)take), torn);
}

ssize_t pwrite(int file, const void *data, size_t count, off_t at)
{
    int torn;
    const ssize_t take = allowed(file, count, &torn);
    return take < 0 ? -1 : done(syscall(SYS_pwrite64, file, data, (size_t)take, at), torn);
}

ssize_t pwrite64(int file, const void *data, size_t count, off64_t at) { return pwrite(file, data, count, at); }

ssize_t writev(int file, const struct iovec *parts, int count)
{
    size_t size = 0;
    int torn;
    for (int i = 0; i < count; ++i) size += parts[i].iov_len;
    const ssize_t take = allowed(file, size, &torn);
    if (take < 0) return -1;
    if ((size_t)take == size) return syscall(SYS_writev, file, parts, count);
    /* A short one: the first part alone, at most so much of it. */
    const size_t first = parts[0].iov_len < (size_t)take ? parts[0].iov_len : (size_t)take;
    return done(syscall(SYS_write, file, parts[0].iov_base, first), torn);
}

/* How many bytes a read may give; -1: it fails. */
static ssize_t readable(int file, size_t count)
{
    char path[PATH_MAX];
    if (strcmp(fault.call, "read")) return (ssize_t)count;
    path_of(file, path);
    switch (decide("read", path)) {
        case fails:
            return -1;
        case shortens:
            return (ssize_t)(count > 1 ? count / 2 : count);
        default:
            return (ssize_t)count;
    }
}

ssize_t read(int file, void *data, size_t count)
{
    const ssize_t take = readable(file, count);
    return take < 0 ? -1 : syscall(SYS_read, file, data, (size_t)take);
}

ssize_t pread(int file, void *data, size_t count, off_t at)
{
    const ssize_t take = readable(file, count);
    return take < 0 ? -1 : syscall(SYS_pread64, file, data, (size_t)take, at);
}

ssize_t pread64(int file, void *data, size_t count, off64_t at) { return pread(file, data, count, at); }

int fsync(int file)
{
    char path[PATH_MAX];
    path_of(file, path);
    return decide("fsync", path) == fails ? -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
    char path[PATH_MAX];
    path_of(file, path);
    return decide("fsync", path) == fails ? -1 : (int)syscall(SYS_fdatasync, file);
}

int rename(const char *from, const char *to)
{
    return decide("rename", to) == fails ? -1 : (int)syscall(SYS_rename, from, to);
}

int link(const char *from, const char *to)
{
    return decide("link", to) == fails ? -1 : (int)syscall(SYS_link, from, to);
}

static int lock_fails(int file)
{
    char path[PATH_MAX];
    path_of(file, path);
    return decide("lock", path) == fails;
}

int flock(int file, int operation) { return lock_fails(file) ? -1 : (int)syscall(SYS_flock, file, operation); }

static int control(int file, int command, void *argument)
{
    const int locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
    return locks && lock_fails(file) ? -1 : (int)syscall(SYS_fcntl, file, command, argument);
}

int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return control(file, command, argument);
}

int fcntl64(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return control(file, command, argument);
}

int unlink(const char *path) { return decide("unlink", path) == fails ? -1 : (int)syscall(SYS_unlink, path); }

int mkdir(const char *path, mode_t mode)
{
    return decide("mkdir", path) == fails ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int ftruncate(int file, off_t size)
{
    char path[PATH_MAX];
    path_of(file, path);
    return decide("truncate", path) == fails ? -1 : (int)syscall(SYS_ftruncate, file, size);
}

int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }
