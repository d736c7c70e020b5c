#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/bridges/parts.h"

namespace samspill::viz {

namespace {

// A level with two decimals.
std::string level(const View& view, double value)
{
    return std::isfinite(value) ? number_text(std::round(100.0 * value) / 100.0, view.state.language) : "–";
}

// Where the parts of one picture stand, in pixels.
struct Stage {
    ImVec2 low, high;
    float left = 0.0f, right = 0.0f;  // the bridge's ends
    float ground = 0.0f;              // height of the banks
    float centre = 0.0f;              // left side of the career centre
    float unit = 1.0f;                // pixels a unit of distance
    float strength = 1.0f;            // pixels of a full tie or anchor
    float s = 1.0f;
    float below = 0.0f;  // how much deeper the words about the bridge stand
};

Stage stage_of(const View& view, const Bridge& bridge, const BridgeScale& scale, ImVec2 low, ImVec2 high)
{
    Stage stage{low, high};
    const float width = high.x - low.x, line = ImGui::GetTextLineHeight();
    // Houses and signs grow where there is room for them.
    const float growth = std::min((high.y - low.y) / 170.0f, width / 560.0f) / view.theme.scale;
    stage.s = view.theme.scale * std::clamp(growth, 1.0f, 1.8f);
    stage.left = low.x + 0.25f * width;
    stage.unit = (0.75f * width - 62.0f * stage.s - 0.14f * width - 26.0f * stage.s) / float(scale.units);
    stage.right = stage.left + float(bridge.gap()) * stage.unit;
    stage.strength = std::clamp(0.13f * (high.y - low.y), 14.0f * stage.s, 34.0f * stage.s);
    stage.ground = high.y - stage.strength - 3.3f * line - 8.0f * stage.s;
    if (words_below(view, width)) stage.below = lines_below * line, stage.ground -= stage.below;
    stage.centre = high.x - 62.0f * stage.s;
    return stage;
}

void draw_ground(const View& view, const Stage& stage)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = stage.s, surface = stage.ground + stage.strength * 0.5f;
    list->AddRectFilled({stage.left, surface}, {stage.right, stage.high.y}, water);
    // Two quiet waves that drift with the weeks.
    for (int wave = 0; wave < 2; ++wave) {
        ImVec2 before{};
        for (float x = stage.left; x <= stage.right; x += 6.0f * s) {
            const float y = surface + (4.0f + 9.0f * float(wave)) * s +
                            1.6f * s * std::sin(x / (17.0f * s) + 0.25f * float(view.state.week) + 2.0f * float(wave));
            if (x > stage.left) list->AddLine(before, {x, y}, colour(0xB9D6E8), 1.2f * s);
            before = {x, y};
        }
    }
    list->AddRectFilled({stage.low.x, stage.ground}, {stage.left, stage.high.y}, bank, 4.0f * s);
    list->AddRectFilled({stage.right, stage.ground}, {stage.high.x, stage.high.y}, bank, 4.0f * s);
}

// Planks as thick as the anchor under the way, ropes as high as the tie over it.
void draw_bridge(const View& view, const Stage& stage, const Bridge& bridge)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = stage.s, thick = stage.strength * float(bridge.anchor), high = stage.strength * float(bridge.tie);
    const float deck = stage.ground, width = stage.right - stage.left;
    list->AddRectFilled({stage.left - 4.0f * s, deck}, {stage.right + 4.0f * s, deck + std::max(thick, 1.0f)}, planks);
    const int count = std::max(1, int(width / (11.0f * s)));
    for (int i = 0; i <= count; ++i) {
        const float x = stage.left + width * float(i) / float(count);
        if (thick > 3.0f * s) list->AddLine({x, deck}, {x, deck + thick}, with_alpha(view.theme.ground, 150), 1.0f * s);
        list->AddLine({x, deck - high}, {x, deck}, with_alpha(rope, 150), 1.0f * s);
    }
    list->AddRectFilled({stage.left, deck - high - 1.5f * s}, {stage.right, deck - high + 1.5f * s}, rope);
    for (const float x : {stage.left, stage.right})
        list->AddRectFilled({x - 2.5f * s, deck - stage.strength}, {x + 2.5f * s, deck + stage.strength},
                            view.theme.faint);
    hint({stage.left, deck - stage.strength}, {stage.right, deck + stage.strength},
         fmt::format("{}: {}\n{}: {}",
                     view(Text{"Planks: anchor (agreements and routines), 0 to 1",
                               "Planker: forankring (avtaler og rutiner), 0 til 1"}),
                     level(view, bridge.anchor),
                     view(Text{"Ropes: tie (how well they know each other), 0 to 1",
                               "Tau: kjennskap (hvor godt de kjenner hverandre), 0 til 1"}),
                     level(view, bridge.tie)));
}

