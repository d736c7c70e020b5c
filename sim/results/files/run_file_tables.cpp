#include "results/files/run_file_tables.h"

#include <map>

#include "core/field.h"
#include "model/inputs/history.h"
#include "results/h5/unit.h"

namespace samspill {

namespace {

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace

Digest run_digest(const ReplicateList& replicates)
{
    Digester digester;
    for (const auto& [replicate, digest] : replicates) {
        digester.add_value(replicate);
        digester.add_value(digest.high);
        digester.add_value(digest.low);
    }
    return digester.digest();
}

void write_replicates(h5::Group& root, const ReplicateList& replicates, TextCopies& copies)
{
    std::vector<std::int32_t> list;
    std::vector<std::string> digests;
    for (const auto& [replicate, digest] : replicates) {
        list.push_back(std::int32_t(replicate));
        digests.push_back(to_text(digest));
    }
    GroupWriter writer(root, "replicates", "the replicates and their digests", copies);
    const h5::Dataset axis = writer.axis({"replicate", "number of the replicate", list});
    writer.texts("digest_of_replicate", digests, "hash of the replicate's final state and series", axis);
}

void write_parameters(h5::Group& root, const Params& params, TextCopies& copies)
{
    Params values = params, defaults;
    const std::vector<Parameter> now = parameters_of(values), before = parameters_of(defaults);
    constexpr std::string_view kinds[] = {"real", "integer", "boolean"};
    std::map<std::string, std::vector<std::string>> texts;
    std::vector<double> value, preset, low, high;
    for (std::size_t i = 0; i < now.size(); ++i) {
        texts["parameter"].push_back(now[i].key);
        texts["kind"].emplace_back(kinds[int(now[i].kind())]);
        texts["unit"].emplace_back(now[i].unit);
        texts["meaning"].emplace_back(now[i].meaning);
        texts["meaning_no"].emplace_back(now[i].meaning_no);
        texts["mark"].emplace_back(name_of(now[i].source.mark));
        texts["source"].emplace_back(now[i].source.text);
        value.push_back(now[i].get());
        preset.push_back(before[i].get());
        low.push_back(now[i].low);
        high.push_back(now[i].high);
    }
    GroupWriter writer(root, "parameters", "every number that changes results, as it was in this run", copies);
    const h5::Dataset axis = writer.axis({"parameter", "key of the parameter", texts["parameter"]});
    writer.reals("value", value, "1", "value in this run, in the parameter's unit", axis);
    writer.reals("default", preset, "1", "the program's own value, in the parameter's unit", axis);
    writer.reals("low", low, "1", "least value allowed", axis);
    writer.reals("high", high, "1", "greatest value allowed", axis);
    writer.texts("unit", texts["unit"], "unit of value, default, low and high", axis);
    writer.texts("kind", texts["kind"], "real, integer or boolean (0 or 1)", axis);
    writer.texts("meaning", texts["meaning"], "what the parameter is", axis);
    writer.texts("meaning_no", texts["meaning_no"], "what the parameter is, in Norwegian", axis);
    writer.texts("mark", texts["mark"], "how well the value is founded: report, fact, calibrated, assumption", axis);
    writer.texts("source", texts["source"],
                 "where the value comes from: a heading of the report, rows of the facts, or a reason", axis);
}

void write_places(h5::Group& root, const Places& places, TextCopies& copies)
{
    std::vector<std::string> offices, region_of_office, regions;
    std::vector<double> inhabitants, keys, positions;
    for (const RegionPlace& region : places.regions) {
        regions.push_back(region.name);
        positions.push_back(region.centre_positions);
        for (const OfficePlace& office : region.offices) {
            offices.push_back(office.name);
            region_of_office.push_back(region.name);
            inhabitants.push_back(office.inhabitants);
            keys.push_back(office_key(office.name));
        }
    }
    GroupWriter writer(root, "places", "offices and regions, before scale", copies);
    writer.group().set_real("scale", places.scale);
    const h5::Dataset office = writer.axis({"office", "municipal NAV office", offices});
    const h5::Dataset region = writer.axis({"region", "labour market with one career centre", regions});
    writer.texts("region_of_office", region_of_office, "region that the office belongs to", office);
    writer.reals("inhabitants", inhabitants, "persons", "persons in the municipality", office);
    writer.reals("office_key", keys, "1", "what the identities of the office's people begin with", office);
    writer.reals("centre_positions", positions, "positions", "full-time advisers at the career centre", region);
}

void write_root_attributes(h5::Group& root, const Scenario& scenario, const std::vector<std::string>& overrides,
                           const std::optional<ChangeOnTheWay>& change, const ReplicateList& replicates)
{
    root.set_text("Conventions", "CF-1.8");
    root.set_text("filetype", run_filetype);
    root.set_integer("format_version", run_format_version);
    for (const AboutLine& line : about_lines) {
        root.set_text(std::string(line.key), scenario.*line.text);
        const std::string& norwegian = scenario.norwegian.*line.text;
        if (!norwegian.empty()) root.set_text(std::string(line.key_no), norwegian);
    }
    root.set_text("scenario", scenario.name);
    root.set_text("scenario_text", scenario.text);
    root.set_text("overrides", joined(overrides));
    root.set_text("inputs", to_text(effective_digest(scenario.inputs)));
    root.set_real("seed", scenario.seed);
    root.set_integer("weeks", scenario.inputs.weeks);
    root.set_integer("burn_in", scenario.inputs.burn_in);
    root.set_integer("first_week", scenario.inputs.observation.from);
    root.set_integer("episode_week", scenario.inputs.observation.episode_week);
    if (change) {
        root.set_integer("changed_from", change->week);
        root.set_text("changed", joined(change->lines));
    }
    std::vector<std::string> waves;
    for (const Wave& wave : scenario.inputs.waves) waves.push_back(std::to_string(wave.week));
    root.set_text("waves", joined(waves));
    root.set_integer("replicates", std::int64_t(replicates.size()));
    root.set_integer("replicates_planned", scenario.replicates);
    root.set_text("digest", to_text(run_digest(replicates)));
}

void write_text_copies(h5::Group& root, const TextCopies& copies)
{
    const std::string bytes = copies.bytes();
    const h5::Shape size{bytes.size()};
    h5::Group group = root.create_group("texts");
    group.set_text("long_name", "every list of texts in this file once more, with a checksum");
    h5::Dataset axis = group.create_dimension("byte", bytes.size());
    h5::Dataset dataset = group.create("bytes", h5::Type::int8, size, {.chunk = size});
    dataset.write(0, bytes.size(), bytes.data());
    dataset.set_text("long_name", "for each list its path, its length and its texts, each ended by NUL (UTF-8)");
    set_unit(dataset, "1");
    dataset.attach(0, axis);
}

}  // namespace samspill
