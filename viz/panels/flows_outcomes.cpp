#include <algorithm>
#include <cmath>

#include "viz/panels/comparison_parts.h"
#include "viz/panels/controls.h"
#include "viz/panels/flows_parts.h"
#include "viz/panels/widgets.h"
#include "viz/plots/life_colours.h"
#include "viz/state/outcomes.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

struct Kind {
    std::vector<float> CohortShares::*shares;
    Text name;
    Colour c;
};
const std::array<Kind, 4>& kinds()
{
    static const std::array<Kind, 4> list{{
        {&CohortShares::in_work, {"in work", "i arbeid"}, status_colours[std::size_t(Status::employed)]},
        {&CohortShares::lasting, {"have been in lasting work", "har vært i varig arbeid"}, colour(0x1B1F24)},
        {&CohortShares::education, {"in education", "i utdanning"}, status_colours[std::size_t(Status::education)]},
        {&CohortShares::on_benefit, {"on a benefit", "på ytelse"}, colour(0xD55E00)},
    }};
    return list;
}

void cohort_combo(const View& view, Commands& commands)
{
    const Head* head = view.shown.head();
    const std::optional<Week> week = head ? head->episode_week : std::nullopt;
    ImGui::SetNextItemWidth(std::min(420.0f * view.theme.scale, 0.5f * ImGui::GetContentRegionAvail().x));
    const int chosen = cohort_of(view.state, view.shown);
    const bool open = ImGui::BeginCombo("##cohort", cohort_name(chosen, week, view.state.language).c_str(),
                                        ImGuiComboFlags_HeightLarge);
    view.mark("flows/cohort");
    if (open) {
        for (int cohort = 0; cohort < n_cohorts; ++cohort) {
            if (ImGui::Selectable(cohort_name(cohort, week, view.state.language).c_str(), cohort == chosen))
                commands.emplace_back(ChooseCohort{cohort});
            view.mark("flows/cohort/" + std::to_string(cohort));
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
    ImGui::SetNextItemWidth(190.0f * view.theme.scale);
    const bool groups = ImGui::BeginCombo("##of", group_name(view.state.group, view.state.language).c_str());
    view.mark("flows/outcome_group");
    if (!groups) return;
    for (int group = -1; group < n_groups; ++group) {
        if (ImGui::Selectable(group_name(group, view.state.language).c_str(), group == view.state.group))
            commands.emplace_back(LookAt{{}, group, {}});
        view.mark("flows/outcome_group/" + std::to_string(group));
    }
    ImGui::EndCombo();
}

std::string percent(float share, Language language) { return share_text(double(share), 1.0, language); }

// Lines over weeks since the start, of one world.
void lines(const View& view, int world, const CohortShares& shares, float height)
{
    const Language language = view.state.language;
    int weeks = 0;
    for (std::size_t week = 0; week < shares.observed.size(); ++week)
        if (shares.observed[week] > 0) weeks = int(week);
    std::vector<std::vector<float>> scaled;
    for (const Kind& kind : kinds()) {
        scaled.push_back(shares.*kind.shares);
        for (float& value : scaled.back()) value *= 100.0f;
    }
    const std::string replicate = say(language, {"{}: one replicate", "{}: én kjøring"}, world_name(view, world));
    Plot plot(world == 0 ? "outcomes0" : "outcomes1", view.theme,
              {.title = replicate,
               .unit = view(Text{"% of those who can be followed so far", "% av dem som kan følges så langt"}),
               .note = view(Text{"across: years since the start", "bortover: år fra starten"}),
               .x = {0.0, double(std::max(weeks, 1))},
               .y = {0.0, 100.0},
               .language = language,
               .height = height / view.theme.scale,
               .left = 40.0f,
               .time = false});
    view.mark("flows/outcomes/" + std::to_string(world));
    std::vector<std::pair<std::string, Colour>> names;
    std::vector<std::pair<std::string, std::string>> rows;
    const auto week = std::size_t(std::clamp(plot.hovered() ? std::lround(plot.pointer_x()) : 0L, 0L, long(weeks)));
    for (int year = 1; 52 * year <= weeks; ++year) {
        const float x = std::round(plot.at(52.0 * year, 0.0).x);
        plot.list()->AddLine({x, plot.low().y}, {x, plot.high().y}, view.theme.grid, 1.0f);
        draw_text(plot.list(), view.theme.text, {x - 4.0f * view.theme.scale, plot.low().y}, view.theme.faint,
                  say(language, {"{} y", "{} år"}, year), Align::right);
    }
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        plot.line(0.0, scaled[i], kinds()[i].c, 2.2f, int(i));
        names.emplace_back(view(kinds()[i].name), kinds()[i].c);
        if (week < shares.observed.size())
            rows.emplace_back(view(kinds()[i].name), percent((shares.*kinds()[i].shares)[week], language));
    }
    plot.legend(names);
    if (week < shares.observed.size()) rows.emplace_back("n", number_text(shares.observed[week], language));
    if (plot.hovered()) plot.tooltip(say(language, {"{} weeks after", "{} uker etter"}, week), rows);
}

// One, two, five years after, as numbers with their denominator.
void table(const View& view, int world, const CohortShares& shares)
{
    const Language language = view.state.language;
    ImGui::PushID(world);
    if (ImGui::BeginTable("years", int(kinds().size()) + 2,
                          ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_RowBg)) {
        ImGui::TableSetupColumn(view(Text{"after", "etter"}));
        for (const Kind& kind : kinds()) ImGui::TableSetupColumn(view(kind.name));
        ImGui::TableSetupColumn(view(Text{"of n persons", "av n personer"}));
        ImGui::TableHeadersRow();
        for (const int years : {1, 2, 5}) {
            const std::size_t week = std::size_t(52) * std::size_t(years);
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(say(language, {"{} y", "{} år"}, years).c_str());
            const bool known = week < shares.observed.size() && shares.observed[week] > 0;
            for (const Kind& kind : kinds()) {
                ImGui::TableNextColumn();
                ImGui::TextUnformatted(known ? percent((shares.*kind.shares)[week], language).c_str() : "–");
            }
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(known ? number_text(shares.observed[week], language).c_str()
                                         : view(Text{"beyond the run", "utenfor kjøringen"}));
        }
        ImGui::EndTable();
    }
    ImGui::PopID();
}

}  // namespace