// The gap's four parts under the water, end to end from bank to bank.
void draw_distances(const View& view, const Stage& stage, const Bridge& bridge)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = ImGui::GetTextLineHeight(), top = stage.high.y - 1.15f * line;
    const auto ends = segments(bridge, double(stage.unit));
    for (int i = 0; i < n_distances; ++i) {
        const float from = stage.left + float(ends[std::size_t(i)]), to = stage.left + float(ends[std::size_t(i) + 1]);
        list->AddRectFilled({from, top}, {to, stage.high.y}, distance_colour(Distance(i)));
        list->AddLine({to, top}, {to, stage.high.y}, view.theme.ground, 1.5f * stage.s);
        const std::string value = level(view, bridge.distance[std::size_t(i)]);
        const std::string name = view(distance_name(Distance(i)));
        const std::string both = fmt::format("{} {}", name, value);
        const float room = to - from - 4.0f * stage.s;
        const std::string& text = text_width(view.theme.text, both) <= room ? both : value;
        if (text_width(view.theme.text, text) <= room)
            draw_text(list, view.theme.text, {(from + to) / 2.0f, top + 0.07f * line}, view.theme.ground, text,
                      Align::middle);
        hint({from, top}, {to, stage.high.y},
             fmt::format("{} {}: {}", name, view(Text{"distance, 0 to 1", "avstand, 0 til 1"}),
                         number_text(bridge.distance[std::size_t(i)], view.state.language)));
    }
    const float middle = (stage.left + stage.right) / 2.0f,
                y = stage.ground + std::max(stage.strength, stage.below) + 3.0f * stage.s;
    const std::string strength = fmt::format("{} {} · {} {}", view(Text{"tie", "kjennskap"}), level(view, bridge.tie),
                                             view(Text{"anchor", "forankring"}), level(view, bridge.anchor));
    const std::string works =
        fmt::format("{} {} · {} ×{}", view(Text{"friction", "friksjon"}), level(view, bridge.friction),
                    view(Text{"gain", "gevinst"}), level(view, bridge.perspective));
    draw_text(list, view.theme.text, {middle, y}, view.theme.ink, strength, Align::middle);
    draw_text(list, view.theme.text, {middle, y + line}, view.theme.ink, works, Align::middle);
    hint({stage.left, y}, {stage.right, y + 2.0f * line},
         view(Text{"Friction, 0 to 1: the mean distance, less what tie and anchor smooth.\nPerspective gain: what two "
                   "perspectives multiply the effect of guidance by.",
                   "Friksjon, 0 til 1: gjennomsnittlig avstand, minus det som kjennskap og forankring jevner ut.\n"
                   "Perspektivgevinst: faktor som to perspektiver ganger veiledningens virkning med."}));
}

// Where the far bank stood at the start.
void draw_start(const View& view, const Stage& stage, const Film& film, const Bridge& bridge)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = stage.s;
    const double gap = bridge_of(film, bridge.place, start_row(film)).gap();
    const float x = stage.left + float(gap) * stage.unit;
    for (float y = stage.ground - stage.strength; y < stage.high.y; y += 7.0f * s)
        list->AddLine({x, y}, {x, std::min(y + 4.0f * s, stage.high.y)}, view.theme.ink, 1.5f * s);
    const Week week = film.head().first_week + start_row(film);
    const std::string text = fmt::format("{} {}", view(Text{"week", "uke"}), week);
    if (x > stage.right + 2.0f * s)
        draw_text(list, view.theme.text, {x + 4.0f * s, stage.high.y - 1.1f * ImGui::GetTextLineHeight()},
                  view.theme.ink, text);
    hint({x - 4.0f * s, stage.ground - stage.strength}, {x + 4.0f * s, stage.high.y},
         fmt::format("{} {}: {} {}", view(Text{"The far bank in week", "Den andre bredden i uke"}), week,
                     view(Text{"the four distances were together", "de fire avstandene var til sammen"}),
                     level(view, gap)));
}

