#include <algorithm>
#include <cstdio>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/notes.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/parallel.h"
#include "core/processors.h"
#include "experiment/diff/divergence.h"
#include "experiment/statistics/text_table.h"
#include "scenario/files/read_scenario.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;
using Lines = std::vector<std::vector<std::string>>;

Scenario scenario_of(const std::string& path, const DiffOptions& options)
{
    std::vector<std::string> overrides = options.set;
    if (options.seed) overrides.push_back(fmt::format("run.seed={}", *options.seed));
    if (options.weeks) overrides.push_back(fmt::format("run.weeks={}", *options.weeks));
    return read_scenario(path, overrides);
}

std::string said(Week week) { return say({"week {} ({})", "uke {} ({})"}, week, date_text(week, language())); }

std::string or_dash(const std::string& text) { return text.empty() ? "–" : text; }

std::string where_text(const Cell& cell)
{
    return cell.office.empty() ? cell.region : fmt::format("{}, {}", cell.office, cell.region);
}

// "(with the start)" for what is so before the first week.
std::string when_text(Week week, const Inputs& inputs)
{
    if (week < -inputs.burn_in) return say({"the start", "starten"});
    return said(week);
}

std::string list_of(const std::vector<std::string>& names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i ? ", " : "") + names[i];
    if (names.size() > most) text += say({" and {} more", " og {} til"}, names.size() - most);
    return text;
}

std::string difference_text(const Difference& difference)
{
    const std::string where = difference.offices.empty() ? say({"everywhere", "overalt"})
                                                         : say({"at {}", "ved {}"}, list_of(difference.offices, 6));
    if (difference.from == no_week)
        return say({"{}, in no week: nothing here asks for it", "{}, i ingen uke: ingenting her spør etter det"},
                   difference.key);
    return say({"{}, {} on, {}", "{}, fra {}, {}"}, difference.key, said(difference.from), where);
}

void print_differences(const Divergence& result)
{
    constexpr std::size_t most = 20;
    tell({"What differs in the scenarios: {}\n", "Det som skiller scenariene: {}\n"}, result.differences.size());
    for (std::size_t i = 0; i < std::min(most, result.differences.size()); ++i) {
        const Difference& difference = result.differences[i];
        tell("  {}. {}\n     A: {}\n     B: {}\n", i + 1, difference_text(difference), or_dash(difference.before),
             or_dash(difference.after));
    }
    if (result.differences.size() > most) tell({"  ... all of them with --json\n", "  ... alle sammen med --json\n"});
}

void print_causes(const Divergence& result, const std::vector<Cause>& causes)
{
    const bool direct = !causes.empty() && causes.front().direct;
    std::vector<std::string> texts;
    for (const Cause& cause : causes)
        if (cause.direct == direct)
            texts.push_back(
                say({"no. {} ({})", "nr. {} ({})"}, cause.difference + 1, result.differences[cause.difference].key));
    const std::string through = direct
                                    ? ""
                                    : say({", which acts elsewhere and reaches this place through what offices share",
                                           ", som virker et annet sted og når hit gjennom det kontorene deler"});
    if (texts.size() == 1)
        tell({"  why: {}{}\n", "  hvorfor: {}{}\n"}, texts.front(), through);
    else
        tell({"  why: one or more of {}{}; the most likely first\n",
              "  hvorfor: én eller flere av {}{}; den mest sannsynlige først\n"},
             list_of(texts, 5), through);
}

void print_parting(const Divergence& result, const Parting& parting)
{
    const Cell& cell = parting.cell;
    tell({"\nThey part in {}, when the process `{}` has run, at {}:\n  {}: {} ({}) is {} in A and {} in B\n",
          "\nDe skiller lag i {}, når prosessen `{}` er kjørt, ved {}:\n  {}: {} ({}) er {} i A og {} i B\n"},
         said(parting.week), parting.process, where_text(cell), cell.entity, cell.column, cell.meaning, cell.a, cell.b);
    print_causes(result, parting.causes);
}

