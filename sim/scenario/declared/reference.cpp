#include "scenario/declared/reference.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/inputs/part_lists.h"
#include "scenario/declared/setting_lists.h"

namespace samspill::input {

namespace {

std::string unit_text(std::string_view unit) { return unit == "1" ? "" : std::string(unit); }

std::string section_of(const std::string& key)
{
    const std::size_t dot = key.rfind('.');
    return dot == std::string::npos ? "" : key.substr(0, dot);
}

std::string allowed_text(const KeyInfo& info)
{
    if (info.kind == ParameterKind::boolean) return "true or false";
    const std::string range = fmt::format("[{}, {}]", number_text(info.low), number_text(info.high));
    return info.kind == ParameterKind::integer && info.unit != week_or_date ? range + ", whole" : range;
}

template <class Member>
std::string default_text(const KeyInfo& info, const Member& member)
{
    const double number = double(member);
    if (info.kind == ParameterKind::boolean) return number != 0.0 ? "true" : "false";
    return number > info.high ? "no limit" : number_text(number);
}

template <class Member>
std::string default_text(const KeyInfo& info, const std::optional<Member>&)
{
    return info.kind == ParameterKind::boolean ? "does not matter" : "stays";
}

void add_row(std::vector<ReferenceRow>& rows, const std::string& section, const KeyInfo& info, std::string value)
{
    rows.push_back({section, info.key, std::move(value), unit_text(info.unit), allowed_text(info), "",
                    std::string(info.meaning), std::string(info.meaning_no)});
}

template <class Member>
void add_setting(std::vector<ReferenceRow>& rows, const std::string& section, const KeyInfo& info, bool required,
                 const Member& member)
{
    add_row(rows, section, info, required ? "required" : default_text(info, member));
}

template <class Labels, class Value>
void add_setting(std::vector<ReferenceRow>& rows, const std::string& section, const KeyInfo& info, bool,
                 const By<Labels, Value>& by)
{
    for (std::size_t i = 0; i < by.size; ++i) {
        const KeyInfo label = label_info(info, by, i);
        add_row(rows, section, label, default_text(label, by[i]));
    }
}

void add_texts(std::vector<ReferenceRow>& rows, const std::string& section)
{
    for (const TextSetting& text : text_settings)
        if (section_of(std::string(text.key)) == section)
            rows.push_back({section, std::string(text.key), std::string(text.fallback), "", std::string(text.allowed),
                            "", std::string(text.meaning), std::string(text.meaning_no)});
}

// What may stand at a part, by its kind.
template <class Labels, class Struct, class Member>
std::string allowed_at(const OneOf<Labels, Struct, Member>&)
{
    return fmt::format("{}", fmt::join(Labels::names, ", "));
}
template <class Labels, class Struct, class Bits>
std::string allowed_at(const SomeOf<Labels, Struct, Bits>& part)
{
    return fmt::format("list of {}", part.several);
}
template <class Struct, class Member>
std::string allowed_at(const StrategyPart<Struct, Member>&)
{
    return "number in [0, 1] or \"individual\"";
}
template <class Struct>
std::string allowed_at(const OfficeNames<Struct>&)
{
    return "list of offices";
}
template <class Struct>
std::string allowed_at(const ReachedOffices<Struct>&)
{
    return "list of offices, or \"all\"";
}
template <class Struct>
std::string allowed_at(const ReachedCentres<Struct>&)
{
    return "list of regions, or \"all\"";
}
template <class Struct>
std::string allowed_at(const RegionNames<Struct>&)
{
    return "region or list of regions";
}
template <class Struct>
std::string allowed_at(const NamePart<Struct>&)
{
    return "text";
}

template <class Struct>
void add_section(std::vector<ReferenceRow>& rows, const std::string& section)
{
    const Struct defaults{};
    add_texts(rows, section);
    const auto add_part = [&](const auto& part) {
        rows.push_back({section, section + "." + std::string(part.name), std::string(part.text.unset), "",
                        allowed_at(part), "", std::string(part.text.meaning), std::string(part.text.meaning_no)});
    };
    if constexpr (!std::is_same_v<Struct, RunSettings>)
        std::apply([&](const auto&... part) { (add_part(part), ...); }, parts_of(&defaults));
    const auto add = [&](const auto& setting) {
        const KeyInfo info = info_of(setting, section + "." + std::string(setting.name));
        add_setting(rows, section, info, setting.required, defaults.*(setting.member));
    };
    std::apply([&](const auto&... setting) { (add(setting), ...); }, settings_of(&defaults));
}

std::string value_text(const Parameter& parameter)
{
    if (parameter.kind() == ParameterKind::boolean) return parameter.get() != 0.0 ? "true" : "false";
    return number_text(parameter.get());
}

// A text inside a cell of a Markdown table.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

std::string table_of(const std::vector<ReferenceRow>& rows, const std::string& section, bool with_source)
{
    std::string text = with_source
                           ? "| key | default | unit | allowed | founded on | meaning | betydning |\n"
                             "|---|---|---|---|---|---|---|\n"
                           : "| key | default | unit | allowed | meaning | betydning |\n|---|---|---|---|---|---|\n";
    for (const ReferenceRow& row : rows) {
        if (row.section != section) continue;
        text += fmt::format("| `{}` | {} | {} | {} |", row.key, cell(row.value), cell(row.unit), cell(row.allowed));
        if (with_source) text += fmt::format(" {} |", cell(row.source));
        text += fmt::format(" {} | {} |\n", cell(row.meaning), cell(row.meaning_no));
    }
    return text;
}

std::string count_by_mark(const Params& params)
{
    Params copy = params;
    std::string text;
    const auto parameters = parameters_of(copy);
    for (const Mark mark : {Mark::report, Mark::fact, Mark::calibrated, Mark::assumption}) {
        const auto count = std::count_if(parameters.begin(), parameters.end(),
                                         [&](const Parameter& parameter) { return parameter.source.mark == mark; });
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name_of(mark));
    }
    return fmt::format("{} parameters: {}", parameters.size(), text);
}

}  // namespace