// The NAV offices: squares whose area is their number of registered users.
void draw_offices(const View& view, Commands& commands, int world, const Stage& stage, const Bridge& bridge,
                  const BridgeScale& scale)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Film& film = *view.shown.film[std::size_t(world)];
    const Places& places = film.head().places;
    const auto [first, last] = offices_of(places, bridge.place);
    const float s = stage.s, line = ImGui::GetTextLineHeight(), gap = 3.0f * s;
    const float across = stage.left - stage.low.x - 12.0f * s - gap * float(last - first);
    const float above = stage.ground - stage.low.y - 2.2f * line;
    const double root = std::min(double(across) / scale.widest, 0.9 * double(above) / std::sqrt(scale.largest));
    float x = stage.low.x + 6.0f * s;
    double all = 0.0;
    for (int office = first; office < last; ++office) {
        const Selection registered{Indicator::registered, office_place(office), -1, -1};
        const double users = double(value_of(film.series(), places, registered, row_of(view.state, film)));
        all += users;
        const float side = std::max(float(root * std::sqrt(std::max(users, 0.0))), 2.0f * s);
        const ImVec2 low{x, stage.ground - side}, high{x + side, stage.ground};
        const bool over = pointer_in(low, high);
        list->AddRectFilled(low, high, over ? first_world : colour(0x55677A), 2.0f * s);
        const std::string name = name_of(places, registered.place);
        if (text_width(view.theme.text, name) < side - 4.0f * s)
            draw_text(list, view.theme.text, {x + side / 2.0f, stage.ground - side / 2.0f - line / 2.0f},
                      view.theme.ground, name, Align::middle);
        hint(low, high,
             fmt::format("{}: {} {}", name, number_text(users, view.state.language),
                         view(Text{"registered users", "registrerte brukere"})));
        if (over && ImGui::IsMouseClicked(0) && bridge.place.kind == Place::Kind::region)
            commands.emplace_back(LookAt{bridge.place, {}, {}});
        if (view.marks && world == 0) view.mark(fmt::format("bridges/office/{}", office), low, high);
        x += side + gap;
    }
    // In a line, or in two where the bank is narrow.
    const std::string count = number_text(all, view.state.language);
    const std::string word = view(Text{"registered", "registrerte"});
    const float width = stage.left - stage.low.x - 12.0f * s;
    const ImVec2 at{stage.low.x + 6.0f * s, stage.ground + 3.0f * s};
    const bool one = text_width(view.theme.text, count + " " + word) <= width;
    clipped_text(list, at, width, view.theme.faint, one ? count + " " + word : count);
    if (!one) clipped_text(list, {at.x, at.y + line}, width, view.theme.faint, word);
}

// The career centre with those who wait before it, the first nearest to the door.
void draw_centre(const View& view, const Stage& stage, const Bridge& bridge, const BridgeScale& scale)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = stage.s, line = ImGui::GetTextLineHeight(), door = stage.ground;
    const float left = stage.centre, right = stage.high.x - 8.0f * s;
    const float eaves = door - std::min(30.0f * s, 0.6f * (door - stage.low.y));
    list->AddRectFilled({left, eaves}, {right, door}, colour(0x2F7A94));
    list->AddTriangleFilled({left - 5.0f * s, eaves}, {right + 5.0f * s, eaves},
                            {(left + right) / 2.0f, eaves - 14.0f * s}, colour(0x23607A));
    list->AddRectFilled({left + 5.0f * s, door - 16.0f * s}, {left + 14.0f * s, door}, colour(0xF4F1DE));
    const int waiting = int(std::ceil(bridge.waiting / scale.queue_each)), rows = 4;
    const float step = 7.5f * s;
    for (int i = 0; i < waiting; ++i) {
        const int column = i / rows;
        const ImVec2 at{left - 40.0f * s - step * float(column), door - 5.0f * s - step * float(i - column * rows)};
        list->AddCircleFilled(at, 3.0f * s, view.theme.mark, 10);
    }
    const std::string text =
        fmt::format("{} {}", number_text(bridge.waiting, view.state.language), view(Text{"waiting", "venter"}));
    draw_text(list, view.theme.text, {stage.high.x - 6.0f * s, door + 3.0f * s}, view.theme.ink, text, Align::right);
    const std::string room = fmt::format("{} {}", number_text(bridge.capacity, view.state.language),
                                         view(Text{"sessions/week", "timer/uke"}));
    draw_text(list, view.theme.text, {stage.high.x - 6.0f * s, door + 3.0f * s + line}, view.theme.faint, room,
              Align::right);
    hint({stage.right, eaves - 14.0f * s}, {stage.high.x, door + 2.2f * line},
         fmt::format("{}\n{}: {}\n{}: {}", view(Text{"Career centre and its queue", "Karrieresenteret og køen"}),
                     view(Text{"waiting for a first session, persons", "venter på første time, personer"}),
                     number_text(bridge.waiting, view.state.language),
                     view(Text{"sessions offered to NAV's users, a week (whole region)",
                               "timer til NAVs brukere, i uken (hele regionen)"}),
                     number_text(bridge.capacity, view.state.language)));
}

