#include "viz/file/comparison_packet.h"

#include <limits>

#include "experiment/compare/cohort_text.h"
#include "experiment/judge/curves.h"
#include "experiment/judge/endpoints.h"
#include "results/files/reading.h"

namespace samspill::viz {

namespace {

void put_difference(PacketWriter& packet, const PairedDifference& difference)
{
    packet.number(std::int32_t(difference.n));
    for (const double value :
         {difference.base, difference.alternative, difference.mean, difference.half_width, difference.spread,
          difference.confidence, difference.correlation, difference.variance_reduction, difference.skewness})
        packet.number(value);
}

PairedDifference take_difference(PacketReader& packet, int replicates)
{
    PairedDifference difference;
    difference.n = packet.number<std::int32_t>(0, replicates, {"the number of pairs", "tallet på par"});
    for (double* value :
         {&difference.base, &difference.alternative, &difference.mean, &difference.half_width, &difference.spread,
          &difference.confidence, &difference.correlation, &difference.variance_reduction, &difference.skewness})
        *value = packet.number<double>();
    return difference;
}

template <class Info>
ComparisonBoard::Line line_of(const Info& about, Week cohort_week)
{
    return {std::string(about.name), std::string(about.unit), meaning_with_week(about.meaning, cohort_week),
            meaning_with_week(about.meaning_no, cohort_week, true)};
}

}  // namespace

void put_board(PacketWriter& packet, const Comparison& comparison)
{
    std::vector<std::string> titles, titles_no, places;
    for (const Scenario& scenario : comparison.scenarios) {
        titles.push_back(scenario.title.empty() ? scenario.name : scenario.title);
        titles_no.push_back(scenario.norwegian.title);
    }
    for (std::size_t place = 0; place < comparison.place_count(); ++place)
        places.push_back(comparison.place_name(place));
    packet.texts(titles);
    packet.texts(titles_no);
    packet.texts(places);
    packet.number(std::int32_t(comparison.replicates()));
    packet.number(comparison.confidence);
    packet.number(std::int32_t(comparison.scenarios[0].inputs.observation.from));
    packet.number(std::int32_t(weeks_of(comparison)));
    packet.number(std::int32_t(comparison.cohort_week()));
    for (std::size_t endpoint = 0; endpoint < endpoints().size(); ++endpoint)
        for (std::size_t alternative = 1; alternative < comparison.scenarios.size(); ++alternative)
            put_difference(packet, total_difference(comparison, alternative, endpoint));
}

BoardHead take_board(PacketReader& packet)
{
    constexpr auto most = std::int32_t(most_weeks);
    BoardHead head;
    ComparisonBoard& board = head.board;
    board.scenarios = packet.texts();
    board.scenarios_no = packet.texts();
    board.places = packet.texts();
    if (board.scenarios.size() < 2 || board.scenarios_no.size() != board.scenarios.size() || board.places.empty())
        throw Nonsense(
            message("packet.nothing_that_is_compared", {"nothing that is compared", "ingenting som sammenlignes"}));
    board.replicates = packet.number<std::int32_t>(1, std::int32_t(most_replicates),
                                                   {"the number of replicates", "tallet på kjøringer"});
    board.confidence = packet.number<double>(0.0, 1.0, {"the confidence", "konfidensen"});
    head.first_week = packet.number<std::int32_t>(-most, most, {"the first week", "den første uken"});
    head.weeks = packet.number<std::int32_t>(1, 2 * most, {"the number of weeks", "tallet på uker"});
    const Week cohort_week = packet.number<std::int32_t>(-most, most, {"the cohort's week", "uken til kohorten"});
    for (const CurveInfo& curve : curves()) board.curves.push_back(line_of(curve, cohort_week));
    for (const EndpointInfo& endpoint : endpoints()) {
        ComparisonBoard::Row row{line_of(endpoint, cohort_week), {}};
        for (std::size_t alternative = 1; alternative < board.scenarios.size(); ++alternative)
            row.alternatives.push_back(take_difference(packet, board.replicates));
        board.endpoints.push_back(std::move(row));
    }
    packet.end();
    return head;
}

}  // namespace samspill::viz
