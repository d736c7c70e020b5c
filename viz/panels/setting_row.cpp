#include "viz/panels/setting_row.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/state/setting_words.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

using Kind = SettingValue::Kind;

// The columns of a row, in pixels from its left edge.
struct Columns {
    float slider, text, unit, reset, end;
};
Columns columns_of(const View& view)
{
    const float s = view.theme.scale, wide = ImGui::GetContentRegionAvail().x;
    const float reset = wide - 30.0f * s, unit = reset - 112.0f * s, text = unit - 96.0f * s;
    const float slider = std::min(text - 90.0f * s, std::max(0.5f * wide, text - 260.0f * s));
    return {slider, text, unit, reset, wide};
}

struct Row {
    const View& view;
    const SettingValue& setting;
    const std::string* changed;
    Typing& typing;
    Commands& commands;

    const std::string& value() const { return changed ? *changed : setting.value; }
    void mark(const char* part) const
    {
        if (view.marks) view.mark("scenario/" + setting.key + "/" + part);
    }

    void set(const std::string& text) const
    {
        if (text == value()) return;
        if (text == setting.value)
            commands.emplace_back(ResetValue{setting.key});
        else
            commands.emplace_back(SetValue{setting.key, text});
    }

    // A text that somebody entered: taken, or refused with the reason.
    void enter(std::string text) const
    {
        const std::string as_typed = text;
        if (text.empty() && setting.value.empty()) {
            commands.emplace_back(ResetValue{setting.key});
            return;
        }
        const Refusal why = check_text(setting, text);
        typing.refused_key = why == Refusal::none ? "" : setting.key;
        typing.refused_text = as_typed;
        typing.refusal = why;
        if (why == Refusal::none) set(text);
    }

    void name() const
    {
        const std::string_view meaning = view.state.language == Language::no ? setting.meaning_no : setting.meaning;
        const std::string text =
            setting.label.empty() ? heading(meaning) : heading(label_words(setting.label, view.state.language));
        const float s = view.theme.scale, indent = setting.label.empty() ? 12.0f * s : 30.0f * s;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = columns_of(view).slider - indent - 8.0f * s;
        ImGui::InvisibleButton("name", {std::max(width + indent, 8.0f), ImGui::GetFrameHeight()});
        hover_text(view, setting_words(setting, view.state.language));
        mark("name");
        const float y = at.y + ImGui::GetStyle().FramePadding.y;
        ImDrawList* list = ImGui::GetWindowDrawList();
        if (changed)
            list->AddCircleFilled({at.x + indent - 7.0f * s, y + 0.5f * ImGui::GetTextLineHeight()}, 3.5f * s,
                                  view.theme.bad);
        clipped_text(list, {at.x + indent, y}, width, changed ? view.theme.bad : view.theme.ink, text);
    }

    // Sliders reach far ranges by factors; the value stands in the field beside.
    void slider(float width) const
    {
        double number = setting_number(setting, value());
        if (std::isnan(number)) number = setting.low;
        const double low = setting.low, high = setting.high, base = std::abs(setting_number(setting, setting.value));
        const bool far = low >= 0.0 && (high - low >= 1000.0 || (base > 0.0 && base < 0.03 * (high - low)));
        const ImGuiSliderFlags flags = ImGuiSliderFlags_NoInput | (far ? ImGuiSliderFlags_Logarithmic : 0);
        ImGui::SetNextItemWidth(width);
        ImGui::PushStyleColor(ImGuiCol_Text, 0);
        const bool moved = ImGui::SliderScalar("##slider", ImGuiDataType_Double, &number, &low, &high, "%.5f", flags);
        ImGui::PopStyleColor();
        mark("slider");
        hover_text(view, setting_words(setting, view.state.language));
        if (!moved) return;
        if (setting.kind == Kind::integer || setting.kind == Kind::week)
            number = std::round(number);
        else  // three digits say enough; the field takes exact numbers
            number = std::stod(fmt::format("{:.3g}", number));
        typing.refused_key.clear();
        set(setting_text(setting, std::clamp(number, low, high)));
    }

    // Numbers as the language writes them; both are taken.
    std::string written() const
    {
        std::string text = value();
        if (view.state.language == Language::no && setting.kind != Kind::week)
            std::replace(text.begin(), text.end(), '.', ',');
        return text;
    }

