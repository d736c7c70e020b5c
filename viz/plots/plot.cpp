#include "viz/plots/plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <imgui_internal.h>  // SetItemUsingMouseWheel

namespace samspill::viz {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

bool finite(float value) { return std::isfinite(value); }

std::string no_zero_words(const PlotOptions& options)
{
    constexpr Text words{"the axis does not begin at zero", "aksen begynner ikke på null"};
    return (options.note.empty() ? "" : "; ") + std::string(words.in(options.language));
}

}  // namespace

Range range_of(std::span<const std::span<const float>> lines, bool from_zero)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const std::span<const float> line : lines)
        for (const float value : line)
            if (finite(value)) low = std::min(low, double(value)), high = std::max(high, double(value));
    if (low > high || (low == 0.0 && high == 0.0)) return {0.0, 1.0};
    // A line that comes near to zero is shown with it: nobody takes a small change for a large one.
    if (from_zero || (low > 0.0 && low < 0.5 * high)) low = std::min(low, 0.0), high = std::max(high, 0.0);
    if (high < 0.0 && high > 0.5 * low) high = 0.0;
    const double room = high > low ? 0.06 * (high - low) : std::max(std::abs(high) * 0.1, 1e-6);
    return {low == 0.0 && high > 0.0 ? 0.0 : low - room, high == 0.0 && low < 0.0 ? 0.0 : high + room};
}

Plot::Plot(const char* id, const Theme& theme, const PlotOptions& options)
    : theme_(theme), options_(options), list_(ImGui::GetWindowDrawList())
{
    const float s = theme.scale, line = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float width = std::max(room.x, 60.0f * s);
    const float height = std::max(options.height > 0.0f ? options.height * s : room.y, 3.5f * line);

    // The widest number of the axis decides how much room it takes.
    float left = options_.left * s;
    const int steps = std::clamp(int(height / (3.0f * line)), 2, 7);
    const std::vector<double> marks = ticks(options_.y.low, options_.y.high, steps);
    const std::vector<std::string> texts = tick_texts(marks, options_.language, options.per);
    for (const std::string& text : texts) left = std::max(left, ImGui::CalcTextSize(text.c_str()).x);
    if (options_.y.low > 0.0 || options_.y.high < 0.0) options_.note += no_zero_words(options_);
    area_min_ = {at.x + left + 10.0f * s, at.y + 1.5f * line};
    const float notes = options_.note.empty() ? 0.0f : 1.2f * line;
    area_max_ = {at.x + width - 10.0f * s, at.y + height - 1.4f * line - notes};
    if (area_max_.x < area_min_.x + 20.0f) area_max_.x = area_min_.x + 20.0f;
    if (area_max_.y < area_min_.y + 10.0f) area_max_.y = area_min_.y + 10.0f;

    ImGui::InvisibleButton(id, {width, height});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    hovered_ = ImGui::IsItemHovered() && mouse.x >= area_min_.x && mouse.x <= area_max_.x;
    react(id);
    draw_frame(at, width, marks, texts);
    list_->PushClipRect({area_min_.x, area_min_.y - 2.0f * s}, {area_max_.x, area_max_.y + 2.0f * s}, true);
}

Plot::~Plot() { list_->PopClipRect(); }

// Zoom by wheel about the pointer and by dragging, all by a double click; a click that is no drag.
void Plot::react(const char* id)
{
    if (!options_.time) {
        clicked_ = hovered_ && ImGui::IsMouseReleased(0);
        return;
    }
    const ImGuiIO& io = ImGui::GetIO();
    const Range x = options_.x;
    if (hovered_) ImGui::SetItemUsingMouseWheel();  // the window stays where it is
    if (hovered_ && io.MouseWheel != 0.0f) {
        const double middle = pointer_x(), factor = std::pow(0.85, double(io.MouseWheel));
        zoomed_ = Range{middle - (middle - x.low) * factor, middle + (x.high - middle) * factor};
        if (zoomed_->high - zoomed_->low < 4.0) zoomed_.reset();
    }
    // From where the drag began: what a state in whole weeks rounds off does not add up.
    ImGuiStorage& storage = *ImGui::GetStateStorage();
    const ImGuiID low = ImGui::GetID((std::string(id) + "/low").c_str()),
                  high = ImGui::GetID((std::string(id) + "/high").c_str());
    if (ImGui::IsItemActivated()) {
        storage.SetFloat(low, float(x.low));
        storage.SetFloat(high, float(x.high));
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 4.0f) && io.MouseDelta.x != 0.0f) {
        const double from = double(storage.GetFloat(low)), to = double(storage.GetFloat(high));
        const double shift =
            -double(ImGui::GetMouseDragDelta(0, 0.0f).x) * (to - from) / double(area_max_.x - area_min_.x);
        zoomed_ = Range{from + shift, to + shift};
    }
    if (hovered_ && ImGui::IsMouseDoubleClicked(0)) zoomed_ = Range{0.0, 0.0};
    clicked_ =
        hovered_ && ImGui::IsMouseReleased(0) && io.MouseDragMaxDistanceSqr[0] < 16.0f && io.MouseClickedCount[0] < 2;
}

