#pragma once

namespace samspill {

// Education, work training, supported employment and the introduction programme.
struct MeasureParams {
    double course_step = 0.05;
    double secondary_level = 0.5;
    double vocational_level = 0.65;
    double higher_level = 0.8;
    int course_weeks = 26;
    int secondary_weeks = 104;
    int vocational_weeks = 104;
    int higher_weeks = 156;
    double dropout = 0.004;
    double dropout_slope = 1.5;
    double dropout_stability = 0.6;
    int autumn_term = 33;
    int spring_term = 2;
    int last_weeks = 8;
    double works_beside = 0.3;
    int training_weeks = 13;
    double training_gain = 0.02;
    double training_motivation = 0.03;
    int supported_longest = 104;
    int intro_weeks = 104;
    double intro_qualification = 0.0012;
    double intro_to_education = 0.2166;
    double intro_language = 0.002657;
};

}  // namespace samspill
