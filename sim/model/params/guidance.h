#pragma once

namespace samspill {

// The career centre: its capacity, its queue and what a session does.
struct GuidanceParams {
    double sessions_per_position = 12;
    double attended = 0.9;
    double public_share = 0.55;
    bool limited = true;
    double extra_sessions = 0.74;
    double give_up = 0.01;
    int course_size = 12;
    int course_weeks = 8;
    int course_patience = 8;
    double course_slots = 2;
    double course_gain = 0.6;
    double comprehensibility = 0.05898;
    double manageability = 0.07536;
    double meaningfulness = 0.10;
    double three_way_manageability = 0.05;
    double barrier = 0.10;
    double realism = 0.15;
    double aspiration = 0.10;
};

}  // namespace samspill
