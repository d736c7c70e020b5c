#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "viz/panels/rings/parts.h"

namespace samspill::viz {

namespace {

constexpr float pi = std::numbers::pi_v<float>;

// The circle in pixels.
struct Circle {
    ImVec2 middle;
    float radius = 1.0f;

    ImVec2 at(double angle, double share) const
    {
        const float r = radius * float(share);
        return {middle.x + r * float(std::sin(angle)), middle.y - r * float(std::cos(angle))};
    }
    // ImGui counts angles from the right.
    static float turned(double angle) { return float(angle) - pi / 2.0f; }
};

// A name beside the circle.
struct Label {
    std::string text;
    Place place;
    double angle = 0.0;
    bool leads = true;  // a line leads to the circle
    float y = 0.0f;
};

// Labels of one side from the top down, none on another.
void spread(std::vector<Label>& labels, float low, float high, float line)
{
    std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
    float free = low;
    for (Label& label : labels) {
        label.y = std::max(label.y, free);
        free = label.y + line;
    }
    float least = high;
    for (std::size_t i = labels.size(); i-- > 0;) {
        labels[i].y = std::min(labels[i].y, least - line);
        least = labels[i].y;
    }
}

struct Labels {
    std::vector<Label> right, left;
    float width = 0.0f;
    std::vector<Label> along;  // where there is no room beside the circle: along it
};

// A label a region: its offices' sectors together.
std::vector<Label> labels_of_regions(const Places& places, const std::vector<Sector>& sectors)
{
    std::vector<Label> labels;
    for (std::size_t i = 0; i < sectors.size();) {
        const int region = region_of(places, sectors[i].office);
        std::size_t end = i;
        while (end < sectors.size() && region_of(places, sectors[end].office) == region) ++end;
        labels.push_back({places.regions[std::size_t(region)].name, region_place(region),
                          (sectors[i].from + sectors[end - 1].to) / 2.0});
        i = end;
    }
    return labels;
}

std::vector<Label> labels_of_offices(const Places& places, const std::vector<Sector>& sectors)
{
    std::vector<Label> labels;
    for (const Sector& sector : sectors)
        labels.push_back({name_of(places, office_place(sector.office)), office_place(sector.office), sector.middle()});
    return labels;
}

// In a narrow box names run along the circle: of the offices when each fits its sector, else of the regions.
Labels labels_along(const View& view, const Places& places, const std::vector<Sector>& sectors, float radius)
{
    Labels labels;
    labels.along = labels_of_offices(places, sectors);
    bool fit = true;
    for (std::size_t i = 0; i < sectors.size(); ++i)
        fit =
            fit && text_width(view.theme.text, labels.along[i].text) < radius * float(sectors[i].to - sectors[i].from);
    if (!fit && view.state.place.kind == Place::Kind::all) labels.along = labels_of_regions(places, sectors);
    return labels;
}

// On each side a region's name stands over the uppermost of its offices.
void add_regions(const View& view, const Places& places, Labels& labels)
{
    for (std::vector<Label>* side : {&labels.right, &labels.left}) {
        const std::vector<Label> named = *side;
        for (std::size_t r = 0; r < places.regions.size(); ++r) {
            const Label* top = nullptr;
            for (const Label& label : named)
                if (region_of(places, label.place.index) == int(r) && (!top || label.y < top->y)) top = &label;
            if (!top) continue;
            side->push_back({places.regions[r].name, region_place(int(r)), top->angle, false, top->y - 0.001f});
            labels.width = std::max(labels.width, text_width(view.theme.strong, places.regions[r].name));
        }
    }
}

// Offices by name where there is room for all of them, under their region's name; else the regions.
// Heights are shares of the radius below the middle.
Labels labels_for(const View& view, const Places& places, const std::vector<Sector>& sectors, ImVec2 room,
                  bool name_offices = true)
{
    const float line = ImGui::GetTextLineHeight();
    if (sectors.size() < 2) return {};
    if (room.x < 1.25f * room.y) return labels_along(view, places, sectors, room.x / 2.0f - 2.2f * line);
    const bool offices = name_offices && float(sectors.size() + 8) / 2.0f * line < room.y;
    Labels labels;
    for (Label& label : offices ? labels_of_offices(places, sectors) : labels_of_regions(places, sectors)) {
        label.y = -float(std::cos(label.angle));
        labels.width = std::max(labels.width, text_width(offices ? view.theme.text : view.theme.strong, label.text));
        (label.angle < std::numbers::pi ? labels.right : labels.left).push_back(std::move(label));
    }
    if (offices && view.state.place.kind == Place::Kind::all && places.regions.size() > 1)
        add_regions(view, places, labels);
    if (offices && 1.04f * line * float(std::max(labels.left.size(), labels.right.size())) > room.y)
        return labels_for(view, places, sectors, room, false);
    // Long names beside a circle must not make it small.
    const float beside = std::min(room.x / 2.0f - labels.width - 34.0f * view.theme.scale, room.y / 2.0f);
    const float along = std::min(room.x, room.y) / 2.0f - 2.2f * line;
    return along > 1.1f * beside ? labels_along(view, places, sectors, along) : labels;
}

// A name that was drawn at a rectangle: pressed, its place is looked at.
void label_control(const View& view, Commands& commands, int world, const Label& label, ImVec2 low, ImVec2 high)
{
    if (pointer_in(low, high) && ImGui::IsMouseClicked(0)) commands.emplace_back(LookAt{label.place, {}, {}});
    if (!view.marks || world != 0) return;
    const char* kind = label.place.kind == Place::Kind::region ? "region" : "office";
    view.mark(fmt::format("rings/{}/{}", kind, label.place.index), low, high);
}

// Names along the circle: written level, then turned with their corners and moved out. Upside down nowhere.
void draw_labels_along(const View& view, Commands& commands, int world, const Circle& circle,
                       const std::vector<Label>& labels)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    for (const Label& label : labels) {
        ImFont* font = label.place.kind == Place::Kind::region ? view.theme.strong : view.theme.text;
        const bool below = std::cos(label.angle) < 0.0;
        const ImVec2 middle = circle.at(label.angle, 1.0 + double((12.0f * s + line / 2.0f) / circle.radius));
        const float turn = float(label.angle) + (below ? pi : 0.0f), c = std::cos(turn), sn = std::sin(turn);
        const int first = list->VtxBuffer.Size;
        // In the circle's middle: nothing of it may be cut off at an edge before it is turned.
        const ImVec2 at_first = circle.middle;
        draw_text(list, font, {at_first.x, at_first.y - line / 2.0f}, view.theme.ink, label.text, Align::middle);
        ImVec2 low = middle, high = middle;
        for (int i = first; i < list->VtxBuffer.Size; ++i) {
            ImVec2& at = list->VtxBuffer[i].pos;
            const float x = at.x - at_first.x, y = at.y - at_first.y;
            at = {middle.x + c * x - sn * y, middle.y + sn * x + c * y};
            low = {std::min(low.x, at.x), std::min(low.y, at.y)};
            high = {std::max(high.x, at.x), std::max(high.y, at.y)};
        }
        label_control(view, commands, world, label, low, high);
    }
}

void draw_labels(const View& view, Commands& commands, int world, const Circle& circle, Labels& labels, ImVec2 low,
                 ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    for (std::vector<Label>* side : {&labels.right, &labels.left}) {
        const bool right = side == &labels.right;
        for (Label& label : *side) label.y = circle.middle.y + circle.radius * label.y - line / 2.0f;
        spread(*side, low.y, high.y, line * 1.04f);
        for (const Label& label : *side) {
            const float edge = circle.middle.x + (right ? 1.0f : -1.0f) * (circle.radius + 26.0f * s);
            if (label.leads) {
                const ImVec2 from = circle.at(label.angle, 1.0 + 9.0 * double(s / circle.radius));
                list->AddLine(from, {edge, label.y + line / 2.0f}, with_alpha(view.theme.faint, 110), 1.0f * s);
            }
            ImFont* font = label.place.kind == Place::Kind::region ? view.theme.strong : view.theme.text;
            const float width = text_width(font, label.text);
            const ImVec2 at{right ? edge + 4.0f * s : edge - 4.0f * s - width, label.y}, end{at.x + width, at.y + line};
            draw_text(list, font, at, pointer_in(at, end) ? first_world : view.theme.ink, label.text);
            label_control(view, commands, world, label, at, end);
        }
    }
}

void draw_ground(const View& view, const Circle& circle, const std::vector<Sector>& sectors, const Places& places)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    for (int ring = n_rings - 1; ring >= 0; --ring) {
        const float r = circle.radius * float(ring_outer(ring));
        list->AddCircleFilled(circle.middle, r, ring_ground(ring), 128);
        list->AddCircle(circle.middle, r, with_alpha(view.theme.faint, 120), 128, 1.2f * s);
    }
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const int region = region_of(places, sectors[i].office);
        const bool first = i == 0 || region_of(places, sectors[i - 1].office) != region;
        const Colour c = first ? with_alpha(view.theme.ground, 255) : with_alpha(view.theme.ground, 150);
        const float width = (first ? 3.0f : 1.2f) * s;
        list->AddLine(circle.at(sectors[i].from, ring_inner(first ? 0 : 1)), circle.at(sectors[i].from, 1.0), c, width);
        if (i + 1 == sectors.size())
            list->AddLine(circle.at(sectors[i].to, ring_inner(0)), circle.at(sectors[i].to, 1.0),
                          with_alpha(view.theme.ground, 255), 3.0f * s);
        // Regions are told apart by an arc outside, light and dark in turn.
        const int parts = std::max(4, int(20.0 * (sectors[i].to - sectors[i].from)));
        list->PathArcTo(circle.middle, circle.radius + 5.0f * s, Circle::turned(sectors[i].from + 0.008),
                        Circle::turned(sectors[i].to - 0.008), parts);
        list->PathStroke(region % 2 == 0 ? colour(0x7C8896) : colour(0xB9C1CB), 0, 5.0f * s);
    }
}

