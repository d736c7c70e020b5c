#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/rings/parts.h"
#include "viz/panels/widgets.h"

namespace samspill::viz {

namespace {

std::array<float, n_rings> counts(const Film& film, Place place, int row)
{
    std::array<float, n_rings> all{};
    for (int ring = 0; ring < n_rings; ++ring)
        all[std::size_t(ring)] = value_of(film.series(), film.head().places, {Indicator::rings, place, -1, ring}, row);
    return all;
}

float sum(const std::array<float, n_rings>& all)
{
    float total = 0.0f;
    for (const float value : all) total += value;
    return total;
}

// One world's bar of a ring: filled to the share now, with a mark at the share of the start.
void ring_bar(const View& view, int world, ImVec2 at, float width, float height, double now, double start)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    list->AddRectFilled(at, {at.x + width, at.y + height}, with_alpha(view.theme.grid, 160));
    if (std::isfinite(now))
        list->AddRectFilled(at, {at.x + width * float(now), at.y + height}, with_alpha(world_colour(world), 215));
    if (!std::isfinite(start)) return;
    const float x = at.x + width * float(start);
    list->AddLine({x, at.y - 2.0f * s}, {x, at.y + height + 2.0f * s}, view.theme.ink, 2.0f * s);
}

// Shares of the rings over the weeks, lying on each other, the middle ring lowest.
void stacked_shares(const View& view, int world, float height)
{
    const Film& film = *view.shown.film[std::size_t(world)];
    const Head& head = film.head();
    PlotOptions options;
    const std::string of =
        view.shown.worlds > 1 ? fmt::format("  {} {}", view(Text{"world", "verden"}), world + 1) : "";
    options.title = view(Text{"Rings over time", "Ringene over tid"}) + of;
    options.unit = view(Text{"% of counsellors", "% av veilederne"});
    options.x = {double(head.first_week), double(std::max(head.end_week() - 1, head.first_week + 1))};
    options.y = {0.0, 100.0};
    options.language = view.state.language;
    options.height = height / view.theme.scale;
    Plot plot(world == 0 ? "ring shares" : "ring shares 1", view.theme, options);
    const int ready = film.ready();  // once: there can be more of it by the next line
    std::vector<std::vector<float>> upto(n_rings + 1, std::vector<float>(std::size_t(ready), 0.0f));
    for (int row = 0; row < ready; ++row) {
        const std::array<float, n_rings> all = counts(film, view.state.place, row);
        const float total = sum(all);
        float below = 0.0f;
        for (std::size_t ring = 0; ring < n_rings; ++ring) {
            below += all[ring];
            upto[ring + 1][std::size_t(row)] = total > 0.0f ? 100.0f * below / total : NAN;
        }
    }
    for (int ring = 0; ring < n_rings; ++ring)
        plot.band(head.first_week, upto[std::size_t(ring)], upto[std::size_t(ring) + 1], ring_ground(ring));
    for (int ring = 1; ring < n_rings; ++ring)
        plot.line(head.first_week, upto[std::size_t(ring)], with_alpha(view.theme.faint, 160), 1.0f);
    // Names at the left, in the bands that have room for them as far as they reach.
    const float line = ImGui::GetTextLineHeight(), left = plot.at(head.first_week, 0.0).x + 8.0f * view.theme.scale;
    for (int ring = 0; ring < n_rings && ready > 0; ++ring) {
        const std::string name = label_name(LabelAxis::ring, ring, view.state.language);
        const float end = left + text_width(view.theme.text, name);
        float low = 0.0f, high = 100.0f;
        for (int row = 0; row < ready && plot.at(head.first_week + row, 0.0).x < end; ++row) {
            low = std::max(low, upto[std::size_t(ring)][std::size_t(row)]);
            high = std::min(high, upto[std::size_t(ring) + 1][std::size_t(row)]);
        }
        const float bottom = plot.at(0.0, double(low)).y, top = plot.at(0.0, double(high)).y;
        if (bottom - top > 1.1f * line)
            draw_text(plot.list(), view.theme.text, {left, (top + bottom - line) / 2.0f}, view.theme.ink, name);
    }
    plot.cursor(time_of(view.state, film), view.theme.mark);
    if (!plot.hovered()) return;
    const int row = std::clamp(int(std::lround(plot.pointer_x())) - head.first_week, 0, ready - 1);
    const std::array<float, n_rings> all = counts(film, view.state.place, row);
    std::vector<std::pair<std::string, std::string>> rows;
    for (int ring = n_rings - 1; ring >= 0; --ring)
        rows.emplace_back(label_name(LabelAxis::ring, ring, view.state.language),
                          share_text(double(all[std::size_t(ring)]), double(sum(all)), view.state.language));
    plot.tooltip(week_text(head.first_week + row, view.state.language), rows);
}

// A small chart of one column of a counsellor's history, in every world that has her.
struct HistoryChart {
    const char* id;
    Text title, unit;
    std::vector<float> CounsellorHistory::*column;
    Range y;  // equal: by the values, from zero
};

void history_chart(const View& view, const HistoryChart& chart, std::span<const CounsellorHistory> worlds, float height)
{
    const Film& film = *view.shown.film[0];
    PlotOptions options;
    options.title = view(chart.title);
    options.unit = view(chart.unit);
    options.x = {double(film.head().first_week),
                 double(std::max(film.head().end_week() - 1, film.head().first_week + 1))};
    std::vector<std::span<const float>> lines;
    for (const CounsellorHistory& history : worlds) lines.emplace_back(history.*chart.column);
    options.y = chart.y.low == chart.y.high ? range_of(lines, true) : chart.y;
    options.language = view.state.language;
    options.height = height / view.theme.scale;
    Plot plot(chart.id, view.theme, options);
    if (chart.column == &CounsellorHistory::attitude)
        for (int ring = 0; ring < n_rings; ++ring) {
            const double high = ring == 0 ? 1.0 : ring_floor[std::size_t(ring - 1)];
            plot.list()->AddRectFilled(plot.at(options.x.low, high),
                                       plot.at(options.x.high, ring_floor[std::size_t(ring)]), ring_ground(ring));
        }
    plot.zero_line();
    for (std::size_t w = worlds.size(); w-- > 0;)
        plot.line(worlds[w].first_week, worlds[w].*chart.column, worlds.size() > 1 ? world_colour(int(w)) : first_world,
                  2.0f);
    plot.cursor(time_of(view.state, film), view.theme.mark);
    if (!plot.hovered()) return;
    std::vector<std::pair<std::string, std::string>> rows;
    const int week = int(std::lround(plot.pointer_x()));
    for (std::size_t w = 0; w < worlds.size(); ++w) {
        const std::vector<float>& values = worlds[w].*chart.column;
        const int row = week - worlds[w].first_week;
        if (row < 0 || row >= int(values.size())) continue;
        rows.emplace_back(fmt::format("{} {}", view(Text{"world", "verden"}), w + 1),
                          number_text(double(values[std::size_t(row)]), view.state.language));
    }
    plot.tooltip(week_text(week, view.state.language), rows);
}

}  // namespace

