#include "viz/panels/scenario/parts.h"

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

// The columns of a row, in pixels from its left edge. In a narrow window the name has a line of its own above.
struct Columns {
    float slider, text, unit, reset, end;
    bool below;  // the controls stand below the name
};
bool is_narrow_row(const View& view) { return ImGui::GetContentRegionAvail().x < 560.0f * view.theme.scale; }
Columns columns_of(const View& view)
{
    const float s = view.theme.scale, wide = ImGui::GetContentRegionAvail().x;
    const bool below = is_narrow_row(view);
    const float reset = wide - 30.0f * s, unit = reset - 112.0f * s, text = unit - 96.0f * s;
    const float slider = below ? 12.0f * s : std::min(text - 90.0f * s, std::max(0.5f * wide, text - 260.0f * s));
    return {slider, text, unit, reset, wide, below};
}

struct Row {
    const View& view;
    const SettingValue& setting;
    const std::string* changed;
    bool waits;
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
        if (text.empty() && !setting.unset.empty()) {
            set("");
            return;
        }
        const Refusal why = check_text(setting, text);
        commands.emplace_back(RefuseValue{setting.key, as_typed, why});
        if (why == Refusal::none) set(text);
    }

    void name() const
    {
        const std::string_view meaning = view.state.language == Language::no ? setting.meaning_no : setting.meaning;
        const std::string text =
            setting.label.empty() ? heading(meaning) : heading(label_words(setting.label, view.state.language));
        const float s = view.theme.scale, indent = setting.label.empty() ? 12.0f * s : 30.0f * s;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const Columns columns = columns_of(view);
        float width = (columns.below ? columns.end : columns.slider) - indent - 8.0f * s;
        ImGui::InvisibleButton("name", {std::max(width + indent, 8.0f), ImGui::GetFrameHeight()});
        std::string words = setting_words(setting, view.state.language);
        if (waits)
            words +=
                view({"\n\nA simulation that is under way keeps what it began with: a change takes effect at the "
                      "next restart.",
                      "\n\nEn simulering som er i gang, beholder det den begynte med: en endring gjelder fra neste "
                      "omstart."});
        if (waits && setting.key.starts_with("status_quo."))
            words += view({"\n“Add a change of policy” changes what offices do from a week on, in the same run.",
                           "\n«Legg til en endring» endrer hva kontorene gjør fra en uke av, i samme kjøring."});
        hover_text(words);
        mark("name");
        const float y = at.y + ImGui::GetStyle().FramePadding.y;
        ImDrawList* list = ImGui::GetWindowDrawList();
        if (waits) width = std::max(0.0f, restart_mark({at.x + indent + width, at.y}, width));
        if (changed)
            list->AddCircleFilled({at.x + indent - 7.0f * s, y + 0.5f * ImGui::GetTextLineHeight()}, 3.5f * s,
                                  view.theme.bad);
        clipped_text(list, {at.x + indent, y}, width, changed ? view.theme.bad : view.theme.ink, text);
    }

    // "at restart", ending at a point. Gives what it leaves of the width.
    float restart_mark(ImVec2 end, float width) const
    {
        const char* words = view({"at restart", "ved omstart"});
        const float s = view.theme.scale, wide = ImGui::CalcTextSize(words).x + 8.0f * s;
        const ImVec2 low{end.x - wide, end.y + 2.0f * s}, high{end.x, end.y + ImGui::GetFrameHeight() - 2.0f * s};
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRect(low, high, changed ? view.theme.bad : view.theme.faint, 3.0f * s);
        list->AddText({low.x + 4.0f * s, end.y + ImGui::GetStyle().FramePadding.y},
                      changed ? view.theme.bad : view.theme.faint, words);
        if (view.marks) view.mark("scenario/" + setting.key + "/waits", low, high);
        return width - wide - 6.0f * s;
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
        hover_text(setting_words(setting, view.state.language));
        if (!moved) return;
        if (setting.kind == Kind::integer || setting.kind == Kind::week)
            number = std::round(number);
        else  // three digits say enough; the field takes exact numbers
            number = std::stod(fmt::format("{:.3g}", number));
        commands.emplace_back(RefuseValue{setting.key, "", Refusal::none});
        set(setting_text(setting, std::clamp(number, low, high)));
    }

    // Numbers as the language writes them; both are taken.
    std::string written() const
    {
        std::string text = value();
        if (view.state.language == Language::no && setting.kind != Kind::week && setting.kind != Kind::name)
            std::replace(text.begin(), text.end(), '.', ',');
        return text;
    }

    void field(float width) const
    {
        const Typing& typing = view.state.typing;
        const bool mine = typing.key == setting.key;
        std::string text = mine ? typing.text : written();
        const bool refused = typing.refused_key == setting.key && !mine;
        if (refused) ImGui::PushStyleColor(ImGuiCol_Border, view.theme.bad);
        ImGui::SetNextItemWidth(width);
        const bool entered = input_text("##text", unset_words(setting, view.state.language).c_str(), text,
                                        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
        if (refused) ImGui::PopStyleColor();
        mark("text");
        if (ImGui::IsItemActive() && !entered) {
            if (!mine || typing.text != text) commands.emplace_back(TypeValue{setting.key, text});
        } else if (entered || mine) {
            commands.emplace_back(LeaveValue{setting.key});
            if (entered || ImGui::IsItemDeactivatedAfterEdit()) enter(text);
        }
    }

    // A switch whether something is given at all, where nothing need be; true when the rest is to be drawn.
    bool given(float& width) const
    {
        if (setting.unset.empty() || setting.kind == Kind::name) return true;
        bool on = !value().empty();
        if (ImGui::Checkbox("##given", &on)) set(on ? setting.first : "");
        mark("given");
        hover_text(unset_words(setting, view.state.language));
        ImGui::SameLine();
        width -= ImGui::GetFrameHeight() + ImGui::GetStyle().ItemSpacing.x;
        if (value().empty()) faint_words(view, unset_words(setting, view.state.language));
        return !value().empty();
    }

    // Beside the number: a date, a switch, or the unit.
    void unit(float width) const
    {
        if (setting.kind == Kind::strategy) {
            bool individual = value() == "individual";
            if (ImGui::Checkbox(view({"individual", "individuelt"}), &individual))
                set(individual ? "individual" : setting.first.empty() ? "0.5" : setting.first);
            mark("individual");
            return;
        }
        std::string words = unit_words(setting.unit, view.state.language);
        if (const double week = setting_number(setting, value()); setting.kind == Kind::week && !std::isnan(week))
            words = date_text(Week(week));
        const ImVec2 here = ImGui::GetCursorScreenPos();
        ImGui::Dummy({width, ImGui::GetFrameHeight()});
        clipped_text(ImGui::GetWindowDrawList(), {here.x, here.y + ImGui::GetStyle().FramePadding.y}, width,
                     view.theme.faint, words);
    }

    void control(const Columns& at, float left) const
    {
        const float gap = 6.0f * view.theme.scale;
        if (at.below)
            ImGui::SetCursorPosX(left + at.slider);
        else
            ImGui::SameLine(left + at.slider);
        if (setting.kind == Kind::boolean && setting.unset.empty()) {
            bool on = value() == "true";
            if (ImGui::Checkbox(on ? view({"yes", "ja"}) : view({"no", "nei"}), &on)) set(on ? "true" : "false");
            mark("switch");
            return;
        }
        if (setting.kind == Kind::choices || setting.kind == Kind::choice || setting.kind == Kind::boolean) {
            ImGui::SetNextItemWidth(at.reset - at.slider - gap);
            setting_choice(view, setting, value(), [this](const std::string& text) { set(text); });
            return;
        }
        if (setting.kind == Kind::name) {
            field(at.reset - at.slider - gap);
            return;
        }
        float width = at.text - at.slider - gap;
        if (!given(width)) return;
        slider(width);
        ImGui::SameLine(left + at.text);
        field(at.unit - at.text - gap);
        ImGui::SameLine(left + at.unit);
        unit(at.reset - at.unit - gap);
    }

    void reset(const Columns& at, float left) const
    {
        if (!changed) return;
        ImGui::SameLine(left + at.reset);
        if (ImGui::Button("×", {ImGui::GetFrameHeight(), 0})) commands.emplace_back(ResetValue{setting.key});
        mark("reset");
        hover_text(fmt::format("{}: {}", view({"Back to the file's", "Tilbake til filens"}),
                               setting.value.empty() ? unset_words(setting, view.state.language) : setting.value));
    }
};

}  // namespace

