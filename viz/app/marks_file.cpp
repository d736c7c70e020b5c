#include "viz/app/marks_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/text_file.h"

namespace samspill::viz {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view beginning = "{\n \"state\"";

int last_week(const Shown& shown, std::size_t world)
{
    const Film* film = shown.film[world].get();
    return film && film->ready() > 0 ? film->last_week() : -100000;
}

// Of the shortest of all that are wanted; 0 without one.
int weeks_of_differences(const Shown& shown)
{
    int weeks = shown.contrasts.empty() ? 0 : 1 << 20;
    for (const auto& [selection, contrast] : shown.contrasts) weeks = std::min(weeks, contrast->weeks());
    return weeks;
}

Json state_of(Session& session)
{
    const ViewState& state = session.state();
    const Shown& shown = session.shown();
    Json json{{"panel", name_of(state.panel)},
              {"language", state.language == Language::no ? "no" : "en"},
              {"workshop", state.workshop},
              {"step", int(state.guide.step)},
              {"answered", std::count(state.guide.here().answered.begin(), state.guide.here().answered.end(), true)},
              {"expectation", state.guide.here().expectation},
              {"surprise", state.guide.here().surprise},
              {"full_screen", session.frame().full_screen},
              {"window", {ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y}},
              {"scale", state.scale},
              {"week", week_of(state)},
              {"playing", state.playing},
              {"worlds", shown.worlds},
              {"pins", shown.pins.size()},
              {"replicates", shown.live ? shown.live->replicates_done : 0},
              {"warming_up", shown.live && shown.live->warming_up},
              {"session", session.frame().session_path},
              {"changed_values", state.draft.values.size() + state.beside.values.size()},
              {"last_week", last_week(shown, 0)},
              {"last_week_beside", last_week(shown, 1)},
              {"differences", weeks_of_differences(shown)},
              {"busy", shown.busy.english()},
              {"notices", Json::array()}};
    for (const Notice& notice : shown.notices)
        if (notice.number > state.notices_seen) json["notices"].push_back(notice.text.english());
    for (const Message& text : session.frame().bad) json["notices"].push_back(text.english());
    for (const Message& text : session.frame().good) json["notices"].push_back(text.english());
    return json;
}

}  // namespace

MarksFile::MarksFile()
{
    const char* path = std::getenv("SAMSPILL_VIEW_MARKS");
    if (!path) return;
    path_ = path;
    std::error_code none;
    if (std::filesystem::exists(path_, none) && !text_of_file(path_, beginning.size()).empty() &&
        text_of_file(path_, beginning.size()) != beginning)
        throw InputError(
            path_, message("marks.other",
                           {"is there and was not written by the viewer: SAMSPILL_VIEW_MARKS must name another file",
                            "finnes og er ikke skrevet av viseren: SAMSPILL_VIEW_MARKS må oppgi en annen fil"}));
}

void MarksFile::update(Session& session, double seconds, long frames)
{
    if (path_.empty() || seconds - last_ < 0.1) return;
    last_ = seconds;
    const ImGuiIO& io = ImGui::GetIO();
    Json json{{"state", state_of(session)},
              {"pointer", {io.MousePos.x, io.MousePos.y}},
              {"pressed", io.MouseDown[0]},
              {"keys", std::count(std::begin(io.KeysDown), std::end(io.KeysDown), true)},
              {"marks", Json::object()}};
    for (const auto& [name, mark] : session.marks())
        json["marks"][name] = {mark.low.x, mark.low.y, mark.high.x, mark.high.y};
    std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace);
    if (text == written_) return;
    json["frames"] = frames;
    const std::string temporary = path_ + ".part";
    std::ofstream(temporary) << json.dump(1, ' ', false, Json::error_handler_t::replace);
    std::error_code ignored;
    std::filesystem::rename(temporary, path_, ignored);
    written_ = std::move(text);
}

}  // namespace samspill::viz
