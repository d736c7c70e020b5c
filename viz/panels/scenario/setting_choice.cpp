#include "viz/panels/scenario/parts.h"
#include "viz/plots/texts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "viz/draft/setting_text.h"
#include "viz/panels/widgets.h"
#include "viz/state/setting_words.h"

namespace samspill::viz {

namespace {

using Kind = SettingValue::Kind;

struct Chooser {
    const View& view;
    const SettingValue& setting;
    const std::string& value;
    const std::function<void(const std::string&)>& set;

    void mark(const std::string& part) const
    {
        if (view.marks) view.mark("scenario/" + setting.key + "/" + part);
    }

    std::string words(const std::string& choice) const
    {
        return !setting.are_places ? label_words(choice, view.state.language) : choice;
    }

    void one(const std::string& text, const std::string& choice, const char* name) const
    {
        ImGui::PushID(name);
        if (ImGui::Selectable(text.c_str(), value == choice)) set(choice);
        mark(name);
        ImGui::PopID();
    }

    bool has(std::size_t i) const { return value.find(toml_string(setting.choices[i])) != std::string::npos; }

    // All choices that `on` is said of.
    template <class On>
    void set_those(const On& on) const
    {
        std::vector<std::string> chosen;
        for (std::size_t i = 0; i < setting.choices.size(); ++i)
            if (on(i)) chosen.push_back(toml_string(setting.choices[i]));
        const bool nothing = chosen.empty() && !setting.unset.empty();
        set(nothing ? "" : fmt::format("[{}]", fmt::join(chosen, ", ")));
    }

    void heading(std::size_t i) const
    {
        const std::string& name = setting.headings[i];
        if (i > 0 && setting.headings[i - 1] == name) return;
        if (ImGui::Selectable(name.c_str(), false, ImGuiSelectableFlags_DontClosePopups))
            set_those([&](std::size_t j) { return has(j) || setting.headings[j] == name; });
        mark("heading/" + name);
    }

    void several() const
    {
        if (!setting.unset.empty()) {
            const std::string text = unset_words(setting, view.state.language);
            if (ImGui::Selectable(text.c_str(), value.empty(), ImGuiSelectableFlags_DontClosePopups)) set("");
            mark("unset");
        }
        for (std::size_t i = 0; i < setting.choices.size(); ++i) {
            ImGui::PushID(int(i));
            if (!setting.headings.empty()) heading(i), ImGui::Indent();
            bool on = has(i);
            if (ImGui::Checkbox(words(setting.choices[i]).c_str(), &on))
                set_those([&](std::size_t j) { return j == i ? on : has(j); });
            mark(setting.choices[i]);
            if (!setting.headings.empty()) ImGui::Unindent();
            ImGui::PopID();
        }
    }

    std::string now() const
    {
        if (value.empty()) return unset_words(setting, view.state.language);
        if (setting.kind == Kind::boolean) return value == "true" ? view({"yes", "ja"}) : view({"no", "nei"});
        if (setting.kind == Kind::choice) return words(value);
        std::string text;
        for (std::size_t i = 0; i < setting.choices.size(); ++i)
            if (has(i)) text += (text.empty() ? "" : ", ") + words(setting.choices[i]);
        return text.empty() ? view({"none", "ingen"}) : text;
    }

    void list() const
    {
        if (setting.kind == Kind::choices) {
            several();
            return;
        }
        if (!setting.unset.empty()) one(unset_words(setting, view.state.language), "", "unset");
        if (setting.kind == Kind::boolean) {
            one(view({"yes", "ja"}), "true", "true");
            one(view({"no", "nei"}), "false", "false");
        }
        for (const std::string& choice : setting.choices) one(words(choice), choice, choice.c_str());
    }
};

}  // namespace

void setting_choice(const View& view, const SettingValue& setting, const std::string& value,
                    const std::function<void(const std::string&)>& set)
{
    const Chooser chooser{view, setting, value, set};
    const std::string now = chooser.now();
    const float room = ImGui::CalcItemWidth() - ImGui::GetFrameHeight() - 2.0f * ImGui::GetStyle().FramePadding.x;
    const std::string words = shortened(now, room);
    const bool open = ImGui::BeginCombo("##list", words.c_str(), ImGuiComboFlags_HeightLarge);
    chooser.mark("list");
    hover_text((words == now ? "" : now + "\n\n") + setting_words(setting, view.state.language));
    if (!open) return;
    chooser.list();
    ImGui::EndCombo();
}

}  // namespace samspill::viz