// The way of each kind of traffic, from t = 0 to 1.
ImVec2 way(const Stage& stage, Traffic kind, double t, int number)
{
    const float s = stage.s, u = float(t), lane = float(number % 3) * 5.0f * s;
    const float width = stage.right - stage.left, out = stage.ground - 17.0f * s - lane, home = stage.ground - 6.0f * s;
    const float door = stage.centre;
    switch (kind) {
        case Traffic::referral:
            return {stage.left - 30.0f * s + (width + 60.0f * s) * u, out};
        case Traffic::refusal: {  // to the bridge's end, and back
            const float near = 1.0f - std::abs(2.0f * u - 1.0f);
            return {stage.left - 70.0f * s + 62.0f * s * near, stage.ground + 32.0f * s + lane};
        }
        case Traffic::first_session:
            return {door - 36.0f * s + 44.0f * s * u, stage.ground - (6.0f + 9.0f * float(number % 2)) * s};
        case Traffic::gave_up:  // out of the queue, away along the bank
            return {door - 40.0f * s - (door - 40.0f * s - stage.right) * 0.7f * u,
                    stage.ground + (8.0f + 30.0f * u) * s};
        case Traffic::lost: {  // falls off the bridge half-way
            const float over = std::min(u, 0.55f), fall = std::max(0.0f, u - 0.55f) / 0.45f;
            return {stage.right - width * (0.15f + 0.6f * over) - 5.0f * lane,
                    home + fall * fall * (stage.strength + 26.0f * s)};
        }
        default:  // agreements and conflicts come back
            return {stage.right - (width + 20.0f * s) * u, home - (kind == Traffic::conflict ? 3.0f * s : 0.0f)};
    }
}

void draw_traffic(const View& view, int world, const Stage& stage, const Bridge& bridge, const BridgeScale& scale)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Film& film = *view.shown.film[std::size_t(world)];
    const double week = time_of(view.state, film);
    const int row = row_of(view.state, film), after = std::min(row + 1, film.ready() - 1);
    for (int kind = n_traffic - 1; kind >= 0; --kind) {
        const Selection counted{indicator_of(Traffic(kind)), bridge.place, -1, -1};
        const double next = double(value_of(film.series(), film.head().places, counted, after));
        const auto lane = std::uint32_t(kind * 7 + bridge.place.index * 3);
        int number = 0;
        for (const Particle& particle : particles(bridge.week[std::size_t(kind)], next, scale.each, week, lane)) {
            const bool ends = Traffic(kind) == Traffic::lost || Traffic(kind) == Traffic::gave_up;
            const double fades = ends && particle.t > 0.8 ? (1.0 - particle.t) / 0.2 : 1.0;
            traffic_icon(view, list, Traffic(kind), way(stage, Traffic(kind), particle.t, number++), 4.5f * stage.s,
                         particle.shown * std::max(fades, 0.25));
        }
    }
}

}  // namespace

bool words_below(const View& view, float width) { return width < 560.0f * view.theme.scale; }

void bridge_scene(const View& view, Commands& commands, int world, const Bridge& bridge, const BridgeScale& scale,
                  ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Stage stage = stage_of(view, bridge, scale, low, high);
    draw_ground(view, stage);
    draw_offices(view, commands, world, stage, bridge, scale);
    draw_centre(view, stage, bridge, scale);
    draw_bridge(view, stage, bridge);
    draw_distances(view, stage, bridge);
    draw_start(view, stage, *view.shown.film[std::size_t(world)], bridge);
    draw_traffic(view, world, stage, bridge, scale);

    const Head& head = view.shown.film[std::size_t(world)]->head();
    const std::string name = name_of(head.places, bridge.place);
    const ImVec2 end{low.x + text_width(view.theme.strong, name), low.y + 1.2f * ImGui::GetTextLineHeight()};
    const bool over = pointer_in(low, end);
    draw_text(list, view.theme.strong, low, over ? first_world : view.theme.ink, name);
    if (over && ImGui::IsMouseClicked(0)) commands.emplace_back(LookAt{bridge.place, {}, {}});
    if (view.marks && world == 0)
        view.mark(fmt::format("bridges/{}", bridge.place.kind == Place::Kind::region ? "region" : "name") +
                      fmt::format("/{}", bridge.place.index),
                  low, end);
}

}  // namespace samspill::viz