void ring_tell(const View& view, const Film& film, const RingDot& dot, bool known)
{
    const Language language = view.state.language;
    const auto row = [](const char* name, const std::string& value) {
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(name);
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(value.c_str());
    };
    ImGui::BeginTooltip();
    const Places& places = film.head().places;
    const std::string office = name_of(places, office_place(dot.now.office));
    ImGui::TextUnformatted(office.c_str());
    if (!known) {
        const int ring = ring_of(double(dot.now.attitude));
        ImGui::TextUnformatted(label_name(LabelAxis::ring, ring, language).c_str());
    } else if (ImGui::BeginTable("counsellor", 2)) {
        const CounsellorWeek& c = dot.now;
        const auto& roles = language == Language::no ? RoleLabels::names_no : RoleLabels::names;
        std::string role(roles[c.role]);
        std::replace(role.begin(), role.end(), '_', ' ');
        row(view(Text{"role", "rolle"}), role);
        row(view(Text{"attitude, −1 to 1", "holdning, −1 til 1"}),
            fmt::format("{} ({})", number_text(double(c.attitude), language),
                        label_name(LabelAxis::ring, ring_of(double(c.attitude)), language)));
        row(view(Text{"   change since the start", "   endring fra starten"}),
            dot.there_before ? number_text(dot.change, language) : "–");
        row(view(Text{"enacted intensity, 0 to 3", "intensitet i praksis, 0 til 3"}),
            number_text(double(c.enacted), language));
        row(view(Text{"knowledge, 0 to 1", "kjennskap, 0 til 1"}), number_text(double(c.knowledge), language));
        row(view(Text{"ownership, 0 to 1", "eierskap, 0 til 1"}), number_text(double(c.ownership), language));
        row(view(Text{"caseload, users", "portefølje, brukere"}), number_text(c.caseload, language));
        row(view(Text{"pressure: overdue by caseload", "press: forsinkede per bruker"}),
            share_text(double(c.pressure), 1.0, language));
        ImGui::EndTable();
    }
    ImGui::EndTooltip();
}

