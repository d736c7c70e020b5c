#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

// Money, in kroner of 2018.
struct AccountParams {
    By<BenefitLabels> benefit{{0, 5050, 8400, 4800, 3730, 3730, 2400, 5300}};
    double earnings_entry = 6900;
    double earnings_slope = 6100;
    double counsellor_week = 16500;
    double adviser_week = 17500;
    double full_week_hours = 37.5;
    double education_week = 3400;
    double discount = 0.04;
    double tax_cost = 0.20;
};

}  // namespace samspill
