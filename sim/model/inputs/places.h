#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/by.h"
#include "core/week.h"
#include "model/inputs/levers.h"
#include "model/params/kinds.h"

namespace samspill {

// A municipal NAV office as a scenario declares it.
struct OfficePlace {
    std::string name;           // unique in the scenario; identity of everybody who ever comes in
    double inhabitants = 0.0;   // persons in the municipality
    double distance = 0.3;      // geographic distance to the career centre, 0 (same house) .. 1
    double tie = 0.3;           // how well the parties knew each other at the start, 0..1
    std::uint8_t partners = 0;  // bit per Partner that works with the office from the start
    int job_specialists = 0;    // team that follows supported employment
    Week job_specialists_from = 0;
    By<GroupLabels> inflow{{1, 1, 1, 1, 1}};  // first arrivals and stock relative to the common rates
};

// One labour market with one career centre, and what that has at the start.
struct RegionPlace : CentreTargets {
    std::string name;
    std::vector<OfficePlace> offices;
};

struct Places {
    double scale = 1.0;  // multiplies inhabitants, job specialists and centre positions
    std::vector<RegionPlace> regions;

    int office_count() const
    {
        int count = 0;
        for (const RegionPlace& region : regions) count += int(region.offices.size());
        return count;
    }
};

}  // namespace samspill