// Names of the rings in the part of the circle that is kept for them; where they would cover each other and the
// dots, the list beside the circle names the rings.
void draw_ring_names(const View& view, const Circle& circle)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = ImGui::GetTextLineHeight(), s = view.theme.scale;
    if (circle.radius * float(ring_outer(1) - ring_inner(1)) < 0.9f * line) return;
    for (int ring = 0; ring < n_rings; ++ring) {
        const std::string name = label_name(LabelAxis::ring, ring, view.state.language);
        const double at = ring == 0 ? 0.16 : (ring_inner(ring) + ring_outer(ring)) / 2.0;
        const ImVec2 middle = circle.at(0.0, at);
        const float half = text_width(view.theme.text, name) / 2.0f + 4.0f * s;
        list->AddRectFilled({middle.x - half, middle.y - line / 2.0f}, {middle.x + half, middle.y + line / 2.0f},
                            with_alpha(ring_ground(ring), 225), 4.0f * s);
        draw_text(list, view.theme.text, {middle.x, middle.y - line / 2.0f}, view.theme.ink, name, Align::middle);
    }
}

// Where the chosen counsellor has been, bent by time so that it can be read: the oldest end stands
// aside, the newest at her dot.
void draw_trail(const View& view, const Circle& circle, const Film& film, const RingDot& dot, const Sector& sector)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    const CounsellorHistory history = history_of(film, dot.now.id, Week(std::floor(time_of(view.state, film))));
    const int first = std::max(0, start_week(film) - history.first_week), last = int(history.attitude.size()) - 1;
    if (last <= first) return;
    const double bend = dot.angle - sector.middle() > 0.0 ? -0.5 : 0.5;
    const auto point = [&](int i) {
        const double old = double(last - i) / std::max(52.0, double(last - first));
        return circle.at(dot.angle + bend * old, ring_radius(double(history.attitude[std::size_t(i)])));
    };
    for (int i = first; i < last; ++i) {
        if (std::isnan(history.attitude[std::size_t(i)]) || std::isnan(history.attitude[std::size_t(i) + 1])) continue;
        const auto alpha = unsigned(60.0 + 195.0 * double(i - first) / double(last - first));
        list->AddLine(point(i), point(i + 1), with_alpha(view.theme.ink, alpha), 2.5f * s);
    }
    if (std::isnan(history.attitude[std::size_t(first)])) return;
    const ImVec2 start = point(first);
    list->AddCircleFilled(start, 5.0f * s, view.theme.ground, 20);
    list->AddCircle(start, 5.0f * s, view.theme.ink, 20, 2.0f * s);
    const std::string text = fmt::format("{} {}", view(Text{"week", "uke"}), start_week(film));
    draw_text(list, view.theme.text, {start.x, start.y - 23.0f * s}, view.theme.ink, text, Align::middle);
}

