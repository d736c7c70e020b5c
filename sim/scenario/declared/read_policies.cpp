#include <algorithm>

#include <fmt/format.h>

#include "scenario/declared/policy_notes.h"
#include "scenario/declared/read_declared.h"

namespace samspill::input {

namespace {

ReferralRule read_rule(const Value& item, const std::string& prefix, const PlaceNames& names, Mistakes& mistakes)
{
    ReferralRule rule;
    const std::size_t before = mistakes.size();
    TableReader reader(*item.as<Table>(), item.place, prefix, mistakes);
    read_declared(reader, names, rule);
    reader.finish();
    check_who(reader, rule);
    if (const std::string fault = fault_of(rule); !fault.empty() && mistakes.size() == before)
        mistakes.add(item.place, prefix + " " + fault);
    return rule;
}

// `reached` are the offices that have these rules.
std::optional<std::vector<ReferralRule>> read_rules(TableReader& reader, const PlaceNames& names,
                                                    const std::vector<std::string>& reached)
{
    const auto items = reader.find_tables("rule");
    if (!items) return std::nullopt;
    std::vector<ReferralRule> rules;
    const std::size_t before = reader.mistakes().size();
    for (const Value* item : *items) rules.push_back(read_rule(*item, reader.full("rule"), names, reader.mistakes()));
    if (rules.size() > most_rules)
        reader.mistakes().add(items->back()->place,
                              fmt::format("{} rules of one office; at most {} are allowed", rules.size(), most_rules));
    else if (!reached.empty() && reader.mistakes().size() == before)
        note_idle_rules(*items, rules, reached, reader.mistakes());
    return rules;
}

// The simulated offices that a wave names, in the order of the regions.
std::vector<std::string> wave_offices(TableReader& reader, const PlaceNames& names)
{
    const Value* offices = reader.find("offices");
    const Value* regions = reader.find("region");
    if ((offices == nullptr) != (regions == nullptr)) return simulated_offices(reader, names, offices, regions);
    reader.mistakes().add(offices ? offices->place : reader.place(),
                          "a wave needs either wave.offices (a list of offices, or \"all\") or wave.region");
    return {};
}

// Whether something in a week of the calendar is to be kept; a mistake when it cannot be.
bool within(const TableReader& reader, const Value* value, Week week, Week first, const Horizon& horizon,
            Mistakes& mistakes)
{
    if (week >= horizon.weeks && horizon.cut) {
        mistakes.note(reader.place(), fmt::format("{} of week {} is left out: the run ends before it (run.weeks = {})",
                                                  reader.name(), week, horizon.weeks));
        return false;
    }
    if (value != nullptr && (week < first || week >= horizon.weeks))
        mistakes.add(value->place, fmt::format("{} = {} is week {}, outside the weeks [{}, {}] that are simulated",
                                               reader.full("week"), shown(*value), week, first, horizon.weeks - 1));
    return true;
}

// Was the value given as "wave.*.ramp", which means the waves that it fits?
bool is_for_all(const Value* value)
{
    return value != nullptr && value->place.source->override_key.find(".*.") != std::string::npos;
}

}  // namespace

void read_status_quo(TableReader& root, const PlaceNames& names, Targets& targets)
{
    const Entry* entry = root.find_table("status_quo");
    if (entry == nullptr) return;
    TableReader reader(*entry->value.as<Table>(), entry->place, "status_quo", root.mistakes());
    read_declared(reader, names, targets);
    if (const auto rules = read_rules(reader, names, names.simulated())) targets.rules = *rules;
    reader.finish();
}

void read_waves(TableReader& root, const PlaceNames& names, const Horizon& horizon, std::vector<Wave>& waves)
{
    Mistakes& mistakes = root.mistakes();
    const auto items = root.find_tables("wave");
    if (!items) return;
    for (const Value* item : *items) {
        Wave wave;
        const std::size_t before = mistakes.size();
        TableReader reader(*item->as<Table>(), item->place, "wave", mistakes);
        read_declared(reader, names, wave);
        wave.offices = wave_offices(reader, names);
        wave.rules = read_rules(reader, names, wave.offices);
        const Value* week = reader.find("week");
        const Value* ramp = reader.find("ramp");
        reader.finish();
        if (mistakes.size() > before) continue;
        if (!wave.intensity && !wave.strategy && !wave.rules && !wave.co_creation && !wave.project_hours &&
            !wave.anchoring && wave.partners == 0)
            mistakes.add(item->place,
                         "the wave changes nothing: give intensity, strategy, [[wave.rule]], co_creation, "
                         "project_hours, anchoring or partners");
        else if (has_idle_ramp(wave) && is_for_all(ramp))
            wave.ramp = 0;
        else if (has_idle_ramp(wave))
            mistakes.add(ramp ? ramp->place : item->place, fmt::format("the wave {}", idle_ramp));
        if (within(reader, week, wave.week, 0, horizon, mistakes) && !wave.offices.empty()) waves.push_back(wave);
    }
    if (waves.size() > most_waves)
        mistakes.add(items->back()->place, fmt::format("{} waves; at most {} are allowed", waves.size(), most_waves));
    std::stable_sort(waves.begin(), waves.end(), [](const Wave& a, const Wave& b) { return a.week < b.week; });
}

void read_shocks(TableReader& root, const PlaceNames& names, const Horizon& horizon, std::vector<Shock>& shocks)
{
    Mistakes& mistakes = root.mistakes();
    const auto items = root.find_tables("shock");
    if (!items) return;
    for (const Value* item : *items) {
        Shock shock;
        const std::size_t before = mistakes.size();
        TableReader reader(*item->as<Table>(), item->place, "shock", mistakes);
        read_settings(reader, shock);
        bool simulated = true;
        if (const Value* region = reader.find("region")) {
            if (region->as<std::string>() == nullptr)
                mistakes.add(region->place, fmt::format("{} is {}; it needs a region's name in quotes",
                                                        reader.full("region"), shown(*region)));
            else if (const auto named = read_names(*region, "shock.region", "region", names.region_names(), mistakes);
                     !named.empty())
                shock.region = named.front();
        }
        for (const PlaceNames::Region& region : names.regions)
            if (region.name == shock.region) simulated = region.simulated;
        if (!simulated)
            mistakes.note(item->place, fmt::format("shock strikes nobody: {} is not simulated (places.regions)",
                                                   shown_name(shock.region)));
        const Value* week = reader.find("week");
        reader.finish();
        if (mistakes.size() > before) continue;
        if (within(reader, week, shock.week, -horizon.burn_in, horizon, mistakes) && simulated) shocks.push_back(shock);
    }
    if (shocks.size() > most_shocks)
        mistakes.add(items->back()->place,
                     fmt::format("{} shocks; at most {} are allowed", shocks.size(), most_shocks));
    std::stable_sort(shocks.begin(), shocks.end(), [](const Shock& a, const Shock& b) { return a.week < b.week; });
}

}  // namespace samspill::input
