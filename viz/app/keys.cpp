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
    {{"Ctrl+Page Up, Ctrl+Page Down", "Ctrl+Page Up, Ctrl+Page Down"},
     {"the panel before and the next", "panelet foran og det neste"}},
    {{"+  –", "+  –"}, {"larger and smaller type", "større og mindre skrift"}},
    {{"F11", "F11"}, {"full screen and back", "fullskjerm og tilbake"}},
    {{"Ctrl+S", "Ctrl+S"}, {"save a picture", "lagre et bilde"}},
    {{"Ctrl+O", "Ctrl+O"}, {"open a file or scenario", "åpne en fil eller et scenario"}},
    {{"Ctrl+Q", "Ctrl+Q"}, {"leave the program", "avslutte programmet"}},
    {{"Ctrl+Z", "Ctrl+Z"},
     {"take back: an answer, words, a changed value, a pin; Ctrl+Y makes it again",
      "angre: et svar, ord, en endret verdi, en festet kjøring; Ctrl+Y gjør det om igjen"}},
    {{"Esc", "Esc"},
     {"close what lies in front; leave full screen", "lukke det som ligger foran; gå ut av fullskjerm"}},
    {{"?", "?"}, {"these keys", "disse tastene"}},
    {{"Tab, arrows", "Tab, piler"},
     {"go from control to control; from Tab on arrows are theirs, until Esc",
      "gå fra felt til felt; fra Tab av er pilene deres, til Esc"}},
    {{"Space, Enter", "Mellomrom, Enter"},
     {"press the control that is framed; Enter on a slider: type a number",
      "trykke på feltet med ramme; Enter på en glidebryter: skrive et tall"}},
    {{"Ctrl+click", "Ctrl+klikk"}, {"on a slider: type a number", "på en glidebryter: skrive et tall"}},
};

// "1 – 9, a": those that follow on each other in one.
std::string keys_of_panels()
{
    std::string text;
    for (std::size_t i = 0; i < panel_keys.size();) {
        std::size_t last = i;
        while (last + 1 < panel_keys.size() && panel_keys[last + 1] == panel_keys[last] + 1) ++last;
        const std::string first(1, panel_keys[i]);
        if (panel_keys[i] != no_key)
            text += (text.empty() ? "" : ", ") + (last > i ? first + " – " + panel_keys[last] : first);
        i = last + 1;
    }
    return text;
}

void key_line(const View& view, const std::string& key, const Text& what)
{
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    ImGui::Text("%s    ", key.c_str());
    if (view.theme.strong) ImGui::PopFont();
    ImGui::TableNextColumn();
    wrapped_text(view(what));
}

void show(Panel panel, Frame& frame, Commands& commands)
{
    commands.emplace_back(ShowPanel{panel});
    frame.page = Frame::Page::panels;
}

// Arrows, Space and Enter have one owner at a time: the weeks, or the controls (ImGui's keyboard navigation) from Tab
// on until Escape or a press of the mouse, and in lists that are open. What holds from the next frame on.
void share_arrows(const View& view, Frame& frame)
{
    ImGuiIO& io = ImGui::GetIO();
    const bool guided = view.state.workshop && frame.page == Frame::Page::panels;  // the guide has keys of its own
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Tab), false)) frame.controls_have_arrows = !guided;
    if (ImGui::IsMouseClicked(0) || guided) frame.controls_have_arrows = false;
    const bool list = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    if (frame.controls_have_arrows || list)
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    else
        io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
}

void escape(Frame& frame)
{
    if (frame.controls_have_arrows) {
        frame.controls_have_arrows = false;
        ImGui::SetWindowFocus(nullptr);  // no control is framed any more
        return;
    }
    if (frame.save != Frame::Save::nothing)
        frame.save = Frame::Save::nothing;
    else if (frame.all_notices)
        frame.all_notices = false;
    else if (frame.page != Frame::Page::panels)
        frame.page = Frame::Page::panels;
    else
        frame.full_screen = false;
}

void toggle(Frame& frame, Frame::Page page) { frame.page = frame.page == page ? Frame::Page::panels : page; }

// Characters as typed, whatever the layout of the keyboard.
void take_character(const View& view, Frame& frame, Commands& commands, unsigned character)
{
    for (const Panel panel : all_panels)
        if (key_of(panel) != no_key && character == unsigned(key_of(panel))) show(panel, frame, commands);
    if (character == '+')
        commands.emplace_back(SetScale{view.state.scale * 1.1f});
    else if (character == '-')
        commands.emplace_back(SetScale{view.state.scale / 1.1f});
    else if (character == '?')
        toggle(frame, Frame::Page::keys);
}

// While a text is typed they are the text's own.
void take_back_keys(const ImGuiIO& io, Commands& commands)
{
    if (io.WantTextInput) return;
    const bool again = ImGui::IsKeyPressed('Y') || (io.KeyShift && ImGui::IsKeyPressed('Z'));
    if (again)
        commands.emplace_back(Redo{});
    else if (ImGui::IsKeyPressed('Z'))
        commands.emplace_back(Undo{});
}

}  // namespace

void take_keys(const View& view, Frame& frame, Commands& commands)
{
    const ImGuiIO& io = ImGui::GetIO();
    share_arrows(view, frame);
    if (ImGui::IsKeyPressed(key_f11, false)) frame.full_screen = !frame.full_screen;
    if (io.KeyCtrl) {
        if (ImGui::IsKeyPressed('Q', false)) commands.emplace_back(Quit{});
        take_back_keys(io, commands);
        for (const auto& [key, places] : {std::pair{ImGuiKey_PageUp, -1}, std::pair{ImGuiKey_PageDown, 1}})
            if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)))
                show(panel_after(view.state.panel, places), frame, commands);
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
    key_line(view, keys_of_panels(), {"the panels, as the list numbers them", "panelene, slik listen nummererer dem"});
    for (const KeyLine& line : key_lines) key_line(view, view(line.key), line.what);
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