// Between the dots: whose sector it is.
void tell_office(const View& view, const Film& film, const std::vector<Sector>& sectors, const Circle& circle)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double x = double(mouse.x - circle.middle.x), y = double(mouse.y - circle.middle.y);
    if (std::hypot(x, y) > double(circle.radius)) return;
    double angle = std::atan2(x, -y);
    if (angle < 0.0) angle += 2.0 * std::numbers::pi;
    for (const Sector& sector : sectors) {
        if (angle < sector.from || angle >= sector.to) continue;
        const Places& places = film.head().places;
        const Selection counted{Indicator::counsellors, office_place(sector.office), -1, -1};
        const float staff = value_of(film.series(), places, counted, row_of(view.state, film));
        tooltip_text(fmt::format("{} ({}): {} {}", name_of(places, counted.place),
                                 places.regions[std::size_t(region_of(places, sector.office))].name,
                                 number_text(double(staff), view.state.language),
                                 view(Text{"counsellors", "veiledere"})));
    }
}

// The dot under the pointer, or none.
const RingDot* under_pointer(const std::vector<RingDot>& dots, const Circle& circle, float size)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const RingDot* found = nullptr;
    float nearest = size + 3.0f;
    for (const RingDot& dot : dots) {
        const ImVec2 at = circle.at(dot.angle, dot.radius);
        const float away = std::hypot(at.x - mouse.x, at.y - mouse.y);
        if (away < nearest) nearest = away, found = &dot;
    }
    return found;
}

