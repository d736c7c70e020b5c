#include "viz/app/marks_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

namespace samspill::viz {

namespace {

using Json = nlohmann::ordered_json;

Json state_of(Session& session)
{
    const ViewState& state = session.state();
    const Shown& shown = session.shown();
    Json json{{"panel", panel_names[std::size_t(state.panel)]},
              {"language", state.language == Language::no ? "no" : "en"},
              {"workshop", state.workshop},
              {"scale", state.scale},
              {"week", week_of(state)},
              {"playing", state.playing},
              {"worlds", shown.worlds},
              {"pins", shown.pins.size()},
              {"changed_values", state.draft.values.size() + state.beside.values.size()},
              {"last_week", shown.film[0] && shown.film[0]->ready() > 0 ? shown.film[0]->last_week() : -100000},
              {"busy", shown.busy},
              {"notices", Json::array()}};
    for (const Notice& notice : shown.notices)
        if (notice.number > state.notices_seen) json["notices"].push_back(notice.text);
    for (const std::string& text : session.frame().bad) json["notices"].push_back(text);
    for (const std::string& text : session.frame().good) json["notices"].push_back(text);
    return json;
}

}  // namespace

MarksFile::MarksFile()
{
    if (const char* path = std::getenv("SAMSPILL_VIEW_MARKS")) path_ = path;
}

void MarksFile::update(Session& session, double seconds)
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
    const std::string temporary = path_ + ".part";
    std::ofstream(temporary) << text;
    std::error_code ignored;
    std::filesystem::rename(temporary, path_, ignored);
    written_ = std::move(text);
}

}  // namespace samspill::viz