void ring_numbers(const View& view)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), wide = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Language language = view.state.language;
    float y = at.y;
    const Week start = start_week(*view.shown.film[0]);
    draw_text(list, view.theme.strong, {at.x, y}, view.theme.ink, view(Text{"Counsellors", "Veiledere"}));
    // A bar's black mark is explained by one beside the words.
    const std::string then = fmt::format("({} {})", view(Text{"week", "uke"}), start);
    const float tick = at.x + wide - text_width(view.theme.text, then) - 8.0f * s;
    draw_text(list, view.theme.text, {at.x + wide, y}, view.theme.faint, then, Align::right);
    list->AddLine({tick, y + 2.0f * s}, {tick, y + line - 2.0f * s}, view.theme.ink, 2.0f * s);
    draw_text(list, view.theme.text, {tick - 12.0f * s, y}, view.theme.faint, view(Text{"now", "nå"}), Align::right);
    y += 1.4f * line;
    for (int ring = 0; ring < n_rings; ++ring) {
        list->AddCircleFilled({at.x + 8.0f * s, y + line / 2.0f}, 7.0f * s, ring_ground(ring), 20);
        list->AddCircle({at.x + 8.0f * s, y + line / 2.0f}, 7.0f * s, view.theme.faint, 20, 1.0f * s);
        std::string text, brief;
        float bar = y + line + 1.0f * s;
        for (int world = 0; world < view.shown.worlds; ++world) {
            const Film* film = view.shown.film[std::size_t(world)].get();
            if (!film || film->ready() == 0) continue;
            const auto now = counts(*film, view.state.place, row_of(view.state, *film));
            const auto before = counts(*film, view.state.place, start_week(*film) - film->head().first_week);
            const std::size_t r = std::size_t(ring);
            ring_bar(view, world, {at.x + 22.0f * s, bar}, wide - 22.0f * s, 6.0f * s,
                     double(now[r]) / double(sum(now)), double(before[r]) / double(sum(before)));
            bar += 10.0f * s;
            if (!text.empty()) text += "  |  ", brief += "  |  ";
            brief += fmt::format("{}  {}", number_text(double(now[r]), language),
                                 share_text(double(now[r]), double(sum(now)), language));
            text += fmt::format("{}  {}  ({})", number_text(double(now[r]), language),
                                share_text(double(now[r]), double(sum(now)), language),
                                share_text(double(before[r]), double(sum(before)), language));
        }
        // In large type the bars' marks alone tell of the start.
        const std::string name = label_name(LabelAxis::ring, ring, language);
        const float room = wide - 34.0f * s - text_width(view.theme.text, name);
        const std::string& fits = text_width(view.theme.text, text) < room ? text : brief;
        draw_text(list, view.theme.text, {at.x + 22.0f * s, y}, view.theme.ink, name);
        draw_text(list, view.theme.text, {at.x + wide, y}, view.theme.ink, fits, Align::right);
        y = bar + 6.0f * s;
    }
    ImGui::Dummy({wide, y - at.y});
}