std::vector<ReferenceRow> setting_rows()
{
    std::vector<ReferenceRow> rows;
    add_texts(rows, "");
    add_section<RunSettings>(rows, "run");
    add_section<Observation>(rows, "observation");
    add_section<Rollout>(rows, "rollout");
    add_section<Places>(rows, "places");
    add_section<RegionPlace>(rows, "region");
    add_section<OfficePlace>(rows, "region.office");
    add_section<Targets>(rows, "status_quo");
    add_section<ReferralRule>(rows, "status_quo.rule");
    add_section<Wave>(rows, "wave");
    add_section<Shock>(rows, "shock");
    add_section<Trial>(rows, "trial");
    add_section<TrialArm>(rows, "trial.arm");
    return rows;
}

Message source_text(const Source& source)
{
    constexpr Text marks[] = {
        {"report", "rapporten"}, {"fact", "fakta"}, {"calibrated", "kalibrert"}, {"assumption", "antakelse"}};
    const Text& mark = marks[std::size_t(source.mark)];
    if (source.text.empty()) return message("source.mark", {"{}", "{}"}, mark);
    return message("source.text", {"{}: {}", "{}: {}"}, mark, TextView(source.text, source.text_no));
}

std::vector<ReferenceRow> parameter_rows(const Params& params)
{
    Params copy = params;
    std::vector<ReferenceRow> rows;
    for (const Parameter& parameter : parameters_of(copy)) {
        add_row(rows, parameter.section, info_of(parameter), value_text(parameter));
        const Message source = source_text(parameter.source);
        rows.back().source = source.english();
        rows.back().source_no = source.in(Language::no);
    }
    return rows;
}

const std::vector<std::string>& known_keys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all;
        for (const ReferenceRow& row : parameter_rows(Params{})) all.push_back(row.key);
        for (const ReferenceRow& row : setting_rows()) all.push_back(row.key);
        for (const ReferenceRow& row : setting_rows())
            if (row.section == "status_quo.rule") all.push_back("wave.rule" + row.key.substr(15));
        return all;
    }();
    return keys;
}

std::vector<std::string> changed_parameters(const Params& params)
{
    const std::vector<ReferenceRow> rows = parameter_rows(params), defaults = parameter_rows(Params{});
    std::vector<std::string> changed;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].value != defaults[i].value)
            changed.push_back(fmt::format("{} = {}{}{} (default {})", rows[i].key, rows[i].value,
                                          rows[i].unit.empty() ? "" : " ", rows[i].unit, defaults[i].value));
    return changed;
}

std::string reference_markdown()
{
    const Params params;
    const std::vector<ReferenceRow> settings = setting_rows(), parameters = parameter_rows(params);
    std::string text = fmt::format(
        "# Parameters and settings\n\n"
        "Generated from the declarations in `sim/` by `samspill params --markdown`; do not edit. How they are written\n"
        "into a file is told in [README.md](README.md); the rows that \"fact\" and \"calibrated\" name are in\n"
        "[FACTS.md](FACTS.md). An assumption has no source: sweep it. {}.\n\n"
        "## Parameters\n\nThey stand under `[params]`; every one can be given as `--set key=value`.\n",
        count_by_mark(params));
    for (const Section& section : sections())
        text += fmt::format("\n### `{}`: {} ({})\n\n{}", section.name, section.meaning, section.meaning_no,
                            table_of(parameters, std::string(section.name), true));
    text += "\n## Settings of a scenario file\n";
    std::string last = "?";
    for (const ReferenceRow& row : settings) {
        if (row.section == last) continue;
        last = row.section;
        text += fmt::format("\n### {}\n\n{}", last.empty() ? "At the top" : fmt::format("`{}`", last),
                            table_of(settings, last, false));
    }
    text += "\nRules of a wave, `[[wave.rule]]`, have the keys of `status_quo.rule`.\n";
    return text;
}

}  // namespace samspill::input
