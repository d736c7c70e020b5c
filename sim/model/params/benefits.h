#pragma once

namespace samspill {

// How long benefits last and who gets them.
struct BenefitParams {
    int unemployment_weeks = 104;
    int unemployment_min_weeks = 26;
    int sickness_weeks = 52;
    int aap_weeks = 208;
    int aap_weeks_new = 156;
    int aap_reform_week = 69;
    int qualification_weeks = 52;
    double qualification_share = 0.2;
    double newcomer_share = 0.50;
    double social_share = 0.45;
    double far_share = 0.90;
    double disability_health_aap = 0.50;
    double disability_health_social = 0.25;
};

}  // namespace samspill
