#include <cmath>

#include <fmt/format.h>

#include "viz/app/frame.h"
#include "viz/plots/plot.h"

namespace samspill::viz {

namespace {

// What is open: kind of source, seed, size.
std::string about(const View& view)
{
    const bool no = view.state.language == Language::no;
    if (view.shown.sweep) return no ? "fil med en gjennomgang" : "sweep file";
    if (view.shown.board && view.shown.worlds == 0) return no ? "fil med en sammenligning" : "comparison file";
    const Head* head = view.shown.head();
    if (!head) return {};
    std::size_t offices = 0;
    for (const RegionPlace& region : head->places.regions) offices += region.offices.size();
    const char* kind = head->live ? (no ? "simulering" : "simulation") : (no ? "fil med kjøringer" : "run file");
    return fmt::format("{} · {} {} · {} {}", kind, no ? "frø" : "seed", head->seed, offices,
                       no ? (offices == 1 ? "kontor" : "kontorer") : (offices == 1 ? "office" : "offices"));
}

std::string name_of_run(const View& view)
{
    const Head* head = view.shown.head();
    if (!head) {
        if (view.shown.sweep && !view.shown.sweep->title.empty()) return view.shown.sweep->title;
        return view.shown.board ? title_of(*view.shown.board, 0, view.state.language) : "samspill";
    }
    std::string name = title_of(*head, view.state.language);
    if (const Head* second = view.shown.head(1)) name += " | " + title_of(*second, view.state.language);
    return name;
}

float width_of(const char* label)
{
    return ImGui::CalcTextSize(label).x + 2.0f * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
}

constexpr Text open_text{"Open…", "Åpne…"}, back_text{"Back", "Tilbake"}, keys_text{"Keys", "Taster"},
    workshop_text{"Workshop", "Samling"}, menu_text{"Menu", "Meny"};

void language_buttons(const View& view, Commands& commands)
{
    for (const Language language : {Language::en, Language::no}) {
        const bool chosen = view.state.language == language, no = language == Language::no;
        if (chosen) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_Header));
        if (ImGui::Button(no ? "NO" : "EN")) commands.emplace_back(SetLanguage{language});
        view.mark(no ? "window/language/no" : "window/language/en");
        if (chosen) ImGui::PopStyleColor();
        if (ImGui::IsItemHovered()) tooltip_text(no ? "Norsk (bokmål)" : "English");
        if (!no) ImGui::SameLine();
    }
}

void scale_buttons(const View& view, Commands& commands)
{
    if (ImGui::Button("–##smaller")) commands.emplace_back(SetScale{view.state.scale / 1.1f});
    view.mark("window/smaller");
    if (ImGui::IsItemHovered()) tooltip_text(view({"Smaller type (-)", "Mindre skrift (-)"}));
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::Text("%.0f %%", double(view.state.scale) * 100.0);
    ImGui::SameLine();
    if (ImGui::Button("+##larger")) commands.emplace_back(SetScale{view.state.scale * 1.1f});
    view.mark("window/larger");
    if (ImGui::IsItemHovered()) tooltip_text(view({"Larger type (+)", "Større skrift (+)"}));
}

void open_button(const View& view, Frame& frame, ImVec2 size = {})
{
    const bool away = frame.page != Frame::Page::panels;
    const bool pressed = ImGui::Button(view(away ? back_text : open_text), size);
    view.mark(away ? "window/back" : "window/open");
    if (!pressed) return;
    frame.page = away ? Frame::Page::panels : Frame::Page::start;
    frame.files.folder.clear();  // is read again
}

void workshop_button(const View& view, Frame& frame, Commands& commands, ImVec2 size = {})
{
    const bool pressed = ImGui::Button(view(workshop_text), size);
    view.mark("window/workshop");
    if (!pressed) return;
    commands.emplace_back(SetWorkshop{true});
    frame.page = Frame::Page::panels;
}

void keys_button(const View& view, Frame& frame, ImVec2 size = {})
{
    if (ImGui::Button(view(keys_text), size))
        frame.page = frame.page == Frame::Page::keys ? Frame::Page::panels : Frame::Page::keys;
    view.mark("window/keys");
}

void save_buttons(const View& view, Frame& frame)
{
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0.0f, 0.5f});
    const ImVec2 wide{-1, 0};
    if (ImGui::Button(view({"Save picture…", "Lagre bilde…"}), wide)) ask_for_path(view, frame, Frame::Save::picture);
    view.mark("window/save_picture");
    if (ImGui::Button(view({"Save table…", "Lagre tabell…"}), wide)) ask_for_path(view, frame, Frame::Save::table);
    view.mark("window/save_table");
    ImGui::PopStyleVar();
}

float controls_width(const View& view, const Frame& frame)
{
    return width_of(view(frame.page == Frame::Page::panels ? open_text : back_text)) + width_of("EN") + width_of("NO") +
           width_of("–") + width_of("+") + width_of("100 %") + width_of(view(workshop_text)) +
           width_of(view(keys_text));
}

