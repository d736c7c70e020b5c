#include "viz/app/keys.h"

#include "viz/app/frame.h"
#include "viz/plots/texts.h"

namespace samspill::viz {

namespace {

struct KeyLine {
    Text key, what;
};
constexpr KeyLine key_lines[] = {
    {{"Space", "Mellomrom"}, {"play and stop", "spille og stoppe"}},
    {{"← →", "← →"},
     {"a week back and on; with Shift 4, with Ctrl 52 weeks", "en uke tilbake og frem; med Shift 4, med Ctrl 52 uker"}},
    {{"Home, End", "Home, End"}, {"the first and the last week", "den første og den siste uken"}},
    {{"1 – 9", "1 – 9"}, {"the panels, in the order of the list", "panelene, i listens rekkefølge"}},
    {{"+  –", "+  –"}, {"larger and smaller type", "større og mindre skrift"}},
    {{"F11", "F11"}, {"full screen and back", "fullskjerm og tilbake"}},
    {{"Ctrl+S", "Ctrl+S"}, {"save a picture", "lagre et bilde"}},
    {{"Ctrl+O", "Ctrl+O"}, {"open a file or scenario", "åpne en fil eller et scenario"}},
    {{"Ctrl+Q", "Ctrl+Q"}, {"leave the program", "avslutte programmet"}},
    {{"Esc", "Esc"},
     {"close what lies in front; leave full screen", "lukke det som ligger foran; gå ut av fullskjerm"}},
    {{"?", "?"}, {"these keys", "disse tastene"}},
    {{"Tab, arrows", "Tab, piler"}, {"go from control to control", "gå fra felt til felt"}},
    {{"Space, Enter", "Mellomrom, Enter"},
     {"press the control that is framed; Enter on a slider: type a number",
      "trykke på feltet med ramme; Enter på en glidebryter: skrive et tall"}},
    {{"Ctrl+click", "Ctrl+klikk"}, {"on a slider: type a number", "på en glidebryter: skrive et tall"}},
};

void escape(Frame& frame)
{
    if (frame.save != Frame::Save::nothing)
        frame.save = Frame::Save::nothing;
    else if (frame.page != Frame::Page::panels)
        frame.page = Frame::Page::panels;
    else
        frame.full_screen = false;
}

void toggle(Frame& frame, Frame::Page page) { frame.page = frame.page == page ? Frame::Page::panels : page; }

// Characters as typed, whatever the layout of the keyboard.
void take_character(const View& view, Frame& frame, Commands& commands, unsigned character)
{
    if (character >= '1' && character <= '9') {
        commands.emplace_back(ShowPanel{Panel(int(character) - '1')});
        frame.page = Frame::Page::panels;
    } else if (character == '+')
        commands.emplace_back(SetScale{view.state.scale * 1.1f});
    else if (character == '-')
        commands.emplace_back(SetScale{view.state.scale / 1.1f});
    else if (character == '?')
        toggle(frame, Frame::Page::keys);
}

}  // namespace

void take_keys(const View& view, Frame& frame, Commands& commands)
{
    static_assert(n_panels == 9, "a digit for each panel");
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsKeyPressed(key_f11, false)) frame.full_screen = !frame.full_screen;
    if (io.KeyCtrl) {
        if (ImGui::IsKeyPressed('Q', false)) commands.emplace_back(Quit{});
        if (ImGui::IsKeyPressed('O', false)) frame.page = Frame::Page::start;
        if (ImGui::IsKeyPressed('S', false) && !is_empty(view.shown)) ask_for_path(view, frame, Frame::Save::picture);
        return;
    }
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false) && !ImGui::IsAnyItemActive()) escape(frame);
    if (io.WantTextInput) return;
    for (const ImWchar character : io.InputQueueCharacters) take_character(view, frame, commands, character);
}

void keys_page(const View& view, Frame&)
{
    if (view.theme.large) ImGui::PushFont(view.theme.large);
    ImGui::TextUnformatted(view({"Keys", "Taster"}));
    if (view.theme.large) ImGui::PopFont();
    ImGui::Dummy({0, 6.0f * view.theme.scale});
    if (!ImGui::BeginTable("keys", 2)) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch);
    for (const KeyLine& line : key_lines) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        if (view.theme.strong) ImGui::PushFont(view.theme.strong);
        ImGui::Text("%s    ", view(line.key));
        if (view.theme.strong) ImGui::PopFont();
        ImGui::TableNextColumn();
        wrapped_text(view(line.what));
    }
    ImGui::EndTable();
    ImGui::Dummy({0, 6.0f * view.theme.scale});
    ImGui::PushStyleColor(ImGuiCol_Text, view.theme.faint);
    wrapped_text(
        view({"In plots over time: the wheel zooms, dragging moves, a double click shows all weeks. A "
              "file that is dropped on the window is opened.",
              "I diagrammer over tid: hjulet zoomer, dra for å flytte, dobbeltklikk viser alle uker. "
              "En fil som slippes på vinduet, blir åpnet."}));
    ImGui::PopStyleColor();
}

}  // namespace samspill::viz
