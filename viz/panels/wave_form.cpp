#include "viz/panels/wave_form.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "viz/panels/widgets.h"
#include "viz/state/setting_words.h"

namespace samspill::viz {

namespace {

// What is being filled in while the form is open.
struct Form {
    int week = 0, ramp = 0, rule = 0;
    std::set<std::string> offices;  // empty: all
    bool has_intensity = true, has_strategy = false, has_rules = false, has_co_creation = false,
         has_project_hours = false, individual = false;
    double intensity = 2.0, education_first = 0.5, co_creation = 0.5, project_hours = 7.5;
};

Wave wave_of(const Form& form, const Places& places)
{
    Wave wave;
    wave.week = form.week;
    wave.ramp = form.ramp;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices)
            if (form.offices.empty() || form.offices.count(office.name)) wave.offices.push_back(office.name);
    if (form.has_intensity) wave.intensity = form.intensity;
    if (form.has_strategy) wave.strategy = Strategy{form.education_first, form.individual};
    if (form.has_rules) {
        ReferralRule rule;
        rule.kind = RuleKind(form.rule);
        wave.rules = std::vector<ReferralRule>(1, rule);
    }
    if (form.has_co_creation) wave.co_creation = form.co_creation;
    if (form.has_project_hours) wave.project_hours = form.project_hours;
    return wave;
}

struct Filler {
    const View& view;
    const Places& places;
    Form& form;

    // A switch "changes", and its control when it does.
    template <class Draw>
    void part(const Text& text, const char* mark, bool& on, const Draw& draw)
    {
        ImGui::PushID(mark);
        ImGui::Checkbox(view(text), &on);
        view.mark(std::string("wave/") + mark);
        ImGui::SameLine(190.0f * view.theme.scale);
        ImGui::SetNextItemWidth(300.0f * view.theme.scale);
        if (on)
            draw();
        else
            ImGui::TextDisabled("%s", view({"stays as it was", "blir som før"}));
        if (on) view.mark(std::string("wave/") + mark + "/value");
        ImGui::PopID();
    }

    void number(double& value, double high, const std::string& words)
    {
        const double low = 0.0;
        ImGui::SliderScalar("##value", ImGuiDataType_Double, &value, &low, &high, words.c_str(),
                            ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoRoundToFormat);
        value = std::round(value * 20.0) / 20.0;
    }

    void office_choice()
    {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(view({"Offices", "Kontorer"}));
        ImGui::SameLine(190.0f * view.theme.scale);
        ImGui::SetNextItemWidth(300.0f * view.theme.scale);
        std::string now = view({"all offices", "alle kontorer"});
        if (!form.offices.empty()) {
            now.clear();
            for (const std::string& name : form.offices) now += (now.empty() ? "" : ", ") + name;
        }
        const bool open = ImGui::BeginCombo("##offices", now.c_str(), ImGuiComboFlags_HeightLarge);
        view.mark("wave/offices");
        if (!open) return;
        if (ImGui::Selectable(view({"all offices", "alle kontorer"}), form.offices.empty(),
                              ImGuiSelectableFlags_DontClosePopups))
            form.offices.clear();
        for (const RegionPlace& region : places.regions) {
            if (ImGui::Selectable(region.name.c_str(), false, ImGuiSelectableFlags_DontClosePopups))
                for (const OfficePlace& office : region.offices) form.offices.insert(office.name);
            view.mark("wave/region/" + region.name);
            for (const OfficePlace& office : region.offices) {
                bool on = form.offices.count(office.name) > 0;
                ImGui::Indent();
                if (ImGui::Checkbox(office.name.c_str(), &on)) {
                    if (on)
                        form.offices.insert(office.name);
                    else
                        form.offices.erase(office.name);
                }
                view.mark("wave/office/" + office.name);
                ImGui::Unindent();
            }
        }
        ImGui::EndCombo();
    }

    void when()
    {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(view({"From week", "Fra uke"}));
        ImGui::SameLine(190.0f * view.theme.scale);
        ImGui::SetNextItemWidth(120.0f * view.theme.scale);
        ImGui::InputInt("##week", &form.week, 1, 4);
        view.mark("wave/week");
        form.week = std::clamp(form.week, 0, 5000);
        ImGui::SameLine();
        ImGui::TextDisabled("%s", date_text(form.week).c_str());
    }

    void rules()
    {
        if (!ImGui::BeginCombo("##value", rule_kind_words(RuleKind(form.rule), view.state.language).c_str())) return;
        for (int i = 0; i < int(RuleKindLabels::names.size()); ++i)
            if (ImGui::Selectable(rule_kind_words(RuleKind(i), view.state.language).c_str(), i == form.rule))
                form.rule = i;
        ImGui::EndCombo();
    }