void outcomes_of_cohort(const View& view, Commands& commands)
{
    cohort_combo(view, commands);
    const float gap = ImGui::GetStyle().ItemSpacing.x, room = ImGui::GetContentRegionAvail().x;
    const float width = view.shown.worlds == 2 ? (room - gap) / 2.0f : room;
    for (int world = 0; world < view.shown.worlds; ++world) {
        if (world > 0) ImGui::SameLine();
        ImGui::BeginChild(world == 0 ? "first" : "second", {width, 0});
        const EventTime* outcomes = view.shown.film[std::size_t(world)]->outcomes();
        if (!outcomes) {
            faint_words(view,
                        view(Text{"Known when the run has come to its end.", "Blir kjent når kjøringen er ferdig."}));
        } else {
            const CohortShares shares = shares_of(*outcomes, cohort_of(view.state, view.shown), view.state.group);
            if (shares.observed.empty() || shares.observed.front() == 0) {
                faint_words(view, view(Text{"Nobody of this kind came into the run.",
                                            "Ingen av dette slaget kom inn i kjøringen."}));
            } else {
                const float below = 5.2f * ImGui::GetTextLineHeightWithSpacing();
                lines(view, world, shares,
                      std::max(ImGui::GetContentRegionAvail().y - below, 160.0f * view.theme.scale));
                table(view, world, shares);
            }
        }
        ImGui::EndChild();
    }
}

}  // namespace samspill::viz