void draw_dots(const View& view, int world, const std::vector<RingDot>& dots, const Circle& circle, float size,
               const RingDot* hovered, bool known)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale;
    const bool by_role = view.state.ring_colour == RingColour::role;
    const int corners = std::clamp(int(2.2f * size), 10, 24);
    for (const RingDot& dot : dots) {
        const ImVec2 at = circle.at(dot.angle, dot.radius);
        const auto alpha = unsigned(std::lround(255.0 * dot.shown));
        const bool chosen = known && view.state.counsellor == dot.now.id;
        const float r = size * (&dot == hovered || chosen ? 1.3f : 1.0f);
        const Colour fill = known ? dot_colour(dot, view.state.ring_colour) : view.theme.faint;
        // A wider dot beneath is the edge: cheaper than a line around.
        const Colour edge = by_role || !known ? view.theme.ground : mixed(fill, view.theme.ink, 0.6);
        list->AddCircleFilled(at, r + 0.6f * s, with_alpha(edge, alpha), corners);
        list->AddCircleFilled(at, r - 0.6f * s, with_alpha(fill, alpha), corners);
        if (chosen) list->AddCircle(at, r + 4.0f * s, view.theme.ink, 24, 2.5f * s);
        if (view.marks && known)
            view.mark(fmt::format("rings/counsellor/{}{}", dot.now.id, world == 0 ? "" : "/1"), {at.x - r, at.y - r},
                      {at.x + r, at.y + r});
    }
}

}  // namespace

void ring_diagram(const View& view, Commands& commands, int world, ImVec2 low, ImVec2 high)
{
    const Film* film = view.shown.film[std::size_t(world)].get();
    if (!film || film->ready() == 0) return;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    world_head(view, world, low, high.x - low.x);
    low.y += 1.6f * line;
    const Places& places = film->head().places;
    const std::vector<Sector> sectors = ring_sectors(places, view.state.place);
    Labels labels = labels_for(view, places, sectors, {high.x - low.x, high.y - low.y - 30.0f * s});
    Circle circle;
    circle.middle = {(low.x + high.x) / 2.0f, (low.y + high.y) / 2.0f};
    const float beside =
        std::min((high.y - low.y) / 2.0f - 14.0f * s, (high.x - low.x) / 2.0f - labels.width - 34.0f * s);
    const float along = std::min(high.x - low.x, high.y - low.y) / 2.0f - 1.4f * line - 12.0f * s;
    circle.radius = std::max(20.0f * s, labels.along.empty() ? beside : along);

    ImGui::SetCursorScreenPos(low);
    ImGui::InvisibleButton("rings", {std::max(1.0f, high.x - low.x), std::max(1.0f, high.y - low.y)});
    const bool hovered = ImGui::IsItemHovered();
    view.mark(world == 0 ? "rings/circle" : "rings/circle/1");

    const bool known = knows_staff(*film);
    const Selection counted{Indicator::counsellors, view.state.place, -1, -1};
    const float staff = value_of(film->series(), places, counted, start_week(*film) - film->head().first_week);
    const float size = std::clamp(0.26f * circle.radius / std::sqrt(std::max(staff, 1.0f)), 2.4f * s, 10.0f * s);
    const double week = time_of(view.state, *film);
    const std::vector<RingDot> dots = known ? ring_dots(*film, view.state.place, week, double(size / circle.radius))
                                            : ring_dots_of_counts(*film, view.state.place, week);

    draw_ground(view, circle, sectors, places);
    draw_ring_names(view, circle);
    draw_labels(view, commands, world, circle, labels, low, high);
    draw_labels_along(view, commands, world, circle, labels.along);
    const RingDot* over = hovered ? under_pointer(dots, circle, size) : nullptr;
    if (known && view.state.counsellor)
        for (const RingDot& dot : dots)
            if (dot.now.id == *view.state.counsellor)
                for (const Sector& sector : sectors)
                    if (sector.office == dot.now.office) draw_trail(view, circle, *film, dot, sector);
    draw_dots(view, world, dots, circle, size, over, known);
    if (over)
        ring_tell(view, *film, *over, known);
    else if (hovered)
        tell_office(view, *film, sectors, circle);
    if (!known || !hovered || !ImGui::IsMouseClicked(0)) return;
    const bool again = over && view.state.counsellor == over->now.id;
    if (over && !again)
        commands.emplace_back(ChooseCounsellor{over->now.id});
    else if (view.state.counsellor)
        commands.emplace_back(ChooseCounsellor{std::nullopt});
}

}  // namespace samspill::viz
