#include "viz/panels/side_effects/parts.h"
#include "viz/state/side_effects.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "viz/data/rings.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/verdict.h"

namespace samspill::viz {

namespace {

// What all charts share.
struct Sheet {
    int row = 0, start_row = 0;
    WeekSpan judged;     // of two worlds
    int replicates = 1;  // that lines are means of; 1: the one on screen
    bool mean() const { return replicates >= 2; }
};

// An arrow up or down with the word: told without colours too.
float draw_verdict(const View& view, ImVec2 at, Verdict verdict)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), r = 5.0f * s;
    const ImVec2 middle{at.x + r, at.y + line / 2.0f};
    const Text word = words_of(verdict);
    const Colour c = verdict == Verdict::better  ? view.theme.good
                     : verdict == Verdict::worse ? view.theme.bad
                                                 : view.theme.faint;
    if (verdict == Verdict::better || verdict == Verdict::higher)
        list->AddTriangleFilled({middle.x - r, middle.y + r}, {middle.x + r, middle.y + r}, {middle.x, middle.y - r},
                                c);
    else if (is_resolved(verdict))
        list->AddTriangleFilled({middle.x - r, middle.y - r}, {middle.x + r, middle.y - r}, {middle.x, middle.y + r},
                                c);
    else
        list->AddRectFilled({middle.x - r, middle.y - 2.0f * s}, {middle.x + r, middle.y + 2.0f * s}, c);
    const float sign = 2.0f * r + 4.0f * s;
    draw_text(list, view.theme.text, {at.x + sign, at.y}, view.theme.ink, view(word));
    return sign + text_width(view.theme.text, view(word));
}

// Start, now and sum of one world in a line.
void draw_world_numbers(const View& view, const SideEffect& effect, int world, const EffectNumbers& numbers, ImVec2 at,
                        float width)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Language language = view.state.language;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    float x = at.x;
    if (view.shown.worlds > 1) {
        list->AddRectFilled({x, at.y + 2.0f * s}, {x + 5.0f * s, at.y + line - 1.0f * s}, world_colour(world));
        x += 10.0f * s;
    }
    const std::string from = number_text(numbers.start, language);
    const std::string now = number_text(numbers.now, language);
    draw_text(list, view.theme.text, {x, at.y}, view.theme.faint, from);
    x += text_width(view.theme.text, from) + 6.0f * s;
    const float y = at.y + 0.55f * line;
    list->AddLine({x, y}, {x + 12.0f * s, y}, view.theme.faint, 1.5f * s);
    list->AddTriangleFilled({x + 10.0f * s, y - 4.0f * s}, {x + 10.0f * s, y + 4.0f * s}, {x + 16.0f * s, y},
                            view.theme.faint);
    x += 22.0f * s;
    draw_text(list, view.theme.strong, {x, at.y - 1.0f * s}, view.theme.ink, now);
    x += text_width(view.theme.strong, now) + 12.0f * s;
    if (!has_sum(effect)) return;
    const std::string sum = fmt::format("{} {}", view(Text{"in all", "i alt"}), number_text(numbers.sum, language));
    clipped_text(list, {x, at.y}, at.x + width - x, view.theme.ink, sum);
}

// What the difference of two worlds is of.
const char* judged_form(const View& view, const SideEffect& effect)
{
    if (effect.per) return view(Text{"ratio of the sums", "forholdet mellom summene"});
    return has_sum(effect) ? view(Text{"sum", "summen"}) : view(Text{"mean", "snittet"});
}

