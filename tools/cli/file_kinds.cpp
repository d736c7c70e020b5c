#include "cli/file_kinds.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "cli/guarded_reading.h"
#include "core/error.h"
#include "core/shell_word.h"
#include "core/text_file.h"
#include "results/files/reading.h"
#include "scenario/declared/scenario.h"
#include "scenario/files/calibration_file.h"
#include "scenario/files/sweep_file.h"

namespace samspill::cli {

namespace {

// What a file is, and what is done with it ({} is the file); `kind` where it is one of ours.
struct Known {
    std::string_view mark;  // the attribute filetype, or the first bytes
    Text what;
    Sentence<std::string> use;
    std::optional<FileKind> kind = {};
};

constexpr std::array<Known, 5> of_samspill{{
    {"samspill run",
     {"a run file", "en kjørefil"},
     {"samspill info {0} says what it holds, samspill view {0} shows it",
      "samspill info {0} sier hva den inneholder, samspill view {0} viser den"},
     FileKind::run},
    {"samspill comparison",
     {"a comparison file", "en sammenligningsfil"},
     {"samspill report {0} -o page.html makes a page of it", "samspill report {0} -o side.html lager en side av den"},
     FileKind::comparison},
    {"samspill states",
     {"a file of states", "en tilstandsfil"},
     {"a run goes on from it: samspill run SCENARIO --from {0}",
      "en kjøring går videre fra den: samspill run SCENARIO --from {0}"},
     FileKind::states},
    {"samspill sweep",
     {"a merged sweep", "en samlet gjennomgang"},
     {"samspill view {0} shows it", "samspill view {0} viser den"}},
    {"samspill sweep batch",
     {"a part of a sweep", "en del av en gjennomgang"},
     {"samspill sweep merge FOLDER puts the parts together", "samspill sweep merge MAPPE setter delene sammen"}},
}};

constexpr std::array<Known, 5> of_others{{
    {"<!doctype html", {"a page (HTML)", "en side (HTML)"}, {"a browser shows it", "en nettleser viser den"}},
    {"\x89PNG", {"a picture (PNG)", "et bilde (PNG)"}, {"a viewer of pictures shows it", "en bildeviser viser det"}},
    {"PK\x03\x04",
     {"a spreadsheet or an archive (ZIP)", "et regneark eller et arkiv (ZIP)"},
     {"numbers of it are written into a TOML file", "tall i det skrives inn i en TOML-fil"}},
    {"%PDF", {"a document (PDF)", "et dokument (PDF)"}, {"a reader of PDF shows it", "en PDF-leser viser det"}},
    {"\x1f\x8b", {"a compressed file (gzip)", "en pakket fil (gzip)"}, {"gunzip unpacks it", "gunzip pakker den ut"}},
}};

constexpr std::array<Known, 3> of_toml{{
    {"",
     {"a scenario file", "en scenariofil"},
     {"samspill run {0} runs it", "samspill run {0} kjører den"},
     FileKind::scenario},
    {"",
     {"a sweep file", "en gjennomgangsfil"},
     {"samspill sweep run {0} runs it", "samspill sweep run {0} kjører den"},
     FileKind::sweep},
    {"",
     {"a calibration file", "en kalibreringsfil"},
     {"samspill calibrate {0} --check runs it", "samspill calibrate {0} --check kjører den"},
     FileKind::calibration},
}};

Text name_of(FileKind kind)
{
    constexpr Text names[] = {{"a scenario file (TOML)", "en scenariofil (TOML)"},
                              {"a sweep file (TOML)", "en gjennomgangsfil (TOML)"},
                              {"a calibration file (TOML)", "en kalibreringsfil (TOML)"},
                              {"a run file (.h5)", "en kjørefil (.h5)"},
                              {"a comparison file (.h5)", "en sammenligningsfil (.h5)"},
                              {"a file of states (.h5)", "en tilstandsfil (.h5)"},
                              {"a file of results (.h5)", "en resultatfil (.h5)"}};
    return names[int(kind)];
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
    return text;
}

// Throws InputError when it cannot be read, which says nothing of its kind.
const Known* kind_of_results(const std::string& path)
{
    const std::string filetype = read_in_child(path, [&] { return filetype_of(path); });
    for (const Known& known : of_samspill)
        if (known.mark == filetype) return &known;
    static constexpr Known foreign{
        "",
        {"an HDF5 file", "en HDF5-fil"},
        {"samspill info {0} says what it holds", "samspill info {0} sier hva den inneholder"}};
    return &foreign;
}

// Only what is certain: a sweep without an axis looks like a scenario.
const Known* kind_of_toml(const std::string& path)
{
    if (is_calibration(path)) return &of_toml[2];
    if (is_sweep(path)) return &of_toml[1];
    input::Mistakes ignored;
    const input::Table merged = input::read_sources(path, ignored, input::SetKey::kept).merged;
    for (const std::string_view key : {"region", "wave", "status_quo", "places", "shock"})
        if (merged.find(key) != nullptr) return &of_toml[0];
    return nullptr;
}

const Known* kind_of(const std::string& path, FileKind wanted)
{
    constexpr std::size_t looked_at = 64;  // bytes
    const std::string begin = text_of_file(path, looked_at);
    if (begin.starts_with("\x89HDF\r\n\x1a\n"))
        return wanted == FileKind::any_results ? nullptr : kind_of_results(path);
    for (const Known& known : of_others)
        if (lower(begin).starts_with(lower(std::string(known.mark)))) return &known;
    return std::filesystem::path(path).extension() == ".toml" ? kind_of_toml(path) : nullptr;
}

}  // namespace

void require_kind(const std::string& path, FileKind wanted)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return;
    const Known* found = nullptr;
    try {
        found = kind_of(path, wanted);
    } catch (const EndsReaders&) {
        throw;
    } catch (const InputError&) {  // cannot be read, or is damaged: its reader says why
        return;
    }
    if (found == nullptr || found->kind == wanted) return;
    throw InputError(path,
                     message("file.other_kind", {"this is {}; here {} is needed. {}", "dette er {}; her trengs {}. {}"},
                             found->what, name_of(wanted), message("file.use", found->use, shell_word(path))));
}

}  // namespace samspill::cli
