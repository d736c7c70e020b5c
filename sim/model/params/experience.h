#pragma once

namespace samspill {

// What counsellors, leaders, offices and career advisers learn from the collaboration.
struct ExperienceParams {
    double success = 0.10;
    double lost = 0.03;
    int window = 26;
    int compared = 8;
    double own_anchor = 0.01;
    double colleagues = 0.003;
    double leader = 0.002;
    double pressure = 0.01;
    double pressure_middle = 0.05;
    double ownership_gain = 0.02;
    double ownership_half_life = 104;
    double knowledge_contact = 0.08;
    double knowledge_referral = 0.03;
    double knowledge_three_way = 0.06;
    double knowledge_half_life = 52;
    double leader_turnover = 0.15;
    double leader_listens = 0.002;
};

}  // namespace samspill