// Verdict, difference and interval; in a second line what does not fit into the first. Gives the lines.
int draw_difference(const View& view, const SideEffect& effect, const Sheet& sheet, ImVec2 at, float width)
{
    const Language language = view.state.language;
    const EffectDifference difference = effect_difference(effect, view.shown, view.state.place, sheet.judged);
    if (std::isnan(difference.mean)) {
        clipped_text(ImGui::GetWindowDrawList(), at, width, view.theme.faint,
                     sheet.judged.empty()
                         ? std::string(view(Text{"2 − 1: the run ends before", "2 − 1: kjøringen slutter før"}))
                         : say(language, {"2 − 1: known in week {}", "2 − 1: kjent i uke {}"}, sheet.judged.to));
        return 1;
    }
    const std::string mean = fmt::format("2 − 1: {}", signed_text(difference.mean, language));
    std::string interval;
    if (difference.interval)
        interval = fmt::format("({} {} {})", signed_text(difference.interval->first, language), view(Text{"to", "til"}),
                               signed_text(difference.interval->second, language));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = 1.1f * ImGui::GetTextLineHeight(), gap = 6.0f * s;
    float x = at.x + draw_verdict(view, at, difference.verdict) + gap;
    clipped_text(list, {x, at.y}, at.x + width - x, view.theme.ink, mean);
    x += text_width(view.theme.text, mean) + gap;
    int lines = 1;
    if (x + text_width(view.theme.text, interval) > at.x + width) x = at.x, ++lines;
    clipped_text(list, {x, at.y + line * float(lines - 1)}, at.x + width - x, view.theme.ink, interval);
    const std::string of =
        say(language,
            {"Second world less first, {} of weeks {} to {}, {}", "Andre verden minus første, {} av uke {} til {}, {}"},
            judged_form(view, effect), sheet.judged.from, sheet.judged.to, pairs_text(difference.pairs, language));
    const std::string explained =
        fmt::format("{}. {}.", of,
                    difference.interval
                        ? say(language, {"In brackets: {}", "I parentes: {}"}, view(interval_name(view.shown.looks())))
                        : std::string(view(Text{"So few tell nothing of chance: no verdict",
                                                "Så få sier ikke noe om tilfeldigheter: ingen dom"})));
    hint(at, {at.x + width, at.y + line * float(lines)}, explained);
    return lines;
}

void draw_chart(const View& view, const SideEffect& effect, const Sheet& sheet,
                const std::vector<std::vector<float>>& lines, float height)
{
    const Head& head = *view.shown.head();
    PlotOptions options;
    options.unit = view(effect.unit);
    options.x = {double(head.first_week), double(std::max(head.end_week() - 1, head.first_week + 1))};
    std::vector<std::vector<float>> drawn;
    for (const std::vector<float>& line : lines)
        drawn.push_back(has_sum(effect) ? trailing_means(effect, line, head.first_week) : line);
    const std::vector<std::span<const float>> all(drawn.begin(), drawn.end());
    options.y = range_of(all, true);
    options.language = view.state.language;
    options.height = height / view.theme.scale;
    Plot plot(effect.title.en, view.theme, options);
    plot.zero_line();
    for (std::size_t world = drawn.size(); world-- > 0;)
        plot.line(head.first_week, drawn[world], world_colour(int(world)), 2.0f);
    plot.cursor(head.first_week + sheet.row, view.theme.mark);
    if (!plot.hovered()) return;
    const int row = int(std::lround(plot.pointer_x())) - head.first_week;
    std::vector<std::pair<std::string, std::string>> rows;
    for (std::size_t world = 0; world < drawn.size(); ++world)
        if (row >= 0 && row < int(drawn[world].size()))
            rows.emplace_back(fmt::format("{} {}", view(Text{"world", "verden"}), world + 1),
                              number_text(double(drawn[world][std::size_t(row)]), view.state.language));
    plot.tooltip(week_text(head.first_week + row, view.state.language), rows);
}

