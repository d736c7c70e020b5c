#include <algorithm>

#include <fmt/format.h>

#include "model/inputs/check_inputs.h"
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
    if (const Message fault = fault_of(rule); !fault.empty() && mistakes.size() == before)
        mistakes.add(item.place, message("rule.of_file", {"{} {}", "{} {}"}, prefix, fault));
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
        reader.mistakes().add(items->back()->place, message("rules.too_many",
                                                            {"{} rules of one office; at most {} are allowed",
                                                             "{} regler ved ett kontor; høyst {} er tillatt"},
                                                            rules.size(), most_rules));
    else if (!reached.empty() && reader.mistakes().size() == before)
        note_idle_rules(*items, rules, reached, reader.mistakes());
    return rules;
}

// What a wave reaches.
Where read_where(TableReader& reader, const PlaceNames& names, Wave& wave)
{
    Where where = find_where(reader);
    where.centres = reader.find("centres");
    if (!where.names_offices() && !where.names_centres())
        reader.mistakes().add(
            reader.place(),
            message("wave.where",
                    {"a wave needs wave.offices (a list of offices, or \"all\"), wave.regions or wave.centres",
                     "en bølge trenger wave.offices (en liste av kontorer, eller \"all\"), wave.regions eller "
                     "wave.centres"}));
    Reached reached = read_reached(reader, names, where);
    wave.offices = std::move(reached.offices);
    wave.centres = std::move(reached.centres);
    return where;
}

// Leaves out places that a wave changes nothing of, and changes that reach nobody because places.regions leaves
// that out.
void trim(Wave& wave, const Where& where, Mistakes& mistakes)
{
    const auto leave_out = [&](std::vector<std::string>& places, const Value* given, const Text& what) {
        if (given != nullptr)
            mistakes.note(given->place, message("wave.names_in_vain",
                                                {"wave names {} and changes nothing of them",
                                                 "bølgen nevner {} og endrer ingenting ved dem"},
                                                what));
        places.clear();
    };
    if (!changes_offices(wave)) leave_out(wave.offices, where.offices, {"offices", "kontorer"});
    if (!changes_centres(wave)) leave_out(wave.centres, where.centres, {"career centres", "karrieresentre"});
    if (where.names_centres() && wave.centres.empty()) static_cast<CentrePatch&>(wave) = {};
    if (where.names_offices() && wave.offices.empty()) static_cast<OfficePatch&>(wave) = {}, wave.ramp = 0;
}

// Whether something in a week of the calendar is to be kept; a mistake when it cannot be.
bool within(const TableReader& reader, const Value* value, Week week, Week first, const Horizon& horizon,
            Mistakes& mistakes)
{
    if (week >= horizon.weeks && horizon.cut) {
        mistakes.note(reader.place(), message("policy.left_out",
                                              {"{} of week {} is left out: the run ends before it (run.weeks = {})",
                                               "{} i uke {} er utelatt: kjøringen slutter før den (run.weeks = {})"},
                                              reader.name(), week, horizon.weeks));
        return false;
    }
    if (value != nullptr && (week < first || week >= horizon.weeks))
        mistakes.add(value->place, message("policy.week_outside",
                                           {"{} = {} is week {}, outside the weeks [{}, {}] that are simulated",
                                            "{} = {} er uke {}, utenfor ukene [{}, {}] som simuleres"},
                                           reader.full("week"), shown(*value), week, first, horizon.weeks - 1));
    return true;
}

bool is_simulated(const std::string& region, const PlaceNames& names)
{
    return std::any_of(names.regions.begin(), names.regions.end(),
                       [&](const PlaceNames::Region& one) { return one.name == region && one.simulated; });
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
        const Where where = read_where(reader, names, wave);
        wave.rules = read_rules(reader, names, wave.offices);
        const Value* week = reader.find("week");
        const Value* ramp = reader.find("ramp");
        reader.finish();
        if (mistakes.size() > before) continue;
        if (!changes_offices(wave) && !changes_centres(wave)) {
            mistakes.add(
                item->place,
                message("wave.nothing", {"the wave changes nothing: give {}", "bølgen endrer ingenting: oppgi {}"},
                        lever_keys()));
        } else {
            if (has_idle_ramp(wave) && is_for_all(ramp)) wave.ramp = 0;
            const Place& place = has_idle_ramp(wave) && ramp ? ramp->place : item->place;
            trim(wave, where, mistakes);
            if (const Message fault = fault_of(wave); !fault.empty())
                mistakes.add(place, message("wave.of_file", {"the wave {}", "bølgen {}"}, fault));
        }
        const bool reaches = !wave.offices.empty() || !wave.centres.empty();
        if (within(reader, week, wave.week, 0, horizon, mistakes) && reaches) waves.push_back(wave);
    }
    if (waves.size() > most_waves)
        mistakes.add(items->back()->place,
                     message("waves.too_many", {"{} waves; at most {} are allowed", "{} bølger; høyst {} er tillatt"},
                             waves.size(), most_waves));
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
        read_declared(reader, names, shock);
        const std::vector<std::string> named = shock.regions;
        std::erase_if(shock.regions, [&](const std::string& name) { return !is_simulated(name, names); });
        const bool strikes = named.empty() || !shock.regions.empty();
        if (!strikes)
            mistakes.note(item->place, message("shock.nobody",
                                               {"shock strikes nobody: {} is not simulated (places.regions)",
                                                "støtet rammer ingen: {} simuleres ikke (places.regions)"},
                                               listed(named)));
        const Value* week = reader.find("week");
        reader.finish();
        if (mistakes.size() > before) continue;
        if (within(reader, week, shock.week, -horizon.burn_in, horizon, mistakes) && strikes) shocks.push_back(shock);
    }
    if (shocks.size() > most_shocks)
        mistakes.add(items->back()->place,
                     message("shocks.too_many", {"{} shocks; at most {} are allowed", "{} støt; høyst {} er tillatt"},
                             shocks.size(), most_shocks));
    std::stable_sort(shocks.begin(), shocks.end(), [](const Shock& a, const Shock& b) { return a.week < b.week; });
}

}  // namespace samspill::input
