#include "experiment/sweep/sweep_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "core/text_file.h"
#include "experiment/sweep/sweep_policies.h"
#include "model/inputs/item_text.h"
#include "results/files/atomic_file.h"
#include "results/files/part_owner.h"
#include "scenario/text/value.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_line = "samspill-sweep 1", effective_name = "effective.txt";

fs::path plain(const std::string& path) { return fs::absolute(path).lexically_normal(); }

// The lowest folder that all files lie in.
fs::path common_folder(const std::vector<std::string>& files)
{
    fs::path common = plain(files.front()).parent_path();
    for (const std::string& file : files) {
        const fs::path folder = plain(file).parent_path();
        fs::path both;
        for (auto a = common.begin(), b = folder.begin(); a != common.end() && b != folder.end() && *a == *b; ++a, ++b)
            both /= *a;
        common = both;
    }
    return common;
}

std::string name_within(const std::string& file, const fs::path& folder)
{
    return plain(file).lexically_relative(folder).string();
}

// Copies all files into a new folder and puts it in place, unless another process has just done so.
void copy_inputs(const fs::path& target, const SweepPlan& plan)
{
    const fs::path common = common_folder(plan.files());
    const fs::path part = part_name(target.string(), this_process());
    std::error_code error;
    try {
        for (const std::string& file : plan.files()) {
            const fs::path copy = part / name_within(file, common);
            fs::create_directories(copy.parent_path());
            fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
        }
    } catch (const fs::filesystem_error&) {
        fs::remove_all(part, error);
        throw;
    }
    fs::rename(part, target, error);
    if (error) fs::remove_all(part);
    if (error && !fs::exists(target))
        throw SystemFailure(error.value(), message("sweep.uncopied",
                                                   {"{}: cannot copy the sweep's files",
                                                    "{}: filene til gjennomgangen kan ikke kopieres"},
                                                   target.string()));
}

// Texts in one line of the manifest, with tabs between: what would end a text or the line is escaped.
std::string in_one_line(const std::vector<std::string>& texts)
{
    std::string line;
    for (const std::string& text : texts) {
        for (const char c : text)
            line += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
        line += '\t';
    }
    return line;
}

std::vector<std::string> texts_of_line(const std::string& line)
{
    std::vector<std::string> texts;
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\t')
            texts.push_back(std::exchange(text, ""));
        else if (line[i] == '\\' && i + 1 < line.size())
            text += line[++i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
        else
            text += line[i];
    }
    return texts;
}

void write_whole(const std::string& path, const std::string& text)
{
    AtomicFile file(path, Rivals::none);  // whoever comes first: all write the same
    std::ofstream out(file.temporary(), std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw SystemFailure(
            errno, message("file.cannot", {"{}: {}", "{}: {}"}, path, Text{"cannot be written", "kan ikke skrives"}));
    file.commit();
}

std::string manifest_of(const SweepPlan& plan, const Identity& program, const Digest& inputs)
{
    std::string text = checked_line(std::string(first_line));
    const auto add = [&](std::string_view key, const std::string& value) {
        text += checked_line(fmt::format("{} {}", key, value));
    };
    add("sweep", name_within(plan.file().files.back(), common_folder(plan.files())));
    add("set", in_one_line(plan.set()));
    add("digest", to_text(plan.digest()));
    add("inputs", to_text(inputs));
    for (const IdentityPart& part : identity_parts) add(part.name, program.*part.text);
    add("design", std::string(DesignLabels::names[std::size_t(plan.file().design)]));
    add("points", fmt::format("{}", plan.points()));
    add("replicates", fmt::format("{}", plan.replicates()));
    return text;
}

// "line 7: `steps = 4` is now `steps = 5`" for the first line that differs.
Message first_change(const std::string& before, const std::string& now)
{
    std::istringstream old_lines(before), new_lines(now);
    for (int number = 1;; ++number) {
        std::string old_line, new_line;
        const bool has_old = bool(std::getline(old_lines, old_line));
        const bool has_new = bool(std::getline(new_lines, new_line));
        if (!has_old && !has_new)
            return message("sweep.line_ends", {"in the ends of its lines", "i slutten på linjene"});
        if (has_old != has_new || old_line != new_line)
            return message("sweep.line", {"line {}: `{}` is now `{}`", "linje {}: `{}` er nå `{}`"}, number,
                           input::shown_name(old_line), input::shown_name(new_line));
    }
}

// Whether the folder holds nothing but what a process that was killed while it made a sweep's folder
// leaves: no manifest yet, so nothing that has been done.
bool only_beginnings(const fs::path& folder)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool empty_place = (name == "ledger" || name == "runs") && entry.is_directory() && fs::is_empty(entry);
        const bool part = name.ends_with(".part") && (name.starts_with("inputs.") || name.starts_with("manifest.") ||
                                                      name.starts_with(effective_name));
        if (!empty_place && !part && name != "inputs" && name != effective_name) return false;
    }
    return true;
}

}  // namespace