// One chart with its numbers above.
void tile(const View& view, const SideEffect& effect, const Sheet& sheet, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), width = high.x - low.x - 20.0f * s;
    list->AddRectFilled(low, high, view.theme.ground, 6.0f * s);
    const ImVec2 at{low.x + 10.0f * s, low.y + 6.0f * s};
    constexpr std::array<Text, 3> directions{{{"more is better", "mer er bedre"},
                                              {"less is better", "mindre er bedre"},
                                              {"neither is better", "ingen vei er bedre"}}};
    const char* better = view(directions[std::size_t(better_of(effect))]);
    const float right = text_width(view.theme.text, better);
    draw_text(list, view.theme.strong, at, view.theme.ink, view(effect.title));
    if (text_width(view.theme.strong, view(effect.title)) + right + 10.0f * s < width)
        draw_text(list, view.theme.text, {at.x + width, at.y}, view.theme.faint, better, Align::right);
    std::string told = fmt::format("{}.\n{}.", meaning_of(info(effect.indicator), view.state.language), better);
    if (effect.indicator == Indicator::offers)
        told +=
            view(Text{"\nIt moves with the labour market; between two worlds of equal chance it differs only by "
                      "displacement:\nothers' search takes offers away (parameter displacement; 0 means none is "
                      "modelled).",
                      "\nDen følger arbeidsmarkedet; mellom to verdener med samme tilfeldighet skiller bare "
                      "fortrengning dem:\nandres søking tar tilbud bort (parameteren for fortrengning; 0 betyr at "
                      "ingen er med)."});
    hint(at, {at.x + width, at.y + 1.2f * line}, told);

    std::vector<std::vector<float>> lines;
    float y = at.y + 1.25f * line;
    for (int world = 0; world < view.shown.worlds; ++world) {
        lines.push_back(effect_line(effect, view.shown, view.state.place, world, sheet.mean()));
        const EffectNumbers numbers =
            effect_numbers(effect, lines.back(), view.shown.head()->first_week, sheet.start_row, sheet.row);
        draw_world_numbers(view, effect, world, numbers, {at.x, y}, width);
        y += 1.1f * line;
    }
    if (view.shown.worlds > 1) {
        y += 1.1f * line * float(draw_difference(view, effect, sheet, {at.x, y}, width));
    }
    ImGui::SetCursorScreenPos({at.x, y + 2.0f * s});
    ImGui::BeginGroup();
    ImGui::PushClipRect(low, high, true);
    if (ImGui::BeginChild(effect.title.no, {width, high.y - y - 6.0f * s}, false,
                          ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar))
        draw_chart(view, effect, sheet, lines, high.y - y - 8.0f * s);
    ImGui::EndChild();
    ImGui::PopClipRect();
    ImGui::EndGroup();
    if (view.marks) view.mark(fmt::format("side_effects/{}", info(effect.indicator).name), low, high);
}

