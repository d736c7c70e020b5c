#include "viz/plots/sankey.h"

#include <algorithm>
#include <cmath>

#include "viz/plots/plot.h"

namespace samspill::viz {

namespace {

std::vector<FlowBlock> stack(const std::vector<double>& sums, double total, double gap, double scale)
{
    std::vector<FlowBlock> blocks;
    double top = 0.0;
    for (std::size_t row = 0; row < sums.size(); ++row) {
        if (!(sums[row] > 0.0)) continue;
        const double height = sums[row] / total * scale;
        blocks.push_back({int(row), top, height, sums[row]});
        top += height + gap;
    }
    return blocks;
}

std::size_t count_of(const std::vector<double>& sums)
{
    return std::size_t(std::count_if(sums.begin(), sums.end(), [](double sum) { return sum > 0.0; }));
}

FlowBlock& block_of(std::vector<FlowBlock>& blocks, int row)
{
    return *std::find_if(blocks.begin(), blocks.end(), [&](const FlowBlock& block) { return block.row == row; });
}

// A point of a ribbon's edge: it leaves and arrives level.
float level(float a, float b, float t) { return a + (b - a) * t * t * (3.0f - 2.0f * t); }

constexpr int slices = 28;

struct Frame {
    float left, right, top, height;  // of the ribbons, pixels
    float y(double share) const { return top + float(share) * height; }
};

void draw_ribbon(ImDrawList* list, const Frame& frame, const FlowRibbon& ribbon, Colour c)
{
    const float a = frame.y(ribbon.left_top), b = frame.y(ribbon.right_top);
    float tall = float(ribbon.height) * frame.height;
    if (tall < 1.0f) {  // thinner than a pixel would be drawn in pieces: a whole pixel, as much fainter
        c = with_alpha(c, unsigned(std::lround(float(c >> IM_COL32_A_SHIFT) * std::max(tall, 0.12f))));
        tall = 1.0f;
    }
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (int i = 0; i < slices; ++i) {
        const float t0 = float(i) / slices, t1 = float(i + 1) / slices;
        const float x0 = frame.left + t0 * (frame.right - frame.left),
                    x1 = frame.left + t1 * (frame.right - frame.left);
        const float y0 = level(a, b, t0), y1 = level(a, b, t1);
        // Quads without smooth edges, which would show as seams.
        list->PrimReserve(6, 4);
        list->PrimQuadUV({x0, y0}, {x1, y1}, {x1, y1 + tall}, {x0, y0 + tall}, white, white, white, white, c);
    }
}

bool on_ribbon(const Frame& frame, const FlowRibbon& ribbon, ImVec2 mouse)
{
    if (mouse.x < frame.left || mouse.x > frame.right) return false;
    const float t = (mouse.x - frame.left) / (frame.right - frame.left);
    const float y = level(frame.y(ribbon.left_top), frame.y(ribbon.right_top), t);
    return mouse.y >= y && mouse.y <= y + std::max(float(ribbon.height) * frame.height, 2.0f);
}

struct Side {
    const std::vector<FlowBlock>& blocks;
    const std::function<Colour(int)>& colour;
    const std::function<std::string(int, double)>& label;
    float x, width;    // of the blocks
    float text, room;  // where labels stand
    bool left;
};

// Blocks with their names; a name that would lie on the one above moves down, and is left out at the end.
int draw_side(const Theme& theme, const Frame& frame, const Side& side, ImVec2 mouse, bool hovered)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = ImGui::GetTextLineHeight();
    float free = frame.top - line;
    int hit = -1;
    for (const FlowBlock& block : side.blocks) {
        const float top = frame.y(block.top), bottom = std::max(frame.y(block.top + block.height), top + 1.0f);
        list->AddRectFilled({side.x, top}, {side.x + side.width, bottom}, side.colour(block.row));
        if (hovered && mouse.x >= side.x && mouse.x <= side.x + side.width && mouse.y >= top && mouse.y <= bottom)
            hit = block.row;
        const float y = std::max((top + bottom - line) / 2.0f, free);
        if (y + line > frame.top + frame.height + line) continue;
        const std::string text = side.label(block.row, block.number);
        const float width = std::min(ImGui::CalcTextSize(text.c_str()).x, side.room);
        clipped_text(list, {side.left ? side.text - width : side.text, y}, side.room, theme.ink, text);
        free = y + line;
    }
    return hit;
}

}  // namespace

FlowLayout flow_layout(const std::vector<std::vector<double>>& numbers, double gap)
{
    FlowLayout layout;
    const std::size_t columns = numbers.empty() ? 0 : numbers.front().size();
    std::vector<double> before(numbers.size(), 0.0), after(columns, 0.0);
    for (std::size_t from = 0; from < numbers.size(); ++from)
        for (std::size_t to = 0; to < columns; ++to)
            before[from] += numbers[from][to], after[to] += numbers[from][to], layout.total += numbers[from][to];
    if (!(layout.total > 0.0)) return layout;
    // The stack with more blocks has more gaps: both get its scale, so that heights can be compared.
    const std::size_t most = std::max(count_of(before), count_of(after));
    const double scale = std::max(0.1, 1.0 - gap * double(most - 1));
    layout.left = stack(before, layout.total, gap, scale);
    layout.right = stack(after, layout.total, gap, scale);
    std::vector<double> left_used(numbers.size(), 0.0), right_used(columns, 0.0);
    for (std::size_t from = 0; from < numbers.size(); ++from)
        for (std::size_t to = 0; to < columns; ++to) {
            const double number = numbers[from][to];
            if (!(number > 0.0)) continue;
            const double height = number / layout.total * scale;
            layout.ribbons.push_back({int(from), int(to), block_of(layout.left, int(from)).top + left_used[from],
                                      block_of(layout.right, int(to)).top + right_used[to], height, number});
            left_used[from] += height, right_used[to] += height;
        }
    return layout;
}

FlowHit draw_flows(const Theme& theme, const FlowLayout& layout, const FlowStyle& style, ImVec2 low, ImVec2 high,
                   float room, bool hovered)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = theme.scale, block = 14.0f * s, space = 8.0f * s;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Frame frame{low.x + room + block, high.x - room - block, low.y, high.y - low.y};
    FlowHit hit;
    if (hovered)
        for (const FlowRibbon& ribbon : layout.ribbons)
            if (on_ribbon(frame, ribbon, mouse)) hit = {ribbon.from, ribbon.to, ribbon.number};
    const Side left{layout.left, style.left_colour,    style.left_label, low.x + room,
                    block,       low.x + room - space, room - space,     true};
    const Side right{layout.right, style.right_colour,    style.right_label, high.x - room - block,
                     block,        high.x - room + space, room - space,      false};
    const int left_hit = draw_side(theme, frame, left, mouse, hovered);
    const int right_hit = draw_side(theme, frame, right, mouse, hovered);
    if (left_hit >= 0) hit = {left_hit, -1, 0.0};
    if (right_hit >= 0) hit = {-1, right_hit, 0.0};
    const bool any = hit.from >= 0 || hit.to >= 0;
    for (const FlowRibbon& ribbon : layout.ribbons) {
        const bool on = any && (hit.from < 0 || hit.from == ribbon.from) && (hit.to < 0 || hit.to == ribbon.to);
        draw_ribbon(list, frame, ribbon, with_alpha(style.left_colour(ribbon.from), on ? 210 : any ? 40 : 105));
    }
    return hit;
}

}  // namespace samspill::viz