std::string checked_line(const std::string& text) { return fmt::format("{} {:016x}\n", text, name_hash(text)); }

std::string text_of_checked_line(const std::string& line)
{
    if (line.size() < 17 || line[line.size() - 17] != ' ') return "";
    const std::string text = line.substr(0, line.size() - 17);
    return checked_line(text) == line + "\n" ? text : "";
}

SweepFolder::SweepFolder(std::string path) : path_(std::move(path))
{
    while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
    if (type_of(path_ + "/manifest") != fs::file_type::regular)
        throw InputError(
            path_,
            message("sweep.no_folder",
                    {"is not the folder of a sweep: it has no manifest; samspill sweep run makes one",
                     "er ikke mappen til en gjennomgang: den har ikke noe manifest; samspill sweep run lager ett"}));
    read_manifest();
}

SweepFolder SweepFolder::create(const std::string& path, const SweepPlan& plan, const Identity& program)
{
    const fs::path folder(path);
    const bool is_there = type_of(folder) != fs::file_type::not_found;
    if (is_there && type_of(folder) != fs::file_type::directory)
        throw InputError(path, message("sweep.is_file", {"is there and is not a folder", "finnes og er ingen mappe"}));
    if (type_of(folder / "manifest") == fs::file_type::not_found) {
        if (is_there && !only_beginnings(folder))
            throw InputError(path, message("sweep.other_things",
                                           {"is a folder with other things in it; name a new folder for the sweep",
                                            "er en mappe med andre ting i; oppgi en ny mappe for gjennomgangen"}));
        fs::create_directories(folder / "ledger");
        fs::create_directories(folder / "runs");
        copy_inputs(folder / "inputs", plan);
        const std::vector<PastItem> effective = effective_items(plan);
        write_whole((folder / effective_name).string(), item_text(effective));
        write_whole((folder / "manifest").string(), manifest_of(plan, program, digest_of(effective)));
    }
    for (const std::string& place : {path, path + "/ledger", path + "/runs"}) remove_dead_parts(place);
    SweepFolder result(path);
    if (result.digest() != to_text(plan.digest())) result.tell_difference(plan);
    result.require_same_program(plan, program);
    return result;
}

void SweepFolder::read_manifest()
{
    std::istringstream file(text_of_file(path_ + "/manifest"));
    std::map<std::string, std::string> entries;
    std::string line;
    bool sound = bool(std::getline(file, line)) && text_of_checked_line(line) == first_line;
    while (sound && std::getline(file, line)) {
        const std::string text = text_of_checked_line(line);
        const std::size_t blank = text.find(' ');
        sound = blank != std::string::npos;
        if (sound) entries[text.substr(0, blank)] = text.substr(blank + 1);
    }
    sweep_ = entries["sweep"];
    origin_.plan = entries["digest"];
    origin_.inputs = entries["inputs"];
    for (const IdentityPart& part : identity_parts) origin_.program.*part.text = entries[std::string(part.name)];
    set_ = texts_of_line(entries["set"]);
    const fs::path inside = fs::path(sweep_).lexically_normal();
    if (!sound || sweep_.empty() || inside.is_absolute() || *inside.begin() == "..")
        throw InputError(path_ + "/manifest",
                         message("sweep.damaged", {"is damaged, or written by a later samspill",
                                                   "er skadet, eller skrevet av en nyere samspill"}));
}