// What active flaws take, by kind: bars from nothing to a half, now, with a mark at the start.
void weakening_tile(const View& view, const Sheet& sheet, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight(), width = high.x - low.x - 20.0f * s;
    const Language language = view.state.language;
    list->AddRectFilled(low, high, view.theme.ground, 6.0f * s);
    const ImVec2 at{low.x + 10.0f * s, low.y + 6.0f * s};
    draw_text(list, view.theme.strong, at, view.theme.ink,
              view(Text{"What active flaws take, by kind", "Hva aktive feil tar, etter type"}));
    hint(at, {at.x + width, at.y + 1.2f * line},
         fmt::format("{}.\n{}", meaning_of(info(Indicator::weakening), language),
                     view(Text{"Mean of the offices by counsellors, one replicate. Less is better. How many flaws of a "
                               "kind there are is not observed.",
                               "Snitt av kontorene etter veiledere, én kjøring. Mindre er bedre. Hvor mange feil det "
                               "er av hver type, observeres ikke."})));
    const float step = (high.y - at.y - 2.5f * line) / n_flaw_kinds, name = 0.42f * width,
                room = (view.shown.worlds > 1 ? 0.32f : 0.42f) * width;
    float y = at.y + 1.3f * line;
    const float bar = at.x + name;
    double most = 0.1;
    const auto value = [&](int world, int kind, int row) {
        const Film& film = *view.shown.film[std::size_t(world)];
        return double(value_of(film.series(), film.head().places, {Indicator::weakening, view.state.place, -1, kind},
                               std::clamp(row, 0, film.ready() - 1)));
    };
    for (int world = 0; world < view.shown.worlds; ++world)
        for (int kind = 0; kind < n_flaw_kinds; ++kind)
            for (const int row : {sheet.row, sheet.start_row})
                if (const double v = value(world, kind, row); v > most) most = v;
    const double full = std::ceil(most * 10.0) / 10.0;
    for (int kind = 0; kind < n_flaw_kinds; ++kind) {
        clipped_text(list, {at.x, y + (step - line) / 2.0f}, name - 6.0f * s, view.theme.ink,
                     label_name(LabelAxis::flaw_kind, kind, language));
        const float thick = std::min(0.7f * step / float(view.shown.worlds), 12.0f * s);
        std::string text;
        for (int world = 0; world < view.shown.worlds; ++world) {
            const float top = y + step / 2.0f + (float(world) - float(view.shown.worlds) / 2.0f) * thick;
            const double now = value(world, kind, sheet.row), then = value(world, kind, sheet.start_row);
            list->AddRectFilled({bar, top}, {bar + room, top + thick - 1.0f * s}, with_alpha(view.theme.grid, 130));
            if (now > 0.0)
                list->AddRectFilled({bar, top}, {bar + room * float(now / full), top + thick - 1.0f * s},
                                    world_colour(world));
            if (then > 0.0) {
                const float x = bar + room * float(then / full);
                list->AddLine({x, top - 1.0f * s}, {x, top + thick}, view.theme.ink, 2.0f * s);
            }
            if (!text.empty()) text += " | ";
            text += share_text(now, 1.0, language);
        }
        draw_text(list, view.theme.text, {at.x + width, y + (step - line) / 2.0f}, view.theme.ink, text, Align::right);
        y += step;
    }
    draw_text(list, view.theme.text, {bar, y}, view.theme.faint, share_text(0.0, 1.0, language));
    draw_text(list, view.theme.text, {bar + room, y}, view.theme.faint, share_text(full, 1.0, language), Align::right);
    view.mark("side_effects/weakening", low, high);
}

// Over which weeks two worlds are judged.
void judged_choice(const View& view, Commands& commands, Sheet& sheet)
{
    constexpr std::array<Text, 2> names{{{"While it is brought in", "Mens det innføres"}, {"Afterwards", "Etterpå"}}};
    sheet.judged = judged_weeks(view.shown, view.state.judged);
    flow_to(text_width(view.theme.text, view(names[0])) + text_width(view.theme.text, view(names[1])) +
            60.0f * view.theme.scale);
    const int pressed = choice(view, "side_effects/judged", names, int(view.state.judged));
    if (pressed >= 0) commands.emplace_back(JudgeWhen{JudgedWhen(pressed)});
}

// The tiles of one kind, row by row, with a head above.
void section(const View& view, const Sheet& sheet, bool gains, int columns, float height)
{
    const float s = view.theme.scale, gap = 8.0f * s, line = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    draw_text(ImGui::GetWindowDrawList(), view.theme.strong, at, view.theme.ink,
              view(gains ? Text{"Gains", "Gevinster"} : Text{"Side effects", "Bivirkninger"}));
    const float each = (width - gap * float(columns - 1)) / float(columns), top = at.y + 1.35f * line;
    int number = 0;
    const auto place = [&] {
        const int row = number / columns, column = number % columns;
        const ImVec2 low{at.x + float(column) * (each + gap), top + float(row) * (height + gap)};
        ++number;
        return low;
    };
    for (const SideEffect& effect : side_effects()) {
        if (effect.gain != gains) continue;
        const ImVec2 low = place();
        tile(view, effect, sheet, low, {low.x + each, low.y + height});
        if (effect.indicator != Indicator::flaws_mended) continue;
        const ImVec2 next = place();
        weakening_tile(view, sheet, next, {next.x + each, next.y + height});
    }
    ImGui::SetCursorScreenPos(at);
    const int rows = (number + columns - 1) / columns;
    ImGui::Dummy({width, 1.35f * line + float(rows) * (height + gap)});
}

