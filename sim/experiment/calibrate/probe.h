#pragma once

#include <memory>
#include <span>

#include "experiment/calibrate/targets.h"
#include "model/state/region.h"

namespace samspill {

using RegionView = std::span<const Region* const>;

// Looks at regions after every week and works out statistics of one kind from what it saw. It is
// made when their world is, looks only, and remembers what it needs. What it counts is of all the
// regions that it is shown, summed.
class Probe {
public:
    virtual ~Probe() = default;
    virtual void look(Week week, RegionView regions) = 0;  // `week` is the one just done
    virtual double result(Statistic statistic) const = 0;  // NaN when there was nobody to count
};

// Sickness spells that have passed 16 days, followed to their end (E2, E4).
std::unique_ptr<Probe> probe_sickness_spells();
// Shares of the population on health benefits (E12).
std::unique_ptr<Probe> probe_health_benefits();
// Registered unemployed persons (E18).
std::unique_ptr<Probe> probe_unemployed();
// The stock of unemployed and in measures, followed (E16).
std::unique_ptr<Probe> probe_stock_exits();
// Those who leave the register, half a year after (E14).
std::unique_ptr<Probe> probe_register_leavers();
// Growth of stocks in the last year of the burn-in.
std::unique_ptr<Probe> probe_drift();
// Employment by level of education (E23).
std::unique_ptr<Probe> probe_employment();
// Leavers of the introduction programme in November the year after (D1, D2).
std::unique_ptr<Probe> probe_introduction_leavers();
// The career centre's clients from NAV (A2, A5).
std::unique_ptr<Probe> probe_clients();
// Counsellors' hours and caseloads (F2).
std::unique_ptr<Probe> probe_staff();
// What completed guidance did to the sense of coherence (F6).
std::unique_ptr<Probe> probe_guidance();

}  // namespace samspill
