#include "viz/app/session_text.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "viz/state/reforms.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::array<const char*, 3> directions{"less", "same", "more"};
constexpr std::array<const char*, n_guide_steps> steps{"choose", "expect", "run", "see", "reflect"};
constexpr std::array<const char*, 3> pictures{"lines", "rings", "bridges"};
constexpr std::array<const char*, 5> breakdowns{"total", "groups", "regions", "offices", "labels"};

Json json_of(const DraftText& draft)
{
    Json json{{"scenario", draft.path}, {"values", Json::array()}};
    for (const auto& [key, value] : draft.values) json["values"].push_back({key, value});
    if (!draft.waves.empty()) json["waves"] = draft.waves;
    for (const auto& [number, wave] : draft.file_waves)
        json["file_waves"][std::to_string(number)] = wave ? Json(*wave) : Json(nullptr);
    if (draft.rules) json["rules"] = *draft.rules;
    if (draft.trial) json["trial"] = *draft.trial ? Json(**draft.trial) : Json(nullptr);
    return json;
}

Json json_of(const Reform& reform, const GuideAnswers& answers)
{
    Json expected = Json::array();
    for (std::size_t i = 0; i < answers.expected.size(); ++i)
        expected.push_back(answers.answered[i] ? Json(directions.at(answers.expected[i] + 1)) : Json(nullptr));
    return {{"first", reform.first},
            {"second", reform.second},
            {"expected", std::move(expected)},
            {"question", answers.question},
            {"expectation", answers.expectation},
            {"surprise", answers.surprise}};
}

// Where a part of the file is wrong: its name, and what would be right.
[[noreturn]] void refuse(const std::string& path, const std::string& part, const Message& what)
{
    throw InputError(path,
                     message("session.part", {"is a damaged session: {} {}", "er en skadet økt: {} {}"}, part, what));
}

// One object of the file; what is asked of it is checked.
class Part {
public:
    Part(const Json& json, const std::string& path, std::string name) : json_(json), path_(path), name_(std::move(name))
    {
        if (!json_.is_object())
            refuse(path_, name_, message("session.no_object", {"is no object", "er ikke noe objekt"}));
    }

