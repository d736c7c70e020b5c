#include "experiment/sweep/sweep_sensitivity.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.h"
#include "core/special_numbers.h"
#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_record.h"

namespace samspill {

namespace {

// Where the endpoint's number for all places and groups stands in a row.
std::size_t position_of(const SweepRecord& record, const std::string& endpoint, const std::string& folder)
{
    std::vector<std::string> names;
    for (const SweepRecord::Column& column : record.columns()) {
        if (column.is_series) continue;
        if (column.name == endpoint) return column.begin + record.size_of(column) - 1;  // "all" comes last
        names.push_back(column.name);
    }
    const std::string near = nearest_name(endpoint, names);
    throw InputError(folder, near.empty() ? message("sweep.no_endpoint",
                                                    {"the sweep has no endpoint {}; it has: {}",
                                                     "gjennomgangen har ikke endepunktet {}; den har: {}"},
                                                    endpoint, fmt::join(names, ", "))
                                          : message("sweep.near_endpoint",
                                                    {"the sweep has no endpoint {}; did you mean {}?; it has: {}",
                                                     "gjennomgangen har ikke endepunktet {}; mente du {}? Den har: {}"},
                                                    endpoint, near, fmt::join(names, ", ")));
}

}  // namespace

std::vector<double> sweep_outcomes(const SweepFolder& folder, const SweepPlan& plan, const SweepState& state,
                                   const std::string& endpoint)
{
    const SweepRecord record(plan.file(), plan.base().inputs);
    const std::size_t position = position_of(record, endpoint, folder.path());
    std::vector<double> outcomes(plan.runs(), nan);
    for (const SweepState::Batch& batch : state.batches) {
        const SweepRows rows = read_batch(folder.runs() + "/" + batch.file, record.width(), folder.origin());
        for (std::size_t i = 0; i < rows.size(); ++i)
            outcomes.at(rows.runs[i]) = rows.values[i * record.width() + position];
    }
    return outcomes;
}

void require_sensitivity_design(const SweepFolder& folder, const SweepPlan& plan)
{
    const DesignKind kind = plan.design().kind;
    if (kind == DesignKind::saltelli || kind == DesignKind::morris) return;
    throw InputError(
        folder.path(),
        message("sensitivity.design",
                {"the sweep has the design {}, whose points tell nothing of the axes' importance; "
                 "allowed: saltelli (Sobol' indices: shares of the variance), morris (elementary "
                 "effects: a screening of many axes). Set sweep.design and run the sweep anew",
                 "gjennomgangen har designet {}, og punktene i det sier ikke noe om hvor viktige aksene er; tillatt: "
                 "saltelli (Sobols indekser: andeler av variansen), morris (elementæreffekter: en siling av mange "
                 "akser). Sett sweep.design og kjør gjennomgangen på nytt"},
                DesignLabels::names[std::size_t(kind)]));
}

}  // namespace samspill