// Where each part of the model parts first: how the difference comes through.
void print_parts(const Divergence& result)
{
    Lines lines{{say({"first in", "først i"}), say({"week", "uke"}), say({"process", "prosess"}),
                 say({"where", "hvor"}), say({"what", "hva"}), "A", "B"}};
    for (int p = 0; p < n_parts; ++p) {
        const std::optional<Parting>& parting = result.first[std::size_t(p)];
        const std::string name(PartLabels::names[std::size_t(p)]);
        if (!parting) {
            lines.push_back({name, say({"never", "aldri"}), "", "", "", "", ""});
            continue;
        }
        lines.push_back({name, fmt::format("{}", parting->week), parting->process, parting->cell.entity,
                         parting->cell.column, parting->cell.a, parting->cell.b});
    }
    tell({"\nThe way through the model\n{}", "\nVeien gjennom modellen\n{}"}, aligned(lines, 7));
}

std::string week_or_never(const std::optional<Week>& week)
{
    return week ? fmt::format("{}", *week) : say({"never", "aldri"});
}

std::string share_text(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? say({"{:.1f} %", "{:.1f} %"}, 100.0 * double(part) / double(whole)) : "–";
}

void print_places(const Divergence& result)
{
    Lines lines{{say({"place", "sted"}), say({"practice", "praksis"}), say({"staff", "ansatte"}),
                 say({"persons", "personer"}), say({"known", "kjente"}), say({"lives parted", "liv skilt"}), ""}};
    for (const PlaceSpread& place : result.places) {
        const bool region = place.office.empty();
        lines.push_back(
            {region ? say({"{} (market, centre)", "{} (marked, senter)"}, place.region) : "  " + place.office,
             week_or_never(place.practice), region ? "" : week_or_never(place.staff),
             region ? "" : week_or_never(place.persons), fmt::format("{}", place.known), fmt::format("{}", place.lives),
             share_text(place.lives, place.known)});
    }
    tell({"\nHow it spreads: first week in which something differs, and persons whose lives (status, plan, "
          "benefit) have parted by the end\n{}",
          "\nHvordan det sprer seg: første uke da noe skiller, og personer som har fått ulike liv (status, plan, "
          "ytelse) ved slutten\n{}"},
         aligned(lines, 1));
}

void print_weeks(const Divergence& result)
{
    Lines lines{{say({"after week", "etter uke"})}};
    for (const std::string_view group : language() == Language::no ? GroupLabels::names_no : GroupLabels::names)
        lines.front().emplace_back(group);
    lines.front().emplace_back(say({"all", "alle"}));
    lines.front().emplace_back("");
    const std::int64_t persons = std::accumulate(result.persons.begin(), result.persons.end(), std::int64_t(0));
    const std::size_t weeks = result.parted_lives.size(), step = std::max<std::size_t>(1, (weeks + 7) / 8);
    for (std::size_t i = weeks % step ? weeks % step - 1 : step - 1; i < weeks; i += step) {
        std::vector<std::string> line{fmt::format("{}", result.first_week + Week(i))};
        std::int64_t all = 0;
        for (const std::int64_t lives : result.parted_lives[i]) {
            line.push_back(fmt::format("{}", lives));
            all += lives;
        }
        line.push_back(fmt::format("{}", all));
        line.push_back(share_text(all, persons));
        lines.push_back(std::move(line));
    }
    tell({"\nLives that have parted, by group\n{}", "\nLiv som har skilt lag, etter gruppe\n{}"}, aligned(lines, 0));
}

void print_lives(const Divergence& result, const Inputs& inputs)
{
    if (result.lives.empty()) return;
    Lines lines{{"--person", say({"week", "uke"}), say({"group", "gruppe"}), say({"office", "kontor"}),
                 say({"parts by (A | B)", "skiller lag ved (A | B)"})}};
    for (const PartedLife& life : result.lives)
        lines.push_back({fmt::format("{}", life.person), when_text(life.week, inputs),
                         std::string(GroupLabels::names[std::size_t(life.group)]), life.office, life.what});
    tell({"\nThe first whose lives part (--list N for more, --person ID for one's two lives)\n{}",
          "\nDe første som får ulike liv (--list N for flere, --person ID for de to livene til én)\n{}"},
         aligned(lines, 5));
}