    void field(float width) const
    {
        const bool mine = typing.key == setting.key;
        std::string text = mine ? typing.text : written();
        const bool refused = typing.refused_key == setting.key && !mine;
        if (refused) ImGui::PushStyleColor(ImGuiCol_Border, view.theme.bad);
        ImGui::SetNextItemWidth(width);
        const bool entered = input_text("##text", view({"as before", "som før"}), text,
                                        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
        if (refused) ImGui::PopStyleColor();
        mark("text");
        if (ImGui::IsItemActive() && !entered) {
            typing.key = setting.key;
            typing.text = text;
        } else if (entered || (mine && !ImGui::IsItemActive())) {
            typing.key.clear();
            if (entered || ImGui::IsItemDeactivatedAfterEdit()) enter(text);
        }
    }

    void list() const
    {
        const auto has = [&](const std::string& choice) {
            return value().find('"' + choice + '"') != std::string::npos;
        };
        std::string now;
        for (const std::string& choice : setting.choices)
            if (has(choice)) now += (now.empty() ? "" : ", ") + label_words(choice, view.state.language);
        if (now.empty()) now = view({"none", "ingen"});
        const bool open = ImGui::BeginCombo("##list", now.c_str());
        mark("list");
        if (!open) return;
        for (const std::string& choice : setting.choices) {
            bool on = has(choice);
            const bool pressed = ImGui::Checkbox(label_words(choice, view.state.language).c_str(), &on);
            if (view.marks) view.mark("scenario/" + setting.key + "/" + choice);
            if (!pressed) continue;
            std::string text;
            for (const std::string& each : setting.choices)
                if (each == choice ? on : has(each)) text += (text.empty() ? "\"" : ", \"") + each + '"';
            set("[" + text + "]");
        }
        ImGui::EndCombo();
    }

    void control(const Columns& at, float left) const
    {
        const float gap = 6.0f * view.theme.scale;
        ImGui::SameLine(left + at.slider);
        if (setting.kind == Kind::boolean) {
            bool on = value() == "true";
            if (ImGui::Checkbox(on ? view({"yes", "ja"}) : view({"no", "nei"}), &on)) set(on ? "true" : "false");
            mark("switch");
            return;
        }
        if (setting.kind == Kind::choices) {
            ImGui::SetNextItemWidth(at.reset - at.slider - gap);
            list();
            return;
        }
        slider(at.text - at.slider - gap);
        ImGui::SameLine(left + at.text);
        field(at.unit - at.text - gap);
        ImGui::SameLine(left + at.unit);
        if (setting.kind == Kind::strategy) {
            bool individual = value() == "individual";
            if (ImGui::Checkbox(view({"individual", "individuelt"}), &individual))
                set(individual ? "individual" : "0.5");
            mark("individual");
            return;
        }
        const ImVec2 here = ImGui::GetCursorScreenPos();
        const float width = at.reset - at.unit - gap;
        ImGui::Dummy({width, ImGui::GetFrameHeight()});
        clipped_text(ImGui::GetWindowDrawList(), {here.x, here.y + ImGui::GetStyle().FramePadding.y}, width,
                     view.theme.faint, unit_words(setting.unit, view.state.language));
    }

    void reset(const Columns& at, float left) const
    {
        if (!changed) return;
        ImGui::SameLine(left + at.reset);
        if (ImGui::Button("×", {ImGui::GetFrameHeight(), 0})) {
            if (typing.refused_key == setting.key) typing.refused_key.clear();
            commands.emplace_back(ResetValue{setting.key});
        }
        mark("reset");
        hover_text(view, fmt::format("{}: {}", view({"Back to the file's", "Tilbake til filens"}),
                                     setting.value.empty() ? view({"not given", "ikke gitt"}) : setting.value));
    }
};

}  // namespace

void setting_row(const View& view, const SettingValue& setting, const std::string* changed, Typing& typing,
                 Commands& commands)
{
    const Row row{view, setting, changed, typing, commands};
    const Columns at = columns_of(view);
    const float left = ImGui::GetCursorPosX();
    ImGui::PushID(setting.key.c_str());
    row.name();
    row.control(at, left);
    row.reset(at, left);
    ImGui::PopID();
}

bool fold(const View& view, const std::string& id, const std::string& title, int changed, bool open_at_first)
{
    std::string text = title;
    if (changed > 0) text += fmt::format("   • {} {}", changed, view({"changed", "endret"}));
    const bool outer = id.rfind("family", 0) == 0;
    if (changed > 0) ImGui::PushStyleColor(ImGuiCol_Text, view.theme.bad);
    if (!outer) ImGui::PushStyleColor(ImGuiCol_Header, view.theme.panel);
    const ImGuiTreeNodeFlags flags = open_at_first ? ImGuiTreeNodeFlags_DefaultOpen : 0;
    const bool open = ImGui::CollapsingHeader((text + "###" + id).c_str(), flags);
    if (!outer) ImGui::PopStyleColor();
    if (changed > 0) ImGui::PopStyleColor();
    if (view.marks) view.mark("scenario/fold/" + id);
    return open;
}

}  // namespace samspill::viz
