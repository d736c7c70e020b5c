#include "viz/panels/comparison/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/setting_words.h"
#include "viz/state/sweep_grid.h"

// A comparison file: a row an endpoint and alternative, then a row a week of the curve on screen.
namespace samspill::viz {

namespace {

class BoardTable {
public:
    BoardTable(const ComparisonBoard& board, Language language, Csv& csv)
        : board_(board), language_(language), csv_(csv)
    {
    }

    void add_endpoint(const ComparisonBoard::Row& row, std::size_t alternative)
    {
        const PairedDifference& difference = row.alternatives[alternative];
        begin(row.endpoint, "all", alternative + 1);
        csv_.text("").text("").number(difference.base).number(unknown).number(unknown).number(difference.alternative);
        csv_.number(unknown).number(unknown).number(difference.mean).number(difference.low()).number(difference.high());
        csv_.number(board_.confidence).number(difference.n).end_row();
    }

    void add_curve(const ComparisonLines& lines)
    {
        const ComparisonKey key = lines.key;
        if (key.curve < 0 || std::size_t(key.curve) >= board_.curves.size() || key.alternative < 1) return;
        const Contrast& contrast = lines.contrast;
        const bool known = key.place >= 0 && std::size_t(key.place) < board_.places.size();
        for (Week week = lines.base.first_week; week < lines.base.first_week + lines.base.weeks(); ++week) {
            begin(board_.curves[std::size_t(key.curve)], known ? board_.places[std::size_t(key.place)] : "",
                  std::size_t(key.alternative));
            csv_.number(week).text(date_text(week));
            for (const Curve* curve : {&lines.base, &lines.alternative})
                for (const auto* values : {&curve->mean, &curve->low90, &curve->high90})
                    csv_.number(value_at(*values, curve->first_week, week));
            for (const auto* values : {&contrast.mean, &contrast.low, &contrast.high})
                csv_.number(value_at(*values, contrast.first_week, week));
            csv_.number(0.95).number(contrast.pairs).end_row();  // Contrast
        }
    }

private:
    void begin(const ComparisonBoard::Line& line, const std::string& place, std::size_t alternative)
    {
        csv_.text(words_of(line.meaning, line.meaning_no, language_)).text(unit_words(line.unit, language_));
        csv_.text(spoken_name(place, false, language_)).text(title_of(board_, 0, language_));
        csv_.text(title_of(board_, alternative, language_));
    }

    const ComparisonBoard& board_;
    Language language_;
    Csv& csv_;
};

}  // namespace

std::string board_table(const ViewState& state, const Shown& shown)
{
    Csv csv(header_of({{"endpoint or curve", "utfall eller kurve"},
                       {"unit", "enhet"},
                       {"place", "sted"},
                       {"base", "grunnlag"},
                       {"alternative", "alternativ"},
                       {"week (none: at the end)", "uke (ingen: til slutt)"},
                       {"date", "dato"},
                       {"base, mean", "grunnlag, snitt"},
                       {"base, 90 % low", "grunnlag, 90 % lav"},
                       {"base, 90 % high", "grunnlag, 90 % høy"},
                       {"alternative, mean", "alternativ, snitt"},
                       {"alternative, 90 % low", "alternativ, 90 % lav"},
                       {"alternative, 90 % high", "alternativ, 90 % høy"},
                       {"difference", "forskjell"},
                       {"difference, low", "forskjell, lav"},
                       {"difference, high", "forskjell, høy"},
                       {"confidence", "konfidens"},
                       {"pairs", "par"}},
                      state.language));
    if (!shown.board) return csv.str();
    BoardTable table(*shown.board, state.language, csv);
    for (const ComparisonBoard::Row& row : shown.board->endpoints)
        for (std::size_t i = 0; i < row.alternatives.size(); ++i) table.add_endpoint(row, i);
    if (shown.lines) table.add_curve(*shown.lines);
    return csv.str();
}

}  // namespace samspill::viz