void setting_row(const View& view, const SettingValue& setting, const std::string* changed, bool waits,
                 Commands& commands)
{
    const Row row{view, setting, changed, waits, commands};
    const Columns at = columns_of(view);
    const float left = ImGui::GetCursorPosX();
    ImGui::PushID(setting.key.c_str());
    // Both lines of a row belong together.
    if (at.below) ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, 0.0f});
    row.name();
    if (at.below) ImGui::PopStyleVar();
    row.control(at, left);
    row.reset(at, left);
    ImGui::PopID();
}

float setting_row_height(const View& view)
{
    const float line = ImGui::GetFrameHeight();
    return is_narrow_row(view) ? 2.0f * line : line;
}

bool is_under_way(const View& view)
{
    return view.shown.live && !view.shown.live->warming_up && view.shown.live->weeks_done > 0;
}

bool fold(const View& view, const std::string& id, const std::string& title, const std::string& note,
          bool open_at_first)
{
    std::string text = title;
    if (!note.empty()) text += "   • " + note;
    const bool outer = id.rfind("family", 0) == 0;
    const std::string& revealed = view.state.revealed;
    if (!revealed.empty() && (id == "family0" || revealed == id || revealed.starts_with(id + ".")))
        ImGui::SetNextItemOpen(true);
    if (!note.empty()) ImGui::PushStyleColor(ImGuiCol_Text, view.theme.bad);
    if (!outer) ImGui::PushStyleColor(ImGuiCol_Header, view.theme.panel);
    const ImGuiTreeNodeFlags flags = open_at_first ? ImGuiTreeNodeFlags_DefaultOpen : 0;
    const std::string label = shortened(text, ImGui::GetContentRegionAvail().x - 3.2f * ImGui::GetFontSize());
    const bool open = ImGui::CollapsingHeader((label + "###" + id).c_str(), flags);
    tell_if_shortened(label, text);
    if (!outer) ImGui::PopStyleColor();
    if (!note.empty()) ImGui::PopStyleColor();
    if (view.marks) view.mark("scenario/fold/" + id);
    return open;
}

}  // namespace samspill::viz
