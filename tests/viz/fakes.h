#pragma once

#include <cmath>
#include <memory>
#include <string>

#include "viz/data/shown.h"

// What a comparison file and a sweep file would show, made up: sizes and holes are known.
namespace samspill::viz::test {

// One endpoint in pairs whose difference is about `effect` with some scatter.
inline PairedDifference made_difference(double base, double effect, double scatter, int pairs)
{
    std::vector<double> first, second;
    for (int i = 0; i < pairs; ++i) {
        const double wave = std::sin(1.7 * i + base);
        first.push_back(base + 0.02 * base * wave);
        second.push_back(first.back() + effect + scatter * std::cos(2.3 * i + effect));
    }
    return paired_difference(first, second);
}

inline std::shared_ptr<const ComparisonBoard> made_board(int pairs = 12)
{
    auto board = std::make_shared<ComparisonBoard>();
    board->scenarios = {"Litt etter litt", "Ett stort steg", "Som i dag"};
    board->curves = {{"lasting", "persons", "persons in lasting work", "personer i varig arbeid"},
                     {"waiting", "persons", "persons who wait", "personer som venter"}};
    board->places = {"Ås", "Nes", "all"};
    board->replicates = pairs;
    const auto row = [&](std::string name, std::string unit, std::string meaning, std::string meaning_no, double base,
                         double effect, double scatter) {
        board->endpoints.push_back({{std::move(name), std::move(unit), std::move(meaning), std::move(meaning_no)},
                                    {made_difference(base, effect, scatter, pairs),
                                     made_difference(base, -0.4 * effect, 2.0 * scatter, pairs)}});
    };
    row("lasting", "persons", "in lasting work in the last week", "i varig arbeid i siste uke", 41250, 180, 90);
    row("first_sessions", "persons", "came to the career centre", "kom til karrieresenteret", 2310, 440, 60);
    row("conflicts", "1", "conflicts over what a user wants", "konflikter om hva brukeren ønsker", 385, 61, 20);
    row("defeats", "1", "jobs lost within half a year", "jobber tapt innen et halvt år", 5120, -8, 70);
    row("attitude", "1", "attitude of counsellors", "veiledernes holdning", 0.21, -0.04, 0.02);
    row("public_spending", "NOK", "public spending", "offentlige utgifter", 5.2e9, 1.1e7, 4e7);
    row("flaws", "1", "flaws that hurt somebody", "feil som går ut over noen", 0, 14, 3);
    return board;
}

inline std::shared_ptr<const ComparisonLines> made_lines(ComparisonKey key, int pairs = 12)
{
    std::vector<std::vector<float>> first, second;
    for (int r = 0; r < pairs; ++r) {
        first.emplace_back(), second.emplace_back();
        for (int week = 0; week < 120; ++week) {
            const float base = 1000.0f + 3.0f * float(week) + 20.0f * std::sin(0.3f * float(week + 5 * r));
            first.back().push_back(base);
            second.back().push_back(base + (week > 40 ? 0.6f * float(week - 40) : 0.0f) +
                                    4.0f * std::cos(float(r * 7 + week)));
        }
    }
    auto lines = std::make_shared<ComparisonLines>();
    lines->key = key;
    lines->base = curve_of(-10, first);
    lines->alternative = curve_of(-10, second);
    lines->contrast = contrast_of(-10, first, second, Looks::once);
    return lines;
}

// A grid of 5 x 4 x 2; the value at a point is told by its positions: 100 x first + 10 x second + third.
inline std::shared_ptr<const SweepTable> made_sweep()
{
    auto table = std::make_shared<SweepTable>();
    const auto axis = [&](std::string name, std::string unit, std::string meaning, std::vector<double> numbers,
                          std::vector<std::string> labels) {
        SweepTable::Axis made;
        made.keys = {name};
        made.name = std::move(name), made.unit = std::move(unit), made.meaning = std::move(meaning);
        made.numbers = std::move(numbers), made.labels = std::move(labels);
        table->axes.push_back(std::move(made));
    };
    axis("wave.intensity", "", "intensity of collaboration that is aimed at", {0, 0.5, 1, 2, 3},
         {"0", "0.5", "1", "2", "3"});
    axis("reform.mend_rate", "1/week", "how fast flaws are mended", {0.02, 0.05, 0.1, 0.2},
         {"0.02", "0.05", "0.1", "0.2"});
    axis("referral.rule", "", "rule of referral", {NAN, NAN}, {"ad_hoc", "universal"});
    table->grid = true;
    table->columns = {{"lasting", "persons", "persons in lasting work", "personer i varig arbeid", false},
                      {"waiting", "persons", "persons who wait", "personer som venter", true}};
    table->places = {"Ås", "Nes", "all"};
    table->groups = {"jobseeker", "young", "all"};
    table->steps = {0, 52, 104};
    table->points = 40;
    table->replicates = 8;
    table->base_path = "scenarios/buskerud.toml";
    return table;
}

inline std::shared_ptr<const SweepCells> made_cells(const SweepTable& table, bool signs = false)
{
    auto cells = std::make_shared<SweepCells>();
    for (std::size_t point = 0; point < table.points; ++point) {
        double value = 0.0;
        if (table.grid)
            for (std::size_t axis = 0; axis < table.axes.size(); ++axis)
                value = 10.0 * value + double(table.position(point, axis));
        else
            value = 100.0 * std::sin(0.1 * double(point));
        cells->mean.push_back(signs ? value - 150.0 : value);
        cells->spread.push_back(5.0 + double(point % 3));
        cells->replicates.push_back(8);
    }
    return cells;
}

// A design that is no grid: 60 points over two numbers.
inline std::shared_ptr<const SweepTable> made_design()
{
    auto table = std::make_shared<SweepTable>(*made_sweep());
    table->grid = false;
    table->axes.pop_back();
    table->points = 60;
    for (SweepTable::Axis& axis : table->axes) axis.numbers.clear(), axis.labels.clear();
    for (int i = 0; i < 60; ++i) {
        const double first = std::fmod(0.618 * i, 1.0) * 3.0, second = (i + 0.5) / 60.0;
        for (const auto& [axis, number] : {std::pair{0, first}, std::pair{1, second}}) {
            table->axes[std::size_t(axis)].numbers.push_back(number);
            table->axes[std::size_t(axis)].labels.push_back(std::to_string(number));
        }
    }
    return table;
}

}  // namespace samspill::viz::test
