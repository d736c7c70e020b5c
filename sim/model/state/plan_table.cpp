#include "model/state/plan_table.h"

namespace samspill {

double PlanTable::expected(int cell) const
{
    double all_employed = 0.0, all_weeks = 0.0;
    for (int c = 0; c < cells; ++c) {
        all_employed += employed_weeks[c];
        all_weeks += weeks[c];
    }
    const double common = all_weeks > 0.0 ? all_employed / all_weeks : 0.5;
    return 260.0 * (employed_weeks[cell] + 26.0 * common) / (weeks[cell] + 26.0);
}

}  // namespace samspill