std::string state_text(const LifeState& state)
{
    std::string text;
    for (const auto& [name, value] : state) text += fmt::format("{}{} {}", text.empty() ? "" : "; ", name, value);
    return or_dash(text);
}

void print_two_lives(const TwoLives& lives, const Inputs& inputs)
{
    tell({"\nTwo lives of {}: what changes, week by week\n", "\nTo liv for {}: hva som endrer seg, uke for uke\n"},
         lives.who);
    bool parted = false;
    for (const LifeLine& line : lives.lines) {
        if (line.parted && !parted) tell({"  --- here they part ---\n", "  --- her skiller de lag ---\n"});
        parted = parted || line.parted;
        const std::string when = when_text(line.week, inputs);
        if (line.a == line.b)
            tell("  {}\n      A, B: {}\n", when, state_text(line.a));
        else
            tell("  {}\n      A: {}\n      B: {}\n", when, state_text(line.a), state_text(line.b));
    }
    if (!parted) tell({"  They are the same to the end.\n", "  De er like til slutten.\n"});
}

// What is said when no person, office or centre ever differs.
std::string never_text(const Divergence& result, const Inputs& inputs)
{
    const std::string weeks = say({"all {} weeks", "alle {} uker"}, inputs.burn_in + inputs.weeks);
    if (result.digest_a == result.digest_b)
        return say({"A and B never part: the same bits in {} (digest {})",
                    "A og B skiller aldri lag: de samme bitene i {} (fingeravtrykk {})"},
                   weeks, to_text(result.digest_a));
    return say({"No person, counsellor, office or centre ever parts: the same bits in {}. What is reckoned from "
                "them differs (costs, counts): digest {} and {}",
                "Ingen person, veileder, kontor eller senter skiller seg noen gang: de samme bitene i {}. Det som "
                "regnes ut av dem, er ulikt (kostnader, antall): fingeravtrykk {} og {}"},
               weeks, to_text(result.digest_a), to_text(result.digest_b));
}

void print(const Scenario& a, const Scenario& b, const Divergence& result, const DiffOptions& options)
{
    const Inputs& inputs = a.inputs;
    tell({"A: {} ({})\nB: {} ({})\nseed {}, replicate {}; {} weeks after {} of burn-in\n\n",
          "A: {} ({})\nB: {} ({})\nfrø {}, kjøring {}; {} uker etter {} innkjøring\n\n"},
         a.title, options.a, b.title, options.b, a.seed, options.replicate, inputs.weeks, inputs.burn_in);
    print_differences(result);
    if (const Parting* parting = result.parting()) {
        print_parting(result, *parting);
        print_parts(result);
        print_places(result);
        print_weeks(result);
        print_lives(result, inputs);
    } else {
        tell("\n{}\n", never_text(result, inputs));
    }
    if (result.person) print_two_lives(*result.person, inputs);
}

// Persons' numbers are texts: many programs read numbers of JSON as doubles, which cannot hold them.
Json json_of(const Parting& parting)
{
    const Cell& cell = parting.cell;
    Json json{{"week", parting.week},  {"process", parting.process}, {"part", PartLabels::names[int(cell.part)]},
              {"region", cell.region}, {"office", cell.office},      {"entity", cell.entity},
              {"column", cell.column}, {"meaning", cell.meaning},    {"a", cell.a},
              {"b", cell.b},           {"causes", Json::array()}};
    if (cell.person) json["person"] = fmt::format("{}", *cell.person);
    for (const Cause& cause : parting.causes)
        json["causes"].push_back({{"difference", cause.difference}, {"direct", cause.direct}});
    return json;
}

Json week_json(const std::optional<Week>& week) { return week ? Json(*week) : Json(nullptr); }

Json json_of(const LifeState& state)
{
    Json json = Json::object();
    for (const auto& [name, value] : state) json[name] = value;
    return json;
}