// Gains and side effects of the place that is looked at, in both worlds.
void need_side_effects(Needs& needs, const ViewState& state, const Shown& shown)
{
    for (const SideEffect& effect : side_effects()) {
        const Selection line{effect.indicator, state.place, -1, -1};
        for (int world = 0; world < shown.worlds; ++world) {
            needs.curves.insert({world, line});
            if (effect.per) needs.curves.insert({world, {*effect.per, state.place, -1, -1}});
        }
    }
}

void side_effects_panel(const View& view, Commands& commands)
{
    if (nothing_to_draw(view)) return;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const Film& film = *view.shown.film[0];
    Sheet sheet;
    sheet.row = row_of(view.state, film);
    sheet.start_row = start_week(film) - film.head().first_week;
    sheet.replicates = std::max(1, effect_replicates(view.shown, view.state.place, sheet.row));
    place_choice(view, commands, "side_effects/place");
    const std::string of = sheet.mean() ? fmt::format("{} {} {}", view(Text{"Mean of", "Snitt av"}), sheet.replicates,
                                                      view(Text{"replicates", "kjøringer"}))
                                        : fmt::format("{}: {}",
                                                      view(Text{"One replicate, chance is in every number",
                                                                "Én kjøring, tilfeldigheter er med i alle tall"}),
                                                      replicate_words(view));
    std::string note = fmt::format("{}.  {} {} → {}.", of, view(Text{"Numbers: week", "Tall: uke"}), start_week(film),
                                   view(Text{"now", "nå"}));
    if (view.shown.worlds > 1) {
        judged_choice(view, commands, sheet);
        if (sheet.judged.empty())
            note += view(Text{"  2 − 1: the run ends before the policy is two years old.",
                              "  2 − 1: kjøringen slutter før tiltaket er to år gammelt."});
        else
            note += say(view.state.language,
                        {"  2 − 1, better or worse: weeks {} to {}, whatever week is on screen.",
                         "  2 − 1, bedre eller dårligere: uke {} til {}, uansett hvilken uke som vises."},
                        sheet.judged.from, sheet.judged.to);
    } else
        note += view(Text{"  One world by itself is neither better nor worse: compare it with another.",
                          "  Én verden alene er verken bedre eller dårligere: sammenlign den med en annen."});
    flow_to(ImGui::CalcTextSize(note.c_str()).x);
    ImGui::AlignTextToFramePadding();
    faint_words(view, note);
    if (view.shown.worlds > 1) world_heads(view, !sheet.mean());
    if (ImGui::BeginChild("effects", {0, at_least(240.0f * s)}, false, ImGuiWindowFlags_NoBackground)) {
        const ImVec2 room = ImGui::GetContentRegionAvail();
        const int columns = std::clamp(int(room.x / (255.0f * s)), 1, 5);
        const int rows = (4 + columns - 1) / columns + (13 + columns - 1) / columns;
        const float least = (view.shown.worlds > 1 ? 12.6f : 8.5f) * line;
        const float height = std::max(least, (room.y - 2.7f * line) / float(rows) - 13.0f * s);
        section(view, sheet, true, columns, height);
        section(view, sheet, false, columns, height);
    }
    ImGui::EndChild();
}

}  // namespace

const PanelParts panels::side_effects{.title = {"Side effects", "Bivirkninger"},
                                      .draw = side_effects_panel,
                                      .needs = need_side_effects,
                                      .table = side_effects_table};

}  // namespace samspill::viz
