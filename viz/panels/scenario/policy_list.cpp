#include <algorithm>

#include "viz/draft/draft_items.h"
#include "viz/panels/scenario/parts.h"
#include "viz/panels/widgets.h"
#include "viz/plots/texts.h"
#include "viz/state/setting_words.h"

namespace samspill::viz {

namespace {

void describe(const View& view, const DraftWave& wave, const Places& places)
{
    const Wave& now = wave.now ? *wave.now : *wave.file;
    if (!wave.now)
        ImGui::PushStyleColor(ImGuiCol_Text, view.theme.faint);
    else if (wave.changed())
        ImGui::PushStyleColor(ImGuiCol_Text, view.theme.bad);
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    std::string head = (wave.changed() ? "• " : "") + wave_head(now, places, view.state.language);
    if (!wave.now) head += std::string(" (") + view({"taken away", "tatt bort"}) + ")";
    wrapped_text(head);
    if (view.theme.strong) ImGui::PopFont();
    if (wave.changed()) ImGui::PopStyleColor();
    if (wave.now) {
        ImGui::Indent();
        for (const std::string& line : wave_words(now, view.state.language)) wrapped_text(line);
        ImGui::Unindent();
    }
}

void small_button(const View& view, const Text& text, const std::string& mark, bool first, Command command,
                  Commands& commands)
{
    if (!first) flow_to(button_width(view(text)));
    if (ImGui::SmallButton(view(text))) commands.push_back(std::move(command));
    view.mark("scenario/" + mark);
}

}  // namespace

void policy_list(const View& view, const ScenarioSheet& sheet, const Draft& draft, Commands& commands)
{
    if (ImGui::Button(view({"Add a change of policy", "Legg til en endring"}))) commands.emplace_back(AddItem{"wave"});
    view.mark("scenario/add_wave");
    std::vector<DraftWave> waves = waves_of(draft, sheet);
    const auto week = [](const DraftWave& wave) { return wave.now ? wave.now->week : wave.file->week; };
    std::stable_sort(waves.begin(), waves.end(),
                     [&](const DraftWave& a, const DraftWave& b) { return week(a) < week(b); });
    if (waves.empty())
        wrapped_text(
            view({"The policy at the start holds all the time.", "Ordningen fra starten gjelder hele tiden."}));
    for (const DraftWave& wave : waves) {
        ImGui::PushID(wave.key.c_str());
        ImGui::Spacing();
        describe(view, wave, sheet.places);
        ImGui::Indent();
        if (wave.now) {
            small_button(view, {"edit", "endre"}, "edit_wave/" + wave.key, true, Reveal{wave.key}, commands);
            small_button(view, {"remove", "fjern"}, "remove_wave/" + wave.key, false, RemoveItem{wave.key}, commands);
        }
        if (wave.file && wave.changed())
            small_button(view,
                         wave.now ? Text{"back to the file's", "tilbake til filens"} : Text{"put back", "ta tilbake"},
                         "reset_wave/" + wave.key, !wave.now, ResetValue{wave.key}, commands);
        ImGui::Unindent();
        ImGui::PopID();
    }
}

}  // namespace samspill::viz
