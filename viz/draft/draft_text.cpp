#include "viz/draft/draft_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.h"
#include "scenario/declared/setting_lists.h"
#include "scenario/files/read_scenario.h"
#include "viz/draft/policy_parts.h"

namespace samspill::viz {

namespace {

// The scenario file with some more laid over it.
class Reading {
public:
    explicit Reading(const DraftText& text) : path_(text.path), source_({text.path})
    {
        // The longest horizon: a draft may hold what lies beyond the present one.
        for (const auto& [key, value] : text.values)
            if (key != "run.weeks") overrides_.push_back(fmt::format("{}={}", key, value));
        overrides_.push_back(fmt::format("run.weeks={}", int(input::most_weeks)));
        plain_ = source_.with(overrides_).inputs;
    }

    Inputs with(const std::string& more) const
    {
        std::vector<std::string> all = overrides_;
        all.push_back(more);
        return source_.with(all).inputs;
    }

    // The one wave that stands there when `more` is laid over the file, and not otherwise.
    Wave wave(const std::string& more) const
    {
        std::vector<Wave> waves = with(more).waves;
        for (const Wave& known : plain_.waves)
            if (const auto found = std::find(waves.begin(), waves.end(), known); found != waves.end())
                waves.erase(found);
        if (waves.size() != 1)
            throw InputError(path_, message("draft.other_waves",
                                            {"has other waves than when the draft was written down: {}",
                                             "har andre bølger enn da utkastet ble skrevet ned: {}"},
                                            more));
        return waves.front();
    }

private:
    std::string path_;
    ScenarioSource source_;
    std::vector<std::string> overrides_;
    Inputs plain_;
};

}  // namespace

DraftText text_of(const Draft& draft)
{
    DraftText text;
    text.path = draft.path;
    text.values = draft.values;
    for (const Wave& wave : draft.waves) text.waves.push_back(toml_of(wave));
    for (const auto& [number, wave] : draft.file_waves)
        text.file_waves[number] = wave ? std::optional(toml_of(*wave)) : std::nullopt;
    if (draft.rules) text.rules = toml_of(*draft.rules);
    if (draft.trial) text.trial = *draft.trial ? std::optional(toml_of(**draft.trial)) : std::nullopt;
    return text;
}

Draft draft_of(const DraftText& text)
{
    const Reading reading(text);
    Draft draft{text.path, text.values, {}};
    for (const std::string& wave : text.waves) draft.waves.push_back(reading.wave("wave.+=" + wave));
    for (const auto& [number, wave] : text.file_waves)
        draft.file_waves[number] =
            wave ? std::optional(reading.wave(fmt::format("wave.{}={}", number, *wave))) : std::nullopt;
    if (text.rules) draft.rules = reading.with("status_quo.rule=" + *text.rules).status_quo.rules;
    if (text.trial) draft.trial = *text.trial ? reading.with("trial=" + **text.trial).trial : std::nullopt;
    return draft;
}

}  // namespace samspill::viz
