#pragma once

namespace samspill {

// Try, reflect, adjust.
struct ReflectionParams {
    int interval = 26;
    double attention = 0.5;
    double attention_hours = 7.5;
    double crowding = 20;
    double sharing = 0.1;
    double adjust = 0.2;
    int adjust_seen = 10;
    double joining = 0.1;
    int premature_flaws = 6;
    double premature_pressure = 0.3;
    int postponed_weeks = 26;
    int most_postponements = 2;
};

}  // namespace samspill
