#include <algorithm>
#include <cmath>

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/flows/parts.h"
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
    const Language language = view.state.language;
    const Head* head = view.shown.head();
    const std::optional<Week> week = head ? head->episode_week : std::nullopt;
    const int chosen = cohort_of(view.state, view.shown);
    const float wide = 420.0f * view.theme.scale, narrow = 190.0f * view.theme.scale;
    if (begin_list(view, "flows/cohort", cohort_name(chosen, week, language), wide)) {
        for (int cohort = 0; cohort < n_cohorts; ++cohort)
            if (list_line(view, "flows/cohort/" + std::to_string(cohort), cohort_name(cohort, week, language),
                          cohort == chosen))
                commands.emplace_back(ChooseCohort{cohort});
        ImGui::EndCombo();
    }
    flow_to(narrow);
    if (!begin_list(view, "flows/outcome_group", group_name(view.state.group, language), narrow)) return;
    for (int group = -1; group < n_groups; ++group)
        if (list_line(view, "flows/outcome_group/" + std::to_string(group), group_name(group, language),
                      group == view.state.group))
            commands.emplace_back(LookAt{{}, group, {}});
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
        const char* beyond = view(Text{"beyond the run", "utenfor kjøringen"});
        const auto setup = [&](const char* name, const char* content) {
            const float least = std::max(widest_word(nullptr, name), widest_word(nullptr, content));
            ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthStretch, least);
        };
        setup(view(Text{"after", "etter"}), "5 år");
        for (const Kind& kind : kinds()) setup(view(kind.name), "100 %");
        setup(view(Text{"of n persons", "av n personer"}), beyond);
        ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
        for (int column = 0; column < int(kinds().size()) + 2; ++column) {
            ImGui::TableNextColumn();
            faint_words(view, ImGui::TableGetColumnName(column));
        }
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
            wrapped_text(known ? number_text(shares.observed[week], language) : beyond);
        }
        ImGui::EndTable();
    }
    ImGui::PopID();
}

}  // namespace

void outcomes_of_cohort(const View& view, Commands& commands)
{
    cohort_combo(view, commands);
    const WorldBoxes boxes = world_boxes(view, 460.0f, 330.0f);
    for (int world = 0; world < view.shown.worlds; ++world) {
        if (world > 0 && boxes.beside) ImGui::SameLine();
        ImGui::BeginChild(world == 0 ? "first" : "second", boxes.size);
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
                const float below = 7.0f * ImGui::GetTextLineHeightWithSpacing();
                lines(view, world, shares,
                      std::max(ImGui::GetContentRegionAvail().y - below, 160.0f * view.theme.scale));
                table(view, world, shares);
            }
        }
        ImGui::EndChild();
    }
}

}  // namespace samspill::viz
