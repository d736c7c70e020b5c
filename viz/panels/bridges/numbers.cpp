#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "viz/panels/bridges/parts.h"

namespace samspill::viz {

Text traffic_name(Traffic kind)
{
    constexpr Text names[n_traffic] = {{"referrals", "henvisninger"},          {"declined", "takket nei"},
                                       {"first sessions", "første timer"},     {"gave up waiting", "ga opp å vente"},
                                       {"agreements", "omforente planer"},     {"conflicts", "uenigheter"},
                                       {"lost handovers", "tapt overlevering"}};
    return names[int(kind)];
}

Text distance_name(Distance distance)
{
    constexpr Text names[n_distances] = {{"geographic", "geografisk"},
                                         {"cognitive", "kognitiv"},
                                         {"organisational", "organisatorisk"},
                                         {"structural", "strukturell"}};
    return names[int(distance)];
}

Colour distance_colour(Distance distance)
{
    constexpr Colour colours[n_distances] = {colour(0x4A5A6A), colour(0x7B4F8C), colour(0x2F7A94), colour(0x9A5B2E)};
    return colours[int(distance)];
}

void traffic_icon(const View& view, ImDrawList* list, Traffic kind, ImVec2 at, float r, double shown)
{
    const auto alpha = unsigned(std::lround(255.0 * shown));
    const Colour blue = with_alpha(series_colours[0], alpha), green = with_alpha(series_colours[2], alpha),
                 orange = with_alpha(series_colours[1], alpha), grey = with_alpha(view.theme.faint, alpha),
                 white = with_alpha(view.theme.ground, alpha);
    const float thin = 0.4f * r;
    switch (kind) {
        case Traffic::referral:
            list->AddCircleFilled(at, r, white, 14);
            list->AddCircleFilled(at, 0.85f * r, blue, 14);
            break;
        case Traffic::refusal:
            list->AddCircleFilled(at, r, white, 14);
            list->AddCircle(at, 0.8f * r, blue, 14, thin);
            break;
        case Traffic::first_session:
            list->AddTriangleFilled({at.x - 0.8f * r, at.y - r}, {at.x + r, at.y}, {at.x - 0.8f * r, at.y + r}, blue);
            break;
        case Traffic::gave_up:
            list->AddLine({at.x - 0.8f * r, at.y - 0.8f * r}, {at.x + 0.8f * r, at.y + 0.8f * r}, grey, 1.3f * thin);
            list->AddLine({at.x - 0.8f * r, at.y + 0.8f * r}, {at.x + 0.8f * r, at.y - 0.8f * r}, grey, 1.3f * thin);
            break;
        case Traffic::agreement:
            list->AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, white);
            list->AddRectFilled({at.x - 0.8f * r, at.y - 0.8f * r}, {at.x + 0.8f * r, at.y + 0.8f * r}, green);
            break;
        case Traffic::conflict:  // a spark
            for (int ray = 0; ray < 8; ++ray) {
                const float angle = std::numbers::pi_v<float> * float(ray) / 4.0f, far = ray % 2 == 0 ? 1.5f : 1.0f;
                list->AddLine(at, {at.x + far * r * std::cos(angle), at.y + far * r * std::sin(angle)}, orange,
                              1.2f * thin);
            }
            break;
        case Traffic::lost:  // a drop
            list->AddTriangleFilled({at.x, at.y - 1.4f * r}, {at.x + 0.8f * r, at.y}, {at.x - 0.8f * r, at.y}, grey);
            list->AddCircleFilled({at.x, at.y + 0.1f * r}, 0.85f * r, grey, 12);
            break;
    }
}

void bridge_numbers(const View& view, const Bridge& bridge, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const Language language = view.state.language;
    const float step = std::min((high.y - low.y) / (n_traffic + 1.0f), 1.35f * line);
    const float quarter = high.x, week = high.x - text_width(view.theme.text, "13 weeks") - 16.0f * s;
    float y = low.y;
    const std::string weeks = fmt::format("{} {}", bridge.quarter_weeks, view(Text{"weeks", "uker"}));
    draw_text(list, view.theme.text, {week, y}, view.theme.faint, view(Text{"week", "uken"}), Align::right);
    draw_text(list, view.theme.text, {quarter, y}, view.theme.faint, weeks, Align::right);
    for (int kind = 0; kind < n_traffic; ++kind) {
        y += step;
        const std::size_t k = std::size_t(kind);
        traffic_icon(view, list, Traffic(kind), {low.x + 8.0f * s, y + line / 2.0f}, 5.0f * s, 1.0);
        const std::string now = number_text(bridge.week[k], language);
        clipped_text(list, {low.x + 20.0f * s, y}, week - 26.0f * s - low.x - text_width(view.theme.strong, now),
                     view.theme.ink, view(traffic_name(Traffic(kind))));
        draw_text(list, view.theme.strong, {week, y}, view.theme.ink, now, Align::right);
        draw_text(list, view.theme.text, {quarter, y}, view.theme.faint, number_text(bridge.quarter[k], language),
                  Align::right);
        hint({low.x, y}, {high.x, y + step},
             fmt::format("{}: {}\n{}", view(traffic_name(Traffic(kind))),
                         meaning_of(info(indicator_of(Traffic(kind))), language),
                         view(Text{"In this week, and in the last weeks as named above (one replicate).",
                                   "I denne uken, og i de siste ukene som står over (én kjøring)."})));
    }
}

}  // namespace samspill::viz