std::unique_ptr<SweepPlan> SweepFolder::plan() const
{
    auto plan = std::make_unique<SweepPlan>(sweep_file(), set_);
    if (to_text(plan->digest()) != digest())
        throw InputError(
            path_, message("sweep.inputs_changed",
                           {"its inputs have been changed since the sweep was begun; begin anew in another folder",
                            "inndataene er endret siden gjennomgangen ble begynt; begynn på nytt i en annen mappe"}));
    return plan;
}

void SweepFolder::require_same_program(const SweepPlan& plan, const Identity& program) const
{
    std::vector<Message> lines = differences(origin_.program, program);
    const std::vector<PastItem> effective = effective_items(plan);
    if (const std::string inputs = to_text(digest_of(effective)); inputs != origin_.inputs) {
        lines.push_back(
            message("sweep.effective",
                    {"inputs after defaults: {} there, {} here", "inndata etter standardverdier: {} der, {} her"},
                    origin_.inputs.empty() ? message("identity.unsaid", {"not said", "ikke oppgitt"})
                                           : Message::verbatim(origin_.inputs),
                    inputs));
        for (const Message& line : effective_differences(effective))
            lines.push_back(message("sweep.inner_line", {"  {}", "  {}"}, line));
    }
    if (!lines.empty())
        throw InputError(
            path_,
            message("sweep.other_program",
                    {"was begun by another program, whose results must not be mixed with this one's:\n  {}\n  Go on "
                     "with the program that began it, or begin anew in another folder",
                     "ble begynt av et annet program, og resultatene må ikke blandes med resultatene fra dette:\n  "
                     "{}\n  Fortsett med programmet som begynte, eller begynn på nytt i en annen mappe"},
                    joined(lines, "\n  ")));
}

// By name what the sweep was begun with and this program has otherwise; nothing when that is not known.
std::vector<Message> SweepFolder::effective_differences(const std::vector<PastItem>& now) const
{
    const fs::path path = fs::path(path_) / effective_name;
    if (type_of(path) == fs::file_type::not_found) return {};
    try {
        return item_differences(items_of_text(text_of_file(path)), now, {"there", "der"});
    } catch (const std::invalid_argument&) {
        return {};
    }
}

void SweepFolder::tell_difference(const SweepPlan& plan) const
{
    const fs::path common = common_folder(plan.files());
    const fs::path copies = fs::path(path_) / "inputs";
    std::vector<Mistake> changes;
    std::vector<std::string> names;
    for (const std::string& file : plan.files()) {
        names.push_back(name_within(file, common));
        if (type_of(copies / names.back()) == fs::file_type::not_found)
            changes.push_back(
                {file, message("sweep.no_part", {"was no part of the sweep", "var ikke med i gjennomgangen"})});
        else if (const std::string before = text_of_file(copies / names.back()), now = text_of_file(file);
                 before != now)
            changes.push_back(
                {file, message("sweep.file_changed", {"has changed: {}", "er endret: {}"}, first_change(before, now))});
    }
    for (const auto& entry : fs::recursive_directory_iterator(copies))
        if (const std::string name = entry.path().lexically_relative(copies).string();
            entry.is_regular_file() && std::ranges::find(names, name) == names.end())
            changes.push_back({name, message("sweep.part_gone", {"was part of the sweep and is no longer",
                                                                 "var med i gjennomgangen og er det ikke lenger"})});
    const auto shown = [](const std::vector<std::string>& set) {
        std::string text;
        for (const std::string& one : set) text += " --set " + input::shown_name(one);
        return text.empty() ? message("sweep.no_set", {" no --set", " ingen --set"}) : Message::verbatim(text);
    };
    if (plan.set() != set_)
        changes.push_back(
            {"--set", message("sweep.other_set",
                              {"it was begun with{}, and this is with{}", "den ble begynt med{}, og dette er med{}"},
                              shown(set_), shown(plan.set()))});
    changes.insert(
        changes.begin(),
        {path_,
         message("sweep.other",
                 {"is the folder of another sweep, or the sweep has changed since it was begun; give another folder "
                  "with -o, or go on with the sweep as it was begun: samspill sweep run {}",
                  "er mappen til en annen gjennomgang, eller gjennomgangen er endret siden den ble begynt; oppgi en "
                  "annen mappe med -o, eller fortsett med gjennomgangen slik den ble begynt: samspill sweep run {}"},
                 path_)});
    throw InputError(std::move(changes));
}

}  // namespace samspill