    bool has(const char* key) const { return json_.contains(key) && !json_.at(key).is_null(); }
    bool names(const char* key) const { return json_.contains(key); }
    std::string text(const char* key, std::size_t most = 20'000) const
    {
        if (!has(key)) return "";
        const Json& value = json_.at(key);
        if (!value.is_string() || value.get_ref<const std::string&>().size() > most)
            refuse(path_, name_ + "." + key,
                   message("session.no_text", {"is no text of at most {} bytes", "er ingen tekst på høyst {} byte"},
                           most));
        return value.get<std::string>();
    }
    template <class Names>
    int choice(const char* key, const Names& known, int otherwise) const
    {
        if (!has(key)) return otherwise;
        const std::string word = text(key);
        const auto found = std::find(std::begin(known), std::end(known), word);
        if (found == std::end(known))
            refuse(path_, name_ + "." + key,
                   message("session.unknown", {"= {} is not known", "= {} er ikke kjent"}, word));
        return int(found - std::begin(known));
    }
    int number(const char* key, int low, int high, int otherwise) const
    {
        if (!has(key)) return otherwise;
        const Json& value = json_.at(key);
        if (!value.is_number_integer() || value.get<double>() < low || value.get<double>() > high)
            refuse(path_, name_ + "." + key,
                   message("session.no_whole", {"is no whole number in [{}, {}]", "er ikke et helt tall i [{}, {}]"},
                           low, high));
        return value.get<int>();
    }
    bool flag(const char* key, bool otherwise) const
    {
        if (!has(key)) return otherwise;
        if (!json_.at(key).is_boolean())
            refuse(path_, name_ + "." + key,
                   message("session.no_truth", {"is neither true nor false", "er verken true eller false"}));
        return json_.at(key).get<bool>();
    }
    const Json& list(const char* key) const
    {
        static const Json nothing = Json::array();
        if (!has(key)) return nothing;
        if (!json_.at(key).is_array() || json_.at(key).size() > 1000)
            refuse(path_, name_ + "." + key, message("session.no_list", {"is no list", "er ingen liste"}));
        return json_.at(key);
    }
    Part part(const char* key) const { return {json_.at(key), path_, name_ + "." + key}; }
    const Json& json() const { return json_; }
    const std::string& path() const { return path_; }
    [[noreturn]] void wrong(const Message& what) const { refuse(path_, name_, what); }

private:
    const Json& json_;
    const std::string& path_;
    std::string name_;
};

std::string string_of(const Part& part, const Json& value)
{
    if (!value.is_string())
        part.wrong(message("session.holds_no_text",
                           {"holds something that is no text", "inneholder noe som ikke er en tekst"}));
    return value.get<std::string>();
}

DraftText draft_text(const Part& part)
{
    DraftText draft;
    draft.path = part.text("scenario");
    if (draft.path.empty())
        part.wrong(message("session.no_scenario", {"names no scenario", "oppgir ikke noe scenario"}));
    for (const Json& pair : part.list("values")) {
        if (!pair.is_array() || pair.size() != 2)
            part.wrong(message("session.no_pair", {"has a value that is no pair of key and value",
                                                   "har en verdi som ikke er et par av nøkkel og verdi"}));
        draft.values.emplace_back(string_of(part, pair[0]), string_of(part, pair[1]));
    }
    for (const Json& wave : part.list("waves")) draft.waves.push_back(string_of(part, wave));
    if (part.has("file_waves")) {
        if (!part.json().at("file_waves").is_object())
            part.wrong(message("session.file_waves",
                               {"has file_waves that are no object", "har file_waves som ikke er et objekt"}));
        for (const auto& [number, wave] : part.json().at("file_waves").items()) {
            if (number.empty() || number.size() > 6 || number.find_first_not_of("0123456789") != std::string::npos)
                part.wrong(message("session.wave", {"has a wave without a number: {}", "har en bølge uten nummer: {}"},
                                   number));
            draft.file_waves[std::stoi(number)] = wave.is_null() ? std::nullopt : std::optional(string_of(part, wave));
        }
    }
    if (part.has("rules")) draft.rules = part.text("rules");
    if (part.names("trial"))
        draft.trial = part.has("trial") ? std::optional(part.text("trial")) : std::optional<std::string>();
    return draft;
}

// Answers of a pair of scenarios that this samspill does not offer are left where they are.
int reform_of(std::string_view first, std::string_view second)
{
    for (int i = 0; i < int(reforms().size()); ++i)
        if (reforms()[std::size_t(i)].first == first && reforms()[std::size_t(i)].second == second) return i;
    return -1;
}

GuideAnswers answers_of(const Part& part)
{
    GuideAnswers answers;
    const Json& expected = part.list("expected");
    for (std::size_t i = 0; i < std::min(expected.size(), answers.expected.size()); ++i) {
        if (expected[i].is_null()) continue;
        const auto found = std::find(directions.begin(), directions.end(), string_of(part, expected[i]));
        if (found == directions.end())
            part.wrong(message("session.direction", {"expects something other than less, same or more",
                                                     "venter noe annet enn less, same eller more"}));
        answers.expected[i] = int(found - directions.begin()) - 1;
        answers.answered[i] = true;
    }
    answers.question = part.number("question", 0, int(answers.expected.size()) - 1, 0);
    answers.expectation = part.text("expectation");
    answers.surprise = part.text("surprise");
    return answers;
}

void read_guide(const Part& part, Guide& guide)
{
    guide.step = GuideStep(part.choice("step", steps, 0));
    guide.picture = GuidePicture(part.choice("picture", pictures, 0));
    for (const Json& card : part.list("cards")) {
        const Part one(card, part.path(), "guide.cards");
        const int reform = reform_of(one.text("first"), one.text("second"));
        if (reform < 0) continue;
        guide.answers[reform] = answers_of(one);
        if (one.flag("chosen", false)) guide.reform = reform;
    }
    if (guide.reform < 0) guide.step = GuideStep::choose;
}

void read_looks(const Part& part, ViewState& state)
{
    state.language = Language(part.choice("language", std::array{"en", "no"}, int(state.language)));
    state.workshop = part.flag("workshop", false);
    state.panel = Panel(part.choice("panel", panel_names, 0));
    state.breakdown = Breakdown(part.choice("breakdown", breakdowns, 0));
    state.week = part.number("week", -10'000, 10'000, 0);
    state.bands = part.flag("bands", true);
    state.share = part.flag("shares", false);
    state.edited = part.number("edited", 0, 1, 0);
    std::vector<Indicator> chosen;
    for (const Json& name : part.list("indicators"))
        for (const IndicatorInfo& indicator : indicators())
            if (indicator.name == string_of(part, name)) chosen.push_back(indicator.id);
    if (!chosen.empty()) state.indicators = std::move(chosen);
}

}  // namespace

