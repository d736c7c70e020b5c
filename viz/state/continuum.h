#pragma once

#include <utility>
#include <vector>

#include "viz/data/film.h"
#include "viz/data/selection.h"
#include "viz/state/view_state.h"

// Offices on the continuum of collaboration: what is planned, and what is done.
namespace samspill::viz {

struct OfficeOnContinuum {
    int office = 0;
    double planned = 0.0, enacted = 0.0;            // 0 cooperation .. 3 service integration
    double planned_then = 0.0, enacted_then = 0.0;  // at the start
    std::vector<float> practice;                    // of its counsellors, lowest first; empty when not known

    double gap() const { return enacted - planned; }
};
OfficeOnContinuum office_on_continuum(const Film& film, int office, double week);

// The offices of a place, region by region, within a region in the order that is asked for (by the first
// world's numbers).
std::vector<int> continuum_order(const Film& film, Place place, ContinuumOrder order, double week);

}  // namespace samspill::viz
