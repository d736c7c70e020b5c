#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/draw.h"
#include "core/week.h"
#include "model/inputs/inputs.h"

namespace samspill {

class Probe;

// How a fact is measured in a simulated world. Declared once, in targets.cpp.
enum class Statistic : std::uint8_t {
    sick_after_8_weeks,
    sick_after_16_weeks,
    sick_after_26_weeks,
    sick_after_52_weeks,
    sickness_share,
    aap_share,
    disability_share,
    young_health_share,
    unemployed_july_2017,
    unemployment_rate_december_2017,
    out_after_4_weeks,
    out_after_26_weeks,
    left_jobseekers_employed,
    left_reduced_capacity_employed,
    drift_registered,
    drift_unemployment,
    drift_sickness,
    drift_aap,
    drift_introduction,
    employed_compulsory,
    employed_secondary,
    employed_tertiary,
    introduction_work_or_education,
    introduction_in_work,
    introduction_work,
    introduction_both,
    introduction_education,
    introduction_unemployed,
    introduction_other,
    clients_2018,
    clients_2019_first_half,
    sessions_per_client,
    staff_load,
    caseload,
    guidance_comprehensibility,
    guidance_manageability,
    count_,
};
inline constexpr int n_statistics = int(Statistic::count_);

struct StatisticInfo {
    Statistic id;
    std::string_view name, unit;
    std::string_view meaning;   // what it is
    std::string_view measured;  // how, and what is assumed
    Week from, until;           // first and last week that are looked at
    std::unique_ptr<Probe> (*probe)();
};

std::span<const StatisticInfo> statistics();  // in the order of the enum
const StatisticInfo& info(Statistic statistic);

// A statistic of one region, or of all when `region` is empty.
struct Question {
    Statistic statistic;
    std::string region;

    friend bool operator==(const Question&, const Question&) = default;
};

// Runs one replicate as far as the questions need and answers them, in their order; NaN where
// there was nobody to count. `keep_going` is asked after every week; Interrupted is thrown when it
// says no. The burn-in must begin before the first week that is looked at, the horizon end after
// the last.
std::vector<double> measure(const Inputs& inputs, Stream stream, std::span<const Question> questions,
                            const std::function<bool()>& keep_going = {});

}  // namespace samspill
