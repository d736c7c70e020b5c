#include "core/file_cause.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "core/error.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr const char
    *rights = "ask its owner, or look at the rights of it and of its folders with ls -ld",
    *device =
        "the disk or the network failed, which says nothing of what the file holds: try again, also from "
        "another machine",
    *server =
        "the file server does not answer as it should, which says nothing of what the file holds: try again, "
        "also from another machine",
    *locks = "samspill asks for no locks: set HDF5_USE_FILE_LOCKING=FALSE, or unset it",
    *busy = "another program uses it: wait until it has ended", *many = "let more files be open with ulimit -n",
    *room = "free some room, then do the same again", *read_only = "its file system takes no changes",
    *memory = "there is not enough memory", *gone = "it was there and has gone: has somebody moved it?",
    *unknown = "nothing says that the file is damaged: try again";

struct Advice {
    int error;
    const char* text;
};
constexpr Advice known[] = {
    {EACCES, rights},       {EPERM, rights},        {EIO, device},        {ENXIO, device},    {EREMOTEIO, device},
    {ESTALE, server},       {ETIMEDOUT, server},    {EHOSTDOWN, server},  {ENETDOWN, server}, {EHOSTUNREACH, server},
    {ENETUNREACH, server},  {ECONNREFUSED, server}, {ECONNRESET, server}, {ENOTCONN, server}, {ESHUTDOWN, server},
    {ECONNABORTED, server}, {EPROTO, server},       {ENOLCK, locks},      {ENOSYS, locks},    {EOPNOTSUPP, locks},
    {EAGAIN, busy},         {EBUSY, busy},          {EDEADLK, busy},      {ETXTBSY, busy},    {EMFILE, many},
    {ENFILE, many},         {ENOSPC, room},         {EDQUOT, room},       {EFBIG, room},      {EROFS, read_only},
    {ENOMEM, memory},       {ENOENT, gone},         {ENOTDIR, gone},
};

}  // namespace

const char* advice_for(int error)
{
    const auto found = std::ranges::find(known, error, &Advice::error);
    return found == std::end(known) ? unknown : found->text;
}

std::string cause_text(int error)
{
    return fmt::format("{} ({})", std::generic_category().message(error), advice_for(error));
}

std::span<const char* const> all_advice()
{
    static constexpr std::array texts{rights, device,    server, locks, busy,   many,
                                      room,   read_only, memory, gone,  unknown};
    return texts;
}

fs::file_type type_of(const fs::path& path)
{
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type == fs::file_type::none) throw InputError(path.string(), "cannot be read: " + cause_text(error.value()));
    return type;
}

void require_regular_file(const fs::path& path)
{
    const fs::file_type type = type_of(path);
    if (type == fs::file_type::not_found) throw InputError(path.string(), "there is no such file");
    if (type != fs::file_type::regular) throw InputError(path.string(), "is not a file");
}

}  // namespace samspill
