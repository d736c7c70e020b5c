#include "core/file_cause.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr Text rights{"ask its owner, or look at the rights of it and of its folders with ls -ld",
                      "spør eieren, eller se på rettighetene til filen og mappene med ls -ld"},
    device{
        "the disk or the network failed, which says nothing of what the file holds: try again, also from another "
        "machine",
        "disken eller nettet sviktet, og det sier ikke noe om hva filen inneholder: prøv igjen, også fra en annen "
        "maskin"},
    server{
        "the file server does not answer as it should, which says nothing of what the file holds: try again, also "
        "from another machine",
        "filtjeneren svarer ikke som den skal, og det sier ikke noe om hva filen inneholder: prøv igjen, også fra en "
        "annen maskin"},
    locks{"samspill asks for no locks: set HDF5_USE_FILE_LOCKING=FALSE, or unset it",
          "samspill ber ikke om låser: sett HDF5_USE_FILE_LOCKING=FALSE, eller fjern variabelen"},
    busy{"another program uses it: wait until it has ended", "et annet program bruker den: vent til det er ferdig"},
    many{"let more files be open with ulimit -n", "la flere filer være åpne med ulimit -n"},
    room{"free some room, then do the same again", "frigjør plass, og gjør det samme igjen"},
    read_only{"its file system takes no changes", "filsystemet tar ikke imot endringer"},
    memory{"there is not enough memory", "det er ikke nok minne"},
    gone{"it was there and has gone: has somebody moved it?", "den var der og er borte: har noen flyttet den?"},
    unknown{"nothing says that the file is damaged: try again", "ingenting tyder på at filen er skadet: prøv igjen"};

struct Advice {
    int error;
    Text text;
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

// What the system calls the most frequent of them, in Norwegian; of the others its own words are told.
struct Named {
    int error;
    const char* no;
};
constexpr Named named[] = {
    {EACCES, "ingen tilgang"},
    {EPERM, "det er ikke tillatt"},
    {ENOENT, "filen eller mappen finnes ikke"},
    {ENOTDIR, "det er ingen mappe"},
    {EISDIR, "det er en mappe"},
    {EEXIST, "filen finnes allerede"},
    {EIO, "feil under lesing eller skriving"},
    {ESTALE, "filhåndtaket gjelder ikke lenger"},
    {ENOLCK, "ingen låser å få"},
    {EMFILE, "for mange åpne filer"},
    {ENFILE, "for mange åpne filer på maskinen"},
    {ENOSPC, "disken er full"},
    {EDQUOT, "diskkvoten er brukt opp"},
    {EFBIG, "filen er for stor"},
    {EROFS, "filsystemet kan bare leses"},
    {ENOMEM, "det er ikke nok minne"},
    {EAGAIN, "ressursen er opptatt for øyeblikket"},
    {EBUSY, "filen er i bruk"},
    {ETIMEDOUT, "svaret lot vente for lenge på seg"},
    {ENAMETOOLONG, "navnet er for langt"},
    {EPIPE, "mottakeren har lukket"},
};

}  // namespace

Text advice_for(int error)
{
    const auto found = std::ranges::find(known, error, &Advice::error);
    return found == std::end(known) ? unknown : found->text;
}

Message system_words(int error)
{
    const std::string words = std::generic_category().message(error);
    const auto found = std::ranges::find(named, error, &Named::error);
    return {"system.error", words, found == std::end(named) ? words : found->no};
}

Message cause_text(int error)
{
    return message("system.cause", {"{} ({})", "{} ({})"}, system_words(error), advice_for(error));
}

InputError cannot_be_read(const fs::path& path, int error)
{
    return {path.string(), message("file.unread", {"cannot be read: {}", "kan ikke leses: {}"}, cause_text(error))};
}

SystemFailure::SystemFailure(int error, const Message& what)
    : Failure(message("system.failure", {"{}: {}", "{}: {}"}, what, cause_text(error)))
{
}

fs::file_type type_of(const fs::path& path)
{
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type == fs::file_type::none) throw cannot_be_read(path, error.value());
    return type;
}

void require_regular_file(const fs::path& path)
{
    const fs::file_type type = type_of(path);
    if (type == fs::file_type::not_found)
        throw InputError(path.string(), message("file.missing", {"there is no such file", "filen finnes ikke"}));
    if (type != fs::file_type::regular)
        throw InputError(path.string(), message("file.no_file", {"is not a file", "er ingen fil"}));
}

}  // namespace samspill