void Plot::draw_frame(ImVec2 at, float width, std::span<const double> marks, std::span<const std::string> texts)
{
    const float s = theme_.scale, line = ImGui::GetTextLineHeight();
    list_->AddRectFilled(area_min_, area_max_, theme_.ground);
    float free = std::numeric_limits<float>::infinity();  // above the number before, in a chart that is low
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const float y = std::round(this->at(0.0, marks[i]).y);
        list_->AddLine({area_min_.x, y}, {area_max_.x, y}, theme_.grid, 1.0f);
        const ImVec2 size = ImGui::CalcTextSize(texts[i].c_str());
        if (y + size.y / 2.0f > free) continue;
        free = y - size.y / 2.0f;
        list_->AddText({area_min_.x - size.x - 6.0f * s, y - size.y / 2.0f}, theme_.faint, texts[i].c_str());
    }
    if (options_.time) {
        const int count = std::max(4, int((area_max_.x - area_min_.x) / (80.0f * s)));
        for (const WeekTick& tick :
             week_ticks(Week(std::ceil(options_.x.low)), Week(std::floor(options_.x.high)), count, options_.language)) {
            const float x = std::round(this->at(double(tick.week), 0.0).x);
            list_->AddLine({x, area_min_.y}, {x, area_max_.y + 4.0f * s}, theme_.grid, 1.0f);
            if (x + 3.0f * s + ImGui::CalcTextSize(tick.text.c_str()).x <= at.x + width)  // else it would be cut
                list_->AddText({x + 3.0f * s, area_max_.y + 2.0f * s}, theme_.faint, tick.text.c_str());
        }
    }
    const std::string unit = options_.unit.empty() ? "1" : options_.unit;
    if (options_.title.empty()) {
        clipped_text(list_, at, width, theme_.ink, unit);
    } else {
        // Where there is little room the title is cut, never the unit.
        const std::string behind = "  (" + unit + ")";
        const float room = std::max(width - ImGui::CalcTextSize(behind.c_str()).x, 0.0f);
        clipped_text(list_, at, room, theme_.ink, options_.title);
        const float used = std::min(ImGui::CalcTextSize(options_.title.c_str()).x, room);
        clipped_text(list_, {at.x + used, at.y}, width - used, theme_.ink, behind);
    }
    if (!options_.note.empty())
        clipped_text(list_, {at.x, area_max_.y + 1.4f * line}, width, theme_.faint, options_.note);
}

ImVec2 Plot::at(double x, double y) const
{
    const Range &across = options_.x, &up = options_.y;
    const double u = across.high > across.low ? (x - across.low) / (across.high - across.low) : 0.0;
    const double v = up.high > up.low ? (y - up.low) / (up.high - up.low) : 0.0;
    return {area_min_.x + float(u) * (area_max_.x - area_min_.x), area_max_.y - float(v) * (area_max_.y - area_min_.y)};
}

double Plot::x_at(float pixel) const
{
    return options_.x.low +
           double(pixel - area_min_.x) / double(area_max_.x - area_min_.x) * (options_.x.high - options_.x.low);
}

bool Plot::hovered() const { return hovered_; }
double Plot::pointer_x() const { return hovered_ ? x_at(ImGui::GetIO().MousePos.x) : nothing; }
std::optional<Range> Plot::zoomed() const { return zoomed_; }
bool Plot::clicked() const { return clicked_; }

