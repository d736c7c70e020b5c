#include "viz/panels/widgets.h"
#include "viz/plots/texts.h"

#include <algorithm>

namespace samspill::viz {

bool begin_list(const View& view, const std::string& mark, const std::string& now, float width, ImGuiComboFlags flags)
{
    width = std::max(at_most(width), 4.0f * ImGui::GetFrameHeight());
    const float room = width - ImGui::GetFrameHeight() - 2.0f * ImGui::GetStyle().FramePadding.x;
    const std::string words = shortened(now, room);
    ImGui::SetNextItemWidth(width);
    const bool open = ImGui::BeginCombo(("##" + mark).c_str(), words.c_str(), flags);
    view.mark(mark);
    if (!open) tell_if_shortened(words, now);
    return open;
}

bool list_line(const View& view, const std::string& mark, const std::string& text, bool chosen)
{
    const std::string words = shortened(text, 0.8f * ImGui::GetIO().DisplaySize.x);
    ImGui::PushID(mark.c_str());
    const bool pressed = ImGui::Selectable((words + "###line").c_str(), chosen);
    ImGui::PopID();
    view.mark(mark);
    tell_if_shortened(words, text);
    return pressed;
}

int chosen_in(const View& view, const std::string& mark, float width, const std::vector<std::string>& names, int now)
{
    const bool known = now >= 0 && now < int(names.size());
    if (!begin_list(view, mark, known ? names[std::size_t(now)] : "–", width)) return -1;
    int chosen = -1;
    for (int i = 0; i < int(names.size()); ++i)
        if (list_line(view, mark + "/" + std::to_string(i), names[std::size_t(i)], i == now)) chosen = i;
    ImGui::EndCombo();
    return chosen;
}

bool key(ImGuiKey which, bool repeat)
{
    return !ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGui::GetKeyIndex(which), repeat);
}

void centred_message(const View& view, const std::string& title, const std::string& text)
{
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float width = std::min(room.x, 640.0f * view.theme.scale),
                left = ImGui::GetCursorPosX() + (room.x - width) / 2;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + std::max(0.0f, 0.35f * room.y));
    const auto line = [&](ImFont* font, Colour ink, const std::string& words) {
        if (words.empty()) return;
        if (font) ImGui::PushFont(font);
        ImGui::PushStyleColor(ImGuiCol_Text, ink);
        ImGui::SetCursorPosX(left + std::max(0.0f, (width - ImGui::CalcTextSize(words.c_str()).x) / 2));
        wrapped_text(words, width);
        ImGui::PopStyleColor();
        if (font) ImGui::PopFont();
    };
    line(view.theme.large, view.theme.ink, title);
    line(nullptr, view.theme.faint, text);
}

std::string whole_file_words(const View& view)
{
    return view.shown.board ? view({"A comparison file holds no single runs: see the panel Comparison.",
                                    "En sammenligningsfil har ingen enkelte kjøringer: se panelet Sammenligning."})
                            : view({"A sweep file holds no single runs: see the panel Sweep.",
                                    "En fil med en gjennomgang har ingen enkelte kjøringer: se panelet Gjennomgang."});
}

bool nothing_to_show(const View& view)
{
    if (view.shown.worlds == 0 || !view.shown.head()) {
        if (view.shown.board || view.shown.sweep)
            centred_message(view, view({"Not in this file", "Ikke i denne filen"}), whole_file_words(view));
        else if (view.shown.busy.empty())
            centred_message(view, view({"Nothing is open", "Ingenting er åpnet"}),
                            view({"Open a result file or a scenario.", "Åpne en resultatfil eller et scenario."}));
        else
            centred_message(view, view({"One moment", "Et øyeblikk"}), view.shown.busy.in(view.state.language));
        return true;
    }
    const Film& film = *view.shown.film[0];
    if (film.ready() > 0) return false;
    const auto& live = view.shown.live;
    const bool waits = live && !live->running && live->weeks_done == 0;
    centred_message(view, waits ? view({"Ready to start", "Klar til å starte"}) : view({"Warming up", "Varmer opp"}),
                    waits ? view({"Press play to run the simulation.", "Trykk på start for å kjøre simuleringen."})
                          : view({"The weeks before the project are simulated first, so that the offices begin as they "
                                  "were.",
                                  "Ukene før prosjektet simuleres først, så kontorene begynner slik de var."}));
    return true;
}

namespace {

int grow(ImGuiInputTextCallbackData* data)
{
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(std::size_t(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

}  // namespace

bool input_text(const char* id, const char* hint, std::string& text, ImGuiInputTextFlags flags)
{
    return ImGui::InputTextWithHint(id, hint, text.data(), text.capacity() + 1,
                                    flags | ImGuiInputTextFlags_CallbackResize, grow, &text);
}

void faint_words(const View& view, const std::string& text)
{
    ImGui::PushStyleColor(ImGuiCol_Text, view.theme.faint);
    wrapped_text(text);
    ImGui::PopStyleColor();
}

void hover_text(const std::string& text)
{
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) tooltip_text(text);
}

}  // namespace samspill::viz
