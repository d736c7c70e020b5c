#include "viz/source/wave_text.h"

#include <limits>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenario/value.h"

namespace samspill::viz {

std::string toml_string(std::string_view text)
{
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            result += std::string("\\") + letter;
        else if (code < 0x20 || code == 0x7f)
            result += fmt::format("\\u{:04X}", code);
        else
            result += letter;
    }
    return result + "\"";
}

namespace {

// The pieces of an inline table.
class Pieces {
public:
    void add(std::string_view key, const std::string& value) { list_.push_back(fmt::format("{} = {}", key, value)); }
    void number(std::string_view key, double value) { add(key, input::number_text(value)); }
    void flag(std::string_view key, const std::optional<bool>& value)
    {
        if (value) add(key, *value ? "true" : "false");
    }
    // Names of the bits that are set; nothing when all are.
    template <class Names>
    void bits(std::string_view key, unsigned set, unsigned all, const Names& names)
    {
        const unsigned known = (1u << names.size()) - 1;
        if ((set & known) == (all & known)) return;
        std::vector<std::string> chosen;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (set >> i & 1) chosen.push_back(toml_string(names[i]));
        add(key, fmt::format("[{}]", fmt::join(chosen, ", ")));
    }
    void names(std::string_view key, const std::vector<std::string>& names)
    {
        std::vector<std::string> texts;
        for (const std::string& name : names) texts.push_back(toml_string(name));
        add(key, fmt::format("[{}]", fmt::join(texts, ", ")));
    }
    std::string text() const { return fmt::format("{{{}}}", fmt::join(list_, ", ")); }

private:
    std::vector<std::string> list_;
};

std::string rule_text(const ReferralRule& rule)
{
    const Eligibility all;
    Pieces pieces;
    pieces.add("kind", toml_string(RuleKindLabels::names[std::size_t(rule.kind)]));
    pieces.add("mode", toml_string(ModeLabels::names[std::size_t(rule.mode)]));
    pieces.bits("groups", rule.groups, 0xff, GroupLabels::names);
    pieces.bits("statuses", rule.statuses, 0xffff, StatusLabels::names);
    if (rule.min_age != all.min_age) pieces.number("min_age", rule.min_age);
    if (rule.max_age != all.max_age) pieces.number("max_age", rule.max_age);
    if (rule.min_weeks != all.min_weeks) pieces.number("min_weeks", rule.min_weeks);
    if (rule.max_weeks != all.max_weeks) pieces.number("max_weeks", rule.max_weeks);
    if (rule.min_qualification != all.min_qualification) pieces.number("min_qualification", rule.min_qualification);
    if (rule.max_qualification != all.max_qualification) pieces.number("max_qualification", rule.max_qualification);
    pieces.flag("has_employer", rule.has_employer);
    pieces.flag("repeated_absence", rule.repeated_absence);
    pieces.flag("reduced_capacity", rule.reduced_capacity);
    pieces.flag("far_from_work", rule.far_from_work);
    if (!rule.offices.empty()) pieces.names("offices", rule.offices);
    return pieces.text();
}

}  // namespace

std::string wave_text(const Wave& wave)
{
    Pieces pieces;
    pieces.number("week", wave.week);
    pieces.names("offices", wave.offices);
    if (wave.intensity) pieces.number("intensity", *wave.intensity);
    if (wave.strategy)
        pieces.add("strategy",
                   wave.strategy->individual ? "\"individual\"" : input::number_text(wave.strategy->education_first));
    if (wave.co_creation) pieces.number("co_creation", *wave.co_creation);
    if (wave.project_hours) pieces.number("project_hours", *wave.project_hours);
    if (wave.anchoring) pieces.number("anchoring", *wave.anchoring);
    if (wave.partners != 0) pieces.bits("partners", wave.partners, 0, PartnerLabels::names);
    if (wave.ramp != 0) pieces.number("ramp", wave.ramp);
    if (wave.rules) {
        std::vector<std::string> rules;
        for (const ReferralRule& rule : *wave.rules) rules.push_back(rule_text(rule));
        pieces.add("rule", fmt::format("[{}]", fmt::join(rules, ", ")));
    }
    return pieces.text();
}

}  // namespace samspill::viz