void controls(const View& view, Frame& frame, Commands& commands)
{
    open_button(view, frame);
    ImGui::SameLine();
    language_buttons(view, commands);
    ImGui::SameLine();
    scale_buttons(view, commands);
    ImGui::SameLine();
    workshop_button(view, frame, commands);
    ImGui::SameLine();
    keys_button(view, frame);
}

// In a narrow window all that has no room in the bar opens from one button.
void menu(const View& view, Frame& frame, Commands& commands)
{
    if (ImGui::Button(view(menu_text))) ImGui::OpenPopup("menu");
    view.mark("window/menu");
    ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + 4.0f}, ImGuiCond_Always,
                            {1.0f, 0.0f});
    if (!ImGui::BeginPopup("menu")) return;
    const ImVec2 wide{11.0f * ImGui::GetFontSize(), 0};
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0.0f, 0.5f});
    const Frame::Page page = frame.page;
    open_button(view, frame, wide);
    if (!is_empty(view.shown)) save_buttons(view, frame);
    workshop_button(view, frame, commands, wide);
    keys_button(view, frame, wide);
    ImGui::PopStyleVar();
    language_buttons(view, commands);
    scale_buttons(view, commands);
    if (frame.page != page || frame.save != Frame::Save::nothing) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace

void top_bar(const View& view, Frame& frame, Commands& commands)
{
    const bool narrow = is_narrow(view);
    const float width = ImGui::GetContentRegionAvail().x, spacing = ImGui::GetStyle().ItemSpacing.x;
    const float right = narrow ? width_of(view(menu_text)) : controls_width(view, frame);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float used = 0.0f;
    if (narrow && !is_empty(view.shown)) {
        panel_combo(view, frame, commands);
        ImGui::SameLine();
        used = ImGui::GetCursorScreenPos().x - at.x;
    }

    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = at.y + ImGui::GetStyle().FramePadding.y, room = width - right - used;
    const std::string name = name_of_run(view), what = about(view);
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    const float name_width = ImGui::CalcTextSize(name.c_str()).x + 12.0f * view.theme.scale;
    clipped_text(list, {at.x + used, line}, room, view.theme.ink, name);
    if (view.theme.strong) ImGui::PopFont();
    std::string rest = what;
    // The transport bar tells how a simulation is getting on.
    if (!view.shown.busy.empty() && !view.shown.live)
        rest += (rest.empty() ? "" : " · ") + view.shown.busy.in(view.state.language);
    if (room - name_width > 60.0f * view.theme.scale)
        clipped_text(list, {at.x + used + name_width, line}, room - name_width, view.theme.faint, rest);

    ImGui::SetCursorScreenPos({at.x + std::fmax(used, width - right + spacing), at.y});
    if (narrow)
        menu(view, frame, commands);
    else
        controls(view, frame, commands);
}

void panel_list(const View& view, Frame& frame, Commands& commands)
{
    const float pad = 6.0f * view.theme.scale, height = ImGui::GetTextLineHeight() + 2.0f * pad;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const Panel panel : all_panels) {
        const bool chosen = view.state.panel == panel && frame.page == Frame::Page::panels && !is_empty(view.shown);
        ImGui::PushID(int(panel));
        if (ImGui::Selectable("##panel", chosen, 0, {0, height})) {
            commands.emplace_back(ShowPanel{panel});
            frame.page = Frame::Page::panels;
        }
        view.mark(std::string("window/panel/") + name_of(panel));
        ImGui::PopID();
        // Keys differ in width: the names stand below each other all the same.
        const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
        const float y = (low.y + high.y - ImGui::GetTextLineHeight()) / 2.0f;
        list->AddText({low.x + 1.5f * pad, y}, view.theme.faint,
                      std::string(key_of(panel) == no_key ? 0 : 1, key_of(panel)).c_str());
        list->AddText({low.x + 5.0f * pad, y}, view.theme.ink, view(parts_of(panel).title));
    }
    if (is_empty(view.shown)) return;
    ImGui::Dummy({0, pad});
    save_buttons(view, frame);
}

void panel_combo(const View& view, Frame& frame, Commands& commands)
{
    float widest = 0.0f;
    for (const Panel panel : all_panels) widest = std::fmax(widest, ImGui::CalcTextSize(view(parts_of(panel).title)).x);
    ImGui::SetNextItemWidth(widest + 3.0f * ImGui::GetStyle().FramePadding.x + ImGui::GetFrameHeight());
    if (ImGui::BeginCombo("##panel", view(parts_of(view.state.panel).title), ImGuiComboFlags_HeightLargest)) {
        for (const Panel panel : all_panels) {
            if (ImGui::Selectable(view(parts_of(panel).title), view.state.panel == panel)) {
                commands.emplace_back(ShowPanel{panel});
                frame.page = Frame::Page::panels;
            }
            view.mark(std::string("window/panel/") + name_of(panel));
        }
        ImGui::EndCombo();
    }
    view.mark("window/panels");
}

}  // namespace samspill::viz
