/* Takes the place of H5Fopen and does what HDF5 does over the worst of files: BAD_HDF5=crash, abort, quit,
   loop, memory or write. For files that are opened for reading only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void take_memory(void)
{
    for (int i = 0; i < 96; ++i) {  /* 3 GiB: more than any reader of a small file may have */
        char *block = malloc(1u << 25);
        if (!block) abort();
        memset(block, 1, 1u << 25);
    }
    _exit(0);
}

static void write_somewhere(const char *name)
{
    char path[4096];
    const int length = (int)strlen(name);
    if (length > 4000) return;
    memcpy(path, name, (size_t)length);
    strcpy(path + length, ".written");
    const int file = open(path, O_WRONLY | O_CREAT, 0600);
    if (file >= 0 && write(file, "harm", 4) == 4) _exit(0);
}

int64_t H5Fopen(const char *name, unsigned flags, int64_t access)
{
    int64_t (*real)(const char *, unsigned, int64_t);
    *(void **)&real = dlsym(RTLD_NEXT, "H5Fopen");
    const char *how = getenv("BAD_HDF5");
    if (flags == 0 && how) {
        volatile unsigned turns = 0;
        if (!strcmp(how, "crash")) raise(SIGSEGV);
        if (!strcmp(how, "abort")) abort();
        if (!strcmp(how, "quit")) _exit(0);
        while (!strcmp(how, "loop")) ++turns;
        if (!strcmp(how, "memory")) take_memory();
        if (!strcmp(how, "write")) write_somewhere(name);
    }
    return real(name, flags, access);
}