bool worth_keeping(const ViewState& state)
{
    const bool said = std::any_of(state.guide.answers.begin(), state.guide.answers.end(),
                                  [](const auto& card) { return card.second.said(); });
    return said || state.draft.changed() || state.beside.changed() || state.history.last() != nullptr;
}

std::string session_text(const ViewState& state, const Shown& shown)
{
    Json json{{"samspill_session", version},
              {"language", state.language == Language::no ? "no" : "en"},
              {"workshop", state.workshop},
              {"panel", name_of(state.panel)},
              {"breakdown", breakdowns[std::size_t(state.breakdown)]},
              {"week", week_of(state)},
              {"bands", state.bands},
              {"shares", state.share},
              {"indicators", Json::array()}};
    for (const Indicator indicator : state.indicators) json["indicators"].push_back(info(indicator).name);
    json["guide"] = {{"step", steps[std::size_t(state.guide.step)]},
                     {"picture", pictures[std::size_t(state.guide.picture)]},
                     {"cards", Json::array()}};
    for (const auto& [reform, answers] : state.guide.answers) {
        if (reform < 0 || (!answers.said() && reform != state.guide.reform)) continue;
        Json card = json_of(reforms()[std::size_t(reform)], answers);
        card["chosen"] = reform == state.guide.reform;
        json["guide"]["cards"].push_back(std::move(card));
    }
    if (!state.draft.path.empty()) {
        json["first"] = json_of(text_of(state.draft));
        if (!state.opened.path.empty()) json["opened"] = json_of(text_of(state.opened));
        if (state.has_beside) json["second"] = json_of(text_of(state.beside));
        json["edited"] = state.edited;
        json["replicates"] = shown.live ? shown.live->replicates_wanted : 0;
    } else if (!state.file.empty()) {
        json["file"] = state.file;
        json["compared_file"] = state.compared_file;
    }
    json["pins"] = shown.pins.size();
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

SavedSession read_session(const std::string& text, const std::string& path)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object() || !json.contains("samspill_session"))
        throw InputError(path,
                         message("session.none", {"is no session of samspill view", "er ingen økt fra samspill view"}));
    const Part whole(json, path, "session");
    if (whole.number("samspill_session", 0, 1'000'000, 0) > version)
        throw InputError(path, message("session.newer", {"was written by a newer samspill: use that one",
                                                         "er skrevet av en nyere samspill: bruk den"}));
    SavedSession session;
    read_looks(whole, session.state);
    if (whole.has("guide")) read_guide(whole.part("guide"), session.state.guide);
    if (whole.has("first")) session.draft = draft_text(whole.part("first"));
    if (session.draft && whole.has("second")) session.beside = draft_text(whole.part("second"));
    if (session.draft && whole.has("opened")) session.opened = draft_text(whole.part("opened"));
    session.file = whole.text("file");
    session.compared_file = whole.text("compared_file");
    session.replicates = whole.number("replicates", 0, 100'000, 0);
    session.pins = whole.number("pins", 0, 100'000, 0);
    return session;
}

std::string session_summary(const SavedSession& session, Language language)
{
    std::vector<std::string> parts;
    const auto name_of_file = [](const std::string& path) { return std::filesystem::path(path).filename().string(); };
    if (session.draft) {
        std::string name = name_of_file(session.draft->path);
        if (session.beside) name += " + " + name_of_file(session.beside->path);
        parts.push_back(name);
    } else if (!session.file.empty())
        parts.push_back(name_of_file(session.file));
    for (const auto& [reform, answers] : session.state.guide.answers) {
        const auto count = std::count(answers.answered.begin(), answers.answered.end(), true);
        if (!answers.said()) continue;
        parts.push_back(
            say(language, {"{}: {} answers", "{}: {} svar"}, reforms()[std::size_t(reform)].title.in(language), count));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace samspill::viz
