#include "scenario/files/include.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "core/file_cause.h"
#include "core/name.h"
#include "core/text_file.h"
#include "scenario/declared/about.h"
#include "scenario/files/override.h"
#include "scenario/text/toml_text.h"

namespace samspill::input {

namespace {

namespace fs = std::filesystem;

bool merges_by_name(std::string_view key) { return key == "region" || key == "office"; }

const std::string* name_of_item(const Value& item)
{
    const Table* table = item.as<Table>();
    const Entry* name = table ? table->find("name") : nullptr;
    return name ? name->value.as<std::string>() : nullptr;
}

// Items of an equal name merge, but not two of one file: those are a mistake that stays visible.
void merge_lists(List& into, List&& from)
{
    for (Value& item : from.items) {
        const std::string* name = name_of_item(item);
        const auto same = std::find_if(into.items.begin(), into.items.end(), [&](const Value& earlier) {
            const std::string* other = name_of_item(earlier);
            return name && other && canonical_name(*name) == canonical_name(*other) &&
                   earlier.place.source != item.place.source;
        });
        if (same == into.items.end()) {
            into.items.push_back(std::move(item));
            continue;
        }
        merge(*same->as<Table>(), std::move(*item.as<Table>()));
        same->place = item.place;
    }
}

// The text of a regular file of at most `most_file_bytes`.
FileText read_text_file(const fs::path& path)
{
    std::string text;
    try {
        const fs::file_type type = type_of(path);
        if (type == fs::file_type::not_found)
            return {std::nullopt, message("file.missing", {"there is no such file", "filen finnes ikke"})};
        if (type != fs::file_type::regular)
            return {std::nullopt, message("file.this_is_none", {"this is not a file", "dette er ingen fil"})};
        text = text_of_file(path, most_file_bytes + 1);
    } catch (const InputError& unread) {
        return {std::nullopt, unread.mistakes().front().message};
    }
    if (text.size() > most_file_bytes)
        return {std::nullopt, message("file.too_large",
                                      {"the file is larger than the {} bytes that a scenario file may have",
                                       "filen er større enn de {} bytene som en scenariofil kan ha"},
                                      most_file_bytes)};
    return {std::move(text), {}};
}

std::string canonical_path(const fs::path& path)
{
    std::error_code error;
    const std::string name = fs::weakly_canonical(path, error).string();
    return error || name.empty() ? path.string() : name;
}

// Reads files depth first, so that what is included comes before what includes it.
class Loader {
public:
    explicit Loader(Mistakes& mistakes, SetKey set = SetKey::laid_over, const FileSource& files = disk())
        : mistakes_(mistakes), set_(set), files_(files)
    {
    }

    Sources take() { return std::move(sources_); }

    void load(const fs::path& path, const Place& included_at)
    {
        const std::string shown = path.string();
        const std::string identity = files_.identity(path);
        if (is_cycle(identity, included_at)) return;
        if (std::find(read_.begin(), read_.end(), identity) != read_.end()) return;
        if (read_.size() >= most_files) {
            fail(included_at,
                 message("include.too_many", {"a scenario of more than {} files", "et scenario av mer enn {} filer"},
                         most_files));
            return;
        }
        read_.push_back(identity);
        const FileText reading = files_.read(path);
        if (!reading.text) {
            if (included_at.source)
                fail(included_at, message("include.fault", {"include of {}: {}", "include av {}: {}"}, escaped(shown),
                                          reading.wrong));
            else
                fail({new_source(escaped(shown)), 0, 0}, reading.wrong);
            return;
        }
        open_.push_back({identity, included_at});
        load_text(*reading.text, shown, path.parent_path());
        open_.pop_back();
    }

    void load_text(const std::string& text, const std::string& name, const fs::path& folder)
    {
        Table table = parse_toml(text, new_source(escaped(name)), mistakes_);
        load_includes(table, folder);
        const Value set = set_ == SetKey::laid_over ? taken(table, "set") : Value{{}, List{}};
        forget_translations(table);
        note_regions(table);
        merge(sources_.merged, std::move(table));
        apply_overrides(set);
        sources_.files.push_back(name);
        sources_.text += text;
        if (!text.empty() && text.back() != '\n') sources_.text += '\n';
    }

private:
    struct Open {
        std::string identity;
        Place included_at;
    };

    void fail(const Place& place, Message message)
    {
        mistakes_.add(place, std::move(message));
        mistakes_.incomplete = true;
    }

    std::shared_ptr<const InputSource> new_source(const std::string& name)
    {
        return std::make_shared<InputSource>(InputSource{name, order_++, ""});
    }

