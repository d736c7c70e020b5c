#include "model/params/labour_market.h"

#include "model/params/table.h"

namespace samspill {

namespace {

constexpr auto fields(const LabourMarketParams*)
{
    using P = LabourMarketParams;
    return std::tuple{
        Field{"persistence", &P::persistence, "1/week", 0.0, 1.0,
              "share of the log-tightness of the labour market that is left after a week",
              "andel av arbeidsmarkedets log-stramhet som er igjen etter en uke", calibrated("E19")},
        Field{"noise", &P::noise, "log", 0.0, 1.0, "standard deviation of the weekly shock to log-tightness",
              "standardavvik for det ukentlige støtet i log-stramhet", calibrated("E19")},
        Field{"seasonal", &P::seasonal, "log", 0.0, 1.0, "amplitude of the season in log-tightness",
              "sesongutslag i log-stramhet", assumed()},
        Field{"seasonal_peak", &P::seasonal_peak, "ISO week", 1, 53, "week of the year with the tightest market",
              "uken i året med strammest arbeidsmarked", assumed()},
        Field{"elasticity", &P::elasticity, "1", 0.0, 1.0,
              "matching elasticity: offers move with tightness to this power",
              "tilbudenes elastisitet med hensyn på stramhet",
              assumed("usual in matching functions", "vanlig i matchingfunksjoner")},
        Field{"displacement", &P::displacement, "1", 0.0, 1.0,
              "how far more search by users makes offers to each fewer: helping some can hurt others",
              "hvor mye mer søking gir færre tilbud til hver: hjelp til noen kan ramme andre", assumed()},
    };
}

}  // namespace

template <>
void add_parameters(std::vector<Parameter>& list, std::string_view section, LabourMarketParams& params)
{
    add_fields(list, section, params, fields(&params));
}

}  // namespace samspill