    void strategy()
    {
        if (form.individual)
            ImGui::TextUnformatted(
                view({"what has worked for similar users", "det som har virket for lignende brukere"}));
        else
            number(form.education_first, 1.0,
                   number_text(form.education_first, view.state.language) +
                       view({" (0 work, 1 education first)", " (0 arbeid, 1 utdanning først)"}));
        ImGui::SameLine();
        ImGui::Checkbox(view({"individual", "individuelt"}), &form.individual);
    }

    void all()
    {
        const Language language = view.state.language;
        when();
        office_choice();
        part({"Intensity", "Intensitet"}, "intensity", form.has_intensity,
             [&] { number(form.intensity, 3.0, intensity_words(form.intensity, language)); });
        part({"Referral", "Henvisning"}, "rules", form.has_rules, [&] { rules(); });
        part({"Strategy", "Strategi"}, "strategy", form.has_strategy, [&] { strategy(); });
        part({"Co-creation", "Samskaping"}, "co_creation", form.has_co_creation,
             [&] { number(form.co_creation, 1.0, number_text(form.co_creation, language)); });
        part({"Project work", "Prosjektarbeid"}, "project_hours", form.has_project_hours, [&] {
            number(form.project_hours, 40.0,
                   number_text(form.project_hours, language) + view({" hours a week", " timer i uken"}));
        });
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(view({"Introduced over", "Innføres over"}));
        ImGui::SameLine(190.0f * view.theme.scale);
        ImGui::SetNextItemWidth(120.0f * view.theme.scale);
        ImGui::InputInt(view({"weeks", "uker"}), &form.ramp, 1, 13);
        view.mark("wave/ramp");
        form.ramp = std::clamp(form.ramp, 0, 5000);
    }
};

void wave_popup(const View& view, const Places& places, Commands& commands)
{
    static Form form;
    if (ImGui::IsWindowAppearing()) {
        form = {};
        form.week = std::max(0, week_of(view.state) + (view.shown.live ? 1 : 0));
    }
    Filler{view, places, form}.all();
    ImGui::Spacing();
    const bool empty = !form.has_intensity && !form.has_rules && !form.has_strategy && !form.has_co_creation &&
                       !form.has_project_hours;
    if (ImGui::Button(view({"Add this change", "Legg til endringen"})) && !empty) {
        commands.emplace_back(AddWave{wave_of(form, places)});
        ImGui::CloseCurrentPopup();
    }
    view.mark("wave/add");
    ImGui::SameLine();
    if (ImGui::Button(view({"Cancel", "Avbryt"}))) ImGui::CloseCurrentPopup();
    if (empty) {
        ImGui::SameLine();
        ImGui::TextDisabled("%s", view({"choose something that changes", "velg noe som skal endres"}));
    }
}

void describe(const View& view, const Wave& wave, const Places& places, bool own)
{
    ImGui::PushTextWrapPos(0.0f);
    if (own) ImGui::PushStyleColor(ImGuiCol_Text, view.theme.bad);
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    ImGui::TextUnformatted(((own ? "• " : "") + wave_head(wave, places, view.state.language)).c_str());
    if (view.theme.strong) ImGui::PopFont();
    if (own) ImGui::PopStyleColor();
    ImGui::Indent();
    for (const std::string& line : wave_words(wave, view.state.language)) ImGui::TextUnformatted(line.c_str());
    ImGui::Unindent();
    ImGui::PopTextWrapPos();
}

}  // namespace

void policy_list(const View& view, const ScenarioSheet& sheet, const Draft& draft, Commands& commands)
{
    if (ImGui::Button(view({"Add a change of policy …", "Legg til en endring …"}))) ImGui::OpenPopup("wave");
    view.mark("scenario/add_wave");
    if (ImGui::BeginPopup("wave")) {
        wave_popup(view, sheet.places, commands);
        ImGui::EndPopup();
    }
    for (std::size_t i = 0; i < draft.waves.size(); ++i) {
        ImGui::PushID(int(i));
        ImGui::Spacing();
        describe(view, draft.waves[i], sheet.places, true);
        ImGui::Indent();
        if (ImGui::SmallButton(view({"remove", "fjern"}))) commands.emplace_back(RemoveWave{i});
        view.mark("scenario/remove_wave/" + std::to_string(i));
        ImGui::Unindent();
        ImGui::PopID();
    }
    ImGui::Spacing();
    if (sheet.waves.empty() && draft.waves.empty())
        ImGui::TextWrapped(
            "%s", view({"The policy at the start holds all the time.", "Ordningen fra starten gjelder hele tiden."}));
    for (const Wave& wave : sheet.waves) {
        ImGui::Separator();
        describe(view, wave, sheet.places, false);
    }
}

}  // namespace samspill::viz