void ring_shares(const View& view)
{
    const float gap = ImGui::GetStyle().ItemSpacing.y, room = ImGui::GetContentRegionAvail().y;
    const float height = (room - gap * float(view.shown.worlds)) / float(view.shown.worlds);
    for (int world = 0; world < view.shown.worlds; ++world) {
        const Film* film = view.shown.film[std::size_t(world)].get();
        if (film && film->ready() > 0)
            stacked_shares(view, world, std::clamp(height, 120.0f * view.theme.scale, 440.0f * view.theme.scale));
    }
}

void ring_history(const View& view, Commands& commands)
{
    const Film& film = *view.shown.film[0];
    std::vector<CounsellorHistory> worlds;
    for (int world = 0; world < view.shown.worlds; ++world)
        if (const Film* of = view.shown.film[std::size_t(world)].get(); of && of->ready() > 0)
            worlds.push_back(history_of(*of, *view.state.counsellor, Week(std::floor(time_of(view.state, *of)))));
    const CounsellorHistory* known = nullptr;
    for (const CounsellorHistory& history : worlds)
        if (history.found && !known) known = &history;
    if (!known) {
        wrapped_text(
            view(Text{"The chosen counsellor has not begun yet.", "Den valgte veilederen har ikke begynt ennå."}));
        return;
    }
    const auto& roles = view.state.language == Language::no ? RoleLabels::names_no : RoleLabels::names;
    std::string role(roles[known->last.role]);
    std::replace(role.begin(), role.end(), '_', ' ');
    const std::string who =
        fmt::format("{} {}, {}, {}", view(Text{"Counsellor", "Veileder"}), (*view.state.counsellor & 0xffffffffu) + 1,
                    name_of(film.head().places, office_place(known->last.office)), role);
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    const char* close = view(Text{"Close", "Lukk"});
    const float room = ImGui::GetContentRegionAvail().x, width = button_width(close);
    const float left = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    wrapped_text(who, room - width - ImGui::GetStyle().ItemSpacing.x);
    if (view.theme.strong) ImGui::PopFont();
    ImGui::SameLine(left + room - width);
    if (ImGui::Button(close)) commands.emplace_back(ChooseCounsellor{std::nullopt});
    view.mark("rings/close");

    const HistoryChart charts[] = {
        {"attitude",
         {"Attitude", "Holdning"},
         {"−1 to 1, in rings", "−1 til 1, i ringer"},
         &CounsellorHistory::attitude,
         {-1.0, 1.0}},
        {"enacted",
         {"Enacted intensity", "Intensitet i praksis"},
         {"0 to 3", "0 til 3"},
         &CounsellorHistory::enacted,
         {0.0, 3.0}},
        {"caseload", {"Caseload", "Portefølje"}, {"users", "brukere"}, &CounsellorHistory::caseload, {0.0, 0.0}},
        {"pressure",
         {"Pressure", "Press"},
         {"overdue meetings by caseload", "forsinkede møter per bruker"},
         &CounsellorHistory::pressure,
         {0.0, 0.0}}};
    const float down = ImGui::GetContentRegionAvail().y - 4.0f * ImGui::GetStyle().ItemSpacing.y;
    constexpr float parts[] = {0.34f, 0.22f, 0.22f, 0.22f};
    for (std::size_t i = 0; i < std::size(charts); ++i)
        history_chart(view, charts[i], worlds, std::max(down * parts[i], 96.0f * view.theme.scale));
}

}  // namespace samspill::viz