    // A file that is still open is included again: tells the places of the whole round.
    bool is_cycle(const std::string& identity, const Place& included_at)
    {
        const auto first =
            std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.identity == identity; });
        if (first == open_.end()) return false;
        std::string round;
        for (auto open = first + 1; open != open_.end(); ++open) round += to_text(open->included_at) + ", ";
        fail(included_at, message("include.circle",
                                  {"the files include each other in a circle, at {}{}",
                                   "filene inkluderer hverandre i ring, ved {}{}"},
                                  round, to_text(included_at)));
        return true;
    }

    // The value of a key that is the loader's own; an empty list when there is none.
    static Value taken(Table& table, std::string_view key)
    {
        const Entry* entry = table.find(key);
        if (entry == nullptr) return {{}, List{}};
        Value value = entry->value;
        table.entries.erase(table.entries.begin() + (entry - table.entries.data()));
        return value;
    }

    // What a file sets within what it includes: item by item, where lists would be replaced.
    void apply_overrides(const Value& set)
    {
        const List* list = set.as<List>();
        for (const Value& item : list ? list->items : std::vector<Value>{set}) {
            if (const std::string* text = item.as<std::string>())
                apply_override(sources_.merged, *text, item.place, mistakes_);
            else
                mistakes_.add(item.place, message("set.texts",
                                                  {"set is {}; it needs a list of texts such as \"run.weeks=104\"",
                                                   "set er {}; det trengs en liste av tekster som \"run.weeks=104\""},
                                                  input::shown(item)));
        }
    }

    // A title of this file's own is not what the included one's Norwegian says.
    void forget_translations(const Table& table)
    {
        for (const AboutLine& line : about_lines)
            if (table.find(line.key) && !table.find(line.key_no)) taken(sources_.merged, line.key_no);
    }

    void note_regions(const Table& table)
    {
        const Entry* entry = table.find("region");
        const List* list = entry ? entry->value.as<List>() : nullptr;
        for (const Value& item : list ? list->items : std::vector<Value>{})
            if (const std::string* name = name_of_item(item)) {
                std::string canonical = canonical_name(*name);
                const auto same = [&](const Sources::Declared& earlier) { return earlier.name == canonical; };
                if (std::none_of(sources_.regions.begin(), sources_.regions.end(), same))
                    sources_.regions.push_back({std::move(canonical), item.place});
            }
    }

    void load_includes(Table& table, const fs::path& folder)
    {
        const Value include = taken(table, "include");
        const List* list = include.as<List>();
        const std::vector<Value> files = list ? list->items : std::vector<Value>{include};
        for (const Value& file : files) {
            const std::string* name = file.as<std::string>();
            if (name != nullptr && !name->empty() && name->find('\0') == std::string::npos)
                load((folder / *name).lexically_normal(), file.place);
            else
                fail(file.place,
                     message("include.names",
                             {"include is {}; it needs a file name in quotes, or a list of them",
                              "include er {}; det trengs et filnavn i anførselstegn, eller en liste av slike"},
                             input::shown(file)));
        }
    }

    Mistakes& mistakes_;
    SetKey set_;
    const FileSource& files_;
    Sources sources_;
    std::vector<std::string> read_;  // identities of all files met
    std::vector<Open> open_;         // the chain of includes down to the file in hand
    int order_ = 0;
};

}  // namespace

const FileSource& disk()
{
    static const FileSource files{canonical_path, read_text_file};
    return files;
}

void merge(Table& into, Table&& from)
{
    for (Entry& entry : from.entries) {
        Entry* earlier = into.find(entry.key);
        if (earlier == nullptr) {
            into.entries.push_back(std::move(entry));
        } else if (earlier->value.as<Table>() && entry.value.as<Table>()) {
            merge(*earlier->value.as<Table>(), std::move(*entry.value.as<Table>()));
        } else if (merges_by_name(entry.key) && earlier->value.as<List>() && entry.value.as<List>()) {
            merge_lists(*earlier->value.as<List>(), std::move(*entry.value.as<List>()));
        } else {
            *earlier = std::move(entry);
        }
    }
}

Sources read_sources(const std::string& path, Mistakes& mistakes, SetKey set)
{
    Loader loader(mistakes, set);
    loader.load(path, {});
    return loader.take();
}

Sources read_sources(const std::vector<std::string>& paths, Mistakes& mistakes)
{
    Loader loader(mistakes);
    for (const std::string& path : paths) loader.load(path, {});
    return loader.take();
}

Sources parse_sources(const std::string& text, const std::string& name, const std::string& folder, Mistakes& mistakes,
                      SetKey set, const FileSource& files)
{
    Loader loader(mistakes, set, files);
    loader.load_text(text, name, folder);
    return loader.take();
}

}  // namespace samspill::input
