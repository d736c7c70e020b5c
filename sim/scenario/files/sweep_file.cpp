#include "scenario/files/sweep_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "scenario/declared/read_labels.h"
#include "scenario/declared/read_settings.h"
#include "scenario/files/sweep_axis.h"

namespace samspill {

using input::Setting;

// In the namespace of the structs, where read_settings() finds them.
constexpr auto settings_of(const SweepFile*)
{
    using S = SweepFile;
    return std::tuple{
        Setting{"samples", &S::samples, "points", 1, 1e8, "points of the design; for saltelli N of N (axes + 2)",
                "punkter i designet; for saltelli N av N (akser + 2)"},
        Setting{"trajectories", &S::trajectories, "1", 1, 1e6, "trajectories of a morris design",
                "baner i et morris-design"},
        Setting{"levels", &S::levels, "1", 2, 1000, "levels of an axis in a morris design, even",
                "nivåer på en akse i et morris-design, partall"},
        Setting{"replicates", &S::replicates, "runs", 1, 1e6, "runs of every point, the same chance at all points",
                "kjøringer av hvert punkt, med samme tilfeldigheter i alle punkter"},
        Setting{"seed", &S::seed, "1", 0, 4294967295.0,
                "chooses the points of the design; the chance of runs is run.seed of the scenario",
                "velger punktene i designet; run.seed i scenariet velger tilfeldighetene i kjøringene"},
    };
}

}  // namespace samspill

