#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "core/week.h"
#include "viz/plots/texts.h"
#include "viz/plots/theme.h"
#include "viz/state/words.h"

// Charts over ImDrawList: axes with units, lines with bands, bars from zero, heat maps, dots.
namespace samspill::viz {

// Round steps of 1, 2 or 5 x 10^n that cover [low, high] in about `count` steps.
std::vector<double> ticks(double low, double high, int count);
// The numbers beside them, each with the decimals that tell it from the next. `per` divides them.
std::vector<std::string> tick_texts(std::span<const double> marks, Language language, double per = 1.0);

// Weeks that a time axis names: years, quarters or weeks, as the range asks for.
struct WeekTick {
    Week week;
    std::string text;
};
std::vector<WeekTick> week_ticks(Week from, Week to, int count, Language language);

struct Range {
    double low = 0.0, high = 1.0;
};
// Covers all finite numbers, with a margin; from zero when `from_zero` (bars; counts that are near it).
Range range_of(std::span<const std::span<const float>> lines, bool from_zero);

struct PlotOptions {
    std::string title;
    std::string unit;  // of the y axis: never empty
    std::string note;  // what bands and lines are, under the plot
    Range x, y;
    Language language = Language::en;
    float height = 0.0f;  // 0: what is left
    float left = 0.0f;    // least room for the numbers of the y axis, in points: charts below each other are in step
    double per = 1.0;     // what the numbers of the y axis are divided by; the unit says so ("million NOK")
    bool time = true;     // x is weeks: dates on the axis, cursor, zoom by wheel and drag
};

// One chart: made where the cursor is, takes the whole width. An axis without its zero is said so below.
class Plot {
public:
    Plot(const char* id, const Theme& theme, const PlotOptions& options);
    ~Plot();

    ImVec2 at(double x, double y) const;
    double x_at(float pixel) const;
    bool hovered() const;      // the pointer is in the area
    double pointer_x() const;  // under the pointer
    std::optional<Range> zoomed()
        const;  // the range of x that the person asks for by wheel, drag or double click (all)
    bool clicked() const;
    ImDrawList* list() const { return list_; }
    ImVec2 low() const { return area_min_; }  // of the area within the axes, pixels
    ImVec2 high() const { return area_max_; }

    // `values` stand at first, first + 1, ...; gaps at NaN.
    void line(double first, std::span<const float> values, Colour colour, float width = 2.0f, int style = 0);
    void band(double first, std::span<const float> low, std::span<const float> high, Colour colour);
    void bars(double first, std::span<const float> values, Colour colour);
    void cursor(double x, Colour colour);
    void span(double from, double to, Colour colour, std::string_view text);  // shaded, with a name at its top
    void wave_mark(double x, Colour colour);  // a dotted line with a small triangle at its foot
    void message(std::string_view text);      // in the middle: why nothing is drawn
    void zero_line();
    void legend(std::span<const std::pair<std::string, Colour>> entries);  // of lines in the styles 0, 1, 2 ...
    // Values under the pointer, beside it.
    void tooltip(const std::string& head, std::span<const std::pair<std::string, std::string>> rows);

private:
    void react(const char* id);
    void draw_frame(ImVec2 at, float width, std::span<const double> marks, std::span<const std::string> texts);
    std::pair<std::size_t, std::size_t> in_view(double first, std::size_t count) const;
    static ImVec2 white();  // of the font's texture

    const Theme& theme_;
    PlotOptions options_;
    ImDrawList* list_;
    ImVec2 area_min_, area_max_;
    bool hovered_ = false, clicked_ = false;
    std::optional<Range> zoomed_;
};

Colour mixed(Colour a, Colour b, double t);
// A colour of a sequential (one-sided) or diverging scale, safe for colour blindness; t in [0, 1].
Colour sequential(double t);
Colour diverging(double t);  // .5 is neutral

// A piece of a line in one of its styles, for legends: as Plot::line draws it.
void line_sample(ImDrawList* list, ImVec2 from, ImVec2 to, Colour colour, float width, int style);

}  // namespace samspill::viz