Json spread_json(const Divergence& result)
{
    Json json{{"places", Json::array()}, {"lives_parted", Json::array()}};
    for (const PlaceSpread& place : result.places)
        json["places"].push_back({{"region", place.region},
                                  {"office", place.office},
                                  {"practice", week_json(place.practice)},
                                  {"staff", week_json(place.staff)},
                                  {"persons", week_json(place.persons)},
                                  {"known", place.known},
                                  {"lives_parted", place.lives}});
    for (std::size_t i = 0; i < result.parted_lives.size(); ++i)
        json["lives_parted"].push_back({{"week", result.first_week + Week(i)}, {"persons", result.parted_lives[i]}});
    json["groups"] = GroupLabels::names;
    json["persons"] = result.persons;
    return json;
}

Json json_of(const Scenario& a, const Scenario& b, const Divergence& result, const DiffOptions& options)
{
    Json json{{"a",
               {{"scenario", options.a},
                {"title", a.title},
                {"digest", to_text(result.digest_a)},
                {"notes", json_of_notes(a.notes)}}},
              {"b",
               {{"scenario", options.b},
                {"title", b.title},
                {"digest", to_text(result.digest_b)},
                {"notes", json_of_notes(b.notes)}}},
              {"seed", a.seed},
              {"replicate", options.replicate},
              {"weeks", a.inputs.weeks},
              {"burn_in", a.inputs.burn_in},
              {"part", result.parting() != nullptr},
              {"differences", Json::array()},
              {"first", nullptr},
              {"first_by_part", Json::object()},
              {"spread", spread_json(result)},
              {"lives", Json::array()}};
    for (const Difference& difference : result.differences)
        json["differences"].push_back({{"key", difference.key},
                                       {"a", difference.before},
                                       {"b", difference.after},
                                       {"from", difference.from == no_week ? Json() : Json(difference.from)},
                                       {"offices", difference.offices}});
    if (const Parting* parting = result.parting()) json["first"] = json_of(*parting);
    for (const std::optional<Parting>& parting : result.first)
        if (parting) json["first_by_part"][std::string(PartLabels::names[int(parting->cell.part)])] = json_of(*parting);
    for (const PartedLife& life : result.lives)
        json["lives"].push_back({{"person", fmt::format("{}", life.person)},
                                 {"week", life.week},
                                 {"region", life.region},
                                 {"office", life.office},
                                 {"group", GroupLabels::names[int(life.group)]},
                                 {"what", life.what}});
    if (!result.person) return json;
    Json& person = json["person"] = {{"person", fmt::format("{}", result.person->person)}, {"who", result.person->who}};
    for (const LifeLine& line : result.person->lines)
        person["weeks"].push_back(
            {{"week", line.week}, {"parted", line.parted}, {"a", json_of(line.a)}, {"b", json_of(line.b)}});
    return json;
}

}  // namespace

int diff_command(const DiffOptions& options)
{
    for (const std::string& path : {options.a, options.b}) require_kind(path, FileKind::scenario);
    const Scenario a = scenario_of(options.a, options), b = scenario_of(options.b, options);
    ProgressLine progress(options.quiet);
    const SignalWatch watch;
    DivergenceOptions audit_options;
    audit_options.seed = a.seed;
    audit_options.replicate = options.replicate;
    audit_options.lives = options.list;
    audit_options.person = options.person;
    audit_options.keep_going = [&](Week week) {
        progress.show(say({"week {} of {}", "uke {} av {}"}, week, a.inputs.weeks));
        return watch.wanted() == Stop::no;
    };
    Divergence result;
    try {
        with_threads(threads_for(options.threads), [&] { result = audit(a.inputs, b.inputs, audit_options); });
    } catch (const Interrupted&) {
        progress.clear();
        tell(stderr, {"stopped: nothing is said before both runs are at their end\n",
                      "stoppet: ingenting sies før begge kjøringene er ved slutten\n"});
        return 1;
    }
    progress.clear();
    if (options.json) {
        put(stdout, json_of(a, b, result, options).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    } else {
        print(a, b, result, options);
        print_notes(a.notes, "A");
        print_notes(b.notes, "B");
    }
    return 0;
}

}  // namespace samspill::cli