namespace samspill::input {

namespace {

struct RecordSettings {
    int every = SweepFile{}.every;
};

constexpr auto settings_of(const RecordSettings*)
{
    return std::tuple{Setting{"every", &RecordSettings::every, "weeks", 1, 5000, "weeks of a step of the series",
                              "uker i et steg av seriene"}};
}

// The choices in a list of texts; a mistake for what is not known.
std::vector<std::string> read_choices(TableReader& reader, std::string_view key, const Text& what,
                                      const std::vector<std::string>& known)
{
    const std::vector<std::string> texts = read_lines(reader, key, what);
    for (const std::string& text : texts)
        if (!known.empty() && std::ranges::find(known, text) == known.end())
            reader.mistakes().add(reader.find(key)->place, unknown_name(what, text, known));
    return texts;
}

void read_record(TableReader& root, SweepFile& file)
{
    const Entry* entry = root.find_table("record");
    if (entry == nullptr) return;
    TableReader reader(*entry->value.as<Table>(), entry->place, "record", root.mistakes());
    file.endpoints = read_choices(reader, "endpoints", {"endpoint", "endepunktet"}, {});
    for (const std::string& by : read_choices(reader, "by", {"division", "inndelingen"}, {"region", "group"}))
        (by == "region" ? file.by_region : file.by_group) = true;
    std::vector<std::string> known;  // series that are one number a place
    for (const IndicatorInfo& about : indicators())
        if (about.labels == LabelAxis::none) known.emplace_back(about.name);
    for (const std::string& name : read_choices(reader, "series", {"series", "serien"}, known))
        for (const IndicatorInfo& about : indicators())
            if (about.name == name) file.series.push_back(about.id);
    RecordSettings settings;
    read_settings(reader, settings);
    file.every = settings.every;
    reader.finish();
}

// What a design needs, and needs not.
void check_numbers(TableReader& reader, const SweepFile& file)
{
    const std::string_view name = DesignLabels::names[std::size_t(file.design)];
    const auto need = [&](const char* key, int value, bool wanted) {
        if (wanted && value == 0)
            reader.mistakes().add(reader.place(), message("sweep.needs",
                                                          {"a {} design needs sweep.{}, such as {} = 16",
                                                           "et {}-design trenger sweep.{}, som {} = 16"},
                                                          name, key, key));
        if (!wanted && value != 0)
            reader.mistakes().add(reader.place(), message("sweep.needs_not",
                                                          {"a {} design takes no sweep.{}; leave it out",
                                                           "et {}-design tar ingen sweep.{}; utelat den"},
                                                          name, key));
    };
    const bool morris = file.design == DesignKind::morris, grid = file.design == DesignKind::grid;
    need("samples", file.samples, !grid && !morris);
    need("trajectories", file.trajectories, morris);
    if (file.levels % 2 != 0)
        reader.mistakes().add(reader.place(),
                              message("sweep.levels",
                                      {"sweep.levels = {} is odd; Morris' method needs an even "
                                       "number",
                                       "sweep.levels = {} er et oddetall; Morris' metode trenger et partall"},
                                      file.levels));
}

void read_design(TableReader& root, SweepFile& file)
{
    const Entry* entry = root.find_table("sweep");
    if (entry == nullptr) return;
    TableReader reader(*entry->value.as<Table>(), entry->place, "sweep", root.mistakes());
    read_choice<DesignLabels>(reader, "design", {"design", "designet"}, file.design);
    const std::size_t before = root.mistakes().size();
    read_settings(reader, file);
    reader.finish();
    if (root.mistakes().size() == before) check_numbers(reader, file);
}

SweepFile read_merged_sweep(const Sources& sources, const std::string& path, Mistakes& mistakes)
{
    SweepFile file;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const auto whole = std::make_shared<InputSource>(InputSource{escaped(path), 0, ""});
    TableReader root(sources.merged, {whole, 0, 0}, "", mistakes);
    file.files = sources.files;
    file.title = std::filesystem::path(path).stem().string();
    read_line(root, "title", {"one line for tables and pictures", "en linje til tabeller og figurer"}, file.title);
    read_line(root, "question", {"what the sweep is for", "hva gjennomgangen skal svare på"}, file.question);
    if (root.require("scenario", {"the base: a scenario file, relative to this file",
                                  "basis: en scenariofil, i forhold til denne filen"}))
        read_line(
            root, "scenario",
            {"the base: a scenario file, relative to this file", "basis: en scenariofil, i forhold til denne filen"},
            file.scenario);
    if (!file.scenario.empty()) file.scenario = (folder / file.scenario).lexically_normal().string();
    file.set = read_lines(root, "set", {"override", "overstyring"});
    read_design(root, file);
    read_record(root, file);
    const auto axes = root.find_tables("axis");
    if (!axes || axes->empty())
        mistakes.add(root.place(),
                     message("sweep.no_axis", {"there is no [[axis]]; a sweep needs at least one",
                                               "det er ingen [[axis]]; en gjennomgang trenger minst én"}));
    for (const Value* item : axes.value_or(std::vector<const Value*>{}))
        file.axes.push_back(read_axis(*item, file.design, folder, mistakes));
    root.finish();
    check_axes(root, file.axes);
    return file;
}

SweepFile finished_sweep(const Sources& sources, const std::string& path, Mistakes& mistakes)
{
    if (mistakes.incomplete) mistakes.raise();
    SweepFile file = read_merged_sweep(sources, path, mistakes);
    if (!mistakes.empty()) mistakes.raise();
    return file;
}

}  // namespace

}  // namespace samspill::input

namespace samspill {

double SweepAxis::number_at(double coordinate) const
{
    const double number = logarithmic ? low * std::pow(high / low, coordinate) : low + (high - low) * coordinate;
    return whole ? std::clamp(std::round(number), std::ceil(low), std::floor(high)) : std::clamp(number, low, high);
}

std::size_t SweepAxis::listed_at(double coordinate) const
{
    return std::min(std::size_t(coordinate * double(values.size())), values.size() - 1);
}

SweepFile read_sweep(const std::string& path)
{
    input::Mistakes mistakes;
    return input::finished_sweep(input::read_sources(path, mistakes, input::SetKey::kept), path, mistakes);
}

SweepFile parse_sweep(const std::string& text, const std::string& path, const input::FileSource& files)
{
    input::Mistakes mistakes;
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return input::finished_sweep(input::parse_sources(text, path, folder, mistakes, input::SetKey::kept, files), path,
                                 mistakes);
}

bool is_sweep(const std::string& path)
{
    input::Mistakes mistakes;
    return input::read_sources(path, mistakes, input::SetKey::kept).merged.find("axis") != nullptr;
}

}  // namespace samspill