// First and last of the values that are in view, with one more at each side.
std::pair<std::size_t, std::size_t> Plot::in_view(double first, std::size_t count) const
{
    const double low = options_.x.low - first - 1.0, high = options_.x.high - first + 2.0;
    if (high <= 0.0 || low >= double(count)) return {0, 0};
    return {std::size_t(std::max(low, 0.0)), std::size_t(std::min(high, double(count)))};
}

namespace {

// Lines of dashes: 0 solid, 1 dashed, 2 dotted, 3 dash and dot. Lengths of mark and gap in widths.
void stroke(ImDrawList* list, const std::vector<ImVec2>& points, Colour c, float width, int style)
{
    if (points.size() < 2) {
        if (points.size() == 1) list->AddCircleFilled(points[0], width, c, 8);
        return;
    }
    if (style == 0) {
        // In pieces where it turns back: a line's joins grow thin at sharp corners.
        std::size_t first = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const bool last = i + 1 == points.size();
            const bool sharp = !last && (points[i].x - points[i - 1].x) * (points[i + 1].x - points[i].x) +
                                                (points[i].y - points[i - 1].y) * (points[i + 1].y - points[i].y) <
                                            0.0f;
            if (!last && !sharp) continue;
            list->AddPolyline(&points[first], int(i - first + 1), c, 0, width);
            first = i;
        }
        return;
    }
    constexpr float patterns[3][4] = {{5, 3, 5, 3}, {1.2f, 2.4f, 1.2f, 2.4f}, {6, 2.5f, 1.2f, 2.5f}};
    const float* pattern = patterns[(style - 1) % 3];
    int part = 0;
    float left = pattern[0] * width;
    std::vector<ImVec2> dash{points[0]};
    for (std::size_t i = 1; i < points.size(); ++i) {
        ImVec2 from = points[i - 1];
        const ImVec2 to = points[i];
        float length = std::hypot(to.x - from.x, to.y - from.y);
        while (length > left) {
            const float t = left / length;
            from = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
            length -= left;
            dash.push_back(from);
            if (part % 2 == 0) list->AddPolyline(dash.data(), int(dash.size()), c, 0, width);
            part = (part + 1) % 4;
            left = pattern[part] * width;
            dash.assign(1, from);
        }
        left -= length;
        dash.push_back(to);
    }
    if (part % 2 == 0 && dash.size() > 1) list->AddPolyline(dash.data(), int(dash.size()), c, 0, width);
}

}  // namespace

void Plot::line(double first, std::span<const float> values, Colour c, float width, int style)
{
    const auto [begin, end] = in_view(first, values.size());
    std::vector<ImVec2> points;
    const auto flush = [&] {
        stroke(list_, points, c, width * theme_.scale, style);
        points.clear();
    };
    for (std::size_t i = begin; i < end; ++i) {
        if (!finite(values[i])) {
            flush();
            continue;
        }
        points.push_back(at(first + double(i), double(values[i])));
    }
    flush();
}

void Plot::band(double first, std::span<const float> low, std::span<const float> high, Colour c)
{
    const auto [begin, end] = in_view(first, std::min(low.size(), high.size()));
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (!finite(low[i]) || !finite(high[i]) || !finite(low[i + 1]) || !finite(high[i + 1])) continue;
        const double x = first + double(i);
        const ImVec2 corners[] = {at(x, double(high[i])), at(x + 1, double(high[i + 1])), at(x + 1, double(low[i + 1])),
                                  at(x, double(low[i]))};
        // Without the smooth edge of AddConvexPolyFilled, which would show as a seam between weeks.
        list_->PrimReserve(6, 4);
        list_->PrimQuadUV(corners[0], corners[1], corners[2], corners[3], white(), white(), white(), white(), c);
    }
}

ImVec2 Plot::white() { return ImGui::GetFontTexUvWhitePixel(); }

void Plot::bars(double first, std::span<const float> values, Colour c)
{
    const auto [begin, end] = in_view(first, values.size());
    for (std::size_t i = begin; i < end; ++i) {
        if (!finite(values[i])) continue;
        const ImVec2 foot = at(first + double(i) - 0.4, 0.0), top = at(first + double(i) + 0.4, double(values[i]));
        list_->AddRectFilled({foot.x, std::min(foot.y, top.y)}, {top.x, std::max(foot.y, top.y)}, c);
    }
}

