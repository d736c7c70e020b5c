#include "viz/draft/draft.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "core/error.h"
#include "model/inputs/check_inputs.h"
#include "model/inputs/history.h"
#include "model/run.h"
#include "results/files/atomic_file.h"
#include "results/files/output_guard.h"
#include "scenario/files/read_scenario.h"
#include "viz/draft/draft_items.h"
#include "viz/draft/policy_parts.h"
#include "viz/draft/setting_text.h"

namespace samspill::viz {

const std::string* Draft::value(const std::string& key) const
{
    for (const auto& [name, text] : values)
        if (name == key) return &text;
    return nullptr;
}

void Draft::set(const std::string& key, std::string text)
{
    for (auto& [name, old] : values)
        if (name == key) {
            old = std::move(text);
            return;
        }
    values.emplace_back(key, std::move(text));
}

void Draft::reset(const std::string& key)
{
    std::erase_if(values, [&](const auto& item) { return item.first == key; });
}

void Draft::reset_all()
{
    const Draft untouched{path, {}, {}};
    *this = untouched;
}

int Draft::changes() const { return int(values.size() + file_waves.size()) + (rules ? 1 : 0) + (trial ? 1 : 0); }

std::vector<std::string> overrides_of(const Draft& draft)
{
    std::vector<std::string> overrides;
    for (const auto& [key, text] : draft.values) overrides.push_back(fmt::format("{}={}", key, text));
    for (const auto& [number, wave] : draft.file_waves)
        if (wave) overrides.push_back(fmt::format("wave.{}={}", number, toml_of(*wave)));
    for (const Wave& wave : draft.waves) overrides.push_back("wave.+=" + toml_of(wave));
    // From the last on, so that numbers still to come stay right.
    for (auto item = draft.file_waves.rbegin(); item != draft.file_waves.rend(); ++item)
        if (!item->second) overrides.push_back(fmt::format("wave.{}=none", item->first));
    if (draft.rules) overrides.push_back("status_quo.rule=" + toml_of(*draft.rules));
    if (draft.trial) overrides.push_back("trial=" + (*draft.trial ? toml_of(**draft.trial) : "none"));
    return overrides;
}

namespace {

// A file that has been read lately, so that a slider that is dragged does not read it every time.
class LastRead {
public:
    Scenario read(const Draft& draft)
    {
        const std::lock_guard lock(mutex_);
        std::error_code ignored;
        const auto written = std::filesystem::last_write_time(draft.path, ignored);
        if (!source_ || path_ != draft.path || written_ != written) {
            source_.emplace(std::vector{draft.path});
            path_ = draft.path;
            written_ = written;
        }
        return source_->with(overrides_of(draft));
    }

private:
    std::mutex mutex_;
    std::string path_;
    std::filesystem::file_time_type written_;
    std::optional<ScenarioSource> source_;
};

}  // namespace

Scenario scenario_of(const Draft& draft)
{
    static LastRead sources;
    Scenario scenario = sources.read(draft);
    check_inputs(scenario.inputs);
    return scenario;
}

namespace {

// What is laid over the file when it is saved: with what lies beyond a shortened horizon taken away, which
// a run leaves out and a file may not hold.
std::vector<std::string> saved_overrides(const Draft& draft, int weeks)
{
    const ScenarioSheet sheet = sheet_of_draft(draft);
    Draft kept = draft;
    std::erase_if(kept.waves, [&](const Wave& wave) { return wave.week >= weeks; });
    for (const DraftWave& wave : waves_of(draft, sheet))
        if (wave.file && wave.now && wave.now->week >= weeks) remove_item(kept, sheet, wave.key);
    if (const Trial* trial = trial_of(draft, sheet); trial && trial->from >= weeks) remove_item(kept, sheet, "trial");
    std::vector<std::string> overrides = overrides_of(kept);
    std::set<int, std::greater<>> shocks;  // the last first, so that numbers still to come stay right
    for (const SettingValue& setting : sheet.settings) {
        if (!setting.key.starts_with("shock.") || !setting.key.ends_with(".week")) continue;
        const std::string* changed = draft.value(setting.key);
        if (setting_number(setting, changed ? *changed : setting.value) >= weeks)
            shocks.insert(std::stoi(setting.section.substr(6)));
    }
    for (const int number : shocks) overrides.push_back(fmt::format("shock.{}=none", number));
    return overrides;
}

// What is to be saved says what the draft says.
void check_saved(const Scenario& scenario, const std::string& text, const std::string& path, const std::string& folder)
{
    const Scenario saved = parse_scenario(text, path, folder);
    for (const Difference& difference : differences(scenario.inputs, saved.inputs))
        throw InputError(path, message("draft.unwritten",
                                       {"is not written: it would give {} = {} and not {}",
                                        "er ikke skrevet: den ville gi {} = {} og ikke {}"},
                                       difference.key, difference.after, difference.before));
}

}  // namespace

void save_scenario(const Draft& draft, const std::string& path, const std::string& title, const std::string& title_no,
                   bool replace)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::equivalent(path, draft.path, ignored))
        throw InputError(path,
                         message("draft.itself", {"is the scenario itself that has been changed: name another file",
                                                  "er selve scenariet som er endret: oppgi en annen fil"}));
    const Scenario scenario = scenario_of(draft);  // nothing is saved that could not be read
    OutputGuard guard(replace, identity_of, message("output.other_name", {"name another file", "oppgi en annen fil"}));
    guard.reads(scenario.files);
    guard.admit(path, scenario_output, "");
    const fs::path folder = fs::absolute(path).parent_path();
    const fs::path relative = fs::absolute(draft.path).lexically_normal().lexically_relative(folder.lexically_normal());
    std::string text =
        fmt::format("# {} with what was changed of it in the viewer.\n\ninclude = {}\n\ntitle = {}\n",
                    fs::path(draft.path).filename().string(),
                    toml_string(relative.empty() ? fs::absolute(draft.path).string() : relative.string()),
                    toml_string(title.empty() ? scenario.title + " (changed)" : title));
    // The included file's would stand for it otherwise.
    const std::string& norwegian = scenario.norwegian.title;
    if (!title_no.empty() || !norwegian.empty())
        text += fmt::format("title_no = {}\n", toml_string(title_no.empty() ? norwegian + " (endret)" : title_no));
    const std::vector<std::string> overrides = saved_overrides(draft, scenario.inputs.weeks);
    if (!overrides.empty()) text += "set = [\n";
    for (const std::string& override_text : overrides) text += "    " + toml_string(override_text) + ",\n";
    if (!overrides.empty()) text += "]\n";
    check_saved(scenario, text, path, folder.string());
    AtomicFile(path).commit(text);
}

}  // namespace samspill::viz