void Plot::cursor(double x, Colour c)
{
    const float pixel = std::round(at(x, 0.0).x);
    list_->AddLine({pixel, area_min_.y}, {pixel, area_max_.y}, c, 1.5f * theme_.scale);
}

void Plot::span(double from, double to, Colour c, std::string_view text)
{
    const float left = std::max(at(from, 0.0).x, area_min_.x), right = std::min(at(to, 0.0).x, area_max_.x);
    if (right <= left) return;
    list_->AddRectFilled({left, area_min_.y}, {right, area_max_.y}, c);
    const float room = right - left - 6.0f * theme_.scale;
    if (can_be_shortened(text, room))
        clipped_text(list_, {left + 4.0f * theme_.scale, area_min_.y + 1.0f}, room, theme_.faint, text);
}

void Plot::wave_mark(double x, Colour c)
{
    const float s = theme_.scale, pixel = std::round(at(x, 0.0).x);
    line_sample(list_, {pixel, area_min_.y}, {pixel, area_max_.y}, with_alpha(c, 150), 1.2f * s, 2);
    list_->AddTriangleFilled({pixel - 5.0f * s, area_max_.y}, {pixel + 5.0f * s, area_max_.y},
                             {pixel, area_max_.y - 8.0f * s}, c);
}

void Plot::message(std::string_view text)
{
    const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
    const float x = std::max(area_min_.x + 6.0f, (area_min_.x + area_max_.x - size.x) / 2.0f);
    clipped_text(list_, {x, (area_min_.y + area_max_.y - size.y) / 2.0f}, area_max_.x - x, theme_.faint, text);
}

void Plot::zero_line()
{
    if (options_.y.low >= 0.0 || options_.y.high <= 0.0) return;
    const float y = std::round(at(0.0, 0.0).y);
    list_->AddLine({area_min_.x, y}, {area_max_.x, y}, theme_.faint, 1.5f * theme_.scale);
}

void Plot::legend(std::span<const std::pair<std::string, Colour>> entries)
{
    const float s = theme_.scale, line = ImGui::GetTextLineHeight();
    float y = area_min_.y + 1.2f * line, widest = 0.0f;
    const std::size_t most = std::size_t(std::max(1.0f, (area_max_.y - y) / line));
    for (const auto& [name, c] : entries) widest = std::max(widest, ImGui::CalcTextSize(name.c_str()).x);
    widest = std::min(widest, 0.4f * (area_max_.x - area_min_.x));
    const std::size_t shown = std::min(entries.size(), most);
    list_->AddRectFilled({area_min_.x + 4.0f * s, y - 2.0f * s},
                         {area_min_.x + widest + 44.0f * s, y + float(shown) * line + 2.0f * s},
                         with_alpha(theme_.ground, 200), 3.0f * s);
    for (std::size_t i = 0; i < shown; ++i) {
        line_sample(list_, {area_min_.x + 8.0f * s, y + line / 2}, {area_min_.x + 34.0f * s, y + line / 2},
                    entries[i].second, 2.2f * s, int(i));
        clipped_text(list_, {area_min_.x + 40.0f * s, y}, widest, theme_.ink, entries[i].first);
        y += line;
    }
}

void Plot::tooltip(const std::string& head, std::span<const std::pair<std::string, std::string>> rows)
{
    if (!hovered_) return;
    // As many rows as the window has room for, and names no wider than leaves the values room.
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const auto most = std::size_t(std::max(3.0f, 0.9f * window.y / ImGui::GetTextLineHeightWithSpacing() - 4.0f));
    float values = 0.0f;
    for (const auto& [name, value] : rows) values = std::max(values, text_width(nullptr, value));
    const float names = std::max(0.9f * window.x - values - 40.0f * theme_.scale, 0.2f * window.x);
    ImGui::BeginTooltip();
    wrapped_text(head, 0.85f * window.x);
    if (!rows.empty() && ImGui::BeginTable("values", 2)) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(i == most ? "…" : shortened(rows[i].first, names).c_str());
            if (i == most) break;
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(rows[i].second.c_str());
        }
        ImGui::EndTable();
    }
    ImGui::EndTooltip();
}

void line_sample(ImDrawList* list, ImVec2 from, ImVec2 to, Colour c, float width, int style)
{
    stroke(list, {from, to}, c, width, style);
}

}  // namespace samspill::viz
